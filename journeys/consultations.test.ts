import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { findBarriers, overflow } from './browser.ts';
import { agreeAll, clearAndIssue, drawUpAndSubmit, endRound, replyAll, splitAll } from './test-consultation.ts';
import { type District, openDistrict } from './test-district.ts';

// A citizen comments on a clause and keeps the receipt, with and without script; a clerk treats every comment and publishes the
// result; the citizen's check finds the opinion unchanged and answered.

interface Receipt {
  number: string;
  code: string;
}

const barriers: string[] = [];
/** Nothing can be asked of a page without script: the same pages are looked at with it. */
async function look(page: Page, script = true): Promise<void> {
  if (!script) return;
  barriers.push(...(await findBarriers(page)));
  assert.ok((await overflow(page)) <= 0, `${page.url()} is wider than its window`);
}

async function comment(page: Page, words: string, script: boolean): Promise<Receipt> {
  await page.goto('/consultations/');
  await look(page, script);
  await page.getByRole('link', { name: /社区食堂管理办法/ }).click();
  await look(page, script);
  await page.locator('a[href$="?clause=2"]').click();
  assert.equal(await page.getByLabel('针对哪一条').inputValue(), '2');
  await look(page, script);
  await page.getByRole('button', { name: '下一步，核对' }).click();
  await page.getByRole('link', { name: '请写下您的意见。' }).waitFor();
  await look(page, script);
  await page.getByLabel('意见必填').fill(words);
  await page.getByLabel('姓名或单位名称').fill('周小演');
  await page.getByRole('button', { name: '下一步，核对' }).click();
  await page.getByRole('heading', { name: '核对意见' }).waitFor();
  await look(page, script);
  await page.getByRole('button', { name: '返回修改' }).click();
  assert.equal(await page.getByLabel('意见必填').inputValue(), words);
  await page.getByRole('button', { name: '下一步，核对' }).click();
  await page.getByRole('button', { name: /^修改 ?姓名或单位名称/ }).click();
  const name = page.getByLabel('姓名或单位名称');
  assert.equal(await name.inputValue(), '周小演');
  if (script) assert.equal(await page.evaluate('document.activeElement.id'), await name.getAttribute('id'));
  assert.equal(await page.getByLabel('意见必填').inputValue(), words);
  await page.getByRole('button', { name: '下一步，核对' }).click();
  await page.getByRole('button', { name: '提交意见' }).click();
  await page.getByRole('heading', { name: '意见已提交' }).waitFor();
  await look(page, script);
  const text = await page.locator('main').innerText();
  return { number: /YJ-\d{7}/.exec(text)![0], code: /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(text)![0] };
}

async function checkOwn(page: Page, { number, code }: Receipt, script: boolean): Promise<string> {
  await page.goto('/consultations/check/');
  await look(page, script);
  await page.getByLabel('编号').fill(number);
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查询' }).last().click();
  await page.getByRole('heading', { name: '我的意见', level: 1 }).waitFor();
  await look(page, script);
  return page.locator('main').innerText();
}

describe('a consultation, from a citizen to the citizen', () => {
  let district: District;
  const receipts: Receipt[] = [];
  before(async () => {
    district = await openDistrict();
  });
  after(() => district?.close());

  for (const [how, options] of [
    ['with script', { width: 1280, script: true }],
    ['without script, on a phone', { width: 375, script: false }],
  ] as const)
    it(`is commented on ${how}`, async () => {
      const window = await district.visit(options);
      const page = await window.newPage();
      const receipt = await comment(page, `建议周末也供应午餐，${how}。`, options.script);
      assert.match(await checkOwn(page, receipt, options.script), /意见在册，没有改动[\s\S]*已收到/);
      receipts.push(receipt);
      await window.close();
    });

  it('is treated by a clerk, agreed to by another, and its result goes out through review', async () => {
    const treated = await endRound(district);
    const clerk = await district.signIn('housing.drafter');
    assert.equal(await splitAll(clerk, treated), 3);
    await look(clerk);
    await replyAll(clerk, treated);
    await look(clerk);
    const reviewer = await district.signIn('housing.reviewer');
    await agreeAll(reviewer, treated);
    const title = await drawUpAndSubmit(clerk, treated);
    await clearAndIssue(reviewer, clerk, title);
  });

  it('is found again by the citizen, unchanged and answered', async () => {
    const page = await (await district.visit({ script: false })).newPage();
    for (const receipt of receipts) assert.match(await checkOwn(page, receipt, false), /没有改动[\s\S]*采纳情况已公布/);
    await page.getByRole('link', { name: '看意见采纳情况' }).click();
    const text = await page.locator('main').innerText();
    assert.match(text, /收到意见\s+3\s*条/);
    assert.match(text, /周\*\*/);
    assert.doesNotMatch(text, /周小演/);
  });

  it('has no barrier on any of these pages', () => assert.deepEqual(barriers, []));
});
