import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { projectRoot } from '../src/platform/root.ts';
import { type District, openDistrict } from './test-district.ts';

let district: District;
let page: Page;
before(async () => {
  district = await openDistrict();
  page = await (await district.visit()).newPage();
});
after(() => district?.close());

/** Types into the box of the search page and sends it with Enter; answers the titles of the results in their order. */
async function type(words: string): Promise<string[]> {
  await page.goto('/search');
  const box = page.locator('main').getByRole('combobox');
  await box.fill(words);
  await box.press('Enter');
  await page.waitForURL(/[?&]q=/);
  const titles = await page.locator('main .document-title').allTextContents();
  return titles.map((title) => title.replace(/\s/g, ''));
}

test('what people type leads to the right first result', async (context) => {
  assert.match((await type('zwgk'))[0]!, /政务公开/);
  assert.match(await page.locator('main').innerText(), /已按“政务公开”搜索/);
  assert.match((await type('政务公开工作安派'))[0]!, /政务公开.*工作安排/);
  await type('8890');
  const first = page.getByRole('region', { name: '直接查到' }).getByRole('link', { name: '8890' });
  assert.equal(await first.getAttribute('href'), 'tel:8890');
  if (existsSync(join(projectRoot, '..', 'shared', 'seed')))
    assert.match((await type('振政办发2019'))[0]!, /2019年政务公开工作安排/);
  else
    context.diagnostic(
      '../shared is not there: the demonstration has no arrangement of 2019 to be found by half of its number',
    );
  assert.match((await type('落户要带什么'))[0]!, /户口迁移/);
  assert.match(await page.locator('main .documents > li').first().innerText(), /带什么|材料/, 'with what to bring');
});

test('a query of 10,000 signs, of one sign or of none that can be searched gets a page as any other', async () => {
  const long = ['长沙市民'.repeat(2_500), '长'.repeat(10_000), 'a'.repeat(10_000), '！？。，'.repeat(2_500)];
  for (const words of [...long, "'; drop table x; --", '(a+)+$[^', '\u0007\u202e停水\u202c']) {
    const answer = await fetch(`${district.base}/search?q=${encodeURIComponent(words)}`);
    assert.equal(answer.status, 200, words.slice(0, 20));
    assert.match(await answer.text(), /<main[\s\S]*<\/main>/);
  }
  assert.equal((await fetch(`${district.base}/search?q=%ff%fe%e5%81`)).status, 200);
  assert.equal((await fetch(`${district.base}/search?${'q=停水&'.repeat(50)}`)).status, 200);
});

test('completions are walked through by arrow keys, and without script the box works as ever', async () => {
  await page.goto('/search');
  const box = page.locator('main').getByRole('combobox');
  await box.pressSequentially('hukou');
  const option = page.getByRole('option', { name: /户口迁移/ });
  await option.first().waitFor();
  await box.press('ArrowDown');
  assert.equal(await option.first().getAttribute('aria-selected'), 'true');
  await box.press('Enter');
  await page.waitForURL(/[?&]q=/);
  assert.match((await page.locator('main .document-title').first().innerText()).replace(/\s/g, ''), /户口迁移/);
  const plain = await (await district.visit({ script: false })).newPage();
  await plain.goto('/search');
  await plain.getByRole('searchbox').last().fill('身份证');
  await plain.locator('main').getByRole('button', { name: '搜索' }).click();
  assert.match(await plain.locator('main').innerText(), /居民身份证到期换领/);
});

test('of three questions one is answered with its source, one with a card, and one honestly not', async () => {
  const ask = async (question: string) => {
    await page.goto('/ask');
    await page.locator('main').getByRole('combobox').fill(question);
    await page.locator('main').getByRole('button', { name: '提问' }).click();
    await page.waitForURL(/[?&]q=/);
    return page.locator('main');
  };
  const answered = await ask('供热服务电话是多少？');
  assert.match(await answered.locator('blockquote').first().innerText(), /第一供热站/);
  assert.match(await answered.innerText(), /出处：.*20\d\d-\d\d-\d\d/);
  const card = await ask('食品经营许可怎么办？');
  assert.match(await card.innerText(), /食品经营许可[\s\S]*(在哪|地址|地点)/);
  const unknown = await ask('火星移民怎么报名？');
  assert.match(await unknown.innerText(), /答不上来[\s\S]*8890/);
  assert.equal(await unknown.locator('blockquote').count(), 0);
});
