import { sql } from 'kysely';
import { rows, type StaffDb } from '../platform/database.ts';
import type { Handles } from './test-questions.ts';

/**
 * All by which a document could be asked for, from the database itself; of a public text whose next edition is not public,
 * only the handles of that edition when `newest` is set.
 */
export async function handlesOf(staff: StaffDb, document: number, newest = false): Promise<Handles> {
  const found = await rows(
    staff,
    sql<{ kind: string; value: string }>`
      with edition as (
          select id from publications.edition
          where document = ${document} and (not ${newest} or number = (select max(number) from publications.edition where document = ${document}))
        ),
        revision as (select revision.* from publications.revision join edition on edition.id = revision.edition),
        attached as (select item.value from revision, jsonb_array_elements(attachments) as item (value)),
        submission as (select distinct submission.id, submission.manifest_hash from review.submission
          join review.manifest on manifest.submission = submission.id where manifest.document = ${document})
      select 'document' as kind, ${String(document)} as value
      union all select 'edition', id::text from edition
      union all select 'submission', id::text from submission
      union all select 'file', value ->> 'file' from attached
      union all select 'name', value ->> 'name' from attached
      union all select 'hash', hash from revision
      union all select 'hash', manifest_hash from submission
      union all select 'hash', value ->> 'hash' from attached
      union all select 'hash', image_hash from files.drawn_page where hash in (select value ->> 'hash' from attached)
      union all select 'revision', id::text from revision
      union all select 'task', id::text from workflow.task
        where object in (select 'review.submission:' || id from submission) or object in (select 'publications.edition:' || id from edition)
      union all select 'number', series || '〔' || year || '〕' || serial || '号' from publications.document_number where document = ${document}
      union all select 'index', text from publications.index_number where document = ${document}
      union all select 'publicId', public_id from publications.document where id = ${document} and public_id is not null
      union all select 'path', path from publications.address where document = ${document} and current
      union all (select 'position', seal.position::text from ledger.seal join ledger.line on line.id = seal.line
        where (line.revision in (select id from revision) or line.object in (select 'publications.edition:' || id from edition)
          or not ${newest} and line.object in (select 'review.submission:' || id from submission)
          or not ${newest} and line.object = 'publications.document:' || ${String(document)})
        order by seal.position desc limit 4)
      union all select 'column', kind.site_column from publications.document join publications.kind on kind.name = document.kind
        where document.id = ${document}`,
  );
  const isPublic = new Set(['number', 'index', 'publicId', 'path']);
  const open = newest ? found.filter((row) => !isPublic.has(row.kind)) : found;
  const of = (kind: string) => open.find((row) => row.kind === kind)?.value;
  const values = open.filter((row) => !['path', 'column', 'position'].includes(row.kind)).map((row) => row.value);
  return {
    values: [...new Set(values)],
    positions: open.filter((row) => row.kind === 'position').map((row) => row.value),
    document: String(document),
    edition: of('edition') ?? '1',
    submission: of('submission') ?? String(document),
    file: of('file') ?? String(document),
    column: of('column')!,
    fileName: of('name') ?? '附件.txt',
    path: of('path') ?? null,
  };
}
