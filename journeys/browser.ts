import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const system = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A real browser: the environment's (CHROMIUM), the system's, or the one an npm package ships; without any, the reason. */
async function findBrowser(): Promise<{ path: string; args: string[] }> {
  const named = process.env.CHROMIUM;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM 指向的浏览器不存在：${named}`);
  const found = named ?? system.find((path) => existsSync(path));
  if (found) return { path: found, args: [] };
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return { path: await packed.executablePath(), args: packed.args };
  } catch (cause) {
    throw new Error('没有找到浏览器：请安装 chromium，或用环境变量 CHROMIUM 指明它的位置。', { cause });
  }
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

/** Starts the browser headless; close it after the journeys. */
export async function openBrowser(): Promise<Browser> {
  const { path, args } = await findBrowser();
  return chromium.launch({ executablePath: path, args: [...args, ...quiet], headless: true });
}

export interface Look {
  width?: number;
  script?: boolean;
  elder?: boolean;
}

/** A window of its own, with or without script. */
export async function openWindow(
  browser: Browser,
  base: string,
  { width = 1280, script = true, elder = false }: Look = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height: width < 600 ? 760 : 900 },
    javaScriptEnabled: script,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  if (elder) await context.addCookies([{ name: 'view', value: 'elder', url: base }]);
  return context;
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Serious and critical findings of axe on the page as it stands, one line each; also says when it could not run. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'));
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: { id: string; impact: string; nodes: { html: string; target: string[] }[] }[];
    passes: unknown[];
  };
  if (!found.passes || found.passes.length === 0) return ['axe looked at nothing'];
  return found.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(
      (violation) =>
        `${page.url()} ${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
    );
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  ) as Promise<number>;
}
