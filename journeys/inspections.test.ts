import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { By } from '../src/core/caller.ts';
import { reveal } from '../src/core/draws/actions/draw.ts';
import { exifSegment, jpegWith } from '../src/core/files/extract/test-pictures.ts';
import { getLatestEdition } from '../src/core/publications/queries.ts';
import { rows } from '../src/platform/database.ts';
import { findBarriers, overflow } from './browser.ts';
import { type District, openDistrict } from './test-district.ts';
import { bringOut, drawWaiting, recuse, staffOf } from './test-inspection.ts';

// A library comes in, a batch is drawn, one inspector stands back, the result is entered on a phone without a network and sent
// once, two sign, the result is public, and a citizen computes the draw again in the browser.

/** How many forms wait on the device. */
const waiting = `new Promise((done) => {
  const request = indexedDB.open('gongkai-outbox');
  request.onsuccess = () => {
    const counted = request.result.transaction('forms').objectStore('forms').count();
    counted.onsuccess = () => done(counted.result);
  };
})`;

const barriers: string[] = [];
async function look(page: Page): Promise<void> {
  barriers.push(...(await findBarriers(page)));
  assert.ok((await overflow(page)) <= 0, `${page.url()} is wider than its window`);
}

const csv = (...lines: string[]) => ({
  name: '名录.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['统一社会信用代码,名称,对象类型,信用风险类别', ...lines].join('\n')),
});

describe('an inspection, from the library to the citizen', () => {
  let district: District;
  let drawn: { draw: number; number: string };
  let target: string;
  before(async () => {
    district = await openDistrict();
  });
  after(() => district?.close());

  it('begins with a table: what is wrong in it is told by row and column, then it comes in whole', async () => {
    const page = await district.signIn('housing.drafter');
    await page.goto('/staff/inspections/registers/object');
    await look(page);
    const bring = async (...lines: string[]) => {
      await page.locator('input[type=file]').setInputFiles(csv(...lines));
      await page.getByRole('button', { name: '读入并核对' }).click();
    };
    await bring('91210603MAD0000003,演示甲,物业服务企业,Z');
    await page.getByText('第 2 行 D 列（信用风险类别）').waitFor();
    await look(page);
    await bring('91210603MAD0000003,改名的演示企业,燃气经营企业,A');
    await page.getByRole('button', { name: '确认导入 1 行' }).click();
    await page.getByText('已全部导入').waitFor();
    await look(page);
    await page.goto('/staff/inspections/registers/object?q=改名');
    await page.getByRole('link', { name: '改名的演示企业' }).click();
    await page.getByRole('heading', { name: '以前的内容' }).first().waitFor();
    await look(page);
  });

  it('is drawn after the public events, and who must stand back is replaced by the next in order', async () => {
    drawn = await drawWaiting(district);
    ({ target } = await recuse(district, drawn.draw));
    const page = await (await district.visit({ width: 375 })).newPage();
    await page.goto(`/draws/${drawn.number}`);
    await look(page);
    assert.match(await page.locator('main').innerText(), /已抽取/);
  });

  it('is entered on a phone without a network, and sent once when there is one', async () => {
    const page = await district.signIn('housing.drafter', { width: 375 });
    await page.goto(`/staff/inspections/tasks/${drawn.draw}/${target}`);
    await look(page);
    await page.getByLabel('检查结果必填').selectOption('合格');
    await page.getByLabel('检查情况').fill('收费公示齐全。');
    await page.locator('input[type=file]').setInputFiles({
      name: 'IMG_1.jpg',
      mimeType: 'image/jpeg',
      buffer: jpegWith(exifSegment()),
    });
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '保存并签名' }).click();
    await page.locator('.outbox-note').waitFor();
    assert.match(await page.locator('.outbox-note').innerText(), /存在这台设备里/);
    assert.equal(await page.getByLabel('检查情况').inputValue(), '收费公示齐全。');
    await page.getByRole('button', { name: '保存并签名' }).click();
    const visits = () =>
      rows(
        district.house.t.sides.staff,
        sql`select id from inspections.visit join inspections.signature on visit = id where draw = ${drawn.draw}`,
      );
    assert.equal((await visits()).length, 0);
    await page.context().setOffline(false);
    await page.getByText('已发送 1 份检查记录').first().waitFor();
    assert.equal((await visits()).length, 1);
    const photos = await rows(
      district.house.t.sides.staff,
      sql`select file from inspections.visit, jsonb_to_recordset(photos) as photo (file bigint)`,
    );
    assert.equal(photos.length, 1, 'the photograph waited with the words');
    assert.equal(await page.evaluate(waiting), 0);
    await page.reload();
    await page.getByText('合格：收费公示齐全。').waitFor();
    await look(page);
  });

  it('is signed by the other inspector, goes through review, and stands on the portal', async () => {
    const page = await district.signIn('housing.reviewer', { width: 375 });
    await page.goto(`/staff/inspections/tasks/${drawn.draw}/${target}`);
    await page.getByRole('button', { name: '核对无误，签名' }).click();
    await page.getByText('已签名。').waitFor();
    const db = district.house.t.sides.staff;
    await reveal(new By(db, await staffOf(district, 'housing.drafter')), { draw: drawn.draw });
    const desk = await district.signIn('housing.drafter');
    await desk.goto('/staff/inspections');
    await look(desk);
    await desk.getByRole('button', { name: '起草抽查结果' }).click();
    await desk.waitForURL(/\/staff\/documents\/\d+/);
    await desk.getByText('物业服务检查').first().waitFor();
    const document = Number(/documents\/(\d+)/.exec(desk.url())![1]);
    await bringOut(district, (await getLatestEdition(db, document)).edition);
    await desk.goto('/staff/inspections/overview');
    await look(desk);
  });

  it('ends with a citizen who finds the result and computes the draw again', async () => {
    const page = await (await district.visit({ width: 375 })).newPage();
    await page.goto('/inspections/');
    await look(page);
    await page.getByRole('link', { name: '全部结果' }).click();
    await look(page);
    assert.match(await page.locator('main').innerText(), /物业服务检查[\s\S]*合格/);
    await page.goto(`/draws/${drawn.number}`);
    await page.getByRole('button', { name: '在本页验证' }).click();
    await page.getByText('验证通过，全部一致。').first().waitFor();
    await look(page);
  });

  it('leaves no barrier on any of these pages', () => assert.deepEqual(barriers, []));
});
