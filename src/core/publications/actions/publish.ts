import { sql } from 'kysely';
import { first, rows } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { type Act, action } from '../../action.ts';
import { holds } from '../../caller.ts';
import { showUnits } from '../../organisations/history.ts';
import { everyPage, writeChange } from '../changes.ts';
import { listenersOfPublication } from '../edit-listeners.ts';
import { listTags } from '../queries/tags.ts';
import { type EditionRow, lockEdition } from '../queries.ts';
import type { Validity } from '../rules.ts';
import { ensureAddress, numberIndex } from './address.ts';
import { objectOf, personOf, setEditionState } from './draft.ts';
import { endCurrent, endTranslations, hideVersions } from './end.ts';

/** One row of a cleared manifest: exactly this revision with this hash may go out. */
export interface Cleared {
  document: number;
  edition: number;
  revision: number;
  hash: string;
}

export interface Issued {
  document: number;
  /** The public address; null for what is issued without becoming public. */
  path: string | null;
  /** Translations that went with what a correction took out. */
  also?: number[];
}

/**
 * Issues a cleared manifest at one moment, or nothing of it: each edition is compared with the hash that was cleared, its
 * requirements are checked, only 主动公开 becomes public. Part of the caller's transaction; writes the ledger lines.
 */
export async function issueManifest(act: Act, manifest: Cleared[]): Promise<Issued[]> {
  const editions: EditionRow[] = [];
  for (const item of [...manifest].sort((a, b) => a.edition - b.edition)) editions.push(await lockCleared(act, item));
  // Only a companion that becomes public itself answers a requirement.
  const together = editions
    .filter((edition) => edition.content.disclosure === 'open')
    .map((edition) => edition.document);
  for (const edition of editions) {
    if (edition.content.disclosure === 'open') await refuseUnmetRequirement(act, edition.document, together);
  }
  const byId = new Map(editions.map((edition) => [edition.edition, edition]));
  const issued: Issued[] = [];
  for (const item of manifest) issued.push(await issueOne(act, byId.get(item.edition)!));
  // Counter and generation let one deed after the other through: they come last, so that a manifest of thousands holds nobody up.
  await numberIndex(
    act,
    manifest.map((item) => byId.get(item.edition)!).filter(({ content }) => content.disclosure === 'open'),
  );
  await turnFor(
    act,
    issued.flatMap(({ document, also = [] }) => [document, ...also]),
  );
  return issued;
}

async function lockCleared(act: Act, item: Cleared): Promise<EditionRow> {
  const edition = await lockEdition(act.tx, item.edition);
  if (edition.state === 'issued') throw new Refused('这份文件已经发布，不会再发布一次。');
  if (edition.state !== 'cleared' || edition.revision !== item.revision || edition.hash !== item.hash) {
    throw new Refused('文字与审查通过的版本不一致，不能发布。请重新送审。');
  }
  return edition;
}

/** What stands in the way: rows in publications.requirement that no link, no companion and no signed waiver satisfies. */
async function refuseUnmetRequirement(act: Act, document: number, together: number[]): Promise<void> {
  const unmet = await first(
    act.tx,
    sql<{ words: string }>`
      select requirement.words
      from publications.requirement
      where requirement.document = ${document} and requirement.lifted_at is null and requirement.waived_at is null
        and not exists (
          select from publications.link
          where link.kind = requirement.link and link.to_document = requirement.document and link.ended_at is null
            and (requirement.forms is null or (
              select revision.metadata ->> 'form'
              from publications.edition
              join publications.revision on revision.edition = edition.id
              where edition.document = link.from_document and edition.state in ('cleared', 'issued')
              order by edition.number desc, revision.number desc
              limit 1) = any (requirement.forms))
            and (link.from_document = any (${together}::bigint[])
              or exists (select from publications.publication
                where publication.document = link.from_document and publication.ended_at is null)))
      limit 1`,
  );
  if (unmet) throw new Refused(unmet.words);
}

async function issueOne(act: Act, edition: EditionRow): Promise<Issued> {
  const { document, changeNote } = edition;
  await setEditionState(act, edition.edition, 'issued');
  if (edition.content.disclosure !== 'open') {
    // A correction may find that the text should never have been public: what is there goes at the same moment, and the
    // public is not told the drafter's note: nothing of an edition that is not 主动公开 goes out.
    const ending = { kind: 'withdrawn', reason: '公开属性已变更，不再公开。' } as const;
    const also = (await endCurrent(act, document, ending)) ? await endTranslations(act, document, ending) : [];
    await act.line({
      object: objectOf(edition.document),
      revision: edition.revision,
      objectHash: edition.hash,
      data: { disclosure: edition.content.disclosure },
    });
    return { document, path: null, ...alsoGone(also) };
  }
  const path = await ensureAddress(act, edition);
  await keepFirstDay(act, edition);
  await endCurrent(act, document, { kind: 'corrected', reason: changeNote ?? '更正' });
  const { unfit, also } = edition.hidesEarlier ? await hideUnfit(act, edition) : { unfit: [], also: [] };
  await sql`
    insert into publications.publication (document, edition, revision, site_column, published_at, published_by, public_until, change_note)
    values (${edition.document}, ${edition.edition}, ${edition.revision}, ${edition.siteColumn}, ${act.now}, ${personOf(act)},
      null, ${changeNote})`.execute(act.tx);
  await repealReplaced(act, document);
  for (const listener of listenersOfPublication) await listener(act, edition);
  await showUnits(act, [edition.unit]);
  await act.line({
    object: objectOf(edition.document),
    revision: edition.revision,
    objectHash: edition.hash,
    data: {
      path,
      edition: edition.number,
      ...(changeNote ? { change: changeNote } : {}),
      ...(unfit.length > 0 ? { unfit } : {}),
    },
    open: true,
  });
  return { document, path, ...alsoGone(also) };
}

const alsoGone = (also: number[]) => (also.length > 0 ? { also } : {});

/** What should never have been public leaves with the correction: every version before it, and the translations of them. */
async function hideUnfit(act: Act, { document, changeNote }: EditionRow): Promise<{ unfit: number[]; also: number[] }> {
  const unfit = await hideVersions(act, document, { kind: 'unfit', reason: changeNote ?? '不应公开' });
  const ending = { kind: 'withdrawn', reason: '原文已更正，译文撤回，待重新翻译。' } as const;
  return { unfit, also: await endTranslations(act, document, ending) };
}

/** The cleared text says when an older site published it: the fact by which lists are ordered, never counted for timeliness. */
async function keepFirstDay(act: Act, { document, content }: EditionRow): Promise<void> {
  const { firstPublishedOn, firstPublishedSource = null } = content.metadata;
  if (!firstPublishedOn) return;
  await sql`
    update publications.document
    set first_published_on = ${firstPublishedOn}, first_published_source = ${firstPublishedSource}
    where id = ${document}`.execute(act.tx);
}

/** A policy that replaces or repeals another ends that one's validity on the day it goes out (§4.6). */
async function repealReplaced(act: Act, document: number): Promise<void> {
  const old = await rows(
    act.tx,
    sql<{ id: number; kind: string }>`
      select to_document as id, kind from publications.link
      where from_document = ${document} and kind in ('replaces', 'repeals') and ended_at is null
        and not exists (select from publications.validity where validity.document = to_document and by_document = ${document})`,
  );
  for (const { id, kind } of old) {
    await setValidity(act, {
      document: id,
      state: 'repealed',
      from: dayOf(act.now),
      note: kind === 'replaces' ? '由新文件替代' : '由新文件废止',
      by: document,
    });
  }
}

/**
 * Writes how a document stands from a day on, `until` another one when the decision names it (有效期至), within another deed.
 * The caller turns the generation.
 */
export async function setValidity(
  act: Act,
  row: { document: number; state: Validity; from: string; note: string; by: number | null; until?: string | null },
): Promise<void> {
  const { document, state, from, note, by, until = null } = row;
  await sql`
    insert into publications.validity (document, state, from_on, until_on, note, by_document)
    values (${document}, ${state}, ${from}, ${until}, ${note}, ${by})`.execute(act.tx);
  await act.line({
    object: objectOf(document),
    data: { validity: state, from, note, ...(until ? { until } : {}) },
    open: true,
  });
}

/**
 * What is public changes with this transaction: pages in memory that bear one of the tags end with it (`queries/tags.ts`).
 * Without tags every page does: for what stands on all of them, and for who does not know better.
 */
export async function turnGeneration(act: Act, tags: string[] = [everyPage]): Promise<void> {
  await writeChange(act, tags);
}

/** The same by the tags of every page that shows one of these documents. */
export const turnFor = async (act: Act, documents: number[]): Promise<void> =>
  turnGeneration(act, await listTags(act.tx, documents));

/** 调整栏目: a published document moves to another column; its new address is current, every earlier one answers 301. */
export const move = action('publications.move', {
  words: '调整栏目',
  may: ['editor', 'openness'],
  async run(act, input: { document: number; siteColumn: string }) {
    const row = await first(
      act.tx,
      sql<{ id: number; unit: number; siteColumn: string; path: string; publicId: string }>`
        select publication.id, document.unit, publication.site_column as "siteColumn", address.path, document.public_id as "publicId"
        from publications.publication
        join publications.document on document.id = publication.document
        join publications.address on address.document = document.id and address.current
        where document.id = ${input.document} and publication.ended_at is null
        for update of publication`,
    );
    if (!row) throw new Refused('这份文件现在没有公开，不能调整栏目。');
    const mine = holds(act.caller, 'editor', row.unit) || holds(act.caller, 'openness');
    if (!mine) throw new Refused('您只能调整本单位发布的内容。', 403);
    if (row.siteColumn === input.siteColumn) throw new Refused('这份文件已经在这个栏目，请另选一个。');
    const there = await first(
      act.tx,
      sql`select slug from publications.site_column where slug = ${input.siteColumn} and closed_at is null`,
    );
    if (!there) throw new Refused('没有这个栏目，请重新选择。');
    const path = row.path.replace(/^\/[^/]+\//, `/${input.siteColumn}/`);
    await sql`update publications.publication set site_column = ${input.siteColumn} where id = ${row.id}`.execute(
      act.tx,
    );
    await sql`update publications.address set current = false where document = ${input.document} and current`.execute(
      act.tx,
    );
    await sql`
      insert into publications.address (path, document, current) values (${path}, ${input.document}, true)
      on conflict (path) do update set current = true where publications.address.document = excluded.document`.execute(
      act.tx,
    );
    await turnGeneration(act, [...(await listTags(act.tx, [input.document])), `column:${row.siteColumn}`]);
    await act.line({ object: objectOf(input.document), data: { from: row.path, path }, open: true });
    return { document: input.document, path };
  },
});
