import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emptyContent } from '../../core/publications/content.ts';
import { getLatestEdition } from '../../core/publications/queries.ts';
import { loadLists } from './queries.ts';
import { rowsOf, said } from './rules/elements.ts';
import { guideOf, room, whyNotSubmitGuide } from './rules/why-not.ts';
import { type ServicesOffice, testOffice, wholeGuide } from './test-guides.ts';

// A clerk writes a guide in the form: rows without script, a blank form as a file, everything typed kept when something is wrong.

let o: ServicesOffice;
let edition: string;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const words = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
const baseIn = (html: string) => /name="base" value="(\d+)"/.exec(html)![1]!;

/** The form as a browser sends it: rows are cells of one name, in their order. */
function filled(base: string, fields: [string, string][], file?: File): FormData {
  const form = new FormData();
  form.set('_key', crypto.randomUUID());
  form.set('base', base);
  form.set('title', '公租房申请');
  for (const [name, value] of fields) form.append(name, value);
  if (file) form.append('files', file);
  return form;
}

test('a matter begins with its name, and its form says what a review will want', async () => {
  const door = o.desk(o.drafter);
  const none = await door.post('/staff/services/new', { title: '', unit: String(o.unit), _key: 'new-item-0' });
  assert.deepEqual([none.status, /请填写事项名称/.test(none.html)], [422, true]);
  const { status, location } = await door.post('/staff/services/new', {
    title: '公租房申请',
    unit: String(o.unit),
    _key: 'new-item-1',
  });
  assert.equal(status, 303);
  edition = /editions\/\d+/.exec(location!)![0];
  const { html } = await door.get(`/staff/services/${edition}`);
  assert.match(words(html), /送审前还要补 9 项.*请填写设定依据/);
  assert.match(html, /<select[^>]*name="materials\.kind"/);
  assert.doesNotMatch(html, /name="code"/, 'codes are imported, not typed');
});

const rows: [string, string][] = [
  ['materials.name', '居民身份证'],
  ['materials.kind', '原件'],
  ['materials.name', '收入声明'],
  ['materials.kind', ''],
  ['materials.name', ''],
  ['materials.kind', ''],
];

test('a vague material is refused in words beside its rows, and what was typed is kept', async () => {
  const door = o.desk(o.drafter);
  const base = baseIn((await door.get(`/staff/services/${edition}`)).html);
  const vague = filled(base, [
    ...rows,
    ['materials.name', '其他相关材料'],
    ['materials.kind', ''],
    ['conditions', '无房家庭'],
  ]);
  const { status, html } = await door.upload(`/staff/services/${edition}`, vague);
  assert.equal(status, 422);
  assert.match(words(html), /材料“其他相关材料”是兜底的说法，群众不知道要带什么/);
  for (const typed of ['居民身份证', '收入声明', '其他相关材料', '无房家庭']) assert.ok(html.includes(typed), typed);
});

test('rows come in their order, a blank form is taken along, and an empty row is none', async () => {
  const door = o.desk(o.drafter);
  const base = baseIn((await door.get(`/staff/services/${edition}`)).html);
  const file = new File(['项目,内容\n收入,\n'], '收入声明.csv', { type: 'text/csv' });
  const sent = filled(base, [...rows, ['audience', '自然人'], ['online', '否'], ['promised', '30(工作日)']], file);
  assert.equal((await door.upload(`/staff/services/${edition}`, sent)).status, 303);
  const { html } = await door.get(`/staff/services/${edition}`);
  assert.match(html, /<option value="收入声明\.csv"/, 'the uploaded file can be chosen in a row');
  const stored = guideOf((await getLatestEdition(o.db, 1)).content);
  assert.deepEqual(rowsOf(stored, 'materials'), [{ name: '居民身份证', kind: '原件' }, { name: '收入声明' }]);
  assert.equal(said(stored, 'promised'), '30 个工作日');
});

test('who saved first is not written over unseen', async () => {
  const door = o.desk(o.drafter);
  const base = baseIn((await door.get(`/staff/services/${edition}`)).html);
  const first = filled(base, [['conditions', '先保存的']]);
  assert.equal((await o.desk(o.colleague).upload(`/staff/services/${edition}`, first)).status, 303);
  const { status, html } = await door.upload(`/staff/services/${edition}`, filled(base, [['conditions', '后保存的']]));
  assert.equal(status, 409);
  assert.match(words(html), /另一个人保存了这份办事指南/);
  assert.ok(html.includes('后保存的'));
});

test('others see the list of their own units, and do not write', async () => {
  assert.doesNotMatch((await o.desk(o.stranger).get('/staff/services')).html, /公租房申请/);
  const seen = (await o.desk(o.reviewer).get('/staff/services')).html;
  assert.deepEqual(
    [seen.includes('公租房申请'), seen.includes(edition)],
    [true, false],
    'nobody is led to a form that is not theirs',
  );
  assert.equal((await o.desk(o.stranger).get(`/staff/services/${edition}`)).status, 404);
  assert.equal((await o.desk(o.reviewer).get(`/staff/services/${edition}`)).status, 403);
  assert.equal((await o.desk(o.reviewer).post('/staff/services/new', { title: '甲' })).status, 403);
});

test('a blank form without a filled sample is told, and keeps nothing back', async () => {
  const door = o.desk(o.drafter);
  const form = { name: '困难补助申请表', kind: '原件', blank: '申请表.csv' };
  const draft = (title: string, row: Record<string, string>) => o.draft(title, { ...wholeGuide, materials: [row] });
  const made = await draft('困难补助', form);
  const { html } = await door.get(`/staff/services/editions/${made.edition}`);
  assert.match(words(html), /建议补 1 项，不补也可以送审 ?“困难补助申请表”有空白表格，没有样表/);
  assert.match(words((await door.get('/staff/services')).html), /没有样表：困难补助申请表/);
  const found = words((await door.get('/staff/services?state=unsampled')).html);
  assert.deepEqual([/困难补助/.test(found), /公租房申请/.test(found)], [true, false]);
  const whole = await draft('临时救助', { ...form, sample: '申请表样表.csv' });
  assert.doesNotMatch(words((await door.get(`/staff/services/editions/${whole.edition}`)).html), /建议补/);
  const guide = { ...wholeGuide, materials: [form] };
  const content = { ...emptyContent, title: '困难补助', metadata: { elements: { room, values: guide } } };
  assert.deepEqual(
    Object.keys(whyNotSubmitGuide(content, await loadLists(o.db))),
    ['files'],
    'only the named file is missing',
  );
});

test('several that lack nothing go to review together; one that lacks something says what', async () => {
  const door = o.desk(o.drafter);
  const none = await door.post('/staff/services/send', { _key: 'submit-none' });
  assert.deepEqual([none.status, /请先选择/.test(none.html)], [422, true]);
  const lacking = await door.post('/staff/services/send', { edition: edition.split('/')[1]!, _key: 'submit-lack' });
  assert.deepEqual([lacking.status, /没有可以送审的事项.*请填写设定依据/.test(words(lacking.html))], [422, true]);
  const { edition: ready } = await o.draft('残疾人证办理', wholeGuide);
  assert.equal((await door.post('/staff/services/send', { edition: String(ready), _key: 'submit-good' })).status, 303);
});
