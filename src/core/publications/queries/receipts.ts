import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import type { Copy, Gone } from './copies.ts';

export interface ReceiptMark {
  id: number;
  withdrawnAt: Date;
  kind: Gone['kind'];
  editions: number[];
}

/** The receipts of a document, newest first. */
export const listReceipts = (db: Reads, document: number): Promise<ReceiptMark[]> =>
  rows(
    db,
    sql<ReceiptMark>`
      select id, withdrawn_at as "withdrawnAt", kind, editions
      from publications.withdrawal_receipt
      where document = ${document}
      order by id desc`,
  );

export interface Receipt extends ReceiptMark {
  document: number;
  publicId: string;
  /** The address at which it stood. */
  path: string;
  unit: number;
  unitName: string;
  reason: string;
  copies: Copy[];
  generation: number;
  hash: string;
  madeAt: Date;
  /** Where the line about it stands in the ledger; null until it is sealed. */
  position: number | null;
}

export const findReceipt = (db: Reads, document: number, id: number): Promise<Receipt | undefined> =>
  first(
    db,
    sql<Receipt>`
      select receipt.id, receipt.document, document.public_id as "publicId", address.path, document.unit, unit.name as "unitName",
        receipt.withdrawn_at as "withdrawnAt", receipt.kind, receipt.reason, receipt.editions, receipt.copies,
        receipt.generation, receipt.hash, receipt.made_at as "madeAt", seal.position
      from publications.withdrawal_receipt receipt
      join publications.document on document.id = receipt.document
      join publications.address on address.document = document.id and address.current
      join organisations.unit on unit.id = document.unit
      left join ledger.line on line.object = 'publications.document:' || document.id and line.object_hash = receipt.hash
        and line.verb = 'publications.writeReceipt'
      left join ledger.seal on seal.line = line.id
      where receipt.document = ${document} and receipt.id = ${id}`,
  );
