import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { application } from '../src/features/requests/test-requests.ts';
import { findBarriers, overflow } from './browser.ts';
import { type District, openDistrict } from './test-district.ts';

let district: District;
before(async () => {
  district = await openDistrict();
});
after(() => district?.close());

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n',
);

/** Fills the form as a citizen does, by what stands on the page. */
async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('受理机关').selectOption({ label: '区住房城乡建设局' });
  await page.getByLabel('公民').check();
  await page.getByLabel('姓名或者名称').fill(application.name);
  await page.getByLabel('证件名称').selectOption({ label: application.idType });
  await page.getByLabel('证件号码', { exact: false }).first().fill(application.idNumber);
  await page.getByLabel('联系电话').fill(application.phone);
  await page.getByLabel('所需信息的名称').fill('老旧小区改造的施工合同');
  await page.getByLabel('网上获取').check();
  await page.getByLabel('电子文档').check();
}

async function lookUp(page: Page, { number, code }: { number: string; code: string }): Promise<void> {
  await page.goto('/requests/status/');
  await page.getByLabel('申请编号').fill(number);
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '查询', exact: true }).click();
}

/** One move of the office, by the form that stands on the page of the case. */
async function move(staff: Page, name: string, fill: (form: Locator) => Promise<void> = async () => {}): Promise<void> {
  const form = staff.getByRole('form', { name, exact: true });
  if (!(await form.isVisible())) await staff.locator('summary').getByText(name, { exact: true }).click();
  await fill(form);
  await form.getByRole('button', { name, exact: true }).click();
  await staff.getByText('已办理。').waitFor();
}

for (const script of [true, false])
  test(`a citizen asks, corrects, waits for a third party and an extension, and takes home an answer in part, ${script ? 'with' : 'without'} script`, async () => {
    const page = await (await district.visit({ script, width: script ? 1280 : 320 })).newPage();
    await page.goto('/');
    await page.getByRole('link', { name: '依申请公开' }).first().click();
    assert.match(page.url(), /\/requests\/$/);
    await page.getByRole('button', { name: '检查后提交' }).click();
    assert.match((await page.locator('.error-summary').textContent())!, /请选择受理机关/);
    await fillIn(page);
    await page.getByRole('button', { name: '检查后提交' }).click();
    assert.match((await page.locator('main').textContent())!, /这些已经公开的信息可能就是您要的/);
    if (script) assert.deepEqual(await findBarriers(page), [], 'check');
    await page.getByRole('button', { name: '提交申请' }).click();
    const number = (await page.locator('.confirmation-number strong').textContent())!.trim();
    const code = (await page.locator('strong.code').textContent())!.trim();
    assert.doesNotMatch(page.url(), new RegExp(code), 'no address bears the code');
    if (script) assert.deepEqual(await findBarriers(page), [], 'confirmation');

    const staff = await district.signIn('housing.drafter');
    await staff.goto('/staff/requests');
    await staff.getByRole('link', { name: number }).click();
    const address = staff.url();
    assert.deepEqual(await findBarriers(staff), [], 'case');
    await move(staff, '确认收到，请申请人确认');

    await lookUp(page, { number, code });
    await page.getByRole('button', { name: '确认', exact: true }).click();
    assert.match((await page.locator('main').textContent())!, /最迟/);
    assert.ok(script || (await overflow(page).catch(() => 0)) <= 0);

    await staff.goto(address);
    await move(staff, '登记', (form) => form.getByLabel('摘要').fill('小区改造施工合同'));
    await move(staff, '告知补正', (form) => form.getByLabel('需要补正的事项').fill('请写明是哪一个小区。'));
    await lookUp(page, { number, code });
    assert.match((await page.locator('main').textContent())!, /请写明是哪一个小区。/);
    await page.getByLabel('补正的内容').fill('沿江小区。');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    assert.match((await page.locator('main').textContent())!, /补正已经提交/);

    await staff.goto(address);
    await move(staff, '征求意见', async (form) => {
      await form.getByLabel('第三方', { exact: true }).check();
      await form.getByLabel('对方的名称').fill('演示建设公司');
      await form.getByLabel('征求意见的内容').fill('价款是否同意公开？');
    });
    await lookUp(page, { number, code });
    assert.doesNotMatch((await page.locator('main').textContent())!, /演示建设公司/);
    await staff.goto(address);
    await move(staff, '记录意见', async (form) => {
      await form.locator('[name=n]').selectOption({ index: 1 });
      await form.getByLabel('不同意公开').check();
      await form.getByLabel('意见的内容').fill('价款是商业秘密。');
    });

    const head = await district.signIn('housing.reviewer');
    await head.goto(address);
    await move(head, '延期答复', async (form) => {
      await form.getByLabel('延长的工作日').fill('10');
      await form.getByLabel('延期的理由').fill('需要核对的材料较多。');
    });
    await staff.goto(address);
    await move(staff, '拟答复并送审', async (form) => {
      await form.getByLabel('处理决定').selectOption({ label: '部分公开' });
      await form.getByLabel('答复的内容').fill('提供合同，其中价款不予公开。');
      await form
        .locator('[name=paper]')
        .last()
        .setInputFiles({ name: '合同.pdf', mimeType: 'application/pdf', buffer: pdf });
    });
    await head.goto(address);
    await move(head, '法制审核通过', (form) => form.getByLabel('法制审核意见').fill('同意。'));
    await move(head, '保密审查通过', (form) => form.getByLabel('保密审查意见').fill('不涉密。'));
    await move(head, '签发');
    await staff.goto(address);
    await move(staff, '送达');

    await lookUp(page, { number, code });
    assert.match((await page.locator('main').textContent())!, /部分公开/);
    if (script) assert.deepEqual(await findBarriers(page), [], 'status');
    const [reply] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 PDF' }).last().click(),
    ]);
    assert.match(reply.suggestedFilename(), /答复书\.pdf$/);
    const [paper] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载', exact: true }).click(),
    ]);
    assert.equal(paper.suggestedFilename(), '合同.pdf');
    for (const one of [page, staff, head]) await one.context().close();
  });

test('the public pages of the room are for everybody: no barrier, no sideways scroll', async () => {
  for (const look of [{ width: 320 }, { width: 375, elder: true }, { width: 1280 }]) {
    const page = await (await district.visit(look)).newPage();
    for (const path of ['/requests/', '/requests/status/', '/requests/correction/', '/requests/complaint/']) {
      await page.goto(path);
      assert.ok((await overflow(page)) <= 0, `${path} scrolls sideways at ${look.width}`);
      assert.deepEqual(await findBarriers(page), [], path);
    }
    await page.context().close();
  }
});
