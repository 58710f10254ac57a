import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Story } from './test-clerks.ts';

/** What the database and the disk hold of one story, counted. */
interface Books {
  title: string;
  document: string;
  states: string[];
  /** Ledger lines about the document, by verb. */
  lines: Record<string, number>;
  revisions: number;
  submissions: { id: string; state: string; opinions: number; opined: number; issued: number }[];
  publications: number;
  addresses: string[];
  indexNumbers: number;
}

/** Every document of the clerks as it stands, also those whose clerk heard nothing. */
export async function readBooks(client: pg.Client): Promise<Books[]> {
  const found = await client.query(`
    with mine as (
      select distinct edition.document, min(revision.title) as title
      from publications.revision
      join publications.edition on edition.id = revision.edition
      where revision.title like '停水演练第 % 号'
      group by edition.document)
    select mine.title, mine.document,
      array(select state from publications.edition where edition.document = mine.document) as states,
      (select coalesce(jsonb_object_agg(verb, count), '{}') from (
        select verb, count(*)::int as count from ledger.line
        where object = 'publications.document:' || mine.document group by verb) counted) as lines,
      (select count(*)::int from publications.revision join publications.edition on edition.id = revision.edition
        where edition.document = mine.document) as revisions,
      (select coalesce(jsonb_agg(jsonb_build_object('id', submission.id::text, 'state', submission.state,
          'opinions', (select count(*) from review.opinion where opinion.submission = submission.id),
          'opined', (select count(*) from ledger.line where verb = 'review.opine' and object = 'review.submission:' || submission.id),
          'issued', (select count(*) from ledger.line where verb = 'review.issue' and object = 'review.submission:' || submission.id))), '[]')
        from review.manifest join review.submission on submission.id = manifest.submission
        where manifest.document = mine.document) as submissions,
      (select count(*)::int from publications.publication where publication.document = mine.document) as publications,
      array(select path from publications.address where address.document = mine.document) as addresses,
      (select count(*)::int from publications.index_number where index_number.document = mine.document) as "indexNumbers"
    from mine`);
  return found.rows;
}

/** What is wrong with one document taken by itself: half an act, or one done twice. */
export function whatIsHalf(books: Books): string[] {
  const wrong: string[] = [];
  const expect = (what: string, actual: unknown, wanted: unknown) => {
    if (JSON.stringify(actual) !== JSON.stringify(wanted))
      wrong.push(`${books.title}: ${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`);
  };
  const { lines, submissions, states } = books;
  const issued = states[0] === 'issued';
  expect('editions', states.length, 1);
  expect('draft lines', lines['publications.draft'], 1);
  expect('revise lines', lines['publications.revise'] ?? 0, books.revisions - 1);
  if (books.revisions > 2) wrong.push(`${books.title}: saved ${books.revisions - 1} times`);
  if (submissions.length > 1) wrong.push(`${books.title}: submitted ${submissions.length} times`);
  expect('submit lines', lines['review.submit'] ?? 0, submissions.length);
  for (const submission of submissions) {
    expect('opinion lines', submission.opined, submission.opinions);
    if (submission.opinions > 1) wrong.push(`${books.title}: ${submission.opinions} opinions`);
    expect(
      'state of the submission',
      submission.state,
      issued ? 'issued' : submission.opinions > 0 ? 'cleared' : 'secrecy',
    );
    expect('issue lines of the submission', submission.issued, issued ? 1 : 0);
  }
  expect(
    'state of the text',
    states[0],
    issued ? 'issued' : submissions.length === 0 ? 'draft' : submissions[0]!.opinions > 0 ? 'cleared' : 'submitted',
  );
  expect('issue lines', lines['review.issue'] ?? 0, issued ? 1 : 0);
  expect('publications', books.publications, issued ? 1 : 0);
  expect('addresses', books.addresses.length, issued ? 1 : 0);
  expect('index numbers', books.indexNumbers, issued ? 1 : 0);
  return wrong;
}

/** Acknowledged acts of one story of which the books know nothing. */
export function whatIsLost(story: Story, all: Books[]): string[] {
  const mine = all.filter((books) => books.title === story.title);
  if (mine.length > 1) return [`${story.title}: drafted ${mine.length} times`];
  const [books] = mine;
  const there: Record<string, boolean> = {
    draft: books !== undefined,
    save: books?.revisions === 2,
    submit: books?.submissions.length === 1,
    opinion: books?.submissions[0]?.opinions === 1,
    issue: books?.publications === 1,
  };
  return story.sent
    .filter((sent) => sent.location !== null && !there[sent.step])
    .map((sent) => `${story.title}: ${sent.step} was acknowledged and is not there`);
}

/** Whether the upload of a story is one row with one line, and its bytes on the disk are those that were sent. */
export async function whatIsWrongWithFile(client: pg.Client, dataDir: string, story: Story): Promise<string[]> {
  const acknowledged = story.sent.some((sent) => sent.step === 'save' && sent.location !== null);
  const rows = await client.query(
    `select file.id, (select count(*)::int from ledger.line where verb = 'files.receive' and object = 'files.file:' || file.id) as lines
     from files.file where hash = $1`,
    [story.hash],
  );
  const wrong: string[] = [];
  if (acknowledged && rows.rows.length === 0) wrong.push(`${story.title}: the acknowledged upload has no row`);
  if (rows.rows.length > 1) wrong.push(`${story.title}: the upload has ${rows.rows.length} rows`);
  for (const { lines } of rows.rows) {
    if (lines !== 1) wrong.push(`${story.title}: the upload has ${lines} ledger lines`);
    const path = join(dataDir, 'files', story.hash.slice(0, 2), story.hash.slice(2, 4), story.hash);
    const bytes = await readFile(path).catch(() => null);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== story.hash)
      wrong.push(`${story.title}: the bytes of the upload are not whole`);
  }
  return wrong;
}
