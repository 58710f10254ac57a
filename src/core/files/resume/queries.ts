import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Staff } from '../../caller.ts';

export interface UploadRow {
  id: string;
  name: string;
  bytes: number;
  /** How much is here, in whole parts that lie on the disk. */
  offset: number;
  file: number | null;
  refused: string | null;
}

/** An upload of this person; anybody else's is as if it were not there. */
export async function getUpload(db: Reads, who: Staff, id: string): Promise<UploadRow> {
  const found = await first(
    db,
    sql<UploadRow>`
      select upload.id, upload.name, upload.bytes, upload.file, upload.refused,
        coalesce((select sum(part.bytes) from files.upload_part part where part.upload = upload.id), 0)::bigint as "offset"
      from files.upload
      where upload.id = ${id} and upload.person = ${who.person}`,
  );
  if (!found) throw new NotFound();
  return found;
}

/** Contents of the parts, in their order. */
export const listParts = async (db: Reads, id: string): Promise<string[]> =>
  (
    await rows<{ hash: string }>(db, sql`select hash from files.upload_part where upload = ${id} order by starts_at`)
  ).map(({ hash }) => hash);

export const countUnfinished = async (db: Reads, { person }: Staff): Promise<number> =>
  (await first<{ n: number }>(
    db,
    sql`
      select count(*) as n from files.upload
      where person = ${person} and file is null and refused is null and begun_at > now() - interval '1 day'`,
  ))!.n;
