import { openBrowser } from '../journeys/browser.ts';
import { type PageType, pageTypes } from '../journeys/test-pages.ts';
import { buildApp } from '../src/app.ts';
import { openMemory } from '../src/platform/http/memory.ts';
import { listen } from '../src/platform/http/serve.ts';
import { openBench } from './house.ts';
import { openLighthouse, type Scores } from './quality/lighthouse.ts';
import { checkWithNu, lookWithAxe, type Mode, modes, transferred } from './quality/measure.ts';
import { openTools } from './quality/tools.ts';

// Every type of public page in normal, elder, contrast and English mode at 375 and 1280 pixels: serious and critical findings of
// axe, errors of the Nu HTML checker, bytes on the way against 60 kB, and Lighthouse for a phone in each mode as the median of
// several runs, with how much the page shifts. Only some pages or modes: a regular expression of names, and modes with commas.
// Run: node dist/bench/pages-quality.js [runs of Lighthouse, 0 for none] ['^home$|^search$'] [normal,english] [browsers at once]

const runs = Number(process.argv[2] ?? 5);
const wanted = new RegExp(process.argv[3] ?? '');
const inModes = (process.argv[4] ?? Object.keys(modes).join()).split(',') as Mode[];
const browsers = Number(process.argv[5] ?? 3);
const most = 60_000;
const least = 95;

const tools = await openTools();
const { house, opened, close } = await openBench();
const memory = openMemory(opened.openChanges());
const server = await listen({ app: buildApp({ ...house, memory }), memory, port: 0, host: '127.0.0.1' });
const browser = await openBrowser();
const lighthouse = tools.lighthouse && runs > 0 ? await openLighthouse(tools.lighthouse, browsers) : null;
const wrong: string[] = [];
const pages = (await pageTypes(server.url)).filter(({ name }) => wanted.test(name));
const documents: { name: string; html: string }[] = [];

console.log(
  'page | kB on the way | axe, serious and critical | Lighthouse by mode: speed, access, practice, search, shift in thousandths',
);
// Lighthouse, which waits more than it works, goes on with one page while axe looks at the next.
const scored = [];
for (const page of pages) {
  const bytes = await transferred(server.url, page);
  if (bytes > most) wrong.push(`${page.name}: ${bytes} bytes on the way`);
  let barriers = 0;
  for (const mode of inModes) {
    const found = await lookWithAxe(browser, server.url, page, mode);
    barriers += found.length;
    wrong.push(...found.map((one) => `${page.name}, ${one}`));
    const answer = await fetch(server.url + page.path, { headers: { cookie: `view=${modes[mode]}` } });
    if (answer.status !== (page.status ?? 200)) wrong.push(`${page.name}, ${mode}: ${answer.status}`);
    documents.push({ name: `${page.name}, ${mode}`, html: await answer.text() });
  }
  const line = `${page.name} | ${(bytes / 1000).toFixed(1)} | ${barriers}`;
  scored.push(scoresOf(page).then((scores) => console.log(`${line} | ${scores.join('; ') || '—'}`)));
}
await Promise.all(scored);

/** A sentence a mode; pages that answer an error are none that Lighthouse measures. */
async function scoresOf({ name, path, status = 200, unlisted }: PageType): Promise<string[]> {
  if (!lighthouse || status >= 400) return [];
  const measured = inModes.map(async (mode) => {
    const scores = await lighthouse.score({ url: server.url + path, view: modes[mode] }, runs);
    if (typeof scores === 'string') wrong.push(`${name}, ${mode}: Lighthouse ${scores}`);
    else wrong.push(...whatIsLow(scores, unlisted).map((low) => `${name}, ${mode}: Lighthouse ${low}`));
    return `${mode} ${typeof scores === 'string' ? scores : Object.values(scores).join(' ')}`;
  });
  return Promise.all(measured);
}

/** Of a page that asks search engines to stay away their own points say only that. */
function whatIsLow({ seo, ...scores }: Scores, unlisted = false): string[] {
  return Object.entries(unlisted ? scores : { ...scores, seo }).flatMap(([name, points]) =>
    (name === 'shift' ? points > 0 : points < least) ? [`${name} ${points}`] : [],
  );
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

lighthouse?.close();
await browser.close();
await server.stop();
await close();
process.exitCode = wrong.length > 0 ? 1 : 0;
