import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { type ExaminedFile, receiveFile } from '../files/actions.ts';
import { draft, revise } from '../publications/actions/draft.ts';
import type { Content } from '../publications/content.ts';
import { getEdition } from '../publications/queries.ts';
import { submit } from '../review/actions/submit.ts';
import { type Office, openContent, openOffice } from '../test-office.ts';
import { setLevel, setWord } from './actions/words.ts';
import { listRates } from './queries/rates.ts';
import { lookAt } from './queries.ts';
import { answerAll } from './test-answer.ts';

let t: TestDatabase;
let office: Office;
before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
});
after(() => t.close());

const write = (title: string, change: Partial<Content> = {}, who: Staff = office.drafter) =>
  draft(office.by(who), { kind: 'notice', unit: office.unit, content: openContent(title, change) });
const send = (edition: number, who: Staff = office.drafter) =>
  submit(office.by(who), { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] });
const look = async (edition: number) => lookAt(t.sides.staff, await getEdition(t.sides.staff, edition));
const body = (text: string) => ({ body: `<p>各街道办事处：</p><p>${text}</p>` });

const attach = async (name: string, type: 'docx' | 'jpg' | 'doc', more: Partial<ExaminedFile>) => {
  const hash = Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);
  const file = await receiveFile(office.by(office.drafter), {
    hash,
    bytes: 100,
    type,
    name,
    text: null,
    checked: 'checked',
    checkNote: '',
    ...more,
  });
  return { attachments: [{ file: file.id, name, hash, bytes: 100, type }] };
};

test('the texts of attachments are looked at like the text itself, and their hidden parts are named', async () => {
  const made = await write(
    '附件的通知',
    await attach('名单.docx', 'docx', {
      text: '手机13804150000',
      hidden: [
        { kind: 'tracked_change', where: '正文' },
        { kind: 'comment', where: '正文' },
      ],
    }),
  );
  const found = (await look(made.edition)).findings.map(({ check, place, shown }) => [check, place.label, shown]);
  assert.deepEqual(found, [
    ['mobile', '附件“名单.docx”', '138******00'],
    ['hidden', '附件“名单.docx”', '修订痕迹（正文）'],
    ['hidden', '附件“名单.docx”', '批注（正文）'],
  ]);
  await assert.rejects(send(made.edition), /疑似手机号码 1 处、附件隐藏信息 2 处/);
});

test('what nobody could look at is unchecked and never passed, and wants a name as well', async () => {
  const made = await write('图片的通知', await attach('照片.jpg', 'jpg', { text: '' }));
  const { results, findings } = await look(made.edition);
  assert.deepEqual(
    [results.mobile, results.typo, results.file_text, results.hidden],
    ['unchecked', 'unchecked', 'unchecked', 'passed'],
  );
  assert.deepEqual(
    findings.map(({ state, shown }) => [state, shown]),
    [['unchecked', '图片里的文字系统读不出']],
  );
  await assert.rejects(send(made.edition), /未检查（附件文字） 1 处/);
  await answerAll(t.sides.staff, office.by(office.drafter), made.edition);
  await send(made.edition);
  const { results: kept } = await one(
    t.sides.staff,
    sql<{ results: Record<string, string> }>`select results from checks.run where revision = ${made.revision}`,
  );
  assert.equal(kept.mobile, 'unchecked', 'accepted it is, passed it is not');
});

test('a file that nobody could open has unchecked hidden parts, however empty its record is', async () => {
  const opaque = { text: null, checked: 'unchecked' as const, checkNote: '旧格式，系统打不开' };
  const made = await write('旧文件的通知', await attach('旧文件.doc', 'doc', opaque));
  const { results } = await look(made.edition);
  assert.deepEqual([results.file_text, results.hidden], ['unchecked', 'unchecked']);
});

test('structure and links: headings in order, pictures with words, tables with heads, links that lead somewhere', async () => {
  const html =
    '<h2>一、甲</h2><h4>乙</h4><p><img src="attachment:1" alt="a.jpg" /></p>' +
    '<table><tbody><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>' +
    '<p><a href="/notices/202601/abcdefghijkl.html">没有公开的</a> <a href="http://192.168.1.5/oa">内网</a> ' +
    '<a href="https://www.gov.cn/x">国务院</a> <a href="https://elsewhere.example/">别处</a> <a href="#">空</a> <a href="/notices/">栏目</a></p>';
  const made = await write('结构的通知', { body: html });
  const { findings, results } = await look(made.edition);
  assert.deepEqual(
    findings.map(({ check, state, level }) => `${check} ${state} ${level}`),
    [
      'heading found accept',
      'picture found accept',
      'table found accept',
      'own_link found accept',
      'private_link found accept',
      'foreign_link found hint',
      'empty_link found accept',
      'dead_link unchecked accept',
      'dead_link unchecked accept',
    ],
  );
  assert.equal(results.dead_link, 'unchecked', 'no fetcher has looked');
  const clean = await write('干净的通知');
  assert.deepEqual(
    [(await look(clean.edition)).results.table, (await look(clean.edition)).results.dead_link],
    ['none', 'none'],
  );
});

test('the office sets how much a check weighs, and not below what the law protects', async () => {
  const made = await write('只提示的通知', body('电话13804150000。'));
  const by = () => office.by(office.openness);
  await setLevel(by(), { check: 'mobile', level: 'hint' });
  await send(made.edition);
  await setLevel(by(), { check: 'mobile', level: 'accept' });
  await assert.rejects(setLevel(by(), { check: 'secret_mark', level: 'hint' }), /最低只能设为/);
  await assert.rejects(setLevel(by(), { check: 'nothing' as never, level: 'hint' }), NotFound);
  await assert.rejects(
    setLevel(office.by(office.drafter), { check: 'mobile', level: 'off' }),
    (error) => error instanceof Refused && error.status === 403,
  );
});

test('rates tell what was mended, what had to stay and what was a false alarm', async () => {
  await setWord(office.by(office.openness), {
    kind: 'typo',
    word: '丁戊己',
    before: '',
    after: '',
    suggestion: '丁戊已',
    note: '',
  });
  const before = (await listRates(t.sides.staff)).find(({ name }) => name === 'typo');
  const wrong = await write('会改的', body('丁戊己一处。'));
  const { revision: base } = await getEdition(t.sides.staff, wrong.edition);
  await revise(office.by(office.drafter), {
    edition: wrong.edition,
    base,
    content: openContent('会改的', body('丁戊已一处。')),
  });
  const right = await write('误报的', body('丁戊己二处。'));
  await answerAll(t.sides.staff, office.by(office.drafter), right.edition, 'false_alarm');
  const stays = await write('要留的', body('丁戊己三处。'));
  await answerAll(t.sides.staff, office.by(office.drafter), stays.edition);
  await write('没有处理的', body('丁戊己四处。'));
  const after = (await listRates(t.sides.staff)).find(({ name }) => name === 'typo')!;
  const grown = (key: 'seen' | 'mended' | 'needed' | 'falseAlarms') => after[key] - (before?.[key] ?? 0);
  assert.deepEqual([grown('seen'), grown('mended'), grown('falseAlarms'), grown('needed')], [4, 1, 1, 1]);
});
