import { pathToFileURL } from 'node:url';
import type { Scores } from './lighthouse.ts';

// One browser and one Lighthouse of its own: measures the addresses that its parent sends, one after the other.
// Run by lighthouse.ts: node scorer.js <folder where the tools are installed>

export interface Wanted {
  url: string;
  /** Value of the cookie `view`; empty for the ordinary view. */
  view: string;
  /** Only what may be another figure the next time: speed, and how much the page shifts. */
  timed?: boolean;
}
export type Measured = { scores: Partial<Scores> } | { why: string };

const installed = (path: string) => import(pathToFileURL(`${process.argv[2]}/node_modules/${path}`).href);
const { default: lighthouse } = await installed('lighthouse/core/index.js');
const { default: usual } = await installed('lighthouse/core/config/default-config.js');
const { launch } = await installed('chrome-launcher/dist/index.js');
const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });

const { performance, ...steady } = Object.fromEntries(
  ['performance', 'accessibility', 'best-practices', 'seo'].map((name) => [name, usual.categories[name]]),
);

/** As a phone sees it, with Lighthouse's own throttling; what no point depends on is left out: advice, and a picture of the whole page. */
function settingsOf(categories: Record<string, { auditRefs: { id: string; weight: number }[] }>) {
  const audits = Object.values(categories).flatMap(({ auditRefs }) => auditRefs);
  const weighed = new Set(audits.filter(({ weight }) => weight > 0).map(({ id }) => id));
  const skipAudits = audits.map(({ id }) => id).filter((id) => !weighed.has(id));
  return { onlyCategories: Object.keys(categories), skipAudits, disableFullPageScreenshot: true };
}
const timedOnly = settingsOf({ performance });
const everything = settingsOf({ performance, ...steady });

async function measure({ url, view, timed }: Wanted): Promise<Measured> {
  const flags = { port: chrome.port, logLevel: 'silent', extraHeaders: view ? { Cookie: `view=${view}` } : undefined };
  const config = { extends: 'lighthouse:default', settings: timed ? timedOnly : everything };
  const { categories, audits, runtimeError } = (await lighthouse(url, flags, config)).lhr;
  if (runtimeError) return { why: runtimeError.code };
  const points = Object.entries<{ score: number }>(categories).map(([name, { score }]) => [
    name,
    Math.round(score * 100),
  ]);
  const shift = Math.round(audits['cumulative-layout-shift'].numericValue * 1000);
  return { scores: { ...Object.fromEntries(points), shift } };
}

process.on('message', (wanted: Wanted) => {
  measure(wanted)
    .catch((error: Error) => ({ why: error.message }))
    .then((measured) => process.send!(measured));
});
process.on('disconnect', () => {
  chrome.kill();
  process.exit();
});
process.send!('ready');
