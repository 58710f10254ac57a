import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { getFile, listKnownHashes } from '../queries.ts';
import { type Stage, setStage } from '../stage.ts';
import { forgetUploads, partBytes } from './parts.ts';
import { getUpload, listParts } from './queries.ts';

let stage: Stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const text = Buffer.from('关于公布名单的通知\n'.repeat(60_000));
const call = (path: string, method: string, headers: Record<string, string> = {}, body?: Uint8Array | ReadableStream) =>
  fetch(stage.url + path, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...headers },
    body: body as RequestInit['body'],
    duplex: 'half',
  } as RequestInit);

async function begin(name: string, bytes: number): Promise<string> {
  const answer = await call('/staff/uploads', 'POST', {
    'upload-length': String(bytes),
    'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
  });
  assert.equal(answer.status, 201, await answer.text());
  return answer.headers.get('location')!;
}
const send = (place: string, from: number, body: Uint8Array | ReadableStream) =>
  call(place, 'PATCH', { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' }, body);
const offsetOf = async (place: string) => Number((await call(place, 'HEAD')).headers.get('upload-offset'));
const idOf = (place: string) => place.split('/').at(-1)!;

describe('A large file', () => {
  test('comes in parts, goes on after the line was lost, and is the file that was sent', async () => {
    const place = await begin('名单.txt', text.length);
    const first = await send(place, 0, text.subarray(0, 500_000));
    assert.deepEqual([first.status, first.headers.get('upload-offset')], [204, '500000']);

    const broken = new ReadableStream({
      async pull(controller) {
        controller.enqueue(new Uint8Array(text.subarray(500_000, 700_000)));
        await new Promise((wait) => setTimeout(wait, 100));
        controller.error(new Error('the line is lost'));
      },
    });
    await assert.rejects(send(place, 500_000, broken));
    let here = await offsetOf(place);
    for (let look = 0; look < 50 && here === 500_000; look += 1) {
      await new Promise((wait) => setTimeout(wait, 50));
      here = await offsetOf(place);
    }
    assert.ok(here > 500_000 && here <= 700_000, `what came before the break is kept: ${here}`);

    const last = await send(place, here, text.subarray(here));
    assert.equal(last.status, 204, await last.text());
    const file = await getFile(stage.database.sides.staff, Number(last.headers.get('upload-file')));
    assert.deepEqual(
      [file.name, file.bytes, file.hash],
      ['名单.txt', text.length, createHash('sha256').update(text).digest('hex')],
    );
    const again = await send(place, text.length, new Uint8Array());
    assert.equal(again.headers.get('upload-file'), String(file.id), 'asked again it is the same file');
  });

  test('becomes one file and one ledger line when the end is asked for twice at once', async () => {
    const place = await begin('两次.txt', 10);
    await send(place, 0, Buffer.from('12345'));
    const ends = await Promise.all([1, 2].map(() => send(place, 5, Buffer.from('67890'))));
    const files = new Set(ends.map((end) => end.headers.get('upload-file')).filter(Boolean));
    assert.equal(files.size, 1);
    const { n } = await one(
      stage.database.sides.staff,
      sql<{ n: number }>`select count(*) as n from ledger.line where object = ${`files.file:${[...files][0]}`}`,
    );
    assert.equal(n, 1);
  });

  test('is refused with a sentence: at the beginning for its kind and length, at the end for what it is', async () => {
    for (const [name, bytes, why] of [
      ['程序.exe', 10, /不能接收|不支持|PDF/],
      ['没有扩展名', 10, /扩展名|PDF/],
      ['太大.txt', 11 * 1024 ** 2, /超过了 10 MB 的上限/],
    ] as const) {
      const answer = await call('/staff/uploads', 'POST', {
        'upload-length': String(bytes),
        'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
      });
      assert.equal(answer.status, 409, name);
      assert.match(await answer.text(), why);
    }
    const place = await begin('假的.pdf', 4);
    const end = await send(place, 0, Buffer.from('MZ\u0000\u0001'));
    assert.equal(end.status, 422);
    assert.match(await end.text(), /[\u4e00-\u9fff]{4}/);
    assert.equal((await call(place, 'HEAD')).status, 422);
  });

  test('takes no part that does not fit: not at another place, not longer than the file, not longer than a part', async () => {
    const place = await begin('名单.txt', 20);
    assert.equal((await send(place, 5, Buffer.from('x'))).status, 409);
    assert.equal((await send(place, 0, Buffer.alloc(21, 'x'))).status, 409);
    assert.equal((await call(place, 'PATCH', { 'upload-offset': '0' }, Buffer.from('x'))).status, 415);
    const long = await begin('长.zip', 100 * 1024 ** 2);
    assert.equal((await send(long, 0, Buffer.alloc(partBytes + 1))).status, 409);
    assert.deepEqual([await offsetOf(place), await offsetOf(long)], [0, 0]);
  });
});

describe('An upload that is on its way', () => {
  test('is its sender’s alone, keeps its parts from the sweep, and can be given up', async () => {
    const place = await begin('名单.txt', 20);
    await send(place, 0, Buffer.from('0123456789'));
    const db = stage.database.sides.staff;
    await assert.rejects(getUpload(db, stage.reviewer, idOf(place)), NotFound);
    const parts = await listParts(db, idOf(place));
    assert.deepEqual(await listKnownHashes(db, parts), new Set(parts));
    assert.equal((await call(place, 'DELETE')).status, 204);
    assert.equal((await call(place, 'HEAD')).status, 404);
    assert.deepEqual(await listKnownHashes(db, parts), new Set());
  });

  test('is one of at most eight, and is forgotten after a day', async () => {
    const { sides } = stage.database;
    await sql`delete from files.upload`.execute(sides.staff);
    for (let n = 0; n < 8; n += 1) await begin(`${n}.txt`, 5);
    const ninth = await call('/staff/uploads', 'POST', {
      'upload-length': '5',
      'upload-metadata': 'filename YS50eHQ=',
    });
    assert.equal(ninth.status, 429);
    await forgetUploads(sides.staff);
    const left = sql<{ n: number }>`select count(*) as n from files.upload`;
    assert.equal((await one(sides.staff, left)).n, 8, 'those of today stay');
  });
});
