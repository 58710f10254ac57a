import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { By } from '../core/caller.ts';
import { receiveFile } from '../core/files/actions.ts';
import { sealAll } from '../core/ledger/test-seal.ts';
import { pauseSchedules } from '../core/review/actions/pause.ts';
import { readConfig } from '../platform/config.ts';
import { openStorage, type Storage } from '../platform/storage/local.ts';
import { fakeClamd } from '../platform/test-clamd.ts';
import { type TestDatabase, testDatabase } from '../platform/test-database.ts';
import { examineClock, examineLedger, examineServer } from './database.ts';
import { type Finding, fine } from './finding.ts';
import { examineScanner } from './scanner.ts';
import { examineSettings } from './settings.ts';
import { examineStorage } from './storage.ts';

let t: TestDatabase;
let folder: string;
let storage: Storage;
before(async () => {
  t = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
  writeFileSync(join(folder, 'secret'), 'x', { mode: 0o600 });
  storage = await openStorage(join(folder, 'files'));
});
after(async () => {
  await t?.close();
  rmSync(folder, { recursive: true, force: true });
});

const parts = (found: Finding[], state: Finding['state']) =>
  found.filter((one) => one.state === state).map(({ part }) => part);
const settings = (env: Record<string, string>) => examineSettings(readConfig({ DATA_DIR: folder, ...env }));

test('an installation on a desk is fine but for mail', () => {
  assert.deepEqual(parts(settings({}), 'look'), ['邮件']);
  assert.deepEqual(parts(settings({}), 'broken'), []);
});

test('one that is open to the world is told of HTTPS, the console and the demonstration accounts', () => {
  assert.deepEqual(parts(settings({ HOST: '0.0.0.0' }), 'look'), ['HTTPS', '工作台', '演示账号', '邮件']);
  const guarded = { HOST: '::', PUBLIC_URL: 'https://www.example.gov.cn', CONSOLE_PORT: '8891', DEMO_ACCOUNTS: 'no' };
  assert.deepEqual(parts(settings({ ...guarded, SMTP_URL: 'smtp://mail.example:25' }), 'look'), []);
});

test('a key that others can read is broken, with the command that mends it', () => {
  chmodSync(join(folder, 'secret'), 0o644);
  const found = settings({}).find(({ part }) => part === '密钥')!;
  chmodSync(join(folder, 'secret'), 0o600);
  assert.equal(found.state, 'broken');
  assert.match(found.mend!, /^执行 chmod 600 /);
});

test('an attachment that is gone from the storage, or cut, is found', async () => {
  const kept = await storage.put(
    (async function* () {
      yield Buffer.from('招生范围');
    })(),
    { maxBytes: 100 },
  );
  await receiveFile(new By(t.sides.staff, { kind: 'system', name: 'test' }), {
    hash: kept.hash,
    bytes: kept.bytes,
    type: 'txt',
    name: '招生范围.txt',
    text: '招生范围',
    checked: 'checked',
    checkNote: '',
  });
  const examineFiles = () => examineStorage(storage, t.urls.owner, folder);
  assert.deepEqual(parts(await examineFiles(), 'broken'), []);
  await storage.remove(kept.hash);
  assert.deepEqual(parts(await examineFiles(), 'broken'), ['附件']);
});

test('a ledger that was changed behind the application is broken, and the line is named', async () => {
  await sealAll(t.sealer, t.sides.staff);
  assert.deepEqual(parts(await examineLedger(t.sides.staff), 'broken'), []);
  const client = new pg.Client({ connectionString: t.adminUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica; update ledger.line set reason = 'x' where id = 1`);
  await client.end();
  const [found] = await examineLedger(t.sides.staff);
  assert.equal(found!.state, 'broken');
  assert.match(found!.words, /^第 1 条有问题/);
});

test('the server and its clock are named', async () => {
  const [server] = await examineServer(t.sides.staff);
  assert.match(server!.words, /^PostgreSQL 1[5-9]/);
});

test('schedules that stand still for the clock are broken, with what happened and where the time is confirmed', async () => {
  assert.deepEqual(await examineClock(t.sides.staff), []);
  const by = new By(t.sides.staff, { kind: 'system', name: 'test' });
  await pauseSchedules(by, { kind: 'jump', seconds: 86_400, host: 'app1' });
  const [found] = await examineClock(t.sides.staff);
  assert.equal(found!.state, 'broken');
  assert.match(found!.words, /突然快了 1 天/);
  assert.match(found!.mend!, /\/staff\/clock/);
});

test('a virus scanner is a matter of choice, but one that is set must answer', async () => {
  const clamd = await fakeClamd();
  assert.equal((await examineScanner({ clamdUrl: null })).state, 'look');
  assert.deepEqual(await examineScanner({ clamdUrl: clamd.url }), fine('病毒扫描', 'ClamAV 1.4.1/27500'));
  await clamd.close();
  assert.equal((await examineScanner({ clamdUrl: clamd.url })).state, 'broken');
});
