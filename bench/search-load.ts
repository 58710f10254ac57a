import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { DemoText } from '../district/demo/text.ts';
import { getWords } from '../src/core/search/queries/words.ts';
import { type Question, searchOf } from '../src/core/search/search.ts';
import { hitColumns } from '../src/features/portal/queries/search.ts';
import { projectRoot } from '../src/platform/root.ts';
import { openBench } from './house.ts';
import { publishManifest } from './pipeline.ts';
import { copy } from './search-copies.ts';
import { at, type Doc, type Query, readLines } from './search-quality.ts';

// The search of a large district under many at once. One text goes through the real pipeline; its rows are then copied with
// the words of a corpus, as an old site moved over would leave them, so that it takes minutes and not an hour. Searched through
// the real code: each hit read and checked in `live`. Quality and the whole pipeline are measured by `search.ts`.
// At the end texts are published through the real pipeline into it: the deed alone, and until a search finds the text.
// Run: node dist/bench/search-load.js [how many documents] [corpus.jsonl.gz queries.jsonl.gz]

const folder = join(projectRoot, '..', 'shared', 'data', 'search');
const given = process.argv.slice(2).filter((word) => !/^\d+$/.test(word));
const most = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 60_000);
const [corpus = join(folder, 'stard-corpus.jsonl.gz'), asked = join(folder, 'stard-train-queries.jsonl.gz')] = given;
if (!existsSync(corpus) || !existsSync(asked)) {
  console.log(`${corpus} is not here: nothing was measured. Give a corpus and queries.`);
  process.exit(0);
}
const docs = repeated(readLines<Doc>(corpus), most);
const queries = readLines<Query>(asked);
const clients = 8;
const page = 20;

const { chain, opened, close } = await openBench('people');
const { live, staff } = opened.sides;
const [first] = await publishManifest(chain!, [{ title: '最先公开的一份', body: '<p>正文。</p>' }]);
const copying = performance.now();
for (let from = 0; from < docs.length; from += 1000) await copy(staff, first!.document, docs.slice(from, from + 1000));
await withOwner(opened.urls.owner, 'analyze');
console.log(`${docs.length} documents copied in ${since(copying).toFixed(0)} s`);

const empty = memory();
const search = searchOf(live);
const filling = performance.now();
await search.fill();
console.log(
  `index: ${since(filling).toFixed(1)} s, ${(docs.length / since(filling)).toFixed(0)} documents/s, read from live and taken in`,
);
const filled = memory();
const words = await getWords(live);
const questions = queries.map(({ text }) => text);
// what people type into a box: the first few signs of what they would ask
const short = questions.map((text) => [...text].slice(0, 6).join(''));
const begun = docs.filter((_, n) => n % Math.ceil(docs.length / 1000) === 0).map(({ title }) => [...title].slice(0, 3));
for (const [name, texts] of [
  ['whole questions', questions],
  ['a few words', short],
] as const)
  for (const many of [1, clients]) figure(`${name}, ${many} at once`, await ask(texts, many));
figure(`suggestions, ${clients} at once`, await suggest(begun.map((signs) => signs.join(''))));
const busy = memory();
await publish(100);
console.log(
  `memory of this process: ${empty} MB before the index was filled, ${filled} after, ${busy} after the questions, ${memory()} at the end`,
);
await close();
process.exit(0);

/** Megabytes. */
function memory(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().rss / 1024 ** 2);
}

/** Cleared texts made public one by one, each searched for at once. */
async function publish(many: number): Promise<void> {
  const deeds: number[] = [];
  const found: number[] = [];
  const before = process.cpuUsage();
  for (let turn = 1; turn <= many; turn += 1) {
    const title = `风筝比赛第${turn}场公告`;
    const text: DemoText = {
      key: 'bench',
      unit: 'office',
      kind: 'notice',
      title,
      body: '<p>报名开始。</p>',
      metadata: {},
    };
    const submission = await chain!.submit(await chain!.write(text));
    await chain!.clear('office', submission);
    const start = performance.now();
    await chain!.issue('office', submission);
    deeds.push(performance.now() - start);
    const { hits } = await search.find({
      ...{ typed: title, filter: {}, sort: 'best', limit: 1, offset: 0, today: '2026-01-01', words },
    });
    found.push(performance.now() - start);
    if (hits[0]?.entry.title !== title) throw new Error(`${title} is not found`);
  }
  const { user, system } = process.cpuUsage(before);
  const each = ((user + system) / 1000 / many).toFixed(1);
  for (const [name, times] of [
    ['publication, the deed', deeds],
    ['publication, until it is found', found],
  ] as const)
    console.log(`${name} (${many}): p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`);
  console.log(`${each} ms of this process's processor for writing, clearing, publishing and finding one`);
}

async function withOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

function since(began: number): number {
  return (performance.now() - began) / 1000;
}

/** The times, and what of them this process spent computing, whatever else the machine does. */
function figure(name: string, { times, busy }: Timed): void {
  const [half, most] = [at(times, 0.5), at(times, 0.99)].map((one) => one.toFixed(1));
  const each = (busy / times.length).toFixed(1);
  console.log(`${name} (${times.length}): p50 ${half} ms, p99 ${most} ms; ${each} ms of this process's processor each`);
}

/** So many documents, the corpus from its beginning again where it is too short. */
function repeated(all: Doc[], many: number): Doc[] {
  return Array.from({ length: many }, (_, n) => ({ ...all[n % all.length]!, id: String(n) }));
}

interface Timed {
  times: number[];
  /** Milliseconds of processor time, of all of them together. */
  busy: number;
}

async function ask(texts: string[], atOnce: number): Promise<Timed> {
  const shape = { filter: {}, sort: 'best', limit: page, offset: 0, today: '2026-01-01', words } as const;
  return timed(texts, atOnce, (typed) => search.find({ ...shape, typed } satisfies Question, hitColumns));
}

function suggest(texts: string[]): Promise<Timed> {
  return timed(texts, clients, (typed) => search.suggest(typed, 8));
}

async function timed(texts: string[], atOnce: number, run: (text: string) => Promise<unknown>): Promise<Timed> {
  const before = process.cpuUsage();
  const times: number[] = [];
  const rest = texts.values();
  const client = async () => {
    for (const text of rest) {
      const start = performance.now();
      await run(text);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  const { user, system } = process.cpuUsage(before);
  return { times, busy: (user + system) / 1000 };
}
