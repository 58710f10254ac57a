import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { findBarriers, overflow } from '../../journeys/browser.ts';
import type { PageType } from '../../journeys/test-pages.ts';
import { run } from './tools.ts';

export const modes = { normal: '', elder: 'elder', contrast: 'contrast', english: 'en' } as const;
export type Mode = keyof typeof modes;
export const widths = [375, 1280] as const;

/** Serious and critical findings of axe in a mode at a width, and whether the page is wider than its window. */
export async function lookWithAxe(browser: Browser, base: string, page: PageType, mode: Mode): Promise<string[]> {
  const wrong: string[] = [];
  const context = await browser.newContext({ baseURL: base, locale: 'zh-CN' });
  if (modes[mode]) await context.addCookies([{ name: 'view', value: modes[mode], url: base }]);
  const shown = await context.newPage();
  await shown.goto(page.path);
  for (const width of widths) {
    await shown.setViewportSize({ width, height: 900 });
    for (const barrier of await findBarriers(shown)) wrong.push(`${mode} ${width}: ${barrier}`);
    if ((await overflow(shown)) > 0) wrong.push(`${mode} ${width}: ${page.path} is wider than the window`);
  }
  await context.close();
  return wrong;
}

/** The document as a browser gets it, with its bytes on the way: compressed page, stylesheet and script. */
export async function transferred(base: string, { path }: PageType): Promise<number> {
  const sizeOf = async (url: string) => {
    const { request } = await import('node:http');
    return new Promise<{ bytes: number; type: string }>((fulfil, reject) => {
      const sent = request(url, { headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
        });
        answer.on('end', () => fulfil({ bytes, type: answer.headers['content-type'] ?? '' }));
      });
      sent.on('error', reject);
      sent.end();
    });
  };
  // Asked once more: what was rendered for the first is packed in memory for the next.
  await sizeOf(base + path);
  const html = await (await fetch(base + path)).text();
  const parts = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(([, found]) => base + found!);
  const sizes = await Promise.all([base + path, ...new Set(parts)].map(sizeOf));
  return sizes.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The checker reads files: an address of the site to which something is sent would be none of http there. */
const asOnTheSite = (html: string) => html.replaceAll(' ping="/', ' ping="https://localhost/');

/** Errors of the Nu HTML checker, over all documents in one run. */
export async function checkWithNu(jar: string, documents: { name: string; html: string }[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-nu-'));
  const files = documents.map((_, at) => join(folder, `${at}.html`));
  for (const [at, { html }] of documents.entries()) await writeFile(files[at]!, asOnTheSite(html));
  const options = ['-jar', jar, '--exit-zero-always', '--format', 'json', '--errors-only', ...files];
  const { err } = await run('java', options);
  await rm(folder, { recursive: true });
  const { messages } = JSON.parse(err) as { messages: { url: string; message: string; extract?: string }[] };
  return messages.map(({ url, message, extract }) => {
    const { name } = documents[Number(/(\d+)\.html$/.exec(url)![1])]!;
    return `${name}: ${message} ${extract?.slice(0, 120).replace(/\s+/g, ' ') ?? ''}`;
  });
}
