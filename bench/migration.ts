import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { issue } from '../src/core/review/actions/issue.ts';
import { manifestsOf } from '../src/core/review/manifest-rules.ts';
import { listBriefTexts } from '../src/core/review/queries/many.ts';
import { importSite } from '../src/features/archives/actions/import.ts';
import { openFolder } from '../src/features/archives/actions/source.ts';
import { submitPages } from '../src/features/archives/actions.ts';
import { listPages } from '../src/features/archives/queries.ts';
import { perManifest } from '../src/features/archives/rules.ts';
import { gbk, plain, standard, tables, utf8, words } from '../src/features/archives/test-site.ts';
import { one } from '../src/platform/database.ts';
import { today } from '../src/platform/time.ts';
import { openBench } from './house.ts';

// A saved site of three templates, from the folder to public pages: read and drafted, submitted in manifests, cleared, issued.
// Run: node dist/bench/migration.js [how many pages]

const count = Number(process.argv[2] ?? 1000);
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

const pageOf = (n: number): Uint8Array => {
  const title = `关于第 ${n + 1} 项工作的通知`;
  const day = `20${String(10 + (n % 9)).padStart(2, '0')}-0${1 + (n % 9)}-1${n % 10}`;
  const body =
    Array.from({ length: 12 }, (_, at) => words(`第 ${n + 1} 项第 ${at + 1} 款，`)).join('') +
    `<p>见<a href="${(n + 1) % count}.html">下一份</a>。</p>`;
  if (n % 3 === 0) return utf8(standard({ title, day, body }));
  return n % 3 === 1 ? gbk(tables(title, day, body)) : utf8(plain(title, day, body));
};

const { opened, chain, close } = await openBench('people');
const { staff } = opened.sides;
const folder = await mkdtemp(join(tmpdir(), 'gongkai-old-site-'));
for (let n = 0; n < count; n += 1) await writeFile(join(folder, `${n}.html`), pageOf(n));

const by = (key: string | null = null) => Object.assign(chain!.as('office', 'drafter'), { key });
const order = {
  unit: chain!.unitOf('office'),
  kind: 'notice',
  name: '旧站',
  base: 'http://old.gov.cn/art/',
  byColumn: false,
  list: null,
  today: today(new Date()),
};
const began = performance.now();
const done = await importSite(await openFolder(folder), order, { staff, storage: opened.storage, by });
console.log(`${done.drafted} of ${done.pages} pages drafted, ${done.problems.length} problems: ${seconds(began)} s`);

const editions = (await listPages(staff, done.import!)).map(({ edition }) => edition);
const manifests = manifestsOf(editions, perManifest);
for (const [index, manifest] of manifests.entries()) {
  const submitting = performance.now();
  const { submission } = await submitPages(by(), {
    import: done.import!,
    editions: manifest,
    part: index + 1,
    parts: manifests.length,
  });
  const submitted = seconds(submitting);
  const looking = performance.now();
  await listBriefTexts(staff, submission);
  const looked = seconds(looking);
  const clearing = performance.now();
  await chain!.clear('office', submission);
  const cleared = seconds(clearing);
  const issuing = performance.now();
  await issue(chain!.as('office', 'editor'), { submission });
  console.log(
    `manifest of ${manifest.length}: submitted in ${submitted} s, its list read in ${looked} s, cleared in ${cleared} s, public in ${seconds(issuing)} s`,
  );
}
const { count: open } = await one(
  opened.sides.live,
  sql<{ count: number }>`select count(*)::int as count from live.publication`,
);
// One by one, as readers come: the whole view at once is nobody's question.
const sampled = Array.from({ length: 20 }, (_, at) => `/art/${Math.floor((at * count) / 20)}.html`);
for (const path of sampled) await one(opened.sides.live, sql`select target from live.redirect where path = ${path}`);
if (open !== count) throw new Error(`${open} public of ${count}`);
console.log(`${count} pages from the folder to public pages with their old addresses: ${seconds(began)} s`);
await close();
await rm(folder, { recursive: true, force: true });
process.exit(0);
