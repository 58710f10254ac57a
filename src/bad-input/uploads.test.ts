import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { getEdition } from '../core/publications/queries.ts';
import { rows } from '../platform/database.ts';
import { changed, readBooks } from './test-books.ts';
import { words } from './test-forms.ts';
import type { Person, Seen } from './test-person.ts';
import { openTown, type Papers, type Town } from './test-town.ts';

let town: Town;
let papers: Papers;
let drafter: Person;
before(async () => {
  town = await openTown();
  papers = await town.fill('office');
  drafter = await town.as('drafter');
});
after(() => town?.close());

const MB = 1024 ** 2;
const editor = () => `/staff/editions/${papers.edition}/edit`;

async function save(...files: File[]): Promise<Seen> {
  const { revision } = await getEdition(town.db, papers.edition);
  const body = new FormData();
  body.set('_key', randomUUID());
  body.set('base', String(revision));
  body.set('title', '写了很久的标题');
  body.set('body', '<p>写了很久的正文</p>');
  body.set('disclosure', 'open');
  for (const file of files) body.append('file', file);
  return drafter.raw(editor(), body);
}

const reasons = ({ html }: Seen) =>
  [...html.matchAll(/<p class="field-error"[^>]*>([\s\S]*?)<\/p>/g)].map((match) => words(match[1]!)).join(' ');

const html = '<!doctype html><html><script>alert(1)</script></html>';
const docx = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), randomBytes(3000)]);
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const bad: [name: string, content: string | Uint8Array][] = [
  ['网页.html', html],
  ['图.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ['程序.exe', 'MZ\u0090'],
  ['脚本.js', 'alert(1)'],
  ['公告.pdf', html],
  ['公告.docx', '%PDF-1.7 不是文档'],
  ['空.pdf', ''],
  ['空.txt', ''],
  ['截断.docx', docx],
  ['截断.zip', docx.subarray(0, 40)],
  ['二进制.txt', randomBytes(5000)],
  ['太大.txt', '大'.repeat(4 * MB)],
  ['太大.jpg', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(20 * MB)])],
  ['公告\u202efdp.exe', 'MZ\u0090'],
  ['../../../etc/passwd.sh', '#!/bin/sh'],
  ['没有结尾', randomBytes(400)],
];

test('a file that may not be taken is refused by name beside its field, and all that was typed stays', async () => {
  const before = await readBooks(town.db);
  for (const [name, content] of bad) {
    const seen = await save(new File([content as string], name));
    assert.equal(seen.status, 422, `${name}: ${seen.status}`);
    assert.match(seen.html, /<title>错误：/, name);
    assert.match(reasons(seen), /“.+”：\P{ASCII}*.+。/u, `${name}: ${reasons(seen)}`);
    assert.doesNotMatch(reasons(seen), /\.\.\/|\u202e|Error|undefined/, name);
    for (const typed of ['写了很久的标题', '写了很久的正文']) assert.ok(seen.html.includes(typed), name);
    assert.deepEqual(changed(before, await readBooks(town.db)), [], name);
  }
});

test('with a good file beside a bad one the good one is kept for the next try', async () => {
  const seen = await save(new File(['附件的文字'], '好的.txt'), new File([html], '坏的.pdf'));
  assert.equal(seen.status, 422);
  assert.match(reasons(seen), /坏的\.pdf/);
  assert.ok(seen.html.includes('好的.txt'));
});

test('a name is never more than a name', async () => {
  const names: [sent: string, kept: RegExp][] = [
    ['../../../etc/公告.txt', /^公告\.txt$/],
    ['C:\\Users\\某人\\桌面\\公告.txt', /^公告\.txt$/],
    ['公告\u202etxt.fdp.txt', /^公告txt\.fdp\.txt$/],
    [`${'长'.repeat(300)}.txt`, /^长{190,}\.txt$/],
    [`${'👨‍👩‍👧'.repeat(100)}.txt`, /^(👨‍👩‍👧)+\.txt$/u],
    ['𠮷𱍐.txt', /^𠮷𱍐\.txt$/u],
    ['.txt', /^[^/\\]+$/],
    ['<script>.txt', /^_script_\.txt$/],
  ];
  for (const [sent, kept] of names) {
    const seen = await save(new File([`文字 ${sent}`], sent));
    assert.equal(seen.status, 303, `${sent}: ${reasons(seen)}`);
    const [file] = await rows(town.db, sql<{ name: string }>`select name from files.file order by id desc limit 1`);
    assert.match(file!.name, kept);
    assert.ok(file!.name.length <= 200);
    const page = await drafter.get(`/staff/documents/${papers.draft}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.html, /<script>\.txt/);
  }
});

const plan = (content: string | Uint8Array, name: string) => {
  const body = new FormData();
  body.set('_key', randomUUID());
  body.set('file', new File([content as string], name));
  return drafter.raw('/staff/workplan/import', body);
};

test('a work plan that is none is refused beside its field, whatever it weighs', async () => {
  const before = await readBooks(town.db);
  const plans: [name: string, content: string | Uint8Array][] = [
    ['空.txt', ''],
    ['空白.txt', ' \r\n\u3000\n'],
    ['二进制.txt', randomBytes(20_000)],
    ['二进制.docx', docx],
    ['NUL.txt', '\0'.repeat(100)],
    ['十兆.txt', '一、公开工作。（区政府办公室牵头）\n'.repeat(200_000)],
    ['十兆.bin', randomBytes(10 * MB)],
    ['图片.png', png],
  ];
  for (const [name, content] of plans) {
    const seen = await plan(content, name);
    assert.equal(seen.status, 422, `${name}: ${seen.status} ${words(seen.html).slice(0, 200)}`);
    assert.match(seen.html, /<title>错误：/, name);
    assert.match(reasons(seen), /\p{Script=Han}.*。/u, name);
  }
  assert.deepEqual(changed(before, await readBooks(town.db)), []);
});

test('a Word file that is none is answered beside the button', async () => {
  const files: [string, string | Uint8Array][] = [
    ['空.docx', ''],
    ['坏.docx', docx],
    ['网页.docx', html],
    ['旧.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['太大.docx', new Uint8Array(21 * MB)],
  ];
  for (const [name, content] of files) {
    const body = new FormData();
    body.set('file', new File([content as string], name));
    const seen = await drafter.raw('/staff/import-word', body);
    assert.equal(seen.status, 422, name);
    assert.match(JSON.parse(seen.html).error, /\p{Script=Han}.*。/u, name);
  }
});
