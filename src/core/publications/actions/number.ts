import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { first, one } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import { formatIndexNumber, formatNumber, type NumberParts } from '../rules.ts';
import { objectOf } from './draft.ts';

/** The next value of an atomic counter; two transactions queue on its row. */
async function nextValue(act: Act, name: string, floor = 0): Promise<number> {
  const { value } = await one(
    act.tx,
    sql<{ value: number }>`
      insert into publications.counter (name, value) values (${name}, ${floor + 1})
      on conflict (name) do update set value = greatest(publications.counter.value, ${floor}) + 1
      returning value`,
  );
  return value;
}

/** 编号 at sign-off: the next serial of the issuer's series and year, or the one asked for. Gaps stay gaps, nothing is reused. */
export async function allotNumber(
  act: Act,
  document: number,
  wanted: { issuer: number; series: string; year: number; serial?: number | null },
): Promise<NumberParts> {
  const before = await first(
    act.tx,
    sql<NumberParts>`select series, year, serial from publications.document_number where document = ${document} and void_at is null`,
  );
  if (before) return before;
  const { issuer, series, year } = wanted;
  const used = await one(
    act.tx,
    sql<{ top: number }>`
      select coalesce(max(serial), 0)::int as top from publications.document_number
      where issuer = ${issuer} and series = ${series} and year = ${year}`,
  );
  const serial = wanted.serial ?? (await nextValue(act, `number:${issuer}:${series}:${year}`, used.top));
  const taken = await first(
    act.tx,
    sql<{ id: number }>`
      insert into publications.document_number (issuer, series, year, serial, document)
      values (${issuer}, ${series}, ${year}, ${serial}, ${document})
      on conflict (issuer, series, year, serial) do nothing
      returning id`,
  );
  if (!taken)
    throw new Refused(`文号“${formatNumber({ series, year, serial })}”已经用过，请换一个序号，或留空由系统顺序编号。`);
  await act.line({ object: objectOf(document), data: { number: formatNumber({ series, year, serial }) }, open: false });
  return { series, year, serial };
}

/** 作废文号: the number is never used again and says why. */
export const voidNumber = action('publications.voidNumber', {
  words: '作废文号',
  may: ['signer'],
  async run(act, input: { document: number; reason: string }) {
    const row = await first(
      act.tx,
      sql<NumberParts & { id: number }>`
        update publications.document_number set void_at = ${act.now}, void_reason = ${input.reason}
        where document = ${input.document} and void_at is null
          and not exists (select from publications.publication where document = ${input.document})
        returning id, series, year, serial`,
    );
    if (!row) throw new Refused('这份文件没有可以作废的文号；已经发布过的文件，文号不能作废。');
    await act.line({ object: objectOf(input.document), reason: input.reason, data: { void: formatNumber(row) } });
    return { number: formatNumber(row) };
  },
});

/** 索引号 at first publication: atomic per unit and year, immutable. */
export async function giveIndexNumber(act: Act, document: number, unit: number, year: number): Promise<void> {
  const given = await first(act.tx, sql`select text from publications.index_number where document = ${document}`);
  if (given) return;
  const setting = await first(
    act.tx,
    sql<{ value: string }>`select value from organisations.setting where name = 'index_number'`,
  );
  const { code } = await one(act.tx, sql<{ code: string }>`select code from organisations.unit where id = ${unit}`);
  const serial = await nextValue(act, `index:${unit}:${year}`);
  const text = formatIndexNumber(setting?.value ?? '{code}/{year}-{serial:5}', { code, year, serial });
  await sql`
    insert into publications.index_number (document, unit, year, serial, text)
    values (${document}, ${unit}, ${year}, ${serial}, ${text})`.execute(act.tx);
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random public id of 12 letters (59 bits) that tells nothing about order or number of documents. */
export function newPublicId(): string {
  return [...randomBytes(12)].map((byte) => letters[byte % letters.length]).join('');
}
