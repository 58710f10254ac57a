import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { getWords } from '../src/core/search/queries/words.ts';
import { type Search, searchOf } from '../src/core/search/search.ts';
import { type PublicDb, rows } from '../src/platform/database.ts';
import { projectRoot } from '../src/platform/root.ts';
import { openBench } from './house.ts';
import { publishManifest } from './pipeline.ts';
import { answerByJieba } from './search-baseline.ts';
import { type Answered, at, type Doc, type Query, quality, readLines, readQrels } from './search-quality.ts';

// The search that every district gets: a corpus is published through the real pipeline, searched through the real code (the
// check against `live` included), and measured beside BM25 over words cut by jieba in the same run.
// Run: node dist/bench/search.js [corpus.jsonl.gz queries.jsonl.gz qrels.tsv] [how many documents]

const folder = join(projectRoot, '..', 'shared', 'data', 'search');
const given = process.argv.slice(2).filter((word) => !/^\d+$/.test(word));
const most = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 1e9);
const [corpus, asked, relevant] =
  given.length === 3
    ? (given as [string, string, string])
    : (['stard-corpus.jsonl.gz', 'stard-train-queries.jsonl.gz', 'stard-train-qrels.tsv'].map((name) =>
        join(folder, name),
      ) as [string, string, string]);

const perManifest = 500;
const clients = 8;
const page = 20;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const asHtml = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('') || '<p>（无正文）</p>';

const second = (since: number) => (performance.now() - since) / 1000;
const figure = (name: string, answers: Answered[], qrels: Map<string, Set<string>>) => {
  const { ndcg, mrr, recall } = quality(answers, qrels);
  const times = answers.map(({ took }) => took);
  console.log(
    `${name}: nDCG@10 ${ndcg.toFixed(4)}, MRR@10 ${mrr.toFixed(4)}, Recall@100 ${recall.toFixed(4)}, ` +
      `p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`,
  );
  return ndcg;
};

if (![corpus, asked, relevant].every((path) => existsSync(path))) {
  console.log(`${corpus} is not here: nothing was measured. Give a corpus, queries and qrels.`);
  process.exit(0);
}
const docs = readLines<Doc>(corpus).slice(0, most);
const queries = readLines<Query>(asked);
const qrels = readQrels(relevant);
const { chain, opened, close } = await openBench('people');
const { live } = opened.sides;

const ids = await publishAll();
const search = searchOf(live);
const began = performance.now();
await search.fill();
console.log(
  `index of ${docs.length} documents: ${second(began).toFixed(1)} s, ${(docs.length / second(began)).toFixed(0)} documents/s`,
);
const before = memory();
const ours = figure('signs and pairs, the hundred best checked against live', await answer(search, 1, 100), qrels);
const alone = (await answer(search, 1, page)).map(({ took }) => took);
console.log(`a page of ${page}, 1 client: p50 ${at(alone, 0.5).toFixed(1)} ms, p99 ${at(alone, 0.99).toFixed(1)} ms`);
const many = await answer(search, clients, page);
console.log(
  `${clients} clients: p50 ${at(
    many.map(({ took }) => took),
    0.5,
  ).toFixed(1)} ms, p99 ${at(
    many.map(({ took }) => took),
    0.99,
  ).toFixed(1)} ms`,
);
await suggestions(search);
await publishing(search);
console.log(`memory of this process: ${before} MB after filling, ${memory()} MB after all of it`);
const theirs = figure('words by jieba, same BM25, unchecked', answerByJieba(docs, queries), qrels);
console.log(`ratio of nDCG@10: ${(ours / theirs).toFixed(3)}`);
await close();
process.exit(0);

function memory(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().rss / 1024 ** 2);
}

/** The public id of each document, by the corpus's own. */
async function publishAll(): Promise<Map<string, string>> {
  const start = performance.now();
  const known = new Map<number, string>();
  for (let from = 0; from < docs.length; from += perManifest) {
    const some = docs.slice(from, from + perManifest);
    const texts = some.map(({ title, text }) => ({ title: title.slice(0, 200), body: asHtml(text) }));
    const written = await publishManifest(chain!, texts, 8);
    for (const [index, { document }] of written.entries()) known.set(document, some[index]!.id);
    if ((from / perManifest) % 10 === 9)
      console.log(`${from + some.length} public after ${second(start).toFixed(0)} s`);
  }
  console.log(
    `${docs.length} documents through the real pipeline: ${second(start).toFixed(0)} s, ${(docs.length / second(start)).toFixed(0)}/s`,
  );
  const found = await rows(
    opened.sides.staff,
    sql<{ id: number; publicId: string }>`
      select id, public_id as "publicId" from publications.document where id = any (${[...known.keys()]}::bigint[])`,
  );
  return new Map(found.map(({ id, publicId }) => [publicId, known.get(id)!]));
}

async function answer(over: Search, atOnce: number, limit: number): Promise<Answered[]> {
  const words = await getWords(live as PublicDb);
  const rest = queries.values();
  const answers: Answered[] = [];
  const client = async () => {
    for (const { id, text } of rest) {
      const start = performance.now();
      const found = await over.find({
        ...{ typed: text, filter: {}, sort: 'best', limit, offset: 0, today: '2026-01-01', words },
      });
      const took = performance.now() - start;
      answers.push({ query: id, ids: found.hits.map(({ entry }) => ids.get(entry.id)!), took });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return answers;
}

async function suggestions(over: Search): Promise<void> {
  const times: number[] = [];
  for (const { title } of docs.filter((_, index) => index % Math.ceil(docs.length / 1000) === 0)) {
    const start = performance.now();
    await over.suggest([...title].slice(0, 1 + (title.length % 5)).join(''), 8);
    times.push(performance.now() - start);
  }
  for (const letters of ['zwgk', 'laodong', 'ht', 'minfadian', 'x']) await over.suggest(letters, 8);
  console.log(`suggestions: p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`);
}

/** From asking for the publication of a cleared text until a search finds it. */
async function publishing(over: Search): Promise<void> {
  const times: number[] = [];
  const words = await getWords(live as PublicDb);
  for (let turn = 0; turn < 50; turn += 1) {
    const title = `风筝比赛第${turn}场公告`;
    const [written] = await publishManifest(chain!, [{ title, body: '<p>报名开始。</p>' }]);
    const start = performance.now();
    const { hits } = await over.find({
      ...{ typed: title, filter: {}, sort: 'best', limit: 1, offset: 0, today: '2026-01-01', words },
    });
    times.push(performance.now() - start);
    if (hits[0]?.entry.title !== title || !written) throw new Error(`${title} is not found`);
  }
  console.log(
    `first search after a publication, taking it in: p50 ${at(times, 0.5).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`,
  );
}
