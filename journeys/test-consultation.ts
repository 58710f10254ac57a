import assert from 'node:assert/strict';
import pg from 'pg';
import type { Page } from 'playwright-core';
import type { District } from './test-district.ts';

/** What clerks do with the comments of a round, by the buttons of the console. */
export interface Treated {
  document: number;
  round: number;
}

const main = (page: Page) => page.locator('main');

/** The draft of the demonstration that is open in its first round comes to its end: it is as if it had been published so much earlier. */
export async function endRound({ house }: District): Promise<Treated> {
  const client = new pg.Client({ connectionString: house.t.urls.owner });
  await client.connect();
  const { rows } = await client.query(
    `update consultations.round
     set opens_on = opens_on - 40, closes_on = closes_on - 40, opens_at = opens_at - interval '40 days',
       closes_at = (closes_on - 40 + 1)::timestamp at time zone 'Asia/Shanghai', result_due_on = result_due_on - 40
     where closes_at > now() and number = 1
     returning document, id`,
  );
  await client.end();
  assert.equal(rows.length, 1, 'one draft is open in its first round in the demonstration');
  return { document: Number(rows[0].document), round: Number(rows[0].id) };
}

/** Every letter that waits is written down in points. */
export async function splitAll(page: Page, { round }: Treated): Promise<number> {
  const waiting = `/staff/consultations/rounds/${round}/comments?view=waiting`;
  for (let done = 0; ; done += 1) {
    await page.goto(waiting);
    const link = main(page).getByRole('link', { name: /^YJ-/ }).first();
    if ((await link.count()) === 0) return done;
    await link.click();
    await page.getByRole('button', { name: '保存要点' }).click();
    await page.waitForURL(/done=split/);
  }
}

/** Every point gets an answer: the first is adopted, the others are not. */
export async function replyAll(page: Page, { round }: Treated): Promise<void> {
  await page.goto(`/staff/consultations/rounds/${round}/points`);
  for (let at = 0; (await page.getByRole('button', { name: '提交审核' }).count()) > 0; at += 1) {
    const form = main(page).locator('form[action$="/reply"]').first();
    await form.getByLabel('是否采纳').selectOption(at === 0 ? 'adopted' : 'not_adopted');
    await form.getByLabel('理由').fill('已经研究，理由如上。');
    if (at === 0) await form.getByLabel('落实在第几条').fill('第二条');
    await form.getByRole('button', { name: '提交审核' }).click();
    await page.waitForURL(/done=replied/);
  }
}

/** A second person agrees to each answer. */
export async function agreeAll(page: Page, { round }: Treated): Promise<void> {
  await page.goto(`/staff/consultations/rounds/${round}/points`);
  while ((await page.getByRole('button', { name: '保存审核意见' }).count()) > 0) {
    const form = main(page).locator('form[action$="/decision"]').first();
    await form.getByRole('radio', { name: '同意' }).check();
    await form.getByRole('button', { name: '保存审核意见' }).click();
    await page.waitForURL(/done=agreed/);
  }
}

/** The result is drawn up and sent to review like any text; answers its title. */
export async function drawUpAndSubmit(page: Page, { document }: Treated): Promise<string> {
  await page.goto(`/staff/consultations/${document}`);
  await page.getByRole('button', { name: '生成采纳情况' }).click();
  await page.waitForURL(/\/staff\/documents\/\d+/);
  const title = await main(page).locator('h1').innerText();
  await page.getByRole('button', { name: /送审/ }).first().click();
  await page.waitForURL(/\/staff\/review\/\d+/);
  return title;
}

/** Step by step through review, until the public sees it. */
export async function clearAndIssue(reviewer: Page, editor: Page, title: string): Promise<void> {
  const open = async (page: Page) => {
    await page.goto('/staff');
    await main(page).getByRole('link', { name: title }).first().click();
    await page.waitForURL(/\/staff\/review\/\d+/);
  };
  for (let step = 0; step < 3; step += 1) {
    await open(reviewer);
    for (const box of await main(reviewer).locator('input[name=checks]').all()) await box.check();
    await reviewer.locator('button[name=verdict][value=agree]').click();
    await reviewer.waitForURL(/done=|\/staff(\?|$)|\/staff\/review\/\d+$/);
  }
  await open(editor);
  editor.on('dialog', (dialog) => void dialog.accept());
  await main(editor)
    .getByRole('button', { name: /立即发布/ })
    .click();
  await editor.waitForURL(/done=issued/);
}
