import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** For tests: a browser of the machine (CHROMIUM, the system's), else the one an npm package ships; undefined when there is none. */
export async function findBrowser(): Promise<Browser | undefined> {
  const { chromium } = await import('playwright-core');
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const installed = places.find((place) => place && existsSync(place));
  if (installed) return chromium.launch({ executablePath: installed, args: ['--no-sandbox'] });
  try {
    const { default: shipped } = await import('@sparticuz/chromium');
    // In one process the browser ends with the first window that is closed.
    const args = shipped.args.filter((arg) => arg !== '--single-process');
    return await chromium.launch({ executablePath: await shipped.executablePath(), args });
  } catch {
    return undefined;
  }
}

/** Serves pages by name under the policy of the real site, with stylesheet and script built from the sources. */
export async function servePages(context: BrowserContext, pages: Record<string, string>): Promise<void> {
  const { build } = await import('esbuild');
  const bundle = async (name: string) => {
    const entryPoints = [join(root, 'src/ui/assets', name)];
    const built = await build({
      entryPoints,
      bundle: true,
      write: false,
      format: 'esm',
      target: browserTargets,
      outdir: '/',
      loader: { '.svg': 'copy' },
      assetNames: '[name]',
    });
    return built.outputFiles.find(({ path }) => /\.(css|js)$/.test(path))?.text ?? '';
  };
  const [css, script] = await Promise.all([bundle('site.css'), bundle('site.ts')]);
  const policy = { 'content-security-policy': "default-src 'self'; script-src 'self'; style-src 'self'" };
  await context.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: css });
    if (pathname.endsWith('.js')) return route.fulfill({ contentType: 'text/javascript', body: script });
    if (pathname.endsWith('.svg')) {
      // A built tree names drawings with their hash; the sources do not.
      const plain = pathname.replace(/-[A-Z0-9]{8}(?=\.svg$)/, '');
      const drawing = readFileSync(join(root, 'src/ui', plain), 'utf8');
      return route.fulfill({ contentType: 'image/svg+xml', body: drawing });
    }
    const page = pages[pathname.slice(1)];
    return page
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', headers: policy, body: page })
      : route.fulfill({ status: 404, body: '' });
  });
}

/** What a finger can meet; choices have labels that count with them. */
const met =
  'a[href], button, summary, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=file])';

/**
 * What stands by itself on a public page, its head and foot among it, and is smaller than a finger needs, in either direction;
 * everything is unfolded first. The line that says whose site it is reaches below itself, which no measure of it tells. A link within a sentence may be as small as its line (WCAG 2.2, 2.5.8).
 */
export async function smallTargets(page: Page, least: number): Promise<{ small: string[]; looked: number }> {
  return (await page.evaluate(`(() => {
    for (const details of document.querySelectorAll('main details')) details.open = true;
    const inSentence = (e) => {
      if (e.tagName !== 'A' || getComputedStyle(e).display !== 'inline') return false;
      const block = e.closest('p, li, td, dd, th, caption, figcaption, h1, h2, h3, h4, div, label')?.cloneNode(true);
      for (const part of block?.querySelectorAll('a, .visually-hidden, svg') ?? []) part.remove();
      return (block?.textContent.replace(/[\\s：:·、，,。|—-]/g, '').length ?? 0) >= 4;
    };
    const isSeen = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 2 && !e.closest('.skip-link, .visually-hidden, .identity');
    const all = [...document.querySelectorAll('.public-side :is(${met})')].filter((e) => isSeen(e) && !inSentence(e));
    const size = (e) => e.getBoundingClientRect();
    const small = all.filter((e) => Math.min(size(e).height, size(e).width) < ${least} - 0.5);
    return { looked: all.length, small: small.map((e) => e.textContent.trim() + ' ' + size(e).width + ' × ' + size(e).height) };
  })()`)) as { small: string[]; looked: number };
}

/** The oldest browsers we dress: office systems carry Chromium of some years ago. */
export const browserTargets = ['chrome88', 'safari15', 'firefox90'];
