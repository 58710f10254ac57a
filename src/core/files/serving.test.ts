import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ReceivedFile } from './actions.ts';
import { receiveFile } from './actions.ts';
import { attachmentPath } from './public.ts';
import { whileAllowed } from './send.ts';
import { type Stage, setStage } from './stage.ts';
import type { FileType } from './types.ts';

let stage: Stage;
const text = '0123456789公开';
const name = '附件1 "振政办〔2019〕8号".txt';
let file: ReceivedFile;
let publication: string;
let path: string;

async function add(content: string, type: FileType, called: string): Promise<ReceivedFile> {
  async function* stream() {
    yield Buffer.from(content);
  }
  const { hash, bytes } = await stage.storage.put(stream(), { maxBytes: 1e6 });
  const input = { hash, bytes, type, name: called, text: content, checked: 'checked' as const, checkNote: '' };
  return receiveFile(stage.by(stage.drafter), input);
}
const attach = ({ id, hash, bytes, type, name }: ReceivedFile) => ({ file: id, hash, bytes, type, name });
const get = (where: string, init: RequestInit = {}) => fetch(stage.url + where, { redirect: 'manual', ...init });
const range = (value: string, more: Record<string, string> = {}) => get(path, { headers: { range: value, ...more } });

before(async () => {
  stage = await setStage();
  file = await add(text, 'txt', name);
  publication = await stage.publish([
    attach(file),
    attach(await add('%PDF-', 'pdf', '公告.pdf')),
    attach(await add('x', 'png', '图.png')),
  ]);
  path = attachmentPath(publication, 1, file.name);
});
after(() => stage?.close());

describe('An attachment of what is public', () => {
  test('is downloaded whole under its own name, and nothing guesses or runs it', async () => {
    const answer = await get(path);
    assert.equal(answer.status, 200);
    assert.equal(await answer.text(), text);
    const { headers } = answer;
    assert.equal(headers.get('content-length'), String(Buffer.byteLength(text)));
    assert.equal(headers.get('content-type'), 'text/plain');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy')!, /^sandbox;/);
    assert.match(headers.get('content-disposition')!, /^attachment; .*filename\*=UTF-8''%E9%99%84/);
    assert.match(headers.get('etag')!, /^"[0-9a-f]{40}"$/);
    assert.equal(headers.get('cache-control'), 'public, no-cache');
  });

  test('is shown in the browser only when it is a PDF or a picture', async () => {
    const [paper, picture] = await Promise.all(
      [2, 3].map((n) => get(attachmentPath(publication, n, ['公告.pdf', '图.png'][n - 2]!))),
    );
    assert.match(paper!.headers.get('content-disposition')!, /^inline;/);
    assert.match(picture!.headers.get('content-disposition')!, /^inline;/);
    assert.match(picture!.headers.get('content-security-policy')!, /^sandbox;/);
    assert.match(paper!.headers.get('content-security-policy')!, /default-src 'none'/);
  });

  test('answers HEAD with the same headers and no byte, and 304 to who has it', async () => {
    const head = await get(path, { method: 'HEAD' });
    assert.equal(head.headers.get('content-length'), String(Buffer.byteLength(text)));
    assert.equal(await head.text(), '');
    const known = await get(path, { headers: { 'if-none-match': head.headers.get('etag')! } });
    assert.equal(known.status, 304);
    assert.equal(await known.text(), '');
  });

  test('gives the range asked for', async () => {
    const total = Buffer.byteLength(text);
    for (const [asked, given, bytes] of [
      ['bytes=2-4', `bytes 2-4/${total}`, '234'],
      ['bytes=10-', `bytes 10-${total - 1}/${total}`, '公开'],
      ['bytes=-3', `bytes ${total - 3}-${total - 1}/${total}`, '开'],
      ['bytes=8-9999', `bytes 8-${total - 1}/${total}`, '89公开'],
      ['bytes=-9999', `bytes 0-${total - 1}/${total}`, text],
    ]) {
      const answer = await range(asked!);
      assert.deepEqual(
        [answer.status, answer.headers.get('content-range'), await answer.text()],
        [206, given, bytes],
        asked,
      );
    }
  });

  test('says so when a range lies outside, and gives the whole when it is none or another version is meant', async () => {
    for (const asked of ['bytes=16-', 'bytes=99-100', 'bytes=-0']) {
      const answer = await range(asked);
      assert.deepEqual([answer.status, answer.headers.get('content-range')], [416, 'bytes */16'], asked);
    }
    for (const asked of ['bytes=5-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-'])
      assert.equal((await range(asked)).status, 200, asked);
    assert.equal((await range('bytes=0-1', { 'if-range': '"other"' })).status, 200);
    const etag = (await get(path)).headers.get('etag')!;
    assert.equal((await range('bytes=0-1', { 'if-range': etag })).status, 206);
  });

  test('sends an old name on to the true one', async () => {
    const answer = await get(`/files/${publication}/1/old.txt`);
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, path]);
  });
});

describe('What is not public', () => {
  test('answers as what never existed, whatever is asked of it', async () => {
    const gone = await stage.publish([attach(file)]);
    const etag = (await get(attachmentPath(gone, 1, file.name))).headers.get('etag')!;
    await stage.withdraw(gone);
    const never = attachmentPath('000000000000', 1, file.name);
    const asked = [
      attachmentPath(gone, 1, file.name),
      `/files/${gone}/1/x`,
      `/files/${publication}/9/x`,
      `/files/${file.hash}/1/x`,
      `/files/${publication}/01/x`,
      `/files/${publication}/1'/x`,
    ];
    const inits: RequestInit[] = [
      {},
      { method: 'HEAD' },
      { headers: { range: 'bytes=0-1' } },
      { headers: { 'if-none-match': etag } },
      { headers: { 'if-none-match': '*' } },
      { method: 'POST' },
    ];
    for (const init of inits) {
      const facts = async (where: string) => {
        const answer = await get(where, init);
        const headers = [...answer.headers].filter(([header]) => header !== 'date');
        return [answer.status, headers, await answer.text()];
      };
      const expected = await facts(never);
      assert.equal(expected[0], 404);
      for (const where of asked) assert.deepEqual(await facts(where), expected, where);
    }
  });

  test('is sent no further when it is withdrawn on the way', async () => {
    async function* chunks() {
      for (let n = 0; n < 10; n += 1) yield Buffer.from([n]);
    }
    let seconds = 0;
    const clock = () => {
      seconds += 10;
      return seconds * 1000;
    };
    const sent: number[] = [];
    const sending = async (still: () => Promise<boolean>) => {
      sent.length = 0;
      for await (const [n] of whileAllowed(chunks(), still, clock)) sent.push(n!);
    };
    await assert.rejects(
      sending(async () => sent.length < 4),
      /no longer public/,
    );
    assert.ok(sent.length >= 4 && sent.length < 10);
    await assert.rejects(
      sending(() => Promise.reject(new Error('away'))),
      /no longer public/,
    );
    assert.ok(sent.length > 1 && sent.length < 10, 'a database away is borne for a while');
    await sending(async () => true);
    assert.equal(sent.length, 10);
  });

  test('is read by staff as a download that nobody keeps', async () => {
    const answer = await get(`/staff/files/${file.id}`);
    assert.equal(await answer.text(), text);
    assert.match(answer.headers.get('content-disposition')!, /^attachment;/);
    assert.equal(answer.headers.get('cache-control'), 'private, no-store');
    for (const id of ['0', '999999', 'x', '1e3', '99999999999999999999']) {
      assert.equal((await get(`/staff/files/${id}`)).status, 404, id);
    }
  });
});

test('When the bytes cannot be reached the answer is 503 and not half a file', async () => {
  const lost = await add('丢了', 'txt', '丢.txt');
  const gone = await stage.publish([attach(lost)]);
  await stage.storage.remove(lost.hash);
  assert.equal((await get(attachmentPath(gone, 1, '丢.txt'))).status, 503);
});
