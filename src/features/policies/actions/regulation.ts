import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { objectOf, personOf } from '../../../core/publications/actions/draft.ts';
import { turnFor } from '../../../core/publications/actions/publish.ts';
import { unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { first } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { findRegistered, getRegulation, type RegulationRow } from '../queries/regulations.ts';
import type { Category, Examination } from '../rules/regulation.ts';

export interface RegulationInput {
  document: number;
  category: Category;
  issuer: string;
  registerNumber: string;
  topic: string;
  bases: string;
  consultation: string;
  legality: { number: string; on: string } | null;
  competition: { outcome: string; on: string } | null;
  evaluation: { outcome: string; on: string } | null;
}

/** Who keeps the ledger of a unit: its drafters and editors; the openness office that of the whole district. */
const keepers = ['drafter', 'editor', 'openness'] as const;

/** Locks the document; what the person may not know of does not exist, what is another unit's is not theirs to enter. */
export async function lockKept(act: Act, document: number): Promise<RegulationRow> {
  await sql`select id from publications.document where id = ${document} for update`.execute(act.tx);
  const row = await getRegulation(act.tx, document);
  if (act.caller.kind !== 'staff') return row;
  const seen = unitsSeenBy(act.caller);
  if (seen && !seen.includes(row.unit)) throw new NotFound();
  if (holds(act.caller, ['drafter', 'editor'], row.unit) || holds(act.caller, 'openness')) return row;
  throw new Refused('台账由本单位的拟稿人或信息发布员登记，政务公开工作机构可以登记全区的。', 403);
}

/** 登记台账: what §4.6 asks beyond what the text and its facts already say. */
export const enterRegulation = action('policies.enterRegulation', {
  words: '登记台账',
  may: [...keepers],
  async run(act, input: RegulationInput) {
    const { document, category, issuer, registerNumber, topic, bases, consultation } = input;
    await lockKept(act, document);
    const taken = await findRegistered(act.tx, registerNumber);
    if (taken && taken.document !== document)
      throw new Refused(`登记号“${registerNumber}”已经用于另一份文件，请核对（统一登记、统一编号）。`);
    await sql`
      insert into policies.regulation
        (document, category, issuer, register_number, topic, bases, consultation, entered_by, entered_at)
      values (${document}, ${category}, ${issuer}, ${registerNumber}, ${topic}, ${bases}, ${consultation}, ${personOf(act)}, ${act.now})
      on conflict (document) do update
        set category = excluded.category, issuer = excluded.issuer, register_number = excluded.register_number,
          topic = excluded.topic, bases = excluded.bases, consultation = excluded.consultation,
          entered_by = excluded.entered_by, entered_at = excluded.entered_at`.execute(act.tx);
    await examine(act, document, 'legality', input.legality && { ...input.legality, outcome: '' });
    await examine(act, document, 'competition', input.competition && { ...input.competition, number: '' });
    await examine(act, document, 'evaluation', input.evaluation && { ...input.evaluation, number: '' });
    await turnFor(act, [document]);
    await act.line({ object: objectOf(document), data: { category, register: registerNumber } });
    return { document };
  },
});

/** A dated row; the one before stays with the hour in which it was mended, and what is said again is not written again. */
async function examine(
  act: Act,
  document: number,
  kind: Examination,
  said: { number: string; outcome: string; on: string } | null,
): Promise<void> {
  const same = await first(
    act.tx,
    sql`
      select id from policies.examination
      where document = ${document} and kind = ${kind} and dropped_at is null
        and number = ${said?.number ?? ''} and outcome = ${said?.outcome ?? ''} and on_day = ${said?.on ?? null}::date`,
  );
  if (same) return;
  await sql`
    update policies.examination set dropped_at = ${act.now}
    where document = ${document} and kind = ${kind} and dropped_at is null`.execute(act.tx);
  if (!said) return;
  await sql`
    insert into policies.examination (document, kind, number, outcome, on_day, written_at)
    values (${document}, ${kind}, ${said.number}, ${said.outcome}, ${said.on}, ${act.now})`.execute(act.tx);
}

/** 登记备案: with which authority, under which number, on which day. */
export const fileRegulation = action('policies.fileRegulation', {
  words: '登记备案',
  may: [...keepers],
  async run(act, input: { document: number; authority: string; number: string; filedOn: string }) {
    const row = await lockKept(act, input.document);
    if (!row.entered) throw new Refused('请先登记台账（类别），再登记备案。');
    if (row.publishedOn && !row.migrated && input.filedOn < row.publishedOn)
      throw new Refused(`备案在公布之后报送，备案日期不能早于公布日期 ${row.publishedOn}。`);
    const made = await first(
      act.tx,
      sql<{ id: number }>`
        insert into policies.record_filing (document, authority, number, filed_on, written_at)
        values (${input.document}, ${input.authority}, ${input.number}, ${input.filedOn}, ${act.now})
        on conflict do nothing
        returning id`,
    );
    if (!made) throw new Refused(`已经登记过向“${input.authority}”的备案；登错的请先撤销那一条。`);
    await turnFor(act, [input.document]);
    await act.line({ object: objectOf(input.document), data: { filed: input.authority, number: input.number } });
    return { filing: made.id };
  },
});

/** 撤销备案登记: what was entered wrongly, with the reason; the row stays. */
export const dropFiling = action('policies.dropFiling', {
  words: '撤销备案登记',
  may: [...keepers],
  async run(act, input: { document: number; filing: number; reason: string }) {
    await lockKept(act, input.document);
    if (input.reason.trim().length < 2) throw new Refused('请写明撤销的理由。');
    const dropped = await first(
      act.tx,
      sql<{ authority: string }>`
        update policies.record_filing set dropped_at = ${act.now}
        where id = ${input.filing} and document = ${input.document} and dropped_at is null
        returning authority`,
    );
    if (!dropped) throw new Refused('这条备案登记已经撤销，请刷新页面。');
    await turnFor(act, [input.document]);
    await act.line({ object: objectOf(input.document), reason: input.reason, data: { dropped: dropped.authority } });
    return { document: input.document };
  },
});
