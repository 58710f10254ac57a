import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asset } from './assets.ts';
import { BarChart } from './chart.tsx';
import { roundUp } from './chart-line.tsx';
import { Answers } from './check-answers.tsx';
import { ExternalLink } from './external-link.tsx';
import { Facts } from './facts.tsx';
import { DateField, ErrorSummary, TextField } from './form.tsx';
import { ListHead } from './list-head.tsx';
import { changesMode, formatMode, modeLink, parseMode } from './mode.ts';
import { shownPages } from './pager.tsx';
import { Table } from './table.tsx';
import { ClockTag } from './tag.tsx';
import { Day, Moment } from './when.tsx';

describe('the reader’s view', () => {
  test('is remembered by the cookie and changed by the address', () => {
    const mode = parseMode('elder.contrast', new URLSearchParams('contrast=0&lang=zh-Hant'));
    assert.deepEqual(mode, { elder: true, contrast: false, language: 'zh-Hant' });
    assert.equal(formatMode(mode), 'elder.zh-Hant');
    assert.deepEqual(parseMode(formatMode(mode)), mode);
  });

  test('is the ordinary one for cookies nobody wrote', () => {
    assert.deepEqual(parseMode('"><script>', new URLSearchParams('elder=yes')), {
      elder: false,
      contrast: false,
      language: 'zh-Hans',
    });
    assert.equal(formatMode(parseMode('')), '');
  });

  test('changes by a link that keeps the rest of the address', () => {
    assert.equal(modeLink('/a/?q=%E6%B0%B4&elder=0', 'elder', '1'), '/a/?q=%E6%B0%B4&elder=1');
    assert.equal(changesMode(new URLSearchParams('elder=1')), true);
    assert.equal(changesMode(new URLSearchParams('page=2')), false);
  });
});

describe('form fields', () => {
  test('keep what was typed, also when it is no date', () => {
    assert.match(String(<DateField name="on" label="日期" value="2026-02-30" />), /type="text"[^>]*value="2026-02-30"/);
  });

  test('tie the error to the control and say it in the same words as the summary', () => {
    const reason = '请填写文号，例如“振政办发〔2019〕8号”';
    const field = String(<TextField name="document.number" label="文号" hint="写全称" error={reason} />);
    assert.match(field, /id="f-document-number"/);
    assert.match(field, /aria-invalid="true" aria-describedby="f-document-number-hint f-document-number-error"/);
    const summary = String(<ErrorSummary errors={{ 'document.number': reason, title: undefined }} />);
    assert.ok(summary.includes(`<a href="#f-document-number">${reason}</a>`));
    assert.ok(field.includes(reason));
  });

  test('an answer is changed by a button of its form, which leads to its field and is named for it', () => {
    const asked = { form: 'answers', action: '/ask/', back: { name: 'step', value: 'edit' } };
    const html = String(
      <Answers
        {...asked}
        items={[
          { field: 'name', label: '姓名', value: '周某' },
          { field: 'fax', label: '传真', value: '' },
        ]}
      />,
    );
    const [button, ...others] = [...html.matchAll(/<button[^>]*>.*?<\/button>/g)].map(([all]) => all);
    assert.equal(others.length, 0);
    assert.match(button!, /form="answers"/);
    assert.match(button!, /formaction="\/ask\/#f-name"/);
    assert.match(button!, /name="step" value="edit"/);
    assert.match(button!, />修改<span class="visually-hidden">姓名<\/span></);
    assert.match(String(<TextField name="name" label="姓名" />), /id="f-name"/);
  });

  test('without errors there is no summary', () => {
    assert.equal(String(<ErrorSummary errors={{ title: undefined }} />), '');
    assert.equal(String(<ErrorSummary errors={undefined} />), '');
  });
});

describe('lists and tables', () => {
  test('the pager names first, last and neighbours, and never hides a single page', () => {
    assert.deepEqual(shownPages(1, 1), [1]);
    assert.deepEqual(shownPages(4, 7), [1, 2, 3, 4, 5, 6, 7]);
    assert.deepEqual(shownPages(10, 20), [1, null, 9, 10, 11, null, 20]);
  });

  test('a sorted column says so and its link turns the order', () => {
    const columns = [{ key: 'due', head: '期限', sortable: true, cell: (row: string) => row }];
    const cards = String(
      <Table
        caption="待办"
        columns={columns}
        rows={['x']}
        sort={{ key: 'due', direction: 'ascending', href: (key, to) => `?${key}=${to}` }}
      />,
    );
    assert.match(
      cards,
      /sort-row[\s\S]*现在按期限升序。改按：[\s\S]*<a href="\?due=descending">期限<\/a>/,
      'where rows are cards no head can be touched',
    );
    const sort = {
      key: 'due',
      direction: 'ascending' as const,
      href: (key: string, direction: string) => `?sort=${key}.${direction}`,
    };
    const html = String(<Table caption="待办" columns={columns} rows={['a']} sort={sort} />);
    assert.match(html, /aria-sort="ascending"/);
    assert.match(html, /\?sort=due\.descending/);
  });

  test('an empty table gives its reason instead', () => {
    const html = String(<Table caption="待办" columns={[]} rows={[]} empty="没有待办事项。" />);
    assert.match(html, /没有待办事项。/);
    assert.doesNotMatch(html, /<table/);
  });

  test('a fact without a value is left out', () => {
    const html = String(
      <Facts
        items={[
          { label: '文号', value: '' },
          { label: '日期', value: '2019' },
        ]}
      />,
    );
    assert.doesNotMatch(html, /文号/);
    assert.match(html, /日期/);
  });
});

describe('words beside colours', () => {
  test('a time limit says how it stands', () => {
    assert.match(String(<ClockTag state="late" days={-2} />), /超期 · 已过 2 个工作日/);
    assert.match(String(<ClockTag state="soon" days={1} />), /临期 · 剩余 1 个工作日/);
  });

  test('a chart has every figure in a table and its source beside it', () => {
    const html = String(
      <BarChart
        title="文件"
        unit="件"
        description="甲最多。"
        source="台账"
        on="2019-07-31"
        bars={[
          { label: '甲', value: 4 },
          { label: '乙', value: 0 },
        ]}
      />,
    );
    assert.match(html, /<th scope="row">甲<\/th><td class="cell-number">4<\/td>/);
    assert.match(html, /width="100.00"/);
    assert.match(html, /来源：台账/);
  });

  test('scales end on a round figure', () => {
    assert.deepEqual([1, 7, 9, 41, 128, 1000].map(roundUp), [1, 8, 10, 60, 200, 1000]);
  });
});

test('days stand in Chinese in text and short in lists, instants in local office time', () => {
  assert.equal(String(<Day on="2019-08-08" long />), '<time datetime="2019-08-08">2019年8月8日</time>');
  assert.equal(String(<Day on="2019-08-08" />), '<time datetime="2019-08-08">2019-08-08</time>');
  assert.match(String(<Moment at="2019-08-08T16:30:00Z" />), />2019-08-09 00:30</);
});

test('a link out of the site goes by way of the notice, and a script address is no link', () => {
  assert.match(
    String(<ExternalLink href="https://example.com/?a=1">甲</ExternalLink>),
    /href="\/leaving\?to=https%3A%2F%2Fexample\.com%2F%3Fa%3D1"/,
  );
  assert.doesNotMatch(String(<ExternalLink href={`java${'script'}:alert(1)`}>甲</ExternalLink>), /<a|javascript/);
});

test('an asset without a manifest is named plainly', () => {
  assert.match(asset('never-built.css'), /^\/assets\/never-built\.css$/);
});

test('the head of a list says how many, whose and how fresh, and leaves out what is not known', () => {
  const whole = String(
    <ListHead
      name="通知公告"
      total={3}
      unit={{ name: '区教育局', href: '/units/education/' }}
      updatedOn="2026-03-09"
      feed="/notices/feed.atom"
      files={[{ label: 'CSV', href: '/x.csv' }]}
    />,
  );
  assert.match(
    whole,
    /共 3 条[\s\S]*责任单位：<a href="\/units\/education\/">[\s\S]*最近更新 <time[\s\S]*feed\.atom[\s\S]*下载：/,
  );
  const bare = String(<ListHead name="通知公告" total={0} />);
  assert.equal(bare, '<p class="list-head"><span>共 0 条</span></p>');
});

test('a cell and a fact in English say so to those who hear them, those in Chinese need not', () => {
  const [english, chinese] = ['translated as needed', '每年更新'];
  const columns = [{ key: 'rhythm', head: '更新周期', cell: (row: string) => row }];
  const table = String(<Table caption="清单" rows={[english, chinese]} columns={columns} />);
  assert.deepEqual(
    [...table.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell),
    [`<span lang="en">${english}</span>`, chinese],
  );
  const facts = String(<Facts items={[english, chinese].map((value) => ({ label: '更新周期', value }))} />);
  assert.match(facts, /lang="en">translated as needed<[\s\S]*<span class="fact-value">每年更新/);
});
