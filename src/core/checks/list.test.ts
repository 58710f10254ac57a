import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { draft } from '../publications/actions/draft.ts';
import { type Office, openContent, openDoor, openOffice } from '../test-office.ts';
import { dropWord, importWords, setWord } from './actions/words.ts';
import { listWordsAt, loadList } from './queries/list.ts';
import { readWords, writeWords } from './rules/csv.ts';
import { findWords } from './rules/words.ts';
import { checksStaff } from './staff.tsx';

let t: TestDatabase;
let office: Office;
before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
});
after(() => t.close());

const entry = (kind: 'typo' | 'allow' | 'sensitive', word: string, more = {}) => ({
  kind,
  word,
  before: '',
  after: '',
  suggestion: '',
  note: '',
  ...more,
});
const shown = async (text: string) => findWords(text, (await loadList(t.sides.staff)).words).map((hit) => hit.shown);
const doorOf = (who: Staff) => openDoor(t, checksStaff, who);

test('the list as delivered finds what is wrong and passes what only looks so', async () => {
  assert.deepEqual(await shown('按装电梯，部暑防汛，招聘启示，内蒙自治区，残废人'), [
    '按装',
    '部暑',
    '招聘启示',
    '内蒙自治区',
    '残废人',
  ]);
  for (const text of [
    '按装修标准和按装配率',
    '俱乐部暑期活动',
    '律己经商',
    '本周未完成',
    '攻坚难题',
    '严峻工作',
    '整治炼化企业',
    '研究竞争',
    '发布署名文章',
    '预防碍航',
    '农民工',
    '标签定位',
    '恢复盖章',
  ])
    assert.deepEqual(await shown(text), [], text);
});

test('every change is a version, and the list of an earlier version can still be read', async () => {
  const by = () => office.by(office.openness);
  const { version } = await loadList(t.sides.staff);
  await setWord(by(), entry('typo', '甲乙丙丁', { suggestion: '甲乙丙戊' }));
  assert.deepEqual(await shown('甲乙丙丁'), ['甲乙丙丁']);
  await setWord(by(), entry('allow', '甲乙丙丁', { after: '戊' }));
  assert.deepEqual(await shown('甲乙丙丁戊，甲乙丙丁己'), ['甲乙丙丁']);
  await assert.rejects(setWord(by(), entry('typo', '甲乙丙丁', { suggestion: '甲乙丙戊' })), /已经有完全一样的词条/);
  const now = await loadList(t.sides.staff);
  assert.equal(now.version, version + 2, 'what was refused made no version');
  const id = (await listWordsAt(t.sides.staff, now.version)).find(
    ({ word, kind }) => word === '甲乙丙丁' && kind === 'typo',
  )!.id;
  await assert.rejects(dropWord(by(), { word: id, reason: '' }), /停用的理由/);
  await dropWord(by(), { word: id, reason: '误报太多' });
  assert.deepEqual(await shown('甲乙丙丁己'), []);
  assert.ok((await listWordsAt(t.sides.staff, now.version)).some((word) => word.id === id));
});

test('an entry of one character, one with foreign fields, and one by the wrong person are refused', async () => {
  await assert.rejects(setWord(office.by(office.secrecy), entry('typo', '一')), /至少写两个字/);
  await assert.rejects(setWord(office.by(office.secrecy), entry('typo', '一二', { before: '三' })), /只用于“放行”/);
  await assert.rejects(setWord(office.by(office.drafter), entry('typo', '一二')), /没有这项权限/);
  await assert.rejects(importWords(office.by(office.secrecy), { words: [] }), /没有词条/);
  await assert.rejects(
    importWords(office.by(office.secrecy), { words: [entry('typo', '一二'), entry('typo', '一二')] }),
    /出现了两次/,
  );
});

test('the list leaves as CSV and comes back as it was, whatever stands in its cells', async () => {
  const strange = [
    entry('sensitive', '=1+1 甲'),
    entry('typo', '逗号,引号"', { note: '一\n二' }),
    entry('allow', '甲乙', { before: '@丙', after: '-丁' }),
  ];
  assert.ok(
    !/^[=@-]/m.test(
      writeWords(strange)
        .split('\r\n')
        .slice(1)
        .join('\n')
        .replace(/^错.*$/gm, ''),
    ),
  );
  assert.deepEqual(readWords(writeWords(strange)), { words: strange });
  assert.match((readWords('类型,词\n错字,甲乙') as { error: string }).error, /第 1 条的类型“错字”不认识/);
  const { version } = await loadList(t.sides.staff);
  const whole = (await listWordsAt(t.sides.staff, version)).map(({ id: _, ...word }) => word);
  assert.equal((await importWords(office.by(office.secrecy), { words: whole })).changed, 0);
  const { changed } = await importWords(office.by(office.secrecy), {
    words: [entry('typo', '按装', { suggestion: '安装', note: '新的说明' }), ...strange],
  });
  assert.equal(changed, 4);
});

test('the office finds its pages, others are told whose they are', async () => {
  const door = doorOf(office.openness);
  const page = await door.get('/staff/checks');
  assert.match(page.html, /疑似身份证号/);
  assert.match(page.html, /误报率/);
  assert.doesNotMatch((await doorOf(office.secrecy).get('/staff/checks')).html, /name="level"/);
  assert.equal((await doorOf(office.drafter).get('/staff/checks')).status, 403);
  assert.equal((await door.post('/staff/checks/level', { check: 'landline', level: 'off' })).status, 303);
  const list = await door.get('/staff/checks/words?kind=typo&words=%E6%8C%89%E8%A3%85');
  assert.match(list.html, /按装/);
  const wrong = await door.post('/staff/checks/words/edit', { kind: 'typo', word: '一', suggestion: '写了一半' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /写了一半/);
  assert.equal(
    (await door.post('/staff/checks/words/edit', { kind: 'typo', word: '一二三', suggestion: '' })).status,
    303,
  );
  const back = await door.post('/staff/checks/words/import', { text: '错别字,' });
  assert.equal(back.status, 422);
  assert.match(back.html, /没有写词/);
  const csv = await door.get('/staff/checks/words/export');
  assert.match(csv.html, /^\ufeff?类型,词/);
  assert.match((await door.get('/staff/checks/versions')).html, /随系统提供的词表/);
});

test('the drafter meets every passage of the text with its place, and keeps what was typed when something is missing', async () => {
  const content = openContent('页面的通知', { body: '<p>咨询13804150000，部暑工作，办公电话0415-2112345。</p>' });
  const { document } = await draft(office.by(office.drafter), { kind: 'notice', unit: office.unit, content });
  const door = doorOf(office.drafter);
  const address = `/staff/checks/documents/${document}`;
  const { html } = await door.get(address);
  assert.match(html, /还有 2 处没有处理/);
  assert.match(html, /<mark>部暑<\/mark>/);
  assert.match(html, /建议改为“部署”/);
  assert.ok(!html.includes('13804150000'), 'no number is shown whole');
  const prints = [...html.matchAll(/name="finding" value="([0-9a-f]{32})"/g)].map((match) => match[1]!);
  assert.equal(prints.length, 2);
  const wrong = await door.post(address, { finding: prints[0]!, verdict: '', reason: '写了一半的理由' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /写了一半的理由/);
  assert.match(wrong.html, /checked=""/);
  const nothing = await door.post(address, { verdict: 'needed', reason: '理由' });
  assert.match(nothing.html, /请先勾选/);
  assert.equal((await door.post(address, { finding: prints[0]!, verdict: 'needed', reason: '咨询电话' })).status, 303);
  assert.match((await door.get(address)).html, /还有 1 处没有处理/);
  assert.equal((await doorOf(office.stranger).get(address)).status, 404);
});
