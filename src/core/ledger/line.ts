import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { one, type Tx } from '../../platform/database.ts';
import { canonical } from './canonical.ts';
import { keepSalts, type Personal, saltPersonal } from './personal.ts';

/** What a deed says of itself. `object` names what was acted on, as `room.table:id`. */
export interface Line {
  object: string;
  revision?: number | null;
  /** Content hash, hex, of the revision acted on. */
  objectHash?: string | null;
  reason?: string | null;
  /** Facts without personal values; those are logged as salted hashes only. */
  data?: Record<string, unknown>;
  /** Personal values that the deed is about: the line holds their salted hashes (`data.personal`), which can be erased. */
  personal?: Personal;
  /** A public act: anyone may read this line. */
  open?: boolean;
}

export interface WrittenLine extends Line {
  at: Date;
  actor: string;
  unit: number | null;
  verb: string;
}

/** The fields of a line that its hash covers, in one shape for writer and verifier. */
export function hashed(line: WrittenLine): string {
  const { at, actor, unit, verb, object } = line;
  return canonical({
    at: at.toISOString(),
    actor,
    unit,
    verb,
    object,
    revision: line.revision ?? null,
    object_hash: line.objectHash ?? null,
    reason: line.reason ?? null,
    data: line.data ?? {},
    open: line.open ?? false,
  });
}

/** Writes one line in the deed's transaction and answers its id; no lock is taken (evidence.md, Database). */
export async function writeLine(tx: Tx, line: WrittenLine): Promise<number> {
  const salted = line.personal ? saltPersonal(line.personal) : null;
  const data = JSON.stringify({ ...line.data, ...(salted ? { personal: salted.hashes } : {}) });
  const text = hashed({ ...line, data: JSON.parse(data) });
  const row = await one(
    tx,
    sql<{ id: number }>`
      insert into ledger.line (at, actor, unit, verb, object, revision, object_hash, reason, data, open, salt, canonical)
      values (${line.at}, ${line.actor}, ${line.unit}, ${line.verb}, ${line.object}, ${line.revision ?? null},
        ${line.objectHash ?? null}, ${line.reason ?? null}, ${data}::jsonb, ${line.open ?? false}, ${randomBytes(32)}, ${text})
      returning id`,
  );
  if (salted) await keepSalts(tx, row.id, line.personal!.subject, salted.salts);
  return row.id;
}
