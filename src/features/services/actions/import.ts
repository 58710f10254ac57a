import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { personOf, refuseForeignUnit } from '../../../core/publications/actions/draft.ts';
import { correctDocument } from '../../../core/publications/actions/links.ts';
import { getEdition } from '../../../core/publications/queries.ts';
import { first, one } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { openItem, writeInto } from '../actions.ts';
import type { ReadList } from '../parse/list.ts';
import type { ProblemRow } from '../queries/imports.ts';
import { type ItemRow, listMeant } from '../queries.ts';
import { isTarget, type Target, whyNotColumns } from '../rules/columns.ts';
import type { ElementName, Guide } from '../rules/elements.ts';
import { codeOf, fateOf } from '../rules/import.ts';

const objectOf = (id: number) => `services.import:${id}`;

/** 读入清单: kept as it came, for one unit; nothing is drafted yet. */
export const keepList = action('services.readList', {
  words: '读入事项清单',
  may: ['drafter', 'editor'],
  async run(
    act,
    input: { unit: number; name: string; list: ReadList; columns: (Target | null)[] },
  ): Promise<{ import: number }> {
    refuseForeignUnit(act, input.unit);
    const { heads, lines } = input.list;
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into services.import (unit, name, heads, lines, columns, read_by, read_at)
        values (${input.unit}, ${input.name.slice(0, 200) || '未命名'}, ${heads}, ${JSON.stringify(lines)}::jsonb, ${input.columns},
          ${personOf(act)}, ${act.now})
        returning id`,
    );
    await act.line({ object: objectOf(id), data: { name: input.name.slice(0, 200), lines: lines.length } });
    return { import: id };
  },
});

/** The import, and that whoever acts drafts for its unit; two who act on it queue here. */
async function lockImport(act: Act, id: number): Promise<{ unit: number; heads: string[] }> {
  const found = await first(
    act.tx,
    sql<{ unit: number; heads: string[]; finished: boolean }>`
      select unit, heads, finished_at is not null as finished from services.import where id = ${id} for update`,
  );
  if (!found) throw new NotFound();
  refuseForeignUnit(act, found.unit);
  if (found.finished) throw new Refused('这份清单已经导入完毕。要改动的，请重新导入。');
  return found;
}

/** 核对列: which element each column is, and what is the same for every line. */
export const mapColumns = action('services.mapColumns', {
  words: '核对清单的列',
  may: ['drafter', 'editor'],
  async run(act, input: { import: number; columns: (Target | null)[]; common: Partial<Record<ElementName, string>> }) {
    const { heads } = await lockImport(act, input.import);
    const fits =
      input.columns.length === heads.length && input.columns.every((name) => name === null || isTarget(name));
    if (!fits) throw new NotFound();
    refuseIf(whyNotColumns(input.columns));
    await sql`
      update services.import set columns = ${input.columns}, common = ${JSON.stringify(input.common)}::jsonb
      where id = ${input.import}`.execute(act.tx);
    await act.line({ object: objectOf(input.import), data: { columns: input.columns.filter(Boolean).length } });
    return { import: input.import };
  },
});

export interface LineInput {
  n: number;
  title: string;
  guide: Guide;
}

/** 起草清单里的事项: each line becomes a draft, a new revision of what is there, or stays. A line that is done again changes nothing. */
export const draftLines = action('services.draftLines', {
  words: '起草清单里的事项',
  may: ['drafter', 'editor'],
  async run(
    act,
    input: { import: number; lines: LineInput[] },
  ): Promise<Record<'new' | 'changed' | 'same' | 'refused', number>> {
    const { unit } = await lockImport(act, input.import);
    // One at a time: two lists that name the same matter at the same moment must not make it twice.
    await sql`select pg_advisory_xact_lock(hashtext('services.draftLines'))`.execute(act.tx);
    const codes = input.lines.flatMap(({ guide }) => codeOf(guide) ?? []);
    const meant = await listMeant(act.tx, unit, codes);
    const counts = { new: 0, changed: 0, same: 0, refused: 0 };
    for (const { title, guide } of input.lines) {
      const fate = fateOf({ title, guide }, unit, meant);
      counts[fate.becomes] += 1;
      if (fate.becomes === 'new') await openItem(act, { unit, title, guide, from: input.import });
      if (fate.becomes === 'changed')
        await change(act, { item: fate.item, title, guide: fate.guide, from: input.import });
    }
    await act.line({ object: objectOf(input.import), data: counts });
    return counts;
  },
});

/** A new revision of a draft; of what is public a new edition, with a note that the public reads. */
async function change(
  act: Act,
  { item, title, guide, from }: { item: ItemRow; title: string; guide: Guide; from: number },
): Promise<void> {
  const edition =
    item.state === 'issued'
      ? (await correctDocument(act, { document: item.document, note: '按最新的事项清单更新办事指南。' })).edition
      : item.edition;
  const { revision, content } = await getEdition(act.tx, edition);
  await writeInto(act, { edition, base: revision, title, guide, attachments: content.attachments });
  await sql`update services.item set import = ${from} where document = ${item.document}`.execute(act.tx);
}

/** 导入完毕: the counts and the report of what could not be drafted stay, the list as it was read goes. */
export const finishImport = action('services.finish', {
  words: '完成事项清单导入',
  may: ['drafter', 'editor'],
  async run(
    act,
    input: { import: number; drafted: number; changed: number; unchanged: number; problems: ProblemRow[] },
  ) {
    await lockImport(act, input.import);
    const { drafted, changed, unchanged } = input;
    await sql`
      insert into services.problem (import, line, title, sentence)
      select ${input.import}, found.line, found.title, found.sentence
      from jsonb_to_recordset(${JSON.stringify(input.problems)}::jsonb) as found (line int, title text, sentence text)`.execute(
      act.tx,
    );
    await sql`
      update services.import
      set drafted = ${drafted}, changed = ${changed}, unchanged = ${unchanged}, finished_at = ${act.now}, lines = '[]'
      where id = ${input.import}`.execute(act.tx);
    await act.line({
      object: objectOf(input.import),
      data: { drafted, changed, unchanged, problems: input.problems.length },
    });
    return { import: input.import };
  },
});
