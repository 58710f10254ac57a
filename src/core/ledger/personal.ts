import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import { digest } from './canonical.ts';

/** Personal values that a line is about: whose they are (`room.table:id`), and each by its name. */
export interface Personal {
  subject: string;
  values: Record<string, string>;
}

/** How a personal value stands in a line: H(0x02 ‖ salt ‖ value), hex. Whoever has value and salt can show that it is meant. */
export const personalHash = (salt: Uint8Array, value: string): string =>
  digest('sha256', Uint8Array.of(2), salt, value).toString('hex');

/** The hashes that go into the line, and the salts that are kept beside it. */
export function saltPersonal({ values }: Personal): { hashes: Record<string, string>; salts: Map<string, Buffer> } {
  const salts = new Map(Object.keys(values).map((field) => [field, randomBytes(32)]));
  const hashes = Object.entries(values).map(([field, value]) => [field, personalHash(salts.get(field)!, value)]);
  return { hashes: Object.fromEntries(hashes), salts };
}

/** Keeps the salts until the values are erased by law. */
export async function keepSalts(tx: Tx, line: number, subject: string, salts: Map<string, Buffer>): Promise<void> {
  for (const [field, salt] of salts) {
    await sql`
      insert into ledger.personal (line, field, subject, salt)
      values (${line}, ${field}, ${subject}, ${salt})`.execute(tx);
  }
}
