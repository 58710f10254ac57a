import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { changed, countLines, readBooks } from './test-books.ts';
import { words } from './test-forms.ts';
import type { Seen } from './test-person.ts';
import { openTown, type Papers, type Town } from './test-town.ts';

let town: Town;
let papers: Papers;
before(async () => {
  town = await openTown();
  papers = await town.fill('office');
});
after(() => town?.close());

const says = (seen: Seen) => words(/class="error-what"[\s\S]*?<\/p>/.exec(seen.html)?.[0] ?? seen.html);
const form = 'application/x-www-form-urlencoded';

test('no method but those of the pages does anything', async () => {
  const before = await readBooks(town.db);
  const who = await town.as('drafter');
  for (const path of [
    '/',
    '/search',
    '/staff',
    `/staff/documents/${papers.draft}`,
    `/staff/documents/${papers.draft}/abandon`,
    '/staff/sign-in',
  ]) {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE2', 'PROPFIND']) {
      const seen = await who.ask(path, { method, body: method === 'OPTIONS' ? undefined : 'abandonReason=xx' });
      assert.ok([404, 405].includes(seen.status), `${method} ${path}: ${seen.status}`);
    }
    const head = await who.ask(path, { method: 'HEAD' });
    assert.equal(head.html, '', `HEAD ${path}`);
    const get = await who.get(path);
    assert.equal(head.status, get.status, `HEAD ${path}`);
  }
  assert.deepEqual(changed(before, await readBooks(town.db)), []);
});

test('a form from another site, or from nowhere, changes nothing', async () => {
  const who = await town.as('drafter');
  const path = `/staff/documents/${papers.draft}/abandon`;
  const before = await readBooks(town.db);
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': '', origin: 'https://example.com', host: 'localhost' },
    { 'sec-fetch-site': '', origin: 'null', host: 'localhost' },
    { 'sec-fetch-site': '', origin: 'not an origin', host: 'localhost' },
  ];
  for (const headers of foreign) {
    const body = new URLSearchParams({ abandonReason: '不再需要。', _key: randomUUID() });
    const seen = await who.ask(path, { method: 'POST', body, headers });
    assert.equal(seen.status, 403, JSON.stringify(headers));
    assert.match(says(seen), /别的网站/);
  }
  assert.deepEqual(changed(before, await readBooks(town.db)), []);
});

test('a body of the wrong kind, too large or broken off is refused with a sentence', async () => {
  const who = await town.as('drafter');
  const path = `/staff/documents/${papers.draft}/abandon`;
  const editor = `/staff/editions/${papers.edition}/edit`;
  const before = await readBooks(town.db);
  const cases: [name: string, path: string, body: string | Uint8Array, type: string, status: number[]][] = [
    ['JSON', path, '{"abandonReason":"不再需要"}', 'application/json', [422]],
    ['XML', path, '<a/>', 'text/xml', [422]],
    ['nothing', path, '', form, [422]],
    ['bytes', path, new Uint8Array(1000).fill(0xff), 'application/octet-stream', [422]],
    ['bytes as a form', path, new Uint8Array(1000).fill(0xfe), form, [422]],
    ['NUL', path, 'abandonReason=%00%00%00', form, [422]],
    ['percent garbage', path, '%%%=%zz&%ff=%', form, [422]],
    ['5 MB', path, `abandonReason=${'a'.repeat(5 * 1024 ** 2)}`, form, [413]],
    ['10,000 fields', path, 'a=1&'.repeat(10_000), form, [409]],
    ['a multipart form without its boundary', editor, 'x', 'multipart/form-data', [409]],
    [
      'a multipart form cut off',
      editor,
      '--b\r\nContent-Disposition: form-data; name="title"\r\n\r\n标',
      'multipart/form-data; boundary=b',
      [409],
    ],
    ['a multipart form of nothing', editor, '', 'multipart/form-data; boundary=b', [409]],
    [
      'a multipart form of garbage',
      editor,
      new Uint8Array(5000).fill(0x2d),
      'multipart/form-data; boundary=b',
      [409, 422],
    ],
    [
      'a word import that is cut off',
      '/staff/import-word',
      '--b\r\nContent-Disp',
      'multipart/form-data; boundary=b',
      [422],
    ],
    ['a word import without a boundary', '/staff/import-word', 'x', 'multipart/form-data', [422]],
    ['a word import of JSON', '/staff/import-word', '{}', 'application/json', [422]],
    [
      'a plan that is cut off',
      '/staff/workplan/import',
      '--b\r\nContent-Disp',
      'multipart/form-data; boundary=b',
      [409],
    ],
  ];
  for (const [name, to, body, type, status] of cases) {
    const seen = await who.raw(to, body, type).catch((error) => assert.fail(`${name}: ${error.cause?.stack}`));
    assert.ok(status.includes(seen.status), `${name}: ${seen.status} ${says(seen).slice(0, 200)}`);
    assert.match(says(seen), /\p{Script=Han}.*[。？]/u, name);
  }
  assert.deepEqual(changed(before, await readBooks(town.db)), []);
});

test('the same key twice is one act; with another body it is refused', async () => {
  const who = await town.as('drafter');
  const fields = {
    kind: 'keywork',
    unit: String(town.chain.unitOf('office')),
    title: '只有一份的通知',
    _key: randomUUID(),
  };
  const first = await who.post('/staff/documents/new', fields);
  const before = await readBooks(town.db);
  const again = await Promise.all([who.post('/staff/documents/new', fields), who.post('/staff/documents/new', fields)]);
  for (const seen of again) assert.deepEqual([seen.status, seen.location], [303, first.location]);
  const other = await who.post('/staff/documents/new', { ...fields, title: '另一份通知' });
  assert.equal(other.status, 409);
  assert.match(says(other), /已经提交成功过/);
  const elsewhere = await who.post(`/staff/documents/${papers.draft}/abandon`, {
    abandonReason: '不再需要。',
    _key: fields._key,
  });
  assert.equal(elsewhere.status, 409);
  assert.deepEqual(changed(before, await readBooks(town.db)), []);
});

test('keys that are none are as if there were no key', async () => {
  const who = await town.as('drafter');
  for (const key of ['', 'short', 'x'.repeat(5000), "'; drop table", '\u0000', '键'.repeat(20)]) {
    const lines = await countLines(town.db);
    const seen = await who.post(`/staff/documents/${papers.published}/link`, {
      kind: 'evidence_of',
      to: String(papers.draft),
      _key: key,
    });
    assert.ok([303, 409].includes(seen.status), `${key.slice(0, 20)}: ${seen.status}`);
    assert.equal(
      (await countLines(town.db)) > lines,
      seen.status === 303,
      `${key.slice(0, 20)}: a line for an act and none for a refusal`,
    );
  }
});

test('a request without any header of its own is answered', async () => {
  for (const path of ['/', '/staff', '/search', '/healthz', '/nowhere']) {
    const answer = await town.app.request(new Request(`http://localhost${path}`));
    assert.ok([200, 303, 404].includes(answer.status), `${path}: ${answer.status}`);
  }
});
