import { openBrowser } from '../journeys/browser.ts';
import { pageTypes } from '../journeys/test-pages.ts';
import { buildApp } from '../src/app.ts';
import { openMemory } from '../src/platform/http/memory.ts';
import { listen } from '../src/platform/http/serve.ts';
import { openBench } from './house.ts';
import {
  checkWithNu,
  lookWithAxe,
  type Mode,
  modes,
  type Scores,
  scoreWithLighthouse,
  transferred,
} from './quality/measure.ts';
import { openTools } from './quality/tools.ts';

// Every type of public page in normal, elder, contrast and English mode at 375 and 1280 pixels: serious and critical findings of
// axe, errors of the Nu HTML checker, bytes on the way against 60 kB, and Lighthouse for a phone, with how much the page shifts, on
// the page types that are named in the issue (or all: `all`). Only some pages: a regular expression of their names.
// Run: node dist/bench/pages-quality.js [runs of Lighthouse, 0 for none] [all | '^home$|^search$']

const runs = Number(process.argv[2] ?? 5);
const everywhere = process.argv[3] === 'all';
const wanted = new RegExp(everywhere ? '' : (process.argv[3] ?? ''));
const most = 60_000;
const scored = new Set(['home', 'column', 'policy', 'search', 'ask with answer', 'topic']);
const least = 95;

const tools = await openTools();
const { house, opened, close } = await openBench();
const memory = openMemory(opened.openChanges());
const server = await listen({ app: buildApp({ ...house, memory }), memory, port: 0, host: '127.0.0.1' });
const browser = await openBrowser();
const wrong: string[] = [];
const pages = (await pageTypes(server.url)).filter(({ name }) => wanted.test(name));
const documents: { name: string; html: string }[] = [];

console.log('page | kB on the way | axe, serious and critical | Lighthouse in points of 100, shift in thousandths');
for (const page of pages) {
  const bytes = await transferred(server.url, page);
  if (bytes > most) wrong.push(`${page.name}: ${bytes} bytes on the way`);
  let barriers = 0;
  for (const mode of Object.keys(modes) as Mode[]) {
    const found = await lookWithAxe(browser, server.url, page, mode);
    barriers += found.length;
    wrong.push(...found.map((one) => `${page.name}, ${one}`));
    const answer = await fetch(server.url + page.path, { headers: { cookie: `view=${modes[mode]}` } });
    if (answer.status !== (page.status ?? 200)) wrong.push(`${page.name}, ${mode}: ${answer.status}`);
    documents.push({ name: `${page.name}, ${mode}`, html: await answer.text() });
  }
  const scores = await scoresOf(page.name, page.path);
  console.log(`${page.name} | ${(bytes / 1000).toFixed(1)} | ${barriers} | ${scores ? wordsOf(scores) : '—'}`);
}

function wordsOf(scores: Scores): string {
  return Object.entries(scores)
    .map(([name, points]) => `${name} ${points}`)
    .join(', ');
}

async function scoresOf(name: string, path: string): Promise<Scores | null> {
  if (!tools.lighthouse || runs === 0 || !(everywhere || scored.has(name))) return null;
  const scores = await scoreWithLighthouse(tools.lighthouse, server.url + path, runs);
  for (const [category, points] of Object.entries(scores))
    if (category === 'shift' ? points > 0 : points < least) wrong.push(`${name}: Lighthouse ${category} ${points}`);
  return scores;
}

const errors = tools.nu ? await checkWithNu(tools.nu, documents) : null;
console.log(
  errors
    ? `Nu HTML checker: ${errors.length} errors in ${documents.length} documents`
    : 'Nu HTML checker: not run, there is no Java',
);
if (!tools.lighthouse) console.log('Lighthouse: not run, it could not be installed');
wrong.push(...(errors ?? []));
for (const one of wrong.slice(0, 60)) console.log(`WRONG ${one}`);
console.log(`${pages.length} page types, ${documents.length} views, ${wrong.length} findings`);

await browser.close();
await server.stop();
await close();
process.exitCode = wrong.length > 0 ? 1 : 0;
