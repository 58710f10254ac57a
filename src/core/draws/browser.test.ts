import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../platform/root.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { findBrowser, servePages } from '../../ui/browser.ts';
import { draw, reveal } from './actions/draw.ts';
import { type DrawingOffice, openDrawingOffice } from './test-draws.ts';

let t: TestDatabase;
let house: DrawingOffice;
let browser: Browser | undefined;
let pages: Record<string, string>;
let bundle = '';
before(async () => {
  t = await testDatabase();
  house = await openDrawingOffice(t);
  browser = await findBrowser();
  const made = await house.ready({ alg: 'sm3' });
  const waiting = await house.committed();
  await draw(house.office.by(house.office.drafter), { draw: made.draw });
  await reveal(house.office.by(house.office.drafter), { draw: made.draw });
  bundle = (await house.public(`/draws/${made.number}/bundle.json`)).text;
  pages = {
    list: (await house.public('/draws/')).text,
    shown: (await house.public(`/draws/${made.number}`)).text,
    waiting: (await house.public(`/draws/${waiting.number}`)).text,
  };
});
after(async () => {
  await browser?.close();
  await t?.close();
});

async function open(width: number, script: boolean): Promise<Page> {
  const context = await browser!.newContext({ javaScriptEnabled: script, viewport: { width, height: 800 } });
  await servePages(context, pages);
  const { build } = await import('esbuild');
  const entry = `${projectRoot}/src/ui/assets/draw-check.ts`;
  const built = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm' });
  await context.route(/draw-check[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: built.outputFiles[0]!.text }),
  );
  await context.route(/bundle\.json$/, (route) => route.fulfill({ contentType: 'application/json', body: bundle }));
  return context.newPage();
}

test('the pages of draws hold at 320 px and without script, and axe finds nothing', async (c) => {
  if (!browser) return c.skip('no Chromium found: set CHROMIUM or install one');
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const bare = await open(320, false);
  const page = await open(320, true);
  for (const name of Object.keys(pages)) {
    await bare.goto(`https://draws.example/${name}`);
    assert.ok((await bare.locator('main').innerText()).length > 100, name);
    await page.goto(`https://draws.example/${name}`);
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(wide, 0, `${name} scrolls sideways`);
    await page.evaluate(axe);
    const found = (await page.evaluate('axe.run(document)')) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    assert.deepEqual(
      found.violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]!.html.slice(0, 200)}`),
      [],
    );
  }
});

test('one press on the page proves the draw, and shows what does not fit', async (c) => {
  if (!browser) return c.skip('no Chromium found: set CHROMIUM or install one');
  const page = await open(375, true);
  await page.goto('https://draws.example/shown');
  await page.getByRole('button', { name: '在本页验证' }).click();
  await page.getByText('验证通过，全部一致。').first().waitFor();
  assert.equal(await page.locator('.draw-fails').count(), 0);
  bundle = bundle.replace('drawn D004', 'drawn D0O4');
  await page.getByRole('button', { name: '在本页验证' }).click();
  await page.getByText('验证没有通过').first().waitFor();
  assert.ok((await page.locator('.draw-fails').count()) > 0);
});
