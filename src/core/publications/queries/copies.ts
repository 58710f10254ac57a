import { sql } from 'kysely';
import { first, one, type Reads, rows } from '../../../platform/database.ts';

/** What left the public at one moment: of which document, in which versions, and how. */
export interface Gone {
  document: number;
  publicId: string;
  at: Date;
  kind: 'withdrawn' | 'gone' | 'replaced' | 'moved' | 'unfit';
  reason: string;
  /** The numbers of the versions that went. */
  editions: number[];
  /** The whole document, or former versions alone. */
  whole: boolean;
}

/** One place in which the house had a copy, and when it was gone from there. */
export interface Copy {
  name: string;
  words: string;
  /** An instant, ISO 8601. */
  gone: string;
  note: string;
}

/** What was withdrawn of a document at a moment; undefined when nothing was. */
export const findGone = (db: Reads, document: number, at: Date): Promise<Gone | undefined> =>
  first(
    db,
    sql<Gone>`
      select document.id as document, document.public_id as "publicId", ${at}::timestamptz as at,
        coalesce(whole.end_kind, part.kind) as kind, coalesce(whole.end_reason, part.reason) as reason,
        whole.id is not null as whole,
        (select array_agg(edition.number order by edition.number)
          from publications.publication former
          join publications.edition on edition.id = former.edition
          where former.document = document.id and (whole.id is not null or former.hidden_at = ${at})) as editions
      from publications.document
      left join publications.publication whole
        on whole.document = document.id and whole.ended_at = ${at} and whole.end_kind <> 'corrected'
      left join lateral (
        select hidden_kind as kind, hidden_reason as reason
        from publications.publication
        where document = document.id and hidden_at = ${at}
        limit 1) part on true
      where document.id = ${document} and (whole.id is not null or part.kind is not null)`,
  );

/** Who lists copies of their own: rooms that make files or pages of what is published add theirs. */
export const copyLists: ((db: Reads, gone: Gone) => Promise<Copy[]>)[] = [];

/**
 * Every copy the house made of what went, each looked at anew as everybody would ask for it. `left` names what is still there:
 * then no receipt may be written.
 */
export async function listCopies(
  db: Reads,
  gone: Gone,
  generation: number,
): Promise<{ copies: Copy[]; left: string[] }> {
  const { copies: memory, behind } = await listMemory(db, gone, generation);
  const [counts, files, translations] = await Promise.all([
    countLeft(db, gone),
    listFiles(db, gone),
    listTranslations(db, gone),
  ]);
  const others = (await Promise.all(copyLists.map((list) => list(db, gone)))).flat();
  return {
    copies: [...readFromViews(gone), ...files, ...translations, ...others, ...memory, inFront(gone)],
    left: [...Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [name] : [])), ...behind],
  };
}

/** What is worked out from the views at every question has no copy: it goes with the transaction. */
function readFromViews({ at, whole }: Gone): Copy[] {
  const gone = at.toISOString();
  const row = (name: string, words: string, note: string): Copy => ({ name, words, gone, note });
  const versions = row('versions', '历次版本、某一天的版本、版本比较', '没有副本，每次从现行视图读取');
  const history = row('history', '公开的流转记录和台账原文', '有关记录不再公开，台账只留摘要');
  if (!whole) return [versions, history, row('lists', '列表、搜索、订阅、站点地图', '只含现行版，原来就不含旧版')];
  return [
    row('page', '正文页面', '原网址改为去向说明'),
    versions,
    history,
    row('lists', '首页、栏目、单位、站内搜索', '没有另建的索引，每次从现行视图读取'),
    row('feeds', '订阅（Atom、JSON）', 'Atom 订阅带有撤回标记，阅读器随之删除'),
    row('sitemap', '站点地图', '不再列为内容'),
    row('api', '接口和导出', '每次从现行视图生成，没有留存'),
  ];
}

/** Asks the views of the public side whether anything is left. */
async function countLeft(db: Reads, { publicId, editions, whole }: Gone): Promise<Record<string, number>> {
  const found = await one(
    db,
    sql<Record<'page' | 'files' | 'versions' | 'versionFiles', number>>`
      select
        (select count(*) from live.publication where id = ${publicId} and (${whole} or edition = any (${editions}::int[]))) as page,
        (select count(*) from live.attachment where publication = ${publicId} and ${whole}) as files,
        (select count(*) from live.version where id = ${publicId} and edition = any (${editions}::int[])) as versions,
        (select count(*) from live.version_attachment
          where publication = ${publicId} and edition = any (${editions}::int[])) as "versionFiles"`,
  );
  return { 正文页面: found.page, 附件: found.files, 历次版本: found.versions, 旧版的附件: found.versionFiles };
}

/** Each file that was served; the same bytes may hang at another text that is public. */
async function listFiles(db: Reads, { document, publicId, editions, at }: Gone): Promise<Copy[]> {
  const found = await rows(
    db,
    sql<{ edition: number; position: number; hash: string; elsewhere: number }>`
      select edition.number as edition, item.position::int as position, item.value ->> 'hash' as hash,
        (select count(*) from publications.publication other
          join publications.revision revised on revised.id = other.revision
          where other.ended_at is null and other.document <> ${document}
            and revised.attachments @> jsonb_build_array(jsonb_build_object('hash', item.value ->> 'hash'))) as elsewhere
      from publications.publication
      join publications.edition on edition.id = publication.edition
      join publications.revision on revision.id = publication.revision
      cross join lateral jsonb_array_elements(revision.attachments) with ordinality as item (value, position)
      where publication.document = ${document} and edition.number = any (${editions}::int[])
      order by edition.number, item.position`,
  );
  return found.map(({ edition, position, hash, elsewhere }) => ({
    name: `file:${publicId}/v${edition}/${position}`,
    words: `附件（第 ${edition} 版第 ${position} 个，摘要 ${hash.slice(0, 16)}）`,
    gone: at.toISOString(),
    note: elsewhere > 0 ? `原网址不再提供；另有 ${elsewhere} 份公开文件附有同样内容的文件` : '原网址不再提供',
  }));
}

/** Translations that went with it. */
async function listTranslations(db: Reads, { document, at }: Gone): Promise<Copy[]> {
  const found = await rows(
    db,
    sql<{ id: string }>`
      select translation.public_id as id
      from publications.link
      join publications.publication on publication.document = link.from_document and publication.ended_at = ${at}
      join publications.document translation on translation.id = link.from_document
      where link.kind = 'translates' and link.to_document = ${document}
      order by translation.id`,
  );
  return found.map(({ id }) => ({
    name: `translation:${id}`,
    words: `译文（${id}）`,
    gone: at.toISOString(),
    note: '与原文同时撤回，另有回执',
  }));
}

/** Longer than the lease of one second, by which a process that says nothing stops answering from memory. */
const leaseOver = 2000;

/** Pages in the memory of every process: acknowledged, or without a lease any more. */
async function listMemory(db: Reads, { at }: Gone, generation: number) {
  const found = await rows(
    db,
    sql<{ id: string; acknowledged: boolean; ackAt: Date; seenAt: Date; now: Date }>`
      select id, acknowledged >= ${generation} as acknowledged, acknowledged_at as "ackAt", seen_at as "seenAt",
        clock_timestamp() as now
      from publications.process
      where seen_at > clock_timestamp() - interval '1 minute'
      order by id`,
  );
  const copies: Copy[] = [];
  const behind: string[] = [];
  if (found.length === 0)
    copies.push({ name: 'memory', words: '内存中的页面', gone: at.toISOString(), note: '当时没有进程从内存作答' });
  for (const { id, acknowledged, ackAt, seenAt, now } of found) {
    const words = `内存中的页面（进程 ${id.slice(0, 8)}）`;
    const limit = Math.max(at.getTime(), seenAt.getTime()) + leaseOver;
    if (acknowledged) copies.push({ name: `memory:${id}`, words, gone: ackAt.toISOString(), note: '该进程已确认清除' });
    else if (now.getTime() > limit)
      copies.push({
        name: `memory:${id}`,
        words,
        gone: new Date(limit).toISOString(),
        note: '该进程没有答复，租约已到期，不再从内存作答',
      });
    else behind.push(words);
  }
  return { copies, behind };
}

/** s-maxage=5 and stale-if-error=45 (keep-pages.ts), counted from the moment at which no process shows it any more. */
const inFront = ({ at }: Gone): Copy => ({
  name: 'cache',
  words: '本站前面的缓存（nginx、Varnish）',
  gone: new Date(at.getTime() + 51_000).toISOString(),
  note: '最迟到这个时间失效；按标记清除的更早',
});
