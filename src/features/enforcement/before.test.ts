import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { correct } from '../../core/publications/actions/links.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { rows } from '../../platform/database.ts';
import { readCsv } from '../../platform/spreadsheet.ts';
import { markOf, writeEntry } from './actions/draft.ts';
import { overturn } from './actions/ended.ts';
import { watchReports } from './jobs.ts';
import { enforcementCards } from './public/cards.tsx';
import type { Values } from './rules/elements.ts';
import {
  ago,
  type EnforcementOffice,
  penalty,
  permit,
  personal,
  testOffice,
  today,
  wordsOf,
} from './test-enforcement.ts';

// What is said before anything happens: who may act, on what ground, by which steps; and at the end of the year, how often they did.

let o: EnforcementOffice;
before(async () => {
  o = await testOffice();
});
after(() => o?.close());

const matter: Values = {
  name: '对未取得施工许可证擅自施工的处罚',
  kind: '处罚',
  organ: '区住房城乡建设局',
  basis: '《建筑工程施工许可管理办法》第十二条',
  discretion: '轻微的：百分之一\n严重的：百分之二',
  limit: '自立案之日起 90 日',
  remedy: '可以申请行政复议或者提起行政诉讼。',
  phone: '0415-0000015',
  steps: [
    { name: '立案', limit: '7 个工作日', content: '核查线索。' },
    { name: '决定 <script>', who: '局负责人' },
  ],
};

const organ: Values = {
  name: '区住房城乡建设局',
  nature: '法定行政机关',
  basis: '三定规定',
  duties: '建筑市场监督检查。',
  powers: '行政处罚、行政检查。',
  remedy: '可以申请行政复议。',
  phone: '0415-0000015',
  staff: [
    { name: '执法员甲', certificate: '辽F0001001', kind: '行政执法', until: '2029-12-31' },
    { name: '执法员乙', certificate: '辽F0001002', kind: '行政执法', until: '2029-12-31' },
  ],
};

let matterEdition: { document: number; edition: number };

test('a matter is entered in a form whose rows need no script, and what is missing is named', async () => {
  const door = o.desk(o.drafter);
  const { steps: _steps, ...plain } = matter as Record<string, string>;
  const fields = { ...plain, unit: String(o.unit) };
  const missing = await door.post('/staff/enforcement/new/matter', { ...fields, basis: '' });
  assert.deepEqual([missing.status, /请填写执法依据。.*请填写执法流程。/s.test(missing.html)], [422, true]);
  const nameless = await door.post('/staff/enforcement/new/matter', {
    ...fields,
    'steps.name': ['立案', ''],
    'steps.content': ['核查线索。', '没有名字的环节'],
  });
  assert.match(nameless.html, /执法流程第 2 行：请写环节/);
  matterEdition = await o.draft(matter, 'matter');
  const { html } = await door.get(`/staff/enforcement/editions/${matterEdition.edition}`);
  assert.match(html, /value="立案"/);
});

test('the page of a matter shows basis, discretion and the procedure as a drawing with its words', async () => {
  await o.publish(matterEdition.edition);
  const path = await o.addressOf(matterEdition.document);
  const { body, words } = await o.visit(path);
  assert.match(words, /执法依据.*裁量基准.*百分之一 严重的：百分之二.*救济渠道/);
  const drawing = /<svg[^>]*role="img"[^>]*>.*?<\/svg>/s.exec(body)![0];
  assert.match(
    drawing,
    /<title id="flow-title">执法流程图<\/title><desc id="flow-words">立案：核查线索。（7 个工作日）；/,
  );
  assert.equal(drawing.match(/<rect/g)!.length, 2);
  assert.doesNotMatch(body, /决定 <script>/, 'what a step says cannot become markup');
  assert.match(words, /还没有公开的决定/);
  assert.match((await o.visit('/enforcement/matters/')).words, /对未取得施工许可证擅自施工的处罚 行政处罚/);
});

test('a decision and its matter lead to each other', async () => {
  const { edition, document } = await o.draft(penalty);
  await o.publish(edition);
  const [decision, of] = [await o.addressOf(document), await o.addressOf(matterEdition.document)];
  assert.ok((await o.visit(of)).body.includes(`href="${decision}"`));
  assert.ok((await o.visit(decision)).body.includes(`href="${of}"`));
});

test('what is shown and told on the spot, and who is on duty at the windows, stands with the organ and the matter', async () => {
  const windows = [{ name: '审批窗口', content: '受理', who: '12 号', hours: '工作日', phone: '0415-0000015' }];
  const during = { identification: '两名以上执法人员出示执法证。', papers: '现场检查笔录\n责令改正通知书', windows };
  const { edition, document } = await o.draft({ ...organ, name: '区演示执法大队', ...during }, 'organ');
  const told = await o.draft({ ...matter, name: '对占道的检查', during: '出示执法证，说明事由。' }, 'matter');
  await o.publish(edition, told.edition);
  assert.match(
    (await o.visit(await o.addressOf(document))).words,
    /事中公示 .*两名以上执法人员出示执法证。.*现场检查笔录 责令改正通知书.*审批窗口 受理 12 号 工作日 0415-0000015/,
  );
  assert.match((await o.visit(await o.addressOf(told.document))).words, /事中公示 .*出示执法证，说明事由。/);
  assert.match((await o.visit('/enforcement/matters/list.csv')).body, /现场出示和告知/);
});

test('a search shows who decided what of whom, and of a matter its basis and its way', async () => {
  const idOf = (path: string) => path.split('/').at(-1)!.replace('.html', '');
  const of = await o.addressOf(matterEdition.document);
  const decided = /href="(\/enforcement\/\d{6}\/\w{12}\.html)"/.exec((await o.visit('/enforcement/')).body)![1]!;
  const cards = await enforcementCards(o.house.t.sides.live, [idOf(decided), idOf(of), 'aaaaaaaaaaaa']);
  assert.deepEqual([...cards.keys()].sort(), [idOf(decided), idOf(of)].sort());
  const words = String(await cards.get(idOf(decided)));
  for (const told of ['振建罚〔2026〕1号', '丹东演示建设有限公司', '区住房城乡建设局'])
    assert.ok(words.includes(told), told);
  assert.match(String(await cards.get(idOf(of))), /立案 → 决定/);
});

test('officers stand with certificate, kind and expiry; a change is a new version with a public difference', async () => {
  const { edition, document } = await o.draft(organ, 'organ');
  await o.publish(edition);
  const path = await o.addressOf(document);
  assert.match((await o.visit(path)).words, /执法员乙 辽F0001002 行政执法 2029-12-31/);
  assert.match((await o.visit('/enforcement/organs/')).words, /区住房城乡建设局 法定行政机关 2 人/);
  const next = await correct(o.by(o.drafter), { document, note: '执法人员调整。' });
  const { revision } = await getEdition(o.db, next.edition);
  const values = { ...organ, staff: [(organ.staff as object[])[0]] } as Values;
  const input = { edition: next.edition, base: revision, mark: markOf(values), values: () => values };
  await writeEntry(o.by(o.drafter), input);
  await o.publish(next.edition);
  assert.match((await o.visit(path)).words, /执法人员调整/);
  const id = /(\w{12})\.html$/.exec(path)![1];
  assert.match((await o.visit(`/versions/${id}/1/2`)).words, /【删除】 .*执法员乙/);
});

test('the figures of a year are a query: what was public counts, what was overturned too, what waits does not', async () => {
  const year = today.slice(0, 4);
  const open = [
    await o.draft({ ...personal, penaltyKind: '警告、罚款', fine: '0.3' }),
    await o.draft({ ...permit, decidedOn: `${year}-01-02`, validFrom: `${year}-01-02` }),
    await o.draft({ ...permit, kind: '奖励', number: '振建奖〔2026〕1号', permitKind: '', validFrom: '' }),
  ];
  await o.publish(...open.map(({ edition }) => edition));
  await o.draft({ ...permit, number: '振建许〔2026〕99号' });
  const explanation = '原决定认定事实不清。';
  const told = { kind: 'revoked', overturnedOn: ago(0), organ: '区政府', paper: '', explanation } as const;
  await overturn(o.by(o.editor), { document: open[1]!.document, ...told });
  const door = o.desk(o.drafter);
  const page = wordsOf((await door.get(`/staff/enforcement/statistics?year=${year}`)).html);
  assert.match(page, /还有 1 份决定没有公开，没有计入/);
  const cells = readCsv((await door.get(`/staff/enforcement/statistics.csv?year=${year}`)).html.replace(/^\uFEFF/, ''));
  const figure = Object.fromEntries(cells.map(([table, name, , value]) => [`${table} ${name}`, value]));
  assert.deepEqual(
    [
      figure['行政许可 作出的许可决定'],
      figure['行政许可 其中后来被撤销'],
      figure['行政处罚 警告、通报批评'],
      figure['行政处罚 罚款'],
      figure['行政处罚 合计'],
      figure['行政处罚 罚没金额'],
      figure['其他行政执法 行政奖励'],
      figure['合计 各类行政执法决定'],
    ],
    ['1', '1', '1', '2', '2', '1.5', '1', '4'],
  );
  assert.equal((await o.desk(o.stranger).get(`/staff/enforcement/statistics?unit=${o.unit}`)).status, 404);
});

test('in January a unit is told of its report once, until it is public', async () => {
  const { sides } = o.house.house;
  const next = Number(today.slice(0, 4)) + 1;
  assert.deepEqual(await watchReports(sides, today), { told: 0, ended: 0 });
  assert.deepEqual(await watchReports(sides, `${next}-01-04`), { told: 1, ended: 0 });
  assert.deepEqual(await watchReports(sides, `${next}-01-05`), { told: 0, ended: 0 });
  const [task] = await rows(
    o.db,
    sql<{ title: string; dueOn: string }>`
      select title, due_on as "dueOn" from workflow.task where object like 'enforcement.report_due:%' and done_at is null`,
  );
  assert.deepEqual(task, { title: `${next - 1}年度行政执法统计年报`, dueOn: `${next}-01-31` });
});

test('every list beside the decisions can be taken along as a table and as records', async () => {
  for (const [path, word] of [
    ['matters', '对未取得施工许可证擅自施工的处罚'],
    ['organs', '辽F0001001'],
    ['overturned', '原决定认定事实不清'],
    ['timeliness', '区住房城乡建设局'],
  ] as const) {
    assert.match((await o.visit(`/enforcement/${path}/`)).body, new RegExp(`/enforcement/${path}/list\\.csv`));
    const csv = await o.visit(`/enforcement/${path}/list.csv`);
    assert.deepEqual([csv.status, csv.body.includes(word)], [200, true], path);
    const records = JSON.parse((await o.visit(`/enforcement/${path}/list.json`)).body) as object[];
    assert.ok(JSON.stringify(records).includes(word), path);
    assert.equal((await o.house.app.request(`/enforcement/${path}/list.xlsx`)).status, 200);
  }
});

test('a list beside the decisions is narrowed by words and by unit, and so are its files', async () => {
  const all = await o.visit('/enforcement/organs/');
  assert.match(all.words, /共 \d+ 个 责任单位： .*最近更新 \d{4}-\d\d-\d\d 下载： Excel/);
  const none = `/enforcement/organs/?q=${encodeURIComponent('没有这个机关')}`;
  assert.match((await o.visit(none)).words, /共 0 个 .*没有符合条件的内容/);
  const csv = await o.visit(none.replace('organs/?', 'organs/list.csv?'));
  assert.equal(csv.body.trim().split('\n').length, 1, 'the heads alone');
  assert.match((await o.visit('/enforcement/organs/?unit=nobody')).words, /共 [1-9]\d* 个/);
});

test('the report of a whole year goes through review and is public by year', async () => {
  const door = o.desk(o.drafter);
  const early = await door.post(`/staff/enforcement/statistics?year=${today.slice(0, 4)}`, { _key: 'early' });
  assert.deepEqual([early.status, /还没有过完/.test(early.html)], [422, true]);
  const { status, location } = await door.post('/staff/enforcement/statistics?year=2020', { _key: 'report' });
  assert.equal(status, 303);
  const edition = Number(/editions\/(\d+)/.exec(location!)![1]);
  assert.equal((await getEdition(o.db, edition)).content.title, '区住房城乡建设局2020年度行政执法统计年报');
  await o.publish(edition);
  assert.match((await o.visit('/enforcement/reports/')).words, /区住房城乡建设局2020年度行政执法统计年报 2020年/);
});
