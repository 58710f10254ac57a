import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { one } from '../src/platform/database.ts';
import { projectRoot } from '../src/platform/root.ts';
import { openBench } from './house.ts';
import { publishManifest, type Text } from './pipeline.ts';

// Documents a second through the real pipeline (drafted, submitted as manifests of 100, cleared by each step, issued): 3,423
// laws with their whole text. The file is no part of the project. Run: node dist/bench/import.js [how many] [per manifest]

const file = join(projectRoot, '..', 'shared', 'data', 'search', 'laws.jsonl.gz');
const [most = 5000, size = 100] = process.argv.slice(2).map(Number);

const asHtml = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) =>
      line.startsWith('#') ? `<h2>${escaped(line.replace(/^#+\s*/, ''))}</h2>` : `<p>${escaped(line)}</p>`,
    )
    .join('');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Whole laws: the longest is some hundred thousand characters. */
const readLaws = (): Text[] =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { title: string; text: string })
    .map(({ title, text }) => ({ title: title.slice(0, 200), body: asHtml(text) }));

if (!existsSync(file)) {
  console.log(`${file} is not here: nothing was measured. Any file of lines {"title", "text"} will do.`);
} else {
  const { chain, opened, close } = await openBench('people');
  const given = readLaws();
  // A law of which only the title is there has nothing to be made public; the gate would refuse it.
  const laws = given.filter(({ body }) => body !== '').slice(0, most);
  console.log(`${given.filter(({ body }) => body === '').length} of ${given.length} have no text and are left out`);
  const characters = laws.reduce((sum, law) => sum + law.body.length, 0);
  const began = performance.now();
  for (let at = 0; at < laws.length; at += size) await publishManifest(chain!, laws.slice(at, at + size));
  const seconds = (performance.now() - began) / 1000;
  const { count } = await one(
    opened.sides.live,
    sql<{ count: number }>`select count(*)::int as count from live.publication`,
  );
  if (count !== laws.length) throw new Error(`${count} of ${laws.length} are public`);
  console.log(
    `${laws.length} documents of ${Math.round(characters / laws.length)} characters on average, manifests of ${size}: ` +
      `${seconds.toFixed(1)} s, ${(laws.length / seconds).toFixed(0)} documents/s, all public`,
  );
  await close();
}
process.exit(0);
