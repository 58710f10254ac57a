import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBrowser } from '../src/ui/browser.ts';

/** A real browser, or the reason why there is none: a journey without a browser is no journey. */
export async function openBrowser(): Promise<Browser> {
  const browser = await findBrowser();
  if (!browser) throw new Error('没有找到浏览器：请安装 chromium，或用环境变量 CHROMIUM 指明它的位置。');
  return browser;
}

export interface Look {
  width?: number;
  script?: boolean;
  elder?: boolean;
  /** A telephone: fingers, and its whole height. */
  phone?: boolean;
}

/** A window of its own, with or without script. */
export async function openWindow(
  browser: Browser,
  base: string,
  { phone = false, width = phone ? 375 : 1280, script = true, elder = false }: Look = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height: phone ? 812 : width < 600 ? 760 : 900 },
    hasTouch: phone,
    isMobile: phone,
    javaScriptEnabled: script,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(10_000);
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
