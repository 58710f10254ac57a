// Long: begins first.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { findBarriers, overflow } from './browser.ts';
import { type District, openDistrict } from './test-district.ts';

let district: District;
before(async () => {
  district = await openDistrict();
});
after(() => district?.close());

const title = '振兴区公共停车泊位管理办法（旅程）';
const main = (page: Page) => page.locator('main');

/** Waits for an address; a page that stays says what it objects to. */
async function arrive(page: Page, address: RegExp): Promise<void> {
  await page.waitForURL(address, { timeout: 10_000 }).catch(async () => {
    const said = await page.locator('.error-summary, .error-body, .notice-box').allTextContents();
    assert.fail(`${page.url()} instead of ${address}: ${said.join(' ')}`);
  });
}

async function looksRight(page: Page, what: string): Promise<void> {
  assert.deepEqual(await findBarriers(page), [], what);
  assert.ok((await overflow(page)) <= 0, `${what} scrolls sideways`);
}

/** Fills the open editor as a form without script, marks it 主动公开 and saves. */
async function write(page: Page, body: string): Promise<void> {
  await page.locator('textarea[name=body]').fill(body);
  await page.getByRole('radio', { name: '主动公开' }).check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await arrive(page, /done=/);
}

/** Opens the newest task of this title on the desk. */
async function openTask(page: Page): Promise<void> {
  await page.goto('/staff');
  await main(page).getByRole('link', { name: title }).first().click();
  await arrive(page, /\/staff\/review\/\d+/);
}

// Article 一（二）（三）, by hand: from draft to public page with the printed accounts
test('a policy and its interpretation go from draft to the portal at one moment', async () => {
  const drafter = await district.signIn('drafter', { script: false });
  await drafter.goto('/staff/policies/new');

  await drafter.locator('input[name=title]').fill(title);
  await drafter.getByLabel('第一解读人', { exact: true }).fill('负责人（演示）');
  await drafter.getByLabel('第一解读人的职务').fill('主任');
  await drafter.getByLabel('解读提纲').fill('背景依据、主要内容、收费标准。');
  await drafter.getByRole('button', { name: '开始编辑正文' }).click();
  await arrive(drafter, /\/staff\/editions\/\d+\/edit/);
  await write(drafter, '<h2>一、总则</h2><p>第一条　为了规范公共停车泊位管理，制定本办法。</p>');

  await drafter.goto('/staff/policies');
  await main(drafter).getByRole('link', { name: title }).first().click();
  const policyAddress = drafter.url();
  await drafter.getByLabel('解读形式').selectOption({ label: '文字解读' });
  await drafter
    .getByRole('button', { name: /起草解读|开始/ })
    .first()
    .click();
  await arrive(drafter, /\/staff\/editions\/\d+\/edit/);
  await drafter.locator('input[name=title]').fill(`《${title}》解读`);
  await write(drafter, '<p>办法说清了哪里可以停、怎样收费。</p>');

  await drafter.goto(policyAddress);
  await drafter
    .getByRole('button', { name: /一并送审|送审/ })
    .first()
    .click();
  await arrive(drafter, /\/staff\/review\/\d+/);
  assert.match((await main(drafter).textContent()) ?? '', /部门审核/);

  const citizen = await (await district.visit({ script: false })).newPage();
  const search = `/search?q=${encodeURIComponent('公共停车泊位')}`;
  await citizen.goto(search);
  const found = (await main(citizen).textContent()) ?? '';
  assert.match(found, /没有完全符合“公共停车泊位”的内容|没有找到/);
  assert.ok(!found.includes(title) && !found.includes('制定本办法'), 'a draft is found by a citizen');

  for (const account of ['reviewer', 'secrecy', 'signer']) {
    const page = await district.signIn(account);
    await openTask(page);
    await looksRight(page, `审查：${account}`);
    for (const box of await main(page).locator('input[name=checks]').all()) await box.check();
    await page.locator('button[name=verdict][value=agree]').click();
    await arrive(page, /done=|\/staff(\?|$)|\/staff\/review\/\d+$/);
  }
  const editor = await district.signIn('editor');
  await openTask(editor);
  const asked: string[] = [];
  editor.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.accept();
  });
  await main(editor)
    .getByRole('button', { name: /立即发布/ })
    .click();
  await arrive(editor, /done=issued/);
  assert.match(asked.join(), /公众立即可见/, 'publishing names its consequence');

  await citizen.goto(search);
  await main(citizen).getByRole('link', { name: title, exact: true }).first().click();
  assert.match((await main(citizen).textContent()) ?? '', /振政办发〔\d{4}〕\d+号/);
  await main(citizen)
    .getByRole('link', { name: `《${title}》解读` })
    .first()
    .click();
  await main(citizen).getByRole('link', { name: title, exact: true }).first().click();
  assert.equal(await main(citizen).locator('h1').count(), 1);
  await citizen.goto('/feed.atom').catch(() => {});
  const feed = await (await fetch(`${district.base}/feed.atom`)).text();
  assert.ok(feed.includes(title), 'the feed does not know the policy');
});

test('the editor writes semantic text, keeps it in the field, and saves by itself', async () => {
  const page = await district.signIn('drafter');
  const broken: string[] = [];
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto('/staff/documents/new?kind=news');
  await page.locator('input[name=title]').fill('编辑器的旅程');
  await page.getByRole('button', { name: '开始编辑' }).click();
  await arrive(page, /\/staff\/editions\/\d+\/edit/);
  const surface = page.getByRole('textbox', { name: /正文/ });
  await surface.click();
  await page.keyboard.type('第一段。');
  await page.keyboard.press('Enter');
  await page.keyboard.type('小标题');
  await page.getByRole('button', { name: '二级标题' }).click();
  const html = await page.locator('textarea[name=body]').inputValue();
  assert.equal(html, '<p>第一段。</p><h3>小标题</h3>');
  await looksRight(page, '编辑器');
  assert.deepEqual(broken, []);
});

test('pages of the console are for everybody at 375 and 1280', async () => {
  const rounds: [string, string[]][] = [
    [
      'drafter',
      [
        '/staff',
        '/staff?view=done',
        '/staff?view=mine',
        '/staff/documents',
        '/staff/documents/1',
        '/staff/policies',
        '/staff/policies/new',
        '/staff/agencies',
        '/staff/agencies/office',
        '/staff/agencies/office/basic',
        '/staff/agencies/office/leaders',
        '/staff/agencies/office/leaders/1',
        '/staff/agencies/office/catalogue/1',
        '/staff/agencies/office/change',
        '/staff/agencies/import',
        '/staff/services',
        '/staff/services/new',
        '/staff/services/imports',
        '/staff/enforcement',
        '/staff/enforcement/new/matter',
        '/staff/enforcement/imports',
        '/staff/enforcement/terms',
        '/staff/enforcement/statistics',
        '/staff/enforcement/expiry',
        '/staff/messages',
        '/staff/account',
      ],
    ],
    [
      'system',
      [
        '/staff/calendar',
        '/staff/units',
        '/staff/columns',
        '/staff/kinds',
        '/staff/settings',
        '/staff/groups',
        '/staff/grounds',
      ],
    ],
    ['secrecy', ['/staff/agencies/revisions/1']],
    [
      'openness',
      [
        '/staff/services/lists',
        '/staff/proposals',
        '/staff/proposals/home/home',
        '/staff/proposals/topic/open-zone',
        '/staff/convenience',
        '/staff/search',
        '/staff/search/words',
        '/staff/visits',
        '/staff/visits?by=day',
        '/staff/visits?by=unit',
        '/staff/translations',
      ],
    ],
    ['security', ['/staff/people']],
    ['audit', ['/staff/audit']],
  ];
  for (const [account, paths] of rounds) {
    for (const width of [375, 1280]) {
      const page = await district.signIn(account, { width });
      for (const path of paths) {
        const answer = await page.goto(path);
        assert.equal(answer?.status(), 200, `${account} ${path}`);
        await looksRight(page, `${path} at ${width}`);
      }
      await page.context().close();
    }
  }
});

test('a layout is proposed and looked at by keyboard alone', async () => {
  const page = await district.signIn('openness');
  await page.goto('/staff/proposals/home/home');
  const blocks = page.getByRole('textbox', { name: '版块' });
  const before = await blocks.inputValue();
  assert.match(before, /专题[\s\S]*便民信息/, 'rooms and topics can be laid out');
  await blocks.focus();
  const seen: string[] = [];
  for (let step = 0; step < 40 && !seen.some((name) => /预览/.test(name)); step += 1) {
    await page.keyboard.press('Tab');
    const { name, ring } = (await page.evaluate(
      '({ name: document.activeElement.innerText || document.activeElement.name || "", ring: getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow })',
    )) as { name: string; ring: string };
    assert.notEqual(ring, 'nonenone', `no focus is shown on ${name}`);
    seen.push(name);
  }
  assert.match(seen.at(-1)!, /预览/, seen.join(' › '));
  await page.keyboard.press('Enter');
  await page.getByText('这一页还没有公开').first().waitFor();
  assert.match(await page.locator('main').innerText(), /专题[\s\S]*便民信息/);
});

test('an address of the console that is not there says so in its frame, with its menu and two ways on', async () => {
  const page = await district.signIn('drafter', { width: 375 });
  for (const path of ['/staff/documents/999999', '/staff/nowhere']) {
    const answer = await page.goto(path);
    assert.equal(answer?.status(), 404, path);
    assert.deepEqual(await page.locator('h1').allTextContents(), ['没有找到这个页面']);
    assert.equal(await main(page).getByRole('link', { name: '回到工作台' }).count(), 1);
    assert.equal(await main(page).getByRole('link', { name: '查找文件' }).count(), 1);
    assert.doesNotMatch((await main(page).textContent()) ?? '', /代码|搜索框/);
    await page.getByText('菜单', { exact: true }).click();
    await page.getByRole('navigation', { name: '工作台菜单' }).getByRole('link', { name: /待办/ }).waitFor();
    await looksRight(page, path);
  }
});
