import { sql } from 'kysely';
import { buildApp } from '../src/app.ts';
import { openChanges } from '../src/core/publications/changes.ts';
import { type OtherProcess, startOther } from '../src/memory/test-process.ts';
import { first } from '../src/platform/database.ts';
import { openMemory } from '../src/platform/http/memory.ts';
import { listen } from '../src/platform/http/serve.ts';
import { openBench } from './house.ts';
import { publishManifest } from './pipeline.ts';

// From the moment the publish deed is asked for, and from its answer, until the new text stands on the column's page and at its
// address: on the process that published and on another, with 10,000 documents public and both pages in memory before.
// Run: node dist/bench/visible.js [documents] [publications]

const [documents = 10_000, turns = 100] = process.argv.slice(2).map(Number);
const { chain, house, opened, close } = await openBench('people');
const memory = openMemory(openChanges(opened.urls.app));
const here = await listen({ app: buildApp({ ...house, memory }), memory, port: 0, host: '127.0.0.1' });
const other: OtherProcess = await startOther(opened.urls);
const body = '<p>为做好政务公开工作，现将有关事项通知如下。</p>'.repeat(40);

const began = performance.now();
for (let at = 0; at < documents; at += 500) {
  const texts = Array.from({ length: Math.min(500, documents - at) }, (_, more) => ({
    title: `关于第${at + more + 1}项工作的通知`,
    body,
  }));
  await publishManifest(chain!, texts, 8);
}
console.log(`${documents} documents public after ${((performance.now() - began) / 1000).toFixed(0)} s`);

const column = '/notices/';
/** A page as it is read: within titles stand marks where a line may end. */
const text = async (url: string, path: string) => (await (await fetch(url + path)).text()).replace(/<[^>]*>/g, '');

/** Milliseconds until the column shows the title, asking again and again. */
async function untilShown(url: string, title: string, since: number): Promise<number> {
  while (!(await text(url, column)).includes(title))
    if (performance.now() - since > 10_000) throw new Error(`${title} was not to be seen for 10 s`);
  return performance.now() - since;
}

const times: Record<string, number[]> = { deed: [], same: [], other: [], 'after the answer': [] };
for (let turn = 0; turn < turns; turn += 1) {
  const title = `公布第${turn + 1}次测量`;
  const written = await chain!.write({ key: 'bench', unit: 'office', kind: 'notice', title, body, metadata: {} });
  const submission = await chain!.submit(written);
  await chain!.clear('office', submission);
  for (const url of [here.url, other.url]) for (const _ of [1, 2]) await text(url, column);
  const start = performance.now();
  const shown = [untilShown(here.url, title, start), untilShown(other.url, title, start)];
  await chain!.issue('office', submission);
  const deed = performance.now() - start;
  const both = await Promise.all(shown);
  times.deed!.push(deed);
  times.same!.push(both[0]!);
  times.other!.push(both[1]!);
  times['after the answer']!.push(Math.max(0, Math.max(...both) - deed));
  const row = await first(
    opened.sides.staff,
    sql<{ path: string }>`select path from publications.address where document = ${written.document} and current`,
  );
  for (const url of [here.url, other.url])
    if (!(await text(url, row!.path)).includes(title)) throw new Error(`${row!.path} is not there`);
}
for (const [name, list] of Object.entries(times)) {
  list.sort((a, b) => a - b);
  const at = (part: number) => list[Math.floor(list.length * part)]!.toFixed(0);
  const words = { deed: 'the deed itself', same: 'visible on the same process', other: 'visible on the other process' }[
    name
  ];
  console.log(
    `${(words ?? 'visible after the deed answered').padEnd(32)} p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${list.at(-1)!.toFixed(0)} ms`,
  );
}
await here.stop();
await memory.close();
await other.end();
await close();
process.exit(0);
