import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { openStorage, type Storage } from '../../platform/storage/local.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { reviewStaff } from '../review/staff.ts';
import { draftAndSubmit, type Office, openContent, openDoor, openOffice } from '../test-office.ts';
import { draft } from './actions/draft.ts';
import { documentsSheet } from './pages/list-sheet.ts';
import { listDocuments } from './queries/documents.ts';
import { getEdition } from './queries.ts';
import { documentsStaff } from './staff.ts';

let t: TestDatabase;
let office: Office;
let storage: Storage;
const folder = mkdtempSync(join(tmpdir(), 'gk-documents-'));

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  storage = openStorage(folder);
});
after(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

const doorOf = (who: Staff) =>
  openDoor(
    t,
    (app) => {
      documentsStaff(app, storage);
      reviewStaff(app);
    },
    who,
  );

const drafted = (title: string) =>
  draft(office.by(office.drafter), { kind: 'notice', unit: office.unit, content: openContent(title) });
const fieldsOf = (base: number, change: Record<string, string> = {}) => ({
  base: String(base),
  title: '停水通知',
  body: '<p>明日停水。</p>',
  disclosure: 'open',
  ...change,
});

test('a clerk begins a notice, writes it and sends it to review through the pages', async () => {
  const door = doorOf(office.drafter);
  const begun = await door.post('/staff/documents/new', {
    kind: 'notice',
    unit: String(office.unit),
    title: '停水通知',
  });
  assert.match(begun.location!, /^\/staff\/editions\/\d+\/edit$/);
  const page = await door.get(begun.location!);
  const base = /name="base" value="(\d+)"/.exec(page.html)![1]!;
  const saved = await door.post(begun.location!, { ...fieldsOf(Number(base)), next: 'submit' });
  assert.match(saved.location!, /\?done=saved#submit$/);
  const document = /documents\/(\d+)/.exec(saved.location!)![1];
  assert.match((await door.get(saved.location!)).html, /<summary>送审<\/summary>/);
  const sent = await door.post(`/staff/documents/${document}/submit`, { channels: 'portal' });
  assert.match(sent.location!, /^\/staff\/review\/\d+\?done=submitted$/);
});

test('a form that is wrong comes back with 422, the reason beside the field, and everything typed', async () => {
  const { edition, revision } = await drafted('填错的通知');
  const door = doorOf(office.drafter);
  const wrong = {
    title: '',
    formedOn: '2019-02-30',
    disclosure: 'closed',
    sourceUrl: 'gov.cn',
    body: '<p>打了很久的字</p>',
  };
  const answer = await door.post(`/staff/editions/${edition}/edit`, fieldsOf(revision, wrong));
  assert.equal(answer.status, 422);
  for (const words of [
    '请填写标题',
    '“2019-02-30”这一天不存在',
    '来源网址请写完整',
    '打了很久的字',
    'value="2019-02-30"',
  ]) {
    assert.ok(answer.html.includes(words), words);
  }
  const closed = await door.post(`/staff/editions/${edition}/edit`, fieldsOf(revision, { disclosure: 'closed' }));
  assert.equal(closed.status, 422);
  assert.match(closed.html, /不予公开的，请选择依据/);
  assert.equal((await getEdition(t.sides.staff, edition)).revision, revision);
});

test('a ground that is not in the list is refused', async () => {
  const { edition, revision } = await drafted('依据不对的通知');
  const fields = fieldsOf(revision, { disclosure: 'closed', ground: 'BECAUSE', reason: '不想公开' });
  const answer = await doorOf(office.drafter).post(`/staff/editions/${edition}/edit`, fields);
  assert.equal(answer.status, 422);
  assert.match(answer.html, /没有这项依据/);
});

test('two people in one text: the second sees both versions, and nothing typed is lost', async () => {
  const { edition, revision } = await drafted('两个人改的通知');
  const path = `/staff/editions/${edition}/edit`;
  await doorOf(office.colleague).post(path, fieldsOf(revision, { body: '<p>同事写的一段。</p>' }));
  const mine = doorOf(office.drafter);
  const answer = await mine.post(path, fieldsOf(revision, { body: '<p>我写的另一段。</p>' }));
  assert.equal(answer.status, 409);
  const theirs = answer.html.replace(/<ins>.*?<\/ins>/gs, '').replace(/<[^>]+>|【删除】/g, '');
  assert.ok(theirs.includes('同事写的一段。'));
  assert.ok(answer.html.includes('赵某在'));
  assert.ok(answer.html.includes('&lt;p&gt;我写的另一段。&lt;/p&gt;'), 'my words still stand in the form');
  const base = /name="base" value="(\d+)"/.exec(answer.html)![1]!;
  assert.notEqual(Number(base), revision);
  const merged = await mine.post(path, fieldsOf(Number(base), { body: '<p>两段合在一起。</p>' }));
  assert.equal(merged.status, 303);
});

test('the document page shows the text itself, and after a change what to compare and how to go on', async () => {
  const { document, edition } = await draftAndSubmit(office, '改过之后再送审');
  const door = doorOf(office.drafter);
  const page = `/staff/documents/${document}`;
  assert.doesNotMatch((await door.get(page)).html, /比较各个版本/);
  const base = /name="base" value="(\d+)"/.exec((await door.get(`/staff/editions/${edition}/edit`)).html)![1]!;
  await door.post(`/staff/editions/${edition}/edit`, fieldsOf(Number(base), { body: '<p>后天停水。</p>' }));
  const { html } = await door.get(page);
  assert.match(html, />正文<.*<p>后天停水。<\/p>.*<summary>送审<\/summary>.*比较各个版本.*deed-danger/s);
  assert.match(html, /请核对后重新送审。.*href="#submit"/s);
  const compare = /href="([^"]+)">比较送审的文字与现在的文字/.exec(html)![1]!.replaceAll('&amp;', '&');
  assert.match((await door.get(compare)).html, /后天/);
});

test('what is typed is kept every half minute, offered again, and gone after saving', async () => {
  const { edition, revision } = await drafted('自动保存的通知');
  const door = doorOf(office.drafter);
  const kept = await door.post(
    `/staff/editions/${edition}/working-copy`,
    fieldsOf(revision, { title: '打到一半', formedOn: '20' }),
  );
  assert.equal(kept.status, 200);
  assert.match(JSON.parse(kept.html).savedAt, /^\d{2}:\d{2}$/);
  const page = await door.get(`/staff/editions/${edition}/edit`);
  assert.match(page.html, /恢复 [\d :-]+自动保存的内容/);
  const restored = await door.get(`/staff/editions/${edition}/edit?restore=1`);
  assert.match(restored.html, /value="打到一半"/);
  assert.match(restored.html, /value="20"/);
  assert.doesNotMatch((await doorOf(office.colleague).get(`/staff/editions/${edition}/edit`)).html, /恢复/);
  await door.post(`/staff/editions/${edition}/edit`, fieldsOf(revision));
  assert.doesNotMatch((await door.get(`/staff/editions/${edition}/edit`)).html, /自动保存的内容/);
});

test('autosave says when another person saved meanwhile, and keeps the words all the same', async () => {
  const { edition, revision } = await drafted('自动保存遇上别人');
  await doorOf(office.colleague).post(`/staff/editions/${edition}/edit`, fieldsOf(revision));
  const door = doorOf(office.drafter);
  const answer = await door.post(`/staff/editions/${edition}/working-copy`, fieldsOf(revision, { title: '我还在写' }));
  assert.equal(answer.status, 409);
  assert.match((await door.get(`/staff/editions/${edition}/edit?restore=1`)).html, /我还在写/);
});

test('a document of another unit does not exist: every page and form answers as for a number never given', async () => {
  const { document, edition, submission } = await draftAndSubmit(office, '外单位看不见');
  const door = doorOf(office.stranger);
  const pages = [
    `/staff/documents/${document}`,
    ...['edit', 'preview', 'compare'].map((page) => `/staff/editions/${edition}/${page}`),
    `/staff/review/${submission}`,
    `/staff/review/${submission}/sheet`,
  ];
  for (const page of pages) {
    const answer = await door.get(page);
    const never = await door.get(page.replace(/\d+/, '999999999'));
    assert.deepEqual([answer.status, answer.html], [404, never.html], page);
  }
  const forms = ['correct', 'link', 'validity', 'withdraw', 'abandon', 'waive', 'submit'].map(
    (deed) => `/staff/documents/${document}/${deed}`,
  );
  for (const form of [
    ...forms,
    `/staff/editions/${edition}/edit`,
    `/staff/editions/${edition}/working-copy`,
    `/staff/review/${submission}/opinion`,
    `/staff/review/${submission}/recall`,
    `/staff/review/${submission}/schedule`,
  ]) {
    assert.equal((await door.post(form, { note: '更正', reason: '理由', at: '2099-01-01 09:00' })).status, 404, form);
  }
  assert.equal((await door.post(`/staff/review/${submission}/issue`, {})).status, 404);
});

test('an upload joins the attachments of the text, and one that may not be taken leaves the words typed', async () => {
  const { edition, revision } = await drafted('带附件的通知');
  const door = doorOf(office.drafter);
  const send = async (name: string, content: string, base: number) => {
    const body = new FormData();
    for (const [field, value] of Object.entries(fieldsOf(base, { title: '带附件的通知' }))) body.append(field, value);
    body.append('files', new File([content], name));
    return door.upload(`/staff/editions/${edition}/edit`, body);
  };
  const refused = await send('run.exe', 'MZ', revision);
  assert.equal(refused.status, 422);
  assert.match(refused.html, /run\.exe/);
  assert.match(refused.html, /明日停水/);
  const taken = await send('名单.txt', '一、甲社区', revision);
  assert.equal(taken.status, 303);
  const { content } = await getEdition(t.sides.staff, edition);
  assert.deepEqual(
    content.attachments.map((item) => item.name),
    ['名单.txt'],
  );
});

test('nobody can attach a file that somebody else uploaded by naming its number', async () => {
  const { edition, revision } = await drafted('别人的附件');
  const { id } = await one(
    t.sides.staff,
    sql<{ id: number }>`
    insert into files.file (hash, bytes, type, name, checked, uploaded_by)
    values (${'b'.repeat(64)}, 3, 'txt', '他人.txt', 'checked', ${office.stranger.person}) returning id`,
  );
  await doorOf(office.drafter).post(
    `/staff/editions/${edition}/edit`,
    fieldsOf(revision, { file: String(id), position: '1' }),
  );
  assert.deepEqual((await getEdition(t.sides.staff, edition)).content.attachments, []);
});

test('the list is narrowed by what stands in its address, and an empty one says why', async () => {
  const door = doorOf(office.drafter);
  const all = await door.get('/staff/documents');
  assert.match(all.html, /停水通知/);
  const none = await door.get('/staff/documents?state=abandoned&words=没有的词');
  assert.match(none.html, /没有符合条件的文件/);
  assert.match(none.html, /没有的词/);
  const fresh = await office.person('新人', office.unit, 'drafter');
  assert.match((await doorOf(fresh).get('/staff/documents')).html, /还没有起草过文件/);
  assert.equal((await door.get('/staff/documents?page=-1&kind=%27&state=x')).status, 200);
});

test('the list becomes a spreadsheet as it is seen, its titles as text', async () => {
  await drafted('=导出(1)');
  const door = doorOf(office.drafter);
  const { html } = await door.get('/staff/documents?words=导出');
  const address = /href="(\/staff\/documents\.xlsx[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  assert.match(decodeURIComponent(address), /words=导出/);
  assert.equal((await door.get(address)).status, 200);
  const units = [office.unit];
  const filter = {
    units,
    person: office.drafter.person,
    kind: '',
    state: '' as const,
    words: '导出',
    page: 1,
    perPage: 9,
  };
  const { items } = await listDocuments(t.sides.staff, filter);
  const sheet = strFromU8(unzipSync(documentsSheet('我的文件', items))['xl/worksheets/sheet1.xml']!);
  assert.match(sheet, />'=导出\(1\)</);
  assert.match(sheet, /草稿/);
});
