import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { one } from '../../platform/database.ts';
import { Refused } from '../../platform/errors.ts';
import { acceptUnchecked, receiveFile } from './actions.ts';
import { compound, docx, paragraph, pdf, png } from './extract/samples.ts';
import { sweepJob } from './jobs.ts';
import { getFile, listFiles, listKnownHashes, listStoredContents, listUnaccepted } from './queries.ts';
import { type Stage, setStage } from './stage.ts';
import type { Upload } from './upload.ts';

let stage: Stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

type Part = [field: string, content: string | Uint8Array, name?: string];
function formOf(...parts: Part[]): FormData {
  const form = new FormData();
  for (const [field, content, name] of parts) {
    if (name === undefined) form.append(field, content as string);
    else form.append(field, new Blob([content as string]), name);
  }
  return form;
}
const send = (body: FormData) => fetch(`${stage.url}/staff/upload`, { method: 'POST', body });
async function upload(...parts: Part[]): Promise<Upload> {
  const answer = await send(formOf(...parts));
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json() as Promise<Upload>;
}
const countRows = async () =>
  (await one(stage.database.sides.staff, sql<{ n: number }>`select count(*)::int as n from files.file`)).n;
const sha = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Sends bytes of a form that never comes to its end: `how` ends or tears the connection. */
async function sendBroken(text: string, how: 'ends' | 'tears'): Promise<number | null> {
  const headers = { 'content-type': 'multipart/form-data; boundary=xx', 'transfer-encoding': 'chunked' };
  const sending = request(`${stage.url}/staff/upload`, { method: 'POST', headers });
  const answered = new Promise<number | null>((done) => {
    sending.on('response', (answer) => done(answer.resume().statusCode ?? null)).on('error', () => done(null));
  });
  sending.write(text);
  await sleep(60);
  if (how === 'ends') sending.end();
  else sending.destroy();
  return answered;
}
const half = `--xx\r\ncontent-disposition: form-data; name="a"; filename="全.txt"\r\n\r\n第一份是完整的\r\n--xx\r\ncontent-disposition: form-data; name="b"; filename="半.txt"\r\n\r\n第二份只来了一`;

describe('A form with files', () => {
  test('gives what was typed and the files, each a row with its text and a line in the ledger', async () => {
    const bytes = docx(paragraph('关于召开会议的通知'));
    const { fields, files, refused } = await upload(
      ['title', '会议通知'],
      ['tag', '甲'],
      ['tag', '乙'],
      ['file', bytes, '路径/通知.docx'],
      ['empty', '', ''],
    );
    assert.deepEqual(fields, { title: '会议通知', tag: ['甲', '乙'] });
    assert.deepEqual(refused, []);
    const [file] = files;
    assert.deepEqual(
      { ...file, id: 0 },
      {
        id: 0,
        hash: sha(bytes),
        name: '通知.docx',
        bytes: bytes.length,
        type: 'docx',
        checked: 'checked',
        field: 'file',
      },
    );
    assert.ok(await stage.storage.has(file!.hash));
    const row = await one(
      stage.database.sides.staff,
      sql<{ text: string; verb: string; object_hash: string }>`
        select file.text, line.verb, line.object_hash from files.file
        join ledger.line on line.object = 'files.file:' || file.id where file.id = ${file!.id}`,
    );
    assert.deepEqual(row, { text: '关于召开会议的通知', verb: 'files.receive', object_hash: sha(bytes) });
  });

  test('keeps what was typed and the good files when one of them is wrong, and says why', async () => {
    const { fields, files, refused } = await upload(
      ['_key', 'key-of-form-1'],
      ['file', png, '假的.pdf'],
      ['title', '保留'],
      ['file', png, '真的.png'],
      ['file', 'x', '程序.exe'],
    );
    assert.equal(fields.title, '保留');
    assert.deepEqual(
      files.map(({ name }) => name),
      ['真的.png'],
    );
    assert.deepEqual(
      refused.map(({ name }) => name),
      ['假的.pdf', '程序.exe'],
    );
    assert.match(refused[0]!.error, /以 \.pdf 结尾，内容却是PNG 图片/);
    assert.equal(await stage.storage.has(sha('x')), false);
  });

  test('sent twice with one key is one file; a corrected form with the same key may bring another', async () => {
    const first = await upload(['_key', 'key-of-form-2'], ['file', '原文', '原文.txt']);
    const again = await upload(['_key', 'key-of-form-2'], ['file', '原文', '原文.txt']);
    const other = await upload(['_key', 'key-of-form-2'], ['file', '改过', '原文.txt']);
    assert.equal(again.files[0]!.id, first.files[0]!.id);
    assert.notEqual(other.files[0]!.id, first.files[0]!.id);
  });

  test('gives a name without an ending the one of its content', async () => {
    const { files } = await upload(['file', pdf('x'), '关于做好2019年工作的通知']);
    assert.equal(files[0]!.name, '关于做好2019年工作的通知.pdf');
  });

  test('equal files sent at the same time are stored once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => upload(['file', '大家都传这份', '同.txt'])));
    assert.equal(new Set(all.map(({ files }) => files[0]!.hash)).size, 1);
    assert.equal((await stage.onDisk()).filter((name) => name === sha('大家都传这份')).length, 1);
  });
});

describe('Nothing is left of a form', () => {
  const cases: [string, () => Promise<number | null>, number | null][] = [
    ['that breaks off: even its whole files were not ours yet', () => sendBroken(half, 'ends'), 409],
    ['whose sender goes away', () => sendBroken(half, 'tears'), null],
    [
      'with more files than allowed',
      async () => (await send(formOf(...Array(4).fill(['f', 'x', 'a.txt'])))).status,
      409,
    ],
    [
      'with a longer text than allowed',
      async () => (await send(formOf(['f', 'x', 'a.txt'], ['t', 'x'.repeat(6000)]))).status,
      409,
    ],
    [
      'larger than allowed as a whole',
      async () => (await send(formOf(['f', 'x'.repeat(3_000_001), 'a.txt']))).status,
      413,
    ],
    [
      'that is no form',
      async () => (await fetch(`${stage.url}/staff/upload`, { method: 'POST', body: '{}' })).status,
      409,
    ],
  ];
  for (const [what, act, status] of cases) {
    test(what, async () => {
      const [rows, disk] = [await countRows(), await stage.onDisk()];
      assert.equal(await act(), status);
      for (let turn = 0; turn < 40 && (await stage.onDisk()).length > disk.length; turn += 1) await sleep(50);
      assert.deepEqual((await stage.onDisk()).sort(), disk.sort());
      assert.equal(await countRows(), rows);
    });
  }
});

describe('A file that nobody could check', () => {
  const old = () => upload(['file', compound('WordDocument'), '旧文件.doc']);

  test('waits until a reviewer accepts it by name and with a reason', async () => {
    const { files } = await old();
    const { id, checked } = files[0]!;
    assert.equal(checked, 'unchecked');
    const db = stage.database.sides.staff;
    assert.deepEqual(
      (await listUnaccepted(db, [id])).map((file) => file.id),
      [id],
    );
    await acceptUnchecked(stage.by(stage.reviewer), { file: id, reason: '已在隔离电脑上打开核对' });
    assert.deepEqual(await listUnaccepted(db, [id]), []);
    const file = await getFile(db, id);
    assert.equal(file.acceptedByName, 'reviewer');
    assert.equal(file.acceptedReason, '已在隔离电脑上打开核对');
  });

  test('is not accepted by its sender, without a reason, twice, or by who has no such post', async () => {
    const { files } = await old();
    const id = files[0]!.id;
    const accept = (who = stage.reviewer, file = id, reason = '核对过') =>
      acceptUnchecked(stage.by(who), { file, reason });
    const both = { ...stage.drafter, grants: [{ role: 'reviewer' as const, unit: 1 }] };
    await assert.rejects(accept(stage.drafter), (error) => error instanceof Refused && error.status === 403);
    await assert.rejects(accept(both), /不能确认自己上传的文件/);
    await assert.rejects(accept(stage.reviewer, id, ' '), /理由/);
    await accept();
    await assert.rejects(accept(), /已经有人/);
    const good = await upload(['file', '好的', 'a.txt']);
    await assert.rejects(accept(stage.reviewer, good.files[0]!.id), /不需要/);
    await assert.rejects(accept(stage.reviewer, 999_999), /没有找到/);
  });

  test('stays what it is: the application may change nothing else of a row', async () => {
    const { files } = await old();
    const db = stage.database.sides.staff;
    await assert.rejects(
      sql`update files.file set checked = 'checked' where id = ${files[0]!.id}`.execute(db),
      /permission/,
    );
    await assert.rejects(sql`delete from files.file`.execute(db), /permission/);
  });
});

test('Only staff receive files, and files are listed in the order asked for', async () => {
  const { files } = await upload(['file', '一', '1.txt'], ['file', '二', '2.txt']);
  const [one, two] = files.map(({ id }) => id);
  const listed = await listFiles(stage.database.sides.staff, [two!, 999_999, one!]);
  assert.deepEqual(
    listed.map(({ id }) => id),
    [two, one],
  );
  assert.deepEqual([receiveFile.may, receiveFile.verb], ['staff', 'files.receive']);
});

test('The nightly sweep keeps every file that has a row', async () => {
  const { files } = await upload(['file', '有行的', '1.txt']);
  async function* orphan() {
    yield Buffer.from('没有行的');
  }
  const { hash } = await stage.storage.put(orphan(), { maxBytes: 100 });
  const long = new Date(Date.now() - 48 * 3600_000);
  for (const old of [hash, files[0]!.hash]) {
    const { path } = stage.storage.open(old) as unknown as { path: string };
    await utimes(join(path), long, long);
  }
  await sweepJob(stage.storage).run(undefined as never, stage.database.sides);
  assert.equal(await stage.storage.has(hash), false);
  assert.equal(await stage.storage.has(files[0]!.hash), true);
});

test('What was sent is kept beside its copy: the sweep and the backup know both', async () => {
  const content = docx(paragraph('正文'), { 'docProps/core.xml': '<a><creator>张三</creator></a>' });
  const { files } = await upload(['file', content, '通知.docx']);
  assert.notEqual(files[0]!.hash, sha(content));
  const both = [files[0]!.hash, sha(content)].sort();
  assert.deepEqual([...(await listKnownHashes(stage.database.sides.staff, both))].sort(), both);
  const client = new pg.Client({ connectionString: stage.database.adminUrl });
  await client.connect();
  const stored = await listStoredContents(client).finally(() => client.end());
  for (const hash of both) assert.ok(stored.some((one) => one.hash === hash));
  const original = await fetch(`${stage.url}/staff/files/${files[0]!.id}/original`);
  assert.deepEqual(Buffer.from(await original.arrayBuffer()), content);
  assert.match(original.headers.get('content-disposition')!, /^attachment;/);
});
