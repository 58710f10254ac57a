import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { sealAll } from '../../core/ledger/test-seal.ts';
import { verifyLedger } from '../../core/ledger/verify.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { clearAll } from '../../core/test-office.ts';
import { rows } from '../../platform/database.ts';
import { writeCsv, writeSpreadsheet } from '../../platform/spreadsheet.ts';
import { listItems } from './queries.ts';
import { type Guide, rowsOf } from './rules/elements.ts';
import { jsonLinesOf, sheetOf } from './rules/sheet.ts';
import { type ServicesOffice, testOffice, wholeGuide } from './test-guides.ts';

// The list of the province comes in: looked at line by line, what is good drafted, cleared by one review; out again without loss.

let o: ServicesOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const heads =
  '事项名称,实施机关,事项编码,权力类型,设定依据,受理条件,申请材料,办理地点,办理时间,咨询电话,收费,办事流程,法定时限,外部编号';
const line = (name: string, code: string, change: Partial<Record<'materials' | 'type' | 'law', string>> = {}) =>
  [
    name,
    '区社保中心',
    code,
    change.type ?? '公共服务',
    change.law ?? '《社会保险法》第五十八条',
    '在本区参保',
    change.materials ?? '"1. 居民身份证\n2. 近期照片"',
    '办理地点：演示路 2 号',
    '工作日全天',
    '0415-0000014',
    '无',
    '申请→受理→办结',
    '20(工作日)',
    'X1',
  ].join(',');

const csv = [
  '办事事项清单（演示）',
  heads,
  line('社会保障卡申领', '11210603DEMO000000000000000001'),
  line('社会保障卡补领', '11210603DEMO000000000000000002', { materials: '居民身份证；其他材料' }),
  line('社会保障卡注销', '11210603DEMO000000000000000003', { type: '行政魔法' }),
  line('', '11210603DEMO000000000000000004'),
  line('社会保障卡申领', '11210603DEMO000000000000000001'),
  line('社会保障卡挂失', '11210603DEMO000000000000000005', { law: '无' }),
].join('\n');

const upload = (name: string, bytes: string | Uint8Array) => {
  const form = new FormData();
  form.set('unit', String(o.unit));
  form.set('_key', crypto.randomUUID());
  form.set('file', new File([bytes as never], name));
  return o.desk(o.drafter).upload('/staff/services/imports', form);
};
const read = async (name: string, bytes: string | Uint8Array) => {
  const { status, location } = await upload(name, bytes);
  assert.equal(status, 303);
  return { at: location!, ...(await o.desk(o.drafter).get(location!)) };
};
const words = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

let at: string;

test('a list under other heads is read in, and every line that cannot come says why', async () => {
  const page = await read('清单.csv', csv);
  at = page.at;
  const said = words(page.html);
  assert.match(said, /新的事项2项要修改的0项没有变化0项不能导入4行/);
  assert.match(said, /第 4 行（社会保障卡补领）：办理材料第 2 行：材料“其他材料”是兜底的说法/);
  assert.match(said, /第 5 行（社会保障卡注销）：事项类型没有“行政魔法”这一项/);
  assert.match(said, /第 6 行：没有写事项名称/);
  assert.match(said, /第 7 行（社会保障卡申领）：与第 3 行是同一个事项（编码相同）/);
  assert.match(said, /1 项：请填写设定依据/);
  assert.match(said, /有 1 列没有对应/);
  assert.deepEqual(await listItems(o.db, null), []);
  const report = await o.desk(o.drafter).get(`${at}/problems.csv`);
  assert.match(report.html, /5,社会保障卡注销,事项类型没有“行政魔法”/);
});

test('the other unit does not see the list, and drafts nothing from it', async () => {
  assert.equal((await o.desk(o.stranger).get(at)).status, 404);
  assert.equal((await o.desk(o.stranger).post(`${at}/draft`, { _key: 'stranger-1' })).status, 404);
  assert.equal((await o.desk(o.reviewer).post(`${at}/draft`, { _key: 'reviewer-1' })).status, 403);
});

test('everything good is drafted once, by its words: numbers before materials, heads before values, 无 for a fee', async () => {
  const door = o.desk(o.drafter);
  assert.equal((await door.post(`${at}/draft`, { _key: 'draft-all-1' })).status, 303);
  assert.equal((await door.post(`${at}/draft`, { _key: 'draft-all-2' })).status, 303);
  const items = await listItems(o.db, null);
  assert.deepEqual(items.map(({ title }) => title).sort(), ['社会保障卡挂失', '社会保障卡申领'].sort());
  const { guide } = items.find(({ title }) => title === '社会保障卡申领')!;
  assert.deepEqual(rowsOf(guide, 'materials'), [{ name: '居民身份证' }, { name: '近期照片' }]);
  assert.deepEqual(
    [guide.location, guide.statutory, guide.charged, guide.organ],
    ['演示路 2 号', '20 个工作日', '否', '区社保中心'],
  );
  assert.match(
    words((await door.get(at)).html),
    /起草 2 项，修改 0 项，没有变化 0 项，没有导入 4 行。 现在草稿 2 项，其中要素齐全的 1 项/,
  );
});

test('one review clears what lacks nothing; what lacks an element stays', async () => {
  const { status } = await o.desk(o.drafter).post(`${at}/submit`, { _key: 'submit-all-1' });
  assert.equal(status, 303);
  const [sent] = await rows(
    o.db,
    sql<{ id: number; title: string }>`select id, title from review.submission order by id desc`,
  );
  assert.equal(sent!.title, '办事指南：清单.csv（1 项）');
  await clearAll(o.house.t, o, sent!.id);
  await issue(o.by(o.editor), { submission: sent!.id });
  assert.match((await o.visit('/services/')).words, /社会保障卡申领/);
  assert.doesNotMatch((await o.visit('/services/')).words, /社会保障卡挂失/);
});

test('the same list again changes nothing; a changed line of what is public opens its next edition with a note', async () => {
  const again = await read('清单.csv', csv);
  assert.match(words(again.html), /新的事项0项要修改的0项没有变化2项不能导入4行/);
  const changed = await read('清单2.csv', csv.replace('工作日全天', '周一至周六'));
  assert.match(words(changed.html), /要修改的1项没有变化1项/);
  await o.desk(o.drafter).post(`${changed.at}/draft`, { _key: 'draft-changed' });
  const item = (await listItems(o.db, null)).find(({ title }) => title === '社会保障卡申领')!;
  assert.deepEqual([item.state, item.guide.hours, item.path !== null], ['draft', '周一至周六', true]);
});

test('columns that nobody knows are named by the clerk, and what is the same for all is filled in once', async () => {
  const page = await read('别处.csv', '甲,乙\n残疾人证办理,凭居民身份证申请\n');
  assert.match(words(page.html), /没有写事项名称/);
  const door = o.desk(o.drafter);
  const none = await door.post(`${page.at}/columns`, { _key: 'columns-0' });
  assert.deepEqual([none.status, /请选择哪一列是事项名称/.test(none.html)], [422, true]);
  const { status } = await door.post(`${page.at}/columns`, {
    'column.0': 'title',
    'column.1': 'conditions',
    'common.hours': '工作日 9:00—16:00',
    _key: 'columns-1',
  });
  assert.equal(status, 303);
  await door.post(`${page.at}/draft`, { _key: 'draft-mapped' });
  const item = (await listItems(o.db, null)).find(({ title }) => title === '残疾人证办理')!;
  assert.deepEqual(item.guide, { conditions: '凭居民身份证申请', hours: '工作日 9:00—16:00' });
});

const tricky: Guide = {
  ...wholeGuide,
  code: '11210603DEMO000000000000000099',
  conditions: '=1+1\n第一行，有"引号"\n\n末行',
  bases: ['《甲》第一条、第二款', '《乙》'],
  materials: [
    { name: '证明｜甲\\乙', note: '一行\n两行'.replace('\n', ' '), kind: '原件', copies: '2', blank: '申请表.docx' },
    { name: '类型：照片' },
  ],
  faq: [{ question: '能代办吗？', answer: '能。' }],
};

test('what is exported comes back the same from every format', async () => {
  const made = await o.draft('各种字样', tricky);
  const items = (await listItems(o.db, null)).map(({ title, guide }) => ({ title, guide }));
  const sheet = sheetOf(items);
  for (const [name, bytes] of [
    ['导出.xlsx', writeSpreadsheet(sheet)],
    ['导出.csv', writeCsv(sheet)],
    ['导出.jsonl', jsonLinesOf(items)],
  ] as const) {
    const { html } = await read(name, bytes);
    assert.match(words(html), new RegExp(`新的事项0项要修改的0项没有变化${items.length}项不能导入0行`), name);
  }
  const served = await o.desk(o.drafter).get('/staff/services/export.csv?words=各种');
  assert.match(served.html, /'=1\+1/, 'no spreadsheet takes a text for a formula');
  assert.ok(made.document);
});

test('hostile files are refused in words, and leave nothing', async () => {
  const before = (await rows(o.db, sql`select id from services.import`)).length;
  for (const [name, bytes, why] of [
    ['空.csv', '', /请选择要导入的清单/],
    ['坏.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), /“坏\.xlsx”打不开/],
    ['旧.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), /旧版表格/],
    ['大.jsonl', `{"事项名称":"${'长'.repeat(3_000_000)}"}`, /超过8MB/],
    ['乱.jsonl', '{"a":\n[1,2]\n', /不是一行一条记录/],
    ['只有表头.csv', '事项名称,办理机构\n', /里没有事项/],
  ] as const) {
    const { status, html } = await upload(name, bytes);
    assert.equal(status, 422, name);
    assert.match(html, why, name);
  }
  assert.equal((await rows(o.db, sql`select id from services.import`)).length, before);
});

test('keys of a file mean nothing to us, and a broken line does not keep the others back', async () => {
  const page = await read(
    '怪.jsonl',
    '{"__proto__":{"x":1},"constructor":"y","事项名称":"低保申请","办理机构":["区民政局",{"a":1}]}\n{"事项名称":\n',
  );
  assert.match(words(page.html), /新的事项1项/);
  assert.match(words(page.html), /第 2 行：这一行不是一条完整的 JSON 记录/);
});

test('the office changes its lists, and an import reads the new word', async () => {
  const door = o.desk(o.openness);
  assert.equal((await o.desk(o.drafter).get('/staff/services/lists')).status, 403);
  const { status, html } = await door.post('/staff/services/lists/type', { words: ' \n', _key: 'list-0' });
  assert.deepEqual([status, /至少写一行/.test(html)], [422, true]);
  assert.equal(
    (await door.post('/staff/services/lists/type', { words: '公共服务\n行政魔法＝魔法', _key: 'list-1' })).status,
    303,
  );
  assert.equal((await door.post('/staff/services/headings/title', { words: '甲', _key: 'head-1' })).status, 303);
  const page = await read('魔法.csv', '甲,权力类型\n念咒,魔法\n');
  assert.match(words(page.html), /新的事项1项.*不能导入0行/);
});

test('what was done stands in the ledger, which verifies', async () => {
  const verbs = await rows(
    o.db,
    sql<{ verb: string }>`select distinct verb from ledger.line where verb like 'services.%' order by verb`,
  );
  assert.deepEqual(
    verbs.map(({ verb }) => verb),
    [
      'services.draft',
      'services.draftLines',
      'services.finish',
      'services.mapColumns',
      'services.readList',
      'services.setHeading',
      'services.setList',
      'services.submit',
    ],
  );
  await sealAll(o.house.t.sealer, o.db);
  assert.ok((await verifyLedger(o.db)).ok);
});
