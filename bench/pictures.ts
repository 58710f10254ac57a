import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../journeys/browser.ts';
import { type PageType, pageTypes } from '../journeys/test-pages.ts';
import { buildApp } from '../src/app.ts';
import { keepCheckpoint } from '../src/core/ledger/checkpoint.ts';
import { profiles } from '../src/core/ledger/keys.ts';
import { sealLines } from '../src/core/ledger/seal.ts';
import { openMemory } from '../src/platform/http/memory.ts';
import { listen } from '../src/platform/http/serve.ts';
import { projectRoot } from '../src/platform/root.ts';
import { openBench } from './house.ts';

// Pictures of every type of public page of the demonstration district, as a telephone and a desk show it, into docs/pictures/pages,
// and the index of them. Run: node dist/bench/pictures.js [part of a name]

const part = process.argv[2] ?? '';
const widths = [375, 1280] as const;
type Width = (typeof widths)[number];
/** A page that is longer is cut here, so that the folder stays below 7 MB for some 110 types. */
const tallest: Record<Width, number> = { 375: 1400, 1280: 1100 };
/** Of these much is promised that stands further down: they are shown to their end, or nearly. */
const long =
  /^(home|policy|guide|interpretation in pictures|open consultation|request for information|draw|plan of inspections)$/;
const tallestOf = (name: string, wide: Width) => (long.test(name) ? 3.2 : 1) * tallest[wide];
/** A wide one is drawn a little smaller; letters stay readable. */
const shrunk: Record<Width, number> = { 375: 1, 1280: 0.72 };
const quality = 0.12;
const most = 7e6;
const folder = join(projectRoot, 'docs', 'pictures', 'pages');

/** A page, perhaps seen by somebody with another view, on paper, or after something was done on it. */
interface Shown extends PageType {
  /** Words of the cookie that remembers a view. */
  view?: string;
  print?: boolean;
  act?(page: Page): Promise<void>;
}

/** The same pages as others see them, and states that an address alone does not lead to. */
const furtherOf = (pages: PageType[]): Shown[] => {
  const pathOf = (name: string) => pages.find((page) => page.name === name)!.path;
  return [
    { name: 'home in large text', path: '/', view: 'elder' },
    { name: 'home in high contrast', path: '/', view: 'contrast' },
    { name: 'home in English', path: '/', view: 'en' },
    { name: 'policy in large text', path: pathOf('policy'), view: 'elder' },
    { name: 'policy in high contrast', path: pathOf('policy'), view: 'contrast' },
    { name: 'policy on paper', path: pathOf('policy'), print: true },
    { name: 'guide in large text', path: pathOf('guide'), view: 'elder' },
    { name: 'request with errors', path: '/requests/', act: sendEmpty },
    { name: 'paging', path: `/search?q=${encodeURIComponent('演示')}&page=2` },
    { name: 'verification with a code', path: pathOf('verification'), act: typeCode },
  ];
};

/** Sends the form as it stands: what is missing is said above it and beside each field. */
async function sendEmpty(page: Page): Promise<void> {
  await page.locator('main form[method="post"] button[type="submit"]').last().click();
  await page.waitForLoadState('load');
}

/** Types the code that stands on the page, as somebody does who has a print of it. */
async function typeCode(page: Page): Promise<void> {
  const code = await page.locator('main .facts code').first().innerText();
  await page.locator('input[name="code"]').fill(code);
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.waitForLoadState('load');
}

const widthsOf = ({ print }: Shown): readonly Width[] => (print ? [1280] : widths);

const fileOf = ({ name }: PageType, width: Width) => `${name.replaceAll(' ', '-')}-${width}.webp`;

/** Paper has one width, whatever was printed from. */
const sheet = 794;

async function draw(browser: Browser, base: string, page: Shown, wide: Width): Promise<number> {
  const width = page.print ? sheet : wide;
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height: 900 },
    // A telephone is touched: links that stand alone are higher there.
    hasTouch: width === 375,
    isMobile: width === 375,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  if (page.view) await context.addCookies([{ name: 'view', value: page.view, url: base }]);
  const shown = await context.newPage();
  if (page.print) await shown.emulateMedia({ media: 'print' });
  await shown.goto(page.path);
  await page.act?.(shown);
  const height = Math.min(
    tallestOf(page.name, wide),
    (await shown.evaluate('document.documentElement.scrollHeight')) as number,
  );
  const png = await shown.screenshot({ clip: { x: 0, y: 0, width, height }, fullPage: true });
  const packed = await asWebp(await context.newPage(), png, page.print ? 1 : shrunk[wide]);
  await writeFile(join(folder, fileOf(page, wide)), packed);
  await context.close();
  return packed.length;
}

/** Two screens of the office for the README of the project: the review of a text, and the board of the work plan. */
const office = [
  { file: 'review', account: 'secrecy', from: '/staff', to: 'a[href^="/staff/review/"]' },
  { file: 'board', account: 'openness', from: '/staff/workplan', to: 'a[href^="/staff/workplan/1"]' },
];

async function drawOffice(browser: Browser, base: string, said: string[]): Promise<void> {
  for (const { file, account, from, to } of office) {
    const context = await browser.newContext({
      baseURL: base,
      viewport: { width: 1280, height: 900 },
      locale: 'zh-CN',
    });
    const page = await context.newPage();
    await page.goto('/staff');
    await page.fill('input[name="account"]', account);
    await page.fill('input[name="password"]', new RegExp(`^\\s*${account}\\s+(\\S+)`, 'm').exec(said.join('\n'))![1]!);
    await page.locator('form button[type="submit"]').first().click();
    await page.waitForLoadState('load');
    await page.goto(from);
    await page.goto((await page.locator(to).first().getAttribute('href'))!);
    const packed = await asWebp(await context.newPage(), await page.screenshot(), 1);
    await writeFile(join(folder, '..', `${file}.webp`), packed);
    await context.close();
  }
}

/** The browser packs it: a third of the PNG, and letters stay sharp. */
async function asWebp(page: Page, png: Buffer, scale: number): Promise<Buffer> {
  const url = (await page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * ${scale});
    canvas.height = Math.round(image.height * ${scale});
    const drawing = canvas.getContext('2d');
    drawing.imageSmoothingQuality = 'high';
    drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/webp', ${quality});
  })()`)) as string;
  return Buffer.from(url.split(',')[1]!, 'base64');
}

/** Which pages there are, each with its two pictures. */
function indexOf(pages: Shown[]): string {
  const cell = (page: Shown, width: Width) =>
    widthsOf(page).includes(width) ? `[${page.print ? 'A4' : width}](pages/${fileOf(page, width)})` : '';
  const rows = pages.map((page) => `| ${page.name} | ${widths.map((width) => cell(page, width)).join(' | ')} |`);
  return [
    '# Pictures of public pages',
    '',
    `The demonstration district as the public sees it: every type of page at the width of a telephone and of a desk (drawn at ${shrunk[1280]} of its`,
    `size), whole unless it is longer than ${tallest[375]} or ${tallest[1280]} pixels (three times that of some). Behind them some pages in large text, high contrast, English and on`,
    'paper, a form that was sent empty, the second page of a list, and a code from paper that fits. They are taken after the ledger was sealed',
    'and its first checkpoint made. The demonstration publishes when it is loaded; what an older site had published bears its own day.',
    '',
    '`review.webp` and `board.webp` are two screens of the office: a text before the secrecy officer, and the work plan.',
    '',
    'Made by `node dist/bench/pictures.js` after a build.',
    '',
    `| Page | ${widths.map((width) => `${width} px`).join(' | ')} |`,
    `|---|${widths.map(() => '---').join('|')}|`,
    ...rows,
    '',
  ].join('\n');
}

const { house, opened, said, close } = await openBench();
const { sealer, keeping } = opened;
while ((await sealLines(sealer, profiles[keeping.profile].hash)) > 0);
await keepCheckpoint(sealer, keeping.signer, true);
const memory = openMemory(opened.openChanges());
const server = await listen({ app: buildApp({ ...house, memory }), memory, port: 0, host: '127.0.0.1' });
const browser = await openBrowser();
const types = await pageTypes(server.url);
const pages: Shown[] = [...types, ...furtherOf(types)];
await mkdir(folder, { recursive: true });
if (!part) for (const file of await readdir(folder)) await rm(join(folder, file));
let bytes = 0;
for (const page of pages.filter(({ name }) => name.includes(part)))
  for (const width of widthsOf(page)) bytes += await draw(browser, server.url, page, width);
if (!part) await drawOffice(browser, server.url, said);
await writeFile(join(folder, '..', 'README.md'), indexOf(pages));
console.log(`${pages.length} page types, ${(bytes / 1e6).toFixed(2)} MB`);
if (bytes > most) process.exitCode = 1; // cut pages shorter, or pack them harder

await browser.close();
await server.stop();
await close();
