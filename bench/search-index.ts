import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findIn, type Page } from '../src/core/search/engine/find.ts';
import { joined, piecesOf } from '../src/core/search/engine/frozen.ts';
import { openStore } from '../src/core/search/engine/store.ts';
import { delivered } from '../src/core/search/rules/delivered.ts';
import { understand } from '../src/core/search/rules/understand.ts';
import { keepValues, readValues } from '../src/platform/kept-values.ts';
import { projectRoot } from '../src/platform/root.ts';
import { type Answered, at, type Doc, type Query, quality, readLines, readQrels } from './search-quality.ts';

// The engine alone, without database and pipeline: a corpus straight into the index, whole questions and what people type of
// them into a box. Prints quality, times and a fingerprint of all results (ids in order, totals, facets), by which a change
// that should only make it quicker is seen to change nothing.
// Run: node dist/bench/search-index.js [corpus.jsonl.gz queries.jsonl.gz qrels.tsv]

const folder = join(projectRoot, '..', 'shared', 'data', 'search');
const names = ['stard-corpus.jsonl.gz', 'stard-train-queries.jsonl.gz', 'stard-train-qrels.tsv'];
const given = process.argv.slice(2);
const [corpus, asked, relevant] = (given.length === 3 ? given : names.map((name) => join(folder, name))) as [
  string,
  string,
  string,
];
if (![corpus, asked, relevant].every((path) => existsSync(path))) {
  console.log(`${corpus} is not here: nothing was measured. Give a corpus, queries and qrels.`);
  process.exit(0);
}
const docs = readLines<Doc>(corpus);
const queries = readLines<Query>(asked);
const qrels = readQrels(relevant);
const store = fill();
const whole = queries.map(({ text }) => text);
const questions = run('whole questions', whole, 100);
report(questions.map(({ hits }, n) => ({ query: queries[n]!.id, ids: hits.map(({ entry }) => entry.id), took: 0 })));
for (const signs of [2, 4, 6, 10])
  run(
    `the first ${signs} signs`,
    whole.map((text) => [...text].slice(0, signs).join('')),
    20,
  );
run(
  'the first 6 signs, narrowed to one unit',
  whole.map((text) => [...text].slice(0, 6).join('')),
  20,
  { unit: 'u3' },
);

await throughDisk();

/** The snapshot of a start: written, read and asked the same questions. */
async function throughDisk(): Promise<void> {
  const path = join(await mkdtemp(join(tmpdir(), 'gongkai-index-')), 'index');
  const took = async <T>(work: () => T | Promise<T>): Promise<[T, string]> => {
    const began = performance.now();
    const made = await work();
    return [made, `${Math.round(performance.now() - began)} ms`];
  };
  const [frozen, freezing] = await took(() => store.frozen());
  const [, writing] = await took(() => keepValues(path, 'bench', piecesOf(frozen)));
  const [read, reading] = await took(async () => joined((await readValues(path, 'bench'))!));
  const again = openStore();
  const [, thawing] = await took(() => again.thaw(read));
  const megabytes = Math.round((await stat(path)).size / 1024 ** 2);
  console.log(
    `snapshot of ${megabytes} MB: frozen in ${freezing}, written in ${writing}, read in ${reading}, thawed in ${thawing}`,
  );
  run('whole questions after it', whole, 100, {}, again);
  await rm(dirname(path), { recursive: true });
}

function fill() {
  const began = performance.now();
  const into = openStore();
  const kinds = ['law', 'notice', 'news'];
  for (const [n, { id, title, text }] of docs.entries())
    into.put({
      ...{
        id,
        mark: '',
        title,
        kind: kinds[n % 3]!,
        kindWords: kinds[n % 3]!,
        unit: `u${n % 40}`,
        unitName: `u${n % 40}`,
      },
      ...{ column: `c${n % 25}`, topic: null, year: 2010 + (n % 17), validity: n % 3 === 0 ? 'valid' : null },
      ...{ validUntil: null, publicUntil: null, listedAt: n, rank: 1, number: null, head: title, body: text },
    });
  const took = performance.now() - began;
  console.log(
    `${docs.length} texts in ${(took / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 1024 ** 2)} MB`,
  );
  return into;
}

function run(name: string, texts: string[], limit: number, filter: { unit?: string } = {}, of = store): Page[] {
  const wanted = { filter, sort: 'best' as const, limit, offset: 0, today: '2026-01-01' };
  const times: number[] = [];
  const pages = texts.map((text) => {
    const began = performance.now();
    const page = findIn(of, understand(text, delivered), null, wanted);
    times.push(performance.now() - began);
    return page;
  });
  const mean = times.reduce((sum, one) => sum + one, 0) / times.length;
  console.log(
    `${name}: mean ${mean.toFixed(2)} ms, p50 ${at(times, 0.5).toFixed(2)}, p99 ${at(times, 0.99).toFixed(2)}; results ${fingerprint(pages)}`,
  );
  return pages;
}

/** Of everything that a reader sees of the results. */
function fingerprint(pages: Page[]): string {
  const all = pages.map(({ hits, total, partly, counts }) => [
    hits.map(({ entry }) => entry.id),
    total,
    partly,
    Object.values(counts).map((values) => [...values].sort()),
  ]);
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12);
}

function report(answers: Answered[]): void {
  const { ndcg, mrr, recall } = quality(answers, qrels);
  console.log(`nDCG@10 ${ndcg.toFixed(4)}, MRR@10 ${mrr.toFixed(4)}, Recall@100 ${recall.toFixed(4)}`);
}
