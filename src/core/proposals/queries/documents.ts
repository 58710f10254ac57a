import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';

/** Which of these public ids nobody can read now. */
export async function listUnknown(db: Reads, ids: string[]): Promise<string[]> {
  const known = await rows(db, sql<{ id: string }>`select id from live.publication where id = any (${ids}::text[])`);
  return ids.filter((id) => !known.some((one) => one.id === id));
}

/** Why texts cannot be named, or null: what is not public cannot be announced by the list that names it. */
export async function whyNotNamed(db: Reads, ids: string[]): Promise<string | null> {
  const unknown = await listUnknown(db, ids);
  return unknown.length > 0 ? `这些地址现在没有公开的内容，请去掉或改正：${unknown.join('、')}。` : null;
}
