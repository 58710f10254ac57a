import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { findBrowser, servePages } from './browser.ts';
import { Card } from './cards.tsx';
import { PublicPage } from './layout.tsx';
import { boxed } from './prose-table.ts';
import { ordinary, specimenSite } from './specimens/site.tsx';
import { Table } from './table.tsx';

const heads =
  '序号 名称 统一社会信用代码 检查事项 检查依据 检查结果 整改情况 检查日期 检查机关 抽签编号 事项类别'.split(' ');
const cells = [
  '1',
  '振兴区物业服务企业抽查',
  '91210603MAD0000021B',
  '物业服务检查',
  '《物业管理条例》第五条',
  '发现问题已责令改正',
  '已整改（2026-11-29完成）',
  '2026-11-29',
  '区住房城乡建设局',
  'ZX-2026-001',
  '一般检查事项',
];
const row = (tag: string, words: string[]) => `<tr>${words.map((one) => `<${tag}>${one}</${tag}>`).join('')}</tr>`;
const textTable = boxed(`<table><thead>${row('th', heads)}</thead><tbody>${row('td', cells)}</tbody></table>`);

function Widest({ columns }: { columns: number }) {
  return (
    <Card title="抽查结果">
      <Table
        caption={`${columns} 列的清单`}
        rows={[cells, cells]}
        columns={heads.slice(0, columns).map((head, at) => ({
          key: String(at),
          head,
          kind: at === 1 ? ('title' as const) : at === 2 ? ('short' as const) : undefined,
          cell: (one: string[]) => <a href="#main">{one[at]}</a>,
        }))}
      />
    </Card>
  );
}

const page = String(
  <PublicPage site={specimenSite} title="抽查结果" mode={ordinary} path="/inspections/">
    <h1>抽查结果</h1>
    {[4, 7, 11].map((columns) => (
      <Widest columns={columns} />
    ))}
    <article class="sheet">
      <div class="prose" dangerouslySetInnerHTML={{ __html: textTable }} />
    </article>
    <pre class="command">{`printf '${'9'.repeat(200)}' | openssl`}</pre>
  </PublicPage>,
);

/** What A4 upright leaves between its margins of 18 mm, in pixels of CSS. */
const printable = 658;

describe('wide tables on paper', async () => {
  let browser: Browser | undefined;
  let context: BrowserContext;
  before(async () => {
    browser = await findBrowser();
    if (!browser) return;
    context = await browser.newContext({ locale: 'zh-CN' });
    await servePages(context, { tables: page });
  });
  after(async () => {
    await browser?.close();
  });

  test('end within the sheet, every cell seen, as a grid of 8 points or more', async (t) => {
    if (!browser) return t.skip('no Chromium found: set CHROMIUM or install one');
    const paper = await context.newPage();
    await paper.setViewportSize({ width: printable, height: 980 });
    await paper.emulateMedia({ media: 'print' });
    await paper.goto('https://specimen.example/tables');
    const beyond = await paper.evaluate(`[...document.querySelectorAll('th, td, pre')]
      .filter((e) => !e.checkVisibility() || e.getBoundingClientRect().right > innerWidth || e.scrollWidth > e.clientWidth + 1)
      .map((e) => e.textContent)`);
    assert.deepEqual(beyond, []);
    const shapes = await paper.evaluate(`[...document.querySelectorAll('td')]
      .map((e) => getComputedStyle(e).display + ' ' + (parseFloat(getComputedStyle(e).fontSize) >= 8 / 0.75))`);
    assert.deepEqual([...new Set(shapes as string[])], ['table-cell true']);
    await paper.close();
  });
});
