import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { sql } from 'kysely';
import { rows } from '../../../platform/database.ts';
import { receiveFile } from '../actions.ts';
import { chinesePaper } from '../extract/test-papers.ts';
import { listKnownHashes } from '../queries.ts';
import { type Stage, setStage } from '../stage.ts';
import { drawBounded } from './bounded.ts';
import { drawPages, mostPages } from './draw.ts';
import { drawFile } from './keep.ts';

let stage: Stage;
let dir: string;
before(async () => {
  stage = await setStage();
  dir = await mkdtemp(join(tmpdir(), '公开 preview-'));
});
after(async () => {
  await stage?.close();
  await rm(dir, { recursive: true, force: true });
});

async function receive(content: Uint8Array, type: 'pdf' | 'png', name: string) {
  async function* stream() {
    yield content;
  }
  const { hash, bytes } = await stage.storage.put(stream(), { maxBytes: content.length });
  return receiveFile(stage.by(stage.drafter), { hash, bytes, type, name, text: '', checked: 'checked', checkNote: '' });
}
const get = (path: string, init: RequestInit = {}) => fetch(stage.url + path, init);
const attach = ({ id, hash, bytes, type, name }: Awaited<ReturnType<typeof receive>>) => ({
  file: id,
  hash,
  bytes,
  type,
  name,
});

/** What share of the bytes of a PNG as this room writes it is dark; each row begins with one byte that is no colour. */
function inked(png: Buffer, width = 1000): number {
  const at = png.indexOf('IDAT');
  const data = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  return data.filter((byte, place) => byte < 128 && place % (width * 3 + 1) !== 0).length / data.length;
}

async function blankPages(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < count; page += 1) document.addPage([200, 300]);
  return document.save();
}

describe('The drawing of a PDF', () => {
  test('shows the letters that lie in the file, a thousand pixels wide', async () => {
    const { pages, drawn, reason } = await drawPages(await chinesePaper(['关于公布名单的通知']));
    assert.deepEqual([pages, drawn.length, reason, drawn[0]!.width], [1, 1, '', 1000]);
    const blank = await drawPages(await blankPages(1));
    assert.equal(inked(Buffer.from(blank.drawn[0]!.png)), 0);
    assert.ok(inked(Buffer.from(drawn[0]!.png)) > 0.002, 'nine letters stand on the page');
  });

  test('is refused where Chinese letters lie in no font of the file: a gap would look like the document', async () => {
    const { drawn, reason } = await drawPages(await chinesePaper(['关于公布名单的通知'], { fontMissing: true }));
    assert.equal(drawn.length, 0);
    assert.match(reason, /字体没有嵌入.*请下载后查看/);
  });

  test('holds the first pages and says that there are more', async () => {
    const { pages, drawn, reason } = await drawPages(await blankPages(mostPages + 5));
    assert.deepEqual([pages, drawn.length], [mostPages + 5, mostPages]);
    assert.match(reason, /只预览前 20 页，共 25 页/);
  });

  test('ends with a reason when the file is none or takes too long', async () => {
    const path = join(dir, 'broken');
    await writeFile(path, '%PDF-1.7\nnothing');
    assert.match((await drawBounded(path)).reason, /没能画出/);
    await writeFile(path, await blankPages(20));
    assert.match((await drawBounded(path, { milliseconds: 1 })).reason, /限定的时间/);
  });
});

describe('A PDF that was received', () => {
  test('is drawn once, seen by who may see the file, and by the public only while it is public', async () => {
    const file = await receive(await chinesePaper(['关于公布名单的通知']), 'pdf', '名单.pdf');
    const staffPage = `/staff/files/${file.id}/pages/1`;
    assert.equal((await get(staffPage)).status, 404, 'not drawn yet');
    await drawFile(stage.database.sides.staff, stage.storage, file.id);
    await drawFile(stage.database.sides.staff, stage.storage, file.id);
    const lines = await rows(
      stage.database.sides.staff,
      sql`select data from ledger.line where verb = 'files.draw' and object = ${`files.file:${file.id}`}`,
    );
    assert.deepEqual(lines, [{ data: { pages: 1, drawn: 1 } }]);
    const seen = await get(staffPage);
    assert.deepEqual(
      [seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')],
      [200, 'image/png', 'private, no-store'],
    );
    for (const wrong of ['0', '2', '21', 'x', '1.png'])
      assert.equal((await get(`/staff/files/${file.id}/pages/${wrong}`)).status, 404, wrong);

    const publication = await stage.publish([attach(file)]);
    const open = await get(`/preview/${publication}/1/1`);
    assert.deepEqual([open.status, open.headers.get('cache-control')], [200, 'public, no-cache']);
    const known = { headers: { 'if-none-match': open.headers.get('etag')! } };
    assert.equal((await get(`/preview/${publication}/1/1`, known)).status, 304);
    await stage.withdraw(publication);
    for (const init of [{}, known, { method: 'HEAD' }])
      assert.equal((await get(`/preview/${publication}/1/1`, init)).status, 404);
    assert.equal((await get(staffPage)).status, 200, 'who worked on it still sees it');
  });

  test('keeps its pictures from the nightly sweep', async () => {
    const images = await rows<{ hash: string }>(
      stage.database.sides.staff,
      sql`select image_hash as hash from files.drawn_page`,
    );
    const hashes = images.map(({ hash }) => hash);
    assert.ok(hashes.length > 0);
    assert.deepEqual(await listKnownHashes(stage.database.sides.staff, hashes), new Set(hashes));
  });
});

test('A picture is its own preview for who reviews it, and what is neither has none', async () => {
  const file = await receive(Buffer.from('picture'), 'png', '图.png');
  const answer = await get(`/staff/files/${file.id}/pages/1`);
  assert.match(answer.headers.get('content-disposition')!, /^inline;/);
  assert.equal((await get(`/staff/files/${file.id}/pages/2`)).status, 404);
});
