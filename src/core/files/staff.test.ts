import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Person } from '../../bad-input/test-person.ts';
import { openTown, type Papers, type Town } from '../../bad-input/test-town.ts';
import { getEdition } from '../publications/queries.ts';
import { docx, paragraph } from './extract/samples.ts';
import * as leaky from './extract/test-office.ts';

let town: Town;
let papers: Papers;
let drafter: Person;
before(async () => {
  town = await openTown();
  papers = await town.fill('office');
  drafter = await town.as('drafter');
});
after(() => town?.close());

const edit = () => `/staff/editions/${papers.edition}/edit`;
const attached = async () => (await getEdition(town.db, papers.edition)).content.attachments;

/** Saves the editor's form with these uploads and these exchanges of attachments. */
async function save({ uploads = [], swap }: { uploads?: [string, Buffer][]; swap?: string }): Promise<number[]> {
  const { revision, content } = await getEdition(town.db, papers.edition);
  const body = new FormData();
  const typed: Record<string, string> = {
    _key: randomUUID(),
    base: String(revision),
    title: '通知',
    body: '<p>正文</p>',
  };
  for (const [name, value] of Object.entries({ ...typed, disclosure: 'open' })) body.set(name, value);
  for (const [at, { file }] of content.attachments.entries()) {
    body.append('file', String(file));
    body.append('position', String(at + 1));
  }
  if (swap) body.append('swap', swap);
  for (const [name, bytes] of uploads) body.append('upload', new File([new Uint8Array(bytes)], name));
  const answer = await drafter.raw(edit(), body);
  assert.equal(answer.status, 303, answer.html.replace(/<[^>]+>/g, ' ').slice(0, 2000));
  return (await attached()).map(({ file }) => file);
}

describe('A clerk with a document full of changes', () => {
  test('sees in the editor and on its page what it hides, and what was taken away', async () => {
    const [file] = await save({ uploads: [['办法.docx', leaky.withTrackedChanges()]] });
    const editor = await drafter.get(edit());
    assert.match(editor.html, /里面有修订痕迹（正文）/);
    assert.match(editor.html, /换成清理后的副本/);
    assert.match(editor.html, /未做病毒扫描/);
    const about = await drafter.get(`/staff/files/${file}/about`);
    for (const words of [
      /修订痕迹/,
      /作者、单位等个人信息/,
      /插入的文字保留，删除的文字去掉/,
      /下载上传时的原件/,
      /回到编辑/,
    ])
      assert.match(about.html, words);
  });

  test('has it exchanged for its clean copy by a tick, once, however often it is sent', async () => {
    const [file] = await save({});
    const [copy] = await save({ swap: `${file}:clean` });
    assert.notEqual(copy, file);
    const { html } = await drafter.get(`/staff/files/${copy}/about`);
    assert.match(html, /没有发现隐藏的内容/);
    assert.match(html, /这是清理后的副本/);
    assert.deepEqual(await save({ swap: `${file}:clean` }), [copy]);
  });

  test('masks a name on a page of its own: a slip comes back with what was typed, and the copy takes its place', async () => {
    const files = await save({ uploads: [['张三丰申请.docx', docx(paragraph('申请人张三丰'))]] });
    const file = files.at(-1)!;
    const mask = (words: string) => drafter.post(`/staff/files/${file}/mask`, { _key: randomUUID(), words });
    const slip = await mask('张三封');
    assert.equal(slip.status, 422);
    assert.match(slip.html, /没有找到“张三封”/);
    assert.match(slip.html, /<textarea[^>]*>\s*张三封/);
    assert.equal((await mask('')).status, 422);
    const done = await mask('张三丰');
    const copy = Number(/files\/(\d+)\/about\?done=masked/.exec(done.location ?? '')?.[1]);
    assert.match((await drafter.get(done.location!)).html, /已生成遮盖后的副本/);
    assert.equal((await save({ swap: `${file}:${copy}` })).at(-1), copy);
    assert.equal((await attached()).at(-1)?.name, '■■■申请.docx');
  });

  test('has no forged exchange: a number that is no copy of the file changes nothing', async () => {
    const files = await save({});
    assert.deepEqual(await save({ swap: `${files[0]}:${files.at(-1)}` }), files);
    assert.deepEqual(await save({ swap: `${files[0]}:999999` }), files);
    assert.deepEqual(await save({ swap: `${files[0]}:constructor` }), files);
  });
});
