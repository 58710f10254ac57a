import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPostmaster } from './postmaster.ts';
import { startEmbedded } from './start.ts';

const quiet = { info() {}, warn() {} };
const root = process.getuid?.() === 0;
let home: string;
let dataDir: string;
let count = 0;

before(async () => {
  home = await mkdtemp(join(tmpdir(), '公开 test-'));
  await chmod(home, 0o755);
});
beforeEach(() => {
  count += 1;
  dataDir = join(home, `数据 ${count}`);
});
after(() => rm(home, { recursive: true, force: true }));

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const serverPid = async () =>
  Number((await readFile(join(dataDir, 'postgres/cluster/data/postmaster.pid'), 'utf8')).split('\n')[0]);
const kill9 = async () => process.kill(await serverPid(), 'SIGKILL');

const isDown = async () => (await findPostmaster(await realpath(join(dataDir, 'postgres/cluster/data')))) === null;

interface Application {
  process: ChildProcess;
  url: Promise<string>;
  gone: Promise<void>;
}

/** Another application on the same data, in a process of its own; it leaves when its input ends. */
function startApplication(options: { uid?: number; gid?: number } = {}): Application {
  const code = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'start.js'))};
    const log = { info() {}, warn() {} };
    const embedded = await startEmbedded({ dataDir: process.argv[1], log });
    console.log(embedded.url);
    process.stdin.on('end', () => embedded.stop()).resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, dataDir], {
    ...options,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = new Promise<string>((resolve, reject) => {
    createInterface(child.stdout!).once('line', resolve);
    gone.then(() => reject(new Error('the application ended early')));
  });
  url.catch(() => {});
  return { process: child, url, gone };
}

describe('the private database', () => {
  test('is closed to everyone without its password, has no network address and keeps what it acknowledged', async () => {
    const { url, stop } = await startEmbedded({ dataDir, log: quiet });
    try {
      const wrong = url.replace(/:[^:@]+@/, ':guessed@');
      await assert.rejects(ask(wrong, 'select 1'), /password authentication failed/);
      await assert.rejects(ask(url.replace(/:[^:@]+@/, '@'), 'select 1'), /password/);
      const folder = join(dataDir, 'postgres');
      const mode = async (path: string) => (await stat(join(folder, path))).mode & 0o777;
      assert.deepEqual([await mode('.'), await mode('socket'), await mode('cluster/password')], [0o700, 0o700, 0o600]);
      const [settings] = await ask(
        url,
        `select current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync, current_database() as name,
                d.datlocale as locale, pg_encoding_to_char(d.encoding) as encoding, current_setting('server_version_num')::int >= 150000 as recent
           from pg_database d where d.datname = current_database()`,
      );
      assert.deepEqual(settings, {
        tcp: '',
        fsync: 'on',
        name: 'gongkai',
        locale: 'C.UTF-8',
        encoding: 'UTF8',
        recent: true,
      });
      const [hba] = await ask(
        url,
        `select count(*)::int as rules, count(*) filter (where auth_method <> 'scram-sha-256')::int as weak from pg_hba_file_rules`,
      );
      assert.ok((hba!.rules as number) > 0);
      assert.equal(hba!.weak, 0);
    } finally {
      await stop();
    }
  });

  test('starts within 3 s the first time and within 1 s afterwards, and is down when its only user has left', async () => {
    const began = performance.now();
    const first = await startEmbedded({ dataDir, log: quiet });
    const cold = performance.now() - began;
    await first.stop();
    assert.ok(await isDown());
    const again = performance.now();
    const second = await startEmbedded({ dataDir, log: quiet });
    const warm = performance.now() - again;
    await second.stop();
    console.log(`embedded start: cold ${Math.round(cold)} ms, warm ${Math.round(warm)} ms`);
    assert.ok(cold < 3000 * slack, `cold ${cold} ms`);
    assert.ok(warm < 1000 * slack, `warm ${warm} ms`);
    assert.equal(first.url, second.url);
  });

  test('is one server for three applications started at once, until the last of them leaves', async () => {
    const three = [startApplication(), startApplication(), startApplication()];
    const urls = await Promise.all(three.map(({ url }) => url));
    assert.equal(new Set(urls).size, 1);
    const [row] = await ask(
      urls[0]!,
      `select count(*)::int as leases from pg_stat_activity where application_name = 'gongkai lease'`,
    );
    assert.equal(row!.leases, 3);
    for (const { process, gone } of three.slice(0, 2)) {
      process.stdin!.end();
      await gone;
    }
    assert.deepEqual(await ask(urls[0]!, 'select 1 as one'), [{ one: 1 }]);
    three[2]!.process.stdin!.end();
    await three[2]!.gone;
    assert.ok(await isDown());
    assert.deepEqual(
      (await readdir(join(dataDir, 'postgres'))).filter((name) => name.startsWith('new-')),
      [],
    );
  });

  test('also goes down when all leave at the same moment', async () => {
    const three = [startApplication(), startApplication(), startApplication()];
    await Promise.all(three.map(({ url }) => url));
    for (const { process } of three) process.stdin!.end();
    await Promise.all(three.map(({ gone }) => gone));
    assert.ok(await isDown());
  });
});

/** How much longer than on a quiet machine it may take before it counts as hanging: other tests run beside this one. */
const slack = Number(process.env.TEST_SLACK ?? 10);

describe('after a kill -9', () => {
  test('of the server it is back within 2 s at the same address, with everything acknowledged', async () => {
    const { url, stop } = await startEmbedded({ dataDir, log: quiet });
    try {
      await ask(url, 'create table note (words text)');
      for (let round = 1; round <= 3; round += 1) {
        await ask(url, `insert into note values ('第${round}条')`);
        await kill9();
        const began = performance.now();
        while ((await ask(url, 'select 1').catch(() => [])).length === 0) await sleep(10);
        const took = performance.now() - began;
        assert.ok(took < 2000 * slack, `${took} ms`);
        const [row] = await ask(url, 'select count(*)::int as rows from note');
        assert.equal(row!.rows, round);
      }
    } finally {
      await stop();
    }
  });

  test('of the application the next start joins the server that still runs, and can end it', async () => {
    const killed = startApplication();
    await killed.url;
    const pid = await serverPid();
    killed.process.kill('SIGKILL');
    await killed.gone;
    const { stop } = await startEmbedded({ dataDir, log: quiet });
    assert.equal(await serverPid(), pid);
    await stop();
    assert.ok(await isDown());
  });

  test('of both the next start recovers, though the number in the stale lock files is a living process of ours', async () => {
    const killed = startApplication();
    await ask(await killed.url, `create table kept as select '在' as words`);
    killed.process.kill('SIGKILL');
    await kill9();
    await killed.gone;
    const data = join(dataDir, 'postgres/cluster/data/postmaster.pid');
    for (const file of [data, join(dataDir, 'postgres/socket/.s.PGSQL.5432.lock')]) {
      await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(process.pid)));
    }
    const { url, stop } = await startEmbedded({ dataDir, log: quiet });
    assert.deepEqual(await ask(url, 'select words from kept'), [{ words: '在' }]);
    await stop();
  });

  test('in the middle of initdb the next start begins anew and leaves nothing of the first', async () => {
    const killed = startApplication();
    const folder = join(dataDir, 'postgres');
    while (!(await readdir(folder).catch(() => [])).some((name) => name.startsWith('new-'))) await sleep(5);
    await sleep(60);
    killed.process.kill('SIGKILL');
    await killed.gone;
    assert.equal((await readdir(folder)).includes('cluster'), false);
    const { url, stop } = await startEmbedded({ dataDir, log: quiet });
    assert.deepEqual(await ask(url, 'select 1 as one'), [{ one: 1 }]);
    await stop();
    await assert.doesNotReject(async () => {
      const { stop: again } = await startEmbedded({ dataDir, log: quiet });
      await again();
    });
  });
});

describe('what the operator is told', () => {
  test('data of another major version are refused by number and left untouched', async () => {
    const { stop } = await startEmbedded({ dataDir, log: quiet });
    await stop();
    const version = join(dataDir, 'postgres/cluster/data/PG_VERSION');
    await writeFile(version, '15\n');
    await assert.rejects(startEmbedded({ dataDir, log: quiet }), /是 PostgreSQL 15 的数据.*pg_dump/);
    assert.ok(await stat(join(dataDir, 'postgres/cluster/data/global/pg_control')));
  });

  test('a damaged cluster is never deleted or made anew', async () => {
    const data = join(dataDir, 'postgres/cluster/data');
    await mkdir(data, { recursive: true });
    await writeFile(join(data, 'PG_VERSION'), '18\n');
    await assert.rejects(startEmbedded({ dataDir, log: quiet }), /不完整.*备份/);
    assert.deepEqual(await readdir(data), ['PG_VERSION']);
  });

  test('a server that cannot start gives its reason at once instead of being tried for ever', async () => {
    const { stop } = await startEmbedded({ dataDir, log: quiet });
    await stop();
    await writeFile(join(dataDir, 'postgres/cluster/data/postgresql.conf'), 'shared_buffers = nonsense\n');
    const began = performance.now();
    await assert.rejects(startEmbedded({ dataDir, log: quiet }), /没有启动.*shared_buffers/);
    assert.ok(performance.now() - began < 10_000);
  });
});

describe('in places that are not simple', () => {
  test('a data folder too deep for a socket gets a closed one below the temporary folder', async () => {
    dataDir = join(dataDir, '很深的文件夹'.repeat(6), '仍然很深的文件夹'.repeat(4));
    const { url, stop } = await startEmbedded({ dataDir, log: quiet });
    try {
      const folder = new URL(url).searchParams.get('host')!;
      assert.ok(folder.startsWith(tmpdir()));
      assert.equal((await stat(folder)).mode & 0o777, 0o700);
      assert.deepEqual(await ask(url, 'select 1 as one'), [{ one: 1 }]);
      await rm(folder, { recursive: true });
    } finally {
      await stop();
    }
  });

  test('root works with the data of an ordinary account, which keeps them', {
    skip: !root && 'needs root',
  }, async () => {
    const account = 65534;
    await mkdir(dataDir);
    await chown(dataDir, account, account);
    const { url, stop } = await startEmbedded({ dataDir, log: quiet });
    assert.deepEqual(await ask(url, 'select 1 as one'), [{ one: 1 }]);
    await stop();
    for (const path of ['', 'cluster', 'cluster/password', 'cluster/data/PG_VERSION', 'server.log']) {
      assert.equal((await stat(join(dataDir, 'postgres', path))).uid, account, path);
    }
    const ordinary = startApplication({ uid: account, gid: account });
    const joined = await ordinary.url.catch(() => null);
    if (joined) assert.deepEqual(await ask(joined, 'select 1 as one'), [{ one: 1 }]);
    else console.log('not tried as that account: it cannot read this folder');
    ordinary.process.stdin!.end();
    await ordinary.gone;
  });
});
