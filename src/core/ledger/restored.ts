import type pg from 'pg';

/**
 * After a restore, in its transaction: transaction ids of the old server mean nothing here. What is sealed keeps its
 * place in the chain and stands before every transaction of this server; what was not sealed bears the restore's own id
 * and is sealed anew in the order of writing (promises.md, The ledger). The id is under no hash.
 */
export async function stampRestoredLines(client: pg.ClientBase): Promise<void> {
  await client.query(`
    update ledger.line
    set xid = '0'
    where exists (select from ledger.seal where seal.line = line.id)`);
}
