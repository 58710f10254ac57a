import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { first, one } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { action } from '../../action.ts';
import { canonical } from '../../ledger/canonical.ts';
import { findGone, listCopies } from '../queries/copies.ts';
import { objectOf } from './draft.ts';

/**
 * 出具撤回回执: after the withdrawal has answered, every derived copy is looked for once more (promises.md, rule 3). While one is
 * left there is no receipt. `generation` is one that came after the withdrawal and was waited for.
 */
export const writeReceipt = action('publications.writeReceipt', {
  words: '出具撤回回执',
  may: 'system',
  async run(act, input: { document: number; withdrawnAt: string; generation: number }): Promise<{ receipt: number }> {
    const { document, generation } = input;
    const at = new Date(input.withdrawnAt);
    await sql`select id from publications.document where id = ${document} for update`.execute(act.tx);
    const before = await first(
      act.tx,
      sql<{ id: number }>`
        select id from publications.withdrawal_receipt where document = ${document} and withdrawn_at = ${at}`,
    );
    const gone = await findGone(act.tx, document, at);
    if (!gone) throw new NotFound();
    if (before) throw new ReceiptWritten();
    const { copies, left } = await listCopies(act.tx, gone, generation);
    if (left.length > 0) throw new Refused(`还有副本没有撤下：${left.join('、')}。回执要等全部撤下才能出具。`);
    const { kind, reason, editions } = gone;
    const facts = { document, withdrawn_at: at.toISOString(), kind, reason, editions, copies, generation };
    const hash = createHash('sha256')
      .update('RECEIPT1\n')
      .update(canonical({ ...facts, made_at: act.now.toISOString() }))
      .digest('hex');
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into publications.withdrawal_receipt
          (document, withdrawn_at, kind, reason, editions, copies, generation, hash, made_at)
        values (${document}, ${at}, ${kind}, ${reason}, ${editions}, ${JSON.stringify(copies)}::jsonb, ${generation}, ${hash}, ${act.now})
        returning id`,
    );
    await act.line({ object: objectOf(document), objectHash: hash, data: { receipt: id, copies: copies.length } });
    return { receipt: id };
  },
});

/** The receipt is there: a job that comes twice has nothing to do. */
export class ReceiptWritten extends Refused {
  constructor() {
    super('这次撤回的回执已经出具。');
    this.name = 'ReceiptWritten';
  }
}
