import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { projectRoot } from '../root.ts';
import { hangAssets } from './assets.ts';

const app = new Hono();
hangAssets(app);
const sheet = readdirSync(join(projectRoot, 'dist', 'assets')).find((name) => /^site-.*\.css$/.test(name))!;
const get = async (name: string, coding?: string) => {
  const answer = await app.request(`/assets/${name}`, { headers: coding ? { 'accept-encoding': coding } : {} });
  return { headers: answer.headers, status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
};

test('stylesheet and script travel packed, as a browser asks for it, and are the same bytes unpacked', async () => {
  const plain = await get(sheet);
  assert.equal(plain.headers.get('content-encoding'), null);
  const [br, gz] = [await get(sheet, 'gzip, deflate, br'), await get(sheet, 'gzip')];
  assert.deepEqual([br.headers.get('content-encoding'), gz.headers.get('content-encoding')], ['br', 'gzip']);
  assert.ok(brotliDecompressSync(br.body).equals(plain.body));
  assert.ok(gunzipSync(gz.body).equals(plain.body));
  assert.ok(br.body.length * 4 < plain.body.length, `${br.body.length} of ${plain.body.length}`);
  assert.match(br.headers.get('cache-control')!, /immutable/);
  assert.equal(br.headers.get('vary'), 'accept-encoding');
});

test('what has no name of ours is not served', async () => {
  for (const name of ['nothing.css', 'site.exe', '..%2Fpackage.json'])
    assert.equal((await get(name)).status, 404, name);
});
