import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBrowser, servePages, smallTargets } from './browser.ts';
import { specimenInEnglish, specimens } from './specimen.tsx';

const pages = specimens();
const names = Object.keys(pages);

describe('every page of the specimen', () => {
  test('is a whole document in Chinese with one main part, one first heading and a way to skip to it', () => {
    assert.ok(names.length >= 15);
    for (const [name, html] of Object.entries(pages)) {
      assert.match(html, /^<!doctype html><html lang="zh-CN"/, name);
      assert.equal(html.match(/<main /g)?.length, 1, name);
      assert.equal(html.match(/<h1/g)?.length, 1, name);
      assert.match(html, /href="#main"/, name);
      assert.doesNotMatch(html, /undefined|\[object|NaN/, name);
    }
  });

  test('shows typed script as text', () => {
    const html = pages.request ?? '';
    assert.match(html, /&lt;script&gt;alert\(1\)/);
    assert.doesNotMatch(html, /<script>alert/);
  });

  test('has no style, no handler and no script inside the page, so that the content policy can forbid them', () => {
    for (const [name, html] of Object.entries(pages)) {
      assert.doesNotMatch(html, /\sstyle=|<style|\son[a-z]+="/i, name);
      for (const [, attributes] of html.matchAll(/<script([^>]*)>/g))
        assert.match(attributes ?? '', /src="\/assets\//, name);
    }
  });

  test('says in its title first that something is wrong', () => {
    assert.match(pages.request ?? '', /<title>错误：申请获取政府信息/);
    assert.match(pages.request ?? '', /href="#f-need"/);
    assert.match(pages.request ?? '', /aria-describedby="f-need-error"/);
  });
});

describe('in a browser', async () => {
  let browser: Browser | undefined;
  let context: BrowserContext;
  before(async () => {
    browser = await findBrowser();
    if (!browser) return;
    context = await browser.newContext({ locale: 'zh-CN', hasTouch: true, reducedMotion: 'reduce' });
    await servePages(context, { ...pages, 'official-english': specimenInEnglish() });
  });
  after(async () => {
    await browser?.close();
  });

  async function onEachPage(width: number, look: (page: Page, name: string) => Promise<void>) {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 800 });
    for (const name of names) {
      await page.goto(`https://specimen.example/${name}`);
      await look(page, name);
    }
    await page.close();
  }

  test('no page scrolls sideways at 320, 768 and 1440 px', async (t) => {
    if (!browser) return t.skip('no Chromium found: set CHROMIUM or install one');
    for (const width of [320, 768, 1440]) {
      await onEachPage(width, async (page, name) => {
        const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        assert.equal(beyond, 0, `${name} at ${width} px`);
      });
    }
  });

  test('axe finds nothing serious or critical', async (t) => {
    if (!browser) return t.skip('no Chromium found: set CHROMIUM or install one');
    const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
    await onEachPage(1280, async (page, name) => {
      await page.evaluate(axe);
      const found = (await page.evaluate(`axe.run().then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`)) as string[];
      assert.deepEqual(found, [], name);
    });
  });

  test('what is meant to be touched is 44 px high, and 60 px in elder mode', async (t) => {
    if (!browser) return t.skip('no Chromium found: set CHROMIUM or install one');
    const touched =
      '.button, .helps a, .main-menu a, .pager a, .tabs a, .search-box button, .tool, .entrances a, .document-title, .staff-menu a, .field input[type="text"], .field select, .choice label';
    await onEachPage(375, async (page, name) => {
      const least = name.endsWith('-elder') ? 60 : 44;
      const small = await page.evaluate(
        `[...document.querySelectorAll('${touched}')].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < ${least} - 0.5)
          .map((e) => e.className + ' ' + e.textContent + ' ' + e.getBoundingClientRect().height)`,
      );
      assert.deepEqual(small, [], name);
    });
  });

  test('the line that says whose site it is keeps to one row, in large type and in English too', async (t) => {
    if (!browser) return t.skip('no Chromium found: set CHROMIUM or install one');
    const page = await context.newPage();
    for (const name of ['official', 'official-elder', 'official-english'])
      for (const width of [320, 375]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`https://specimen.example/${name}`);
        const [height, cut] = (await page.evaluate(`[document.querySelector('.identity').getBoundingClientRect().height,
          document.querySelector('.identity-words').scrollWidth - document.querySelector('.identity-words').clientWidth]`)) as number[];
        assert.ok(height! <= 36, `${name} at ${width} px: ${height}`);
        assert.ok(cut! <= 0 || name === 'official-english', `${name} at ${width} px is cut by ${cut}`);
        await page.mouse.click(40, (await page.locator('.identity').boundingBox())!.y + height! + 6);
        assert.ok(
          await page
            .getByText(/\.gov\.cn/)
            .first()
            .isVisible(),
        );
      }
    await page.close();
  });

  test('目录 is open where there is room, folded on a phone and in large type, and not on paper', async (t) => {
    if (!browser) return t.skip('no Chromium found: set CHROMIUM or install one');
    const page = await context.newPage();
    const list = page.getByRole('navigation', { name: '目录' });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto('https://specimen.example/official-elder');
    assert.equal(await list.isVisible(), false);
    await page.goto('https://specimen.example/official');
    assert.equal(await list.isVisible(), true);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.contents').isVisible(), false);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 375, height: 800 });
    assert.equal(await list.isVisible(), false);
    await page.locator('.contents summary').click();
    await list.getByRole('link', { name: '三、推进服务公开' }).click();
    const top = await page.evaluate(`document.querySelector(location.hash).getBoundingClientRect().top`);
    assert.ok((top as number) > 0 && (top as number) < 100, String(top));
    assert.doesNotMatch(await page.locator('#article-body').innerText(), /目录/);
    await page.close();
  });

  test('what stands by itself or can be called is as wide as that, too', async (t) => {
    if (!browser) return t.skip('no Chromium found: set CHROMIUM or install one');
    await onEachPage(375, async (page, name) => {
      const { small, looked } = await smallTargets(page, name.endsWith('-elder') ? 60 : 44);
      assert.deepEqual(small, [], name);
      if (name.startsWith('article')) assert.ok(looked >= 15, `${name}: ${looked}`);
    });
  });

  test('on paper the labels of facts are black on white, in every mode', async (t) => {
    if (!browser) return t.skip('no Chromium found: set CHROMIUM or install one');
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    for (const name of ['article', 'article-elder', 'article-contrast']) {
      await page.goto(`https://specimen.example/${name}`);
      const colours = await page.evaluate(
        `[...new Set([...document.querySelectorAll('.fact dt, .fact dd, .prose p, .prose th')].map((e) => getComputedStyle(e).color))]`,
      );
      assert.deepEqual(colours, ['rgb(0, 0, 0)'], name);
    }
    await page.close();
  });

  test('the headings of a text are of 22 and 20 px', async (t) => {
    if (!browser) return t.skip('no Chromium found: set CHROMIUM or install one');
    const page = await context.newPage();
    await page.goto('https://specimen.example/article');
    const sizes = await page.evaluate(
      `[...document.querySelectorAll('.prose > :is(h2, h3)')].map((e) => e.tagName + ' ' + Math.round(parseFloat(getComputedStyle(e).fontSize)))`,
    );
    assert.deepEqual(new Set(sizes as string[]), new Set(['H2 22', 'H3 20']));
    await page.close();
  });

  test('the script adds its helps under the content policy and without an error', async (t) => {
    if (!browser) return t.skip('no Chromium found: set CHROMIUM or install one');
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto('https://specimen.example/article');
    await page.getByRole('button', { name: '特大' }).click();
    const size = await page.evaluate(`parseFloat(getComputedStyle(document.querySelector('.prose')).fontSize)`);
    assert.ok((size as number) >= 30);
    await page.getByRole('link', { name: /有关说明/ }).click();
    await page.getByRole('dialog').getByText('是否继续').waitFor();
    await page.goto('https://specimen.example/desk');
    await page.getByLabel('选择本页全部').check();
    await page.getByText('已选 3 件').waitFor();
    await page.goto('https://specimen.example/review');
    await page.getByRole('button', { name: '同意。' }).click();
    assert.equal(await page.getByLabel('意见', { exact: false }).last().inputValue(), '同意。');
    await page.getByText('还可以写 497 字').first().waitFor();
    assert.deepEqual(errors, []);
    await page.close();
  });
});
