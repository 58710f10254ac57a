import { sql } from 'kysely';
import { first, one } from '../../../platform/database.ts';
import { dayOf, monthOf, yearOf } from '../../../platform/time.ts';
import type { Act } from '../../action.ts';
import type { EditionRow } from '../queries.ts';
import { giveIndexNumber, newPublicId } from './number.ts';

/** 索引号 of all that goes out, after everything else: until the commit whoever else publishes of this unit waits at its counter. */
export async function numberIndex(act: Act, editions: EditionRow[]): Promise<void> {
  const year = yearOf(dayOf(act.now));
  for (const { document, unit } of editions) await giveIndexNumber(act, document, unit, year);
}

/** The public id, the first hour and the stable address are given once, at first publication. */
export async function ensureAddress(act: Act, edition: EditionRow): Promise<string> {
  const before = await first(
    act.tx,
    sql<{ path: string }>`select path from publications.address where document = ${edition.document} and current`,
  );
  if (before) return before.path;
  const day = dayOf(act.now);
  const { public_id } = await one(
    act.tx,
    sql<{ public_id: string }>`
      update publications.document
      set public_id = coalesce(public_id, ${newPublicId()}), first_published_at = coalesce(first_published_at, ${act.now})
      where id = ${edition.document}
      returning public_id`,
  );
  const path = `/${edition.siteColumn}/${monthOf(day)}/${public_id}.html`;
  await sql`insert into publications.address (path, document, current) values (${path}, ${edition.document}, true)`.execute(
    act.tx,
  );
  return path;
}
