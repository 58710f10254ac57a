import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { observeHouse } from './metrics.ts';
import type { Opened } from './open.ts';
import { listenForMetrics } from './platform/http/metrics-port.ts';
import type { Listening } from './platform/http/serve.ts';
import { type TestHouse, testHouse } from './test-house.ts';

let house: TestHouse;
let port: Listening;
before(async () => {
  house = await testHouse();
  observeHouse({ ...house.house } as unknown as Opened);
  port = await listenForMetrics(0, '127.0.0.1');
});
after(async () => {
  await port?.stop();
  await house?.close();
});

const read = async () => (await fetch(`${port.url}/metrics`)).text();

test('an operator reads requests, the unsealed tail and late schedules, without a word that anybody typed', async () => {
  await house.app.request('http://localhost:8890/policies/202601/abcdefghijkl.html?q=机密词');
  await house.app.request('http://localhost:8890/', { method: 'BREW' });
  const text = await read();
  for (const name of [
    'gongkai_request_seconds_count{',
    'gongkai_ledger_unsealed_lines ',
    'gongkai_ledger_unsealed_seconds ',
    'gongkai_schedules_failed ',
    'gongkai_schedules_late_seconds ',
    'gongkai_ready{part="database"} 1',
    'process_resident_memory_bytes ',
  ])
    assert.ok(text.includes(name), name);
  assert.ok(text.includes('method="other"') && !text.includes('BREW'));
  assert.doesNotMatch(text, /机密词|abcdefghijkl|%E6/);
});

test('a figure that cannot be read now is left out and the others are told', async () => {
  const text = await read();
  assert.doesNotMatch(text, /^gongkai_jobs\{/m); // this test database has no queue
  assert.match(text, /^gongkai_schedules_failed 0$/m);
});

test('the port serves its one page and nothing of the portal', async () => {
  for (const path of ['/', '/metrics/', '/staff', '/healthz'])
    assert.equal((await fetch(port.url + path)).status, 404, path);
  assert.equal((await fetch(`${port.url}/metrics`, { method: 'POST' })).status, 404);
});
