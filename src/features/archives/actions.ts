import { sql } from 'kysely';
import { type Act, action } from '../../core/action.ts';
import { openDocument, personOf, refuseForeignUnit } from '../../core/publications/actions/draft.ts';
import type { Content } from '../../core/publications/content.ts';
import { submitManifest } from '../../core/review/actions/submit.ts';
import { first, one } from '../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../platform/errors.ts';
import { manifestTitle, type Problem, whyNotBegin } from './rules.ts';

const objectOf = (id: number) => `archives.import:${id}`;

/** 开始迁移: who moves which folder over, for which unit. Pages follow one by one, each a deed of its own. */
export const begin = action('archives.begin', {
  words: '开始旧网站迁移',
  may: ['drafter', 'editor'],
  async run(act, input: { unit: number; kind: string; name: string; base: string }): Promise<{ import: number }> {
    refuseForeignUnit(act, input.unit);
    refuseIf(whyNotBegin(input));
    const kind = await first(
      act.tx,
      sql`
      select name from publications.kind where name = ${input.kind} and (room = 'publications' or is_policy)`,
    );
    if (!kind) throw new Refused('没有这种文件种类，请重新选择。');
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into archives.import (unit, kind, name, base, started_by, started_at)
        values (${input.unit}, ${input.kind}, ${input.name.trim().slice(0, 200) || '未命名'}, ${input.base || null}, ${personOf(act)}, ${act.now})
        returning id`,
    );
    await act.line({ object: objectOf(id), data: { kind: input.kind, name: input.name, base: input.base } });
    return { import: id };
  },
});

/** The import, and that whoever acts drafts for its unit. */
async function lockImport(act: Act, id: number): Promise<{ unit: number; name: string; finished: boolean }> {
  const found = await first(
    act.tx,
    sql<{ unit: number; name: string; finished: boolean }>`
      select unit, name, finished_at is not null as finished from archives.import where id = ${id} for share`,
  );
  if (!found) throw new NotFound();
  refuseForeignUnit(act, found.unit);
  return found;
}

export interface PageInput {
  import: number;
  kind: string;
  /** The file in the folder. */
  name: string;
  address: string;
  host: string | null;
  /** Whether this site leads from the old address to the document: not where it answers there itself. */
  redirected: boolean;
  content: Content;
}

/** 迁入一页: a draft like any other, known by its old address, so that the same page never comes twice. */
export const draftPage = action('archives.draft', {
  words: '迁入旧网页',
  may: ['drafter', 'editor'],
  async run(act, input: PageInput): Promise<{ document: number; edition: number }> {
    const { unit, finished } = await lockImport(act, input.import);
    if (finished) throw new Refused('这次迁移已经结束，请重新导入。');
    const { document, edition } = await openDocument(act, {
      kind: input.kind,
      unit,
      content: input.content,
      migrated: { address: input.redirected ? input.address : null },
    });
    const kept = await first(
      act.tx,
      sql`
        insert into archives.page (document, import, name, address, host, redirected)
        values (${document}, ${input.import}, ${input.name}, ${input.address}, ${input.host}, ${input.redirected})
        on conflict (address) do nothing
        returning document`,
    );
    if (!kept) throw new Refused(`旧网址 ${input.address} 已经迁入过。`);
    return { document, edition };
  },
});

export interface Finished {
  import: number;
  pages: number;
  drafted: number;
  repeated: number;
  problems: Problem[];
}

/** 结束迁移: the report of what could not be read is kept with the counts. */
export const finish = action('archives.finish', {
  words: '完成旧网站迁移',
  may: ['drafter', 'editor'],
  async run(act, input: Finished): Promise<{ import: number }> {
    const { finished } = await lockImport(act, input.import);
    if (finished) throw new Refused('这次迁移已经结束。');
    await sql`
      insert into archives.problem (import, name, address, code, detail)
      select ${input.import}, found.name, found.address, found.code, found.detail
      from jsonb_to_recordset(${JSON.stringify(input.problems)}::jsonb) as found (name text, address text, code text, detail text)`.execute(
      act.tx,
    );
    const { pages, drafted, repeated } = input;
    await sql`
      update archives.import
      set pages = ${pages}, drafted = ${drafted}, repeated = ${repeated}, finished_at = ${act.now}
      where id = ${input.import}`.execute(act.tx);
    await act.line({
      object: objectOf(input.import),
      data: { pages, drafted, repeated, problems: input.problems.length },
    });
    return { import: input.import };
  },
});

/** 迁移送审: one manifest of drafts of one import; a single review covers them, one edit voids it. */
export const submitPages = action('archives.submit', {
  words: '迁移内容送审',
  may: ['drafter', 'editor'],
  async run(
    act,
    input: { import: number; editions: number[]; part: number; parts: number },
  ): Promise<{ submission: number }> {
    const { name } = await lockImport(act, input.import);
    const foreign = await first(
      act.tx,
      sql`
        select edition.id
        from publications.edition
        left join archives.page on page.document = edition.document and page.import = ${input.import}
        where edition.id = any (${input.editions}::bigint[]) and page.document is null`,
    );
    if (foreign) throw new NotFound();
    const title = manifestTitle(name, input.editions.length, input.part, input.parts);
    const { submission } = await submitManifest(act, {
      editions: input.editions,
      urgent: false,
      urgentReason: '',
      channels: ['portal'],
      title,
    });
    await act.line({ object: objectOf(input.import), data: { submission, documents: input.editions.length } });
    return { submission };
  },
});
