import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface Doc {
  id: string;
  title: string;
  text: string;
}

export interface Query {
  id: string;
  text: string;
}

export interface Answered {
  query: string;
  /** Best first. */
  ids: string[];
  /** Milliseconds. */
  took: number;
}

/** Lines of JSON, packed or not. */
export const readLines = <Row>(path: string): Row[] =>
  textIn(path)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

/** `query \t doc \t 1`: which documents answer which query. */
export function readQrels(path: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of textIn(path).trim().split('\n')) {
    const [query, doc] = line.split('\t') as [string, string];
    found.set(query, (found.get(query) ?? new Set()).add(doc));
  }
  return found;
}

function textIn(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** nDCG@10, MRR@10 and Recall@100 as means over the queries that have an answer. */
export function quality(answers: Answered[], qrels: Map<string, Set<string>>) {
  const all = answers.flatMap(({ query, ids }) => {
    const right = qrels.get(query);
    return right ? [measures(ids, right)] : [];
  });
  const mean = (pick: (one: ReturnType<typeof measures>) => number) =>
    all.reduce((sum, one) => sum + pick(one), 0) / all.length;
  return { ndcg: mean((one) => one.ndcg), mrr: mean((one) => one.mrr), recall: mean((one) => one.recall) };
}

function measures(ids: string[], right: Set<string>) {
  const ten = ids.slice(0, 10);
  const gain = (place: number) => 1 / Math.log2(place + 2);
  const sum = (many: number, counts: (place: number) => boolean) =>
    Array.from({ length: many }, (_, place) => (counts(place) ? gain(place) : 0)).reduce((all, one) => all + one, 0);
  const first = ten.findIndex((id) => right.has(id));
  return {
    ndcg: sum(ten.length, (place) => right.has(ten[place]!)) / sum(Math.min(10, right.size), () => true),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    recall: ids.slice(0, 100).filter((id) => right.has(id)).length / right.size,
  };
}

/** A share of the times, sorted. */
export const at = (times: number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
