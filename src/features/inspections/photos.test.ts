import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { reveal } from '../../core/draws/actions/draw.ts';
import { exifSegment, jpegWith, pngOf } from '../../core/files/extract/test-pictures.ts';
import { one } from '../../platform/database.ts';
import { dayOf } from '../../platform/time.ts';
import { sign } from './actions/visit.ts';
import { type Matrix, openMatrix } from './test-matrix.ts';

// Photographs of a visit lose place and device on arrival, come once however often they are sent, are signed with the words, and
// stay inside unless a clerk chooses one for the result and the review lets it out.

let m: Matrix;
let draw: number;
let place: Awaited<ReturnType<Matrix['teams']>>[number];
before(async () => {
  m = await openMatrix();
  const plan = await m.plan('01');
  await m.o.publish(plan.edition);
  draw = await m.sample(plan.document, '01');
  await m.o.drawn(draw);
  place = (await m.teams(draw))[0]!;
});
after(() => m?.close());

const photo = (name: string, bytes: Buffer) => new File([new Uint8Array(bytes)], name);
const withPlace = () => photo('IMG_1.jpg', jpegWith(exifSegment()));
const path = () => `/staff/inspections/tasks/${draw}/${place.target}`;

function formOf(change: Record<string, string>, ...photos: File[]): FormData {
  const form = new FormData();
  const fields = { visitedOn: dayOf(new Date()), 'kind.JC-02': '合格', 'found.JC-02': '设备登记齐全。', ...change };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const one of photos) form.append('photos', one);
  return form;
}

const files = async () =>
  (await one(m.o.db, sql<{ count: number }>`select count(*)::int as count from files.file`)).count;
const visit = () =>
  one(
    m.o.db,
    sql<{ hash: string; photos: { file: number; name: string }[] }>`
      select hash, photos from inspections.visit where draw = ${draw} and target = ${place.target}`,
  );

test('whoever is not of the team leaves no photograph', async () => {
  const before_ = await m.print();
  for (const who of [m.people.get('drafter')!, m.o.stranger]) {
    const { status } = await m.o.desk(who).upload(path(), formOf({}, withPlace()));
    assert.ok([403, 404].includes(status), String(status));
  }
  assert.equal(await m.print(), before_);
});

test('what is no photograph is said, and words and good photographs are kept', async () => {
  const script = photo('坏.jpg', Buffer.from('<script>alert(1)</script>'));
  const paper = photo('说明.txt', Buffer.from('不是照片'));
  const wrong = await m.o.desk(place.first).upload(path(), formOf({}, script, paper, photo('IMG_0.png', pngOf(4, 4))));
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /“坏.jpg”：.*“说明.txt”：这不是照片，请选择 JPG、PNG 或者 WebP 图片。/s);
  assert.match(wrong.html, /设备登记齐全。/);
  assert.match(wrong.html, /name="photo" value="\d+" checked/);
});

test('a photograph comes once, without place and device, and only those who see the task see it', async () => {
  const before_ = await files();
  const send = () =>
    m.o.desk(place.first).upload(path(), formOf({ _key: 'telephone-1' }, withPlace(), photo('2.png', pngOf(4, 4))));
  for (const turn of [1, 2]) assert.equal((await send()).status, 303, String(turn));
  const { photos } = await visit();
  assert.equal(photos.length, 2);
  assert.equal(await files(), before_ + 2);
  const bytes = Buffer.from(await m.o.desk(place.second).bytes(`${path()}/photos/${photos[0]!.file}`));
  assert.equal(bytes.subarray(0, 2).toString('hex'), 'ffd8');
  for (const word of ['张三的手机', '41.12N']) assert.ok(!bytes.includes(word), word);
  assert.match((await m.o.desk(place.second).get(path())).html, /alt="现场照片 1：IMG_1.jpg"/);
  for (const who of [m.o.stranger, m.people.get('audit')!])
    assert.equal((await m.o.desk(who).get(`${path()}/photos/${photos[0]!.file}`)).status, 404);
  const other = (await m.teams(draw))[1]!.target;
  const elsewhere = `/staff/inspections/tasks/${draw}/${other}/photos/${photos[0]!.file}`;
  assert.equal((await m.o.desk(place.second).get(elsewhere)).status, 404, 'it belongs to its own task');
});

test('the signature covers the photographs: one taken away is another record', async () => {
  const { hash, photos } = await visit();
  await m.o.desk(place.first).upload(path(), formOf({ photo: String(photos[0]!.file) }));
  const changed = await visit();
  assert.deepEqual([changed.photos.length, changed.hash === hash], [1, false]);
  await assert.rejects(sign(m.o.by(place.second), { draw, target: place.target, seen: hash }), /又有改动/);
  const both = formOf({ photo: String(photos[0]!.file) });
  both.append('photo', String(photos[1]!.file));
  await m.o.desk(place.first).upload(path(), both);
  await sign(m.o.by(place.second), { draw, target: place.target, seen: (await visit()).hash });
});

test('of the photographs only the chosen one becomes public, and only when the result is cleared', async () => {
  const { photos } = await visit();
  await reveal(m.o.by(m.o.drafter), { draw });
  const desk = m.o.desk(m.o.drafter);
  assert.match((await desk.get('/staff/inspections?state=report')).html, /随结果公开的照片/);
  const foreign = await desk.post(`/staff/inspections/draws/${draw}/results`, { photo: '99999' });
  assert.equal(foreign.status, 409);
  const made = await desk.post(`/staff/inspections/draws/${draw}/results`, { photo: String(photos[1]!.file) });
  assert.equal(made.status, 303);
  const shown = () =>
    one(
      m.o.house.t.sides.live,
      sql<{ names: string[] }>`select coalesce(array_agg(name), '{}') as names from live.attachment`,
    );
  assert.deepEqual((await shown()).names, []);
  await m.o.publish(await m.o.newestResult());
  const { names } = await shown();
  assert.equal(names.length, 1);
  assert.match(names[0]!, /^演示商行\d+号现场照片2\.png$/);
});
