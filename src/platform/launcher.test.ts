import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { projectRoot } from './root.ts';

let home: string;

const program = `if (process.argv[2] === 'serve') { process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); }
process.stdout.write(JSON.stringify(process.argv.slice(2)));
if (process.argv[2] !== 'serve') process.exitCode = Number(process.argv[3] ?? 0);
export {};
`;

before(async () => {
  home = await mkdtemp(join(tmpdir(), '启动 test-'));
  for (const path of ['bin', 'tsconfig.json', 'package.json', 'package-lock.json']) {
    await cp(join(projectRoot, path), join(home, path), { recursive: true });
  }
  await mkdir(join(home, 'src/ui/assets'), { recursive: true });
  await writeFile(join(home, 'src/main.ts'), program);
  await writeFile(join(home, 'src/ui/assets/site.css'), 'body { margin: 0 }\n');
  await writeFile(join(home, 'src/ui/assets/site.ts'), 'document.title += "!";\n');
  await mkdir(join(home, 'node_modules'));
  for (const name of ['typescript', '@typescript', 'esbuild', '@esbuild', '@types', 'undici-types']) {
    await symlink(join(projectRoot, 'node_modules', name), join(home, 'node_modules', name));
  }
  const lock = createHash('sha256')
    .update(await readFile(join(home, 'package-lock.json')))
    .digest('hex');
  await writeFile(join(home, 'node_modules/.gongkai-lock'), `${process.platform}-${process.arch} ${lock}`);
});
after(() => rm(home, { recursive: true, force: true }));

function start(...args: string[]) {
  const child = spawn(process.execPath, [join(home, 'bin/gongkai'), ...args], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const done = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  );
  return { child, done, said: () => out };
}

const run = (...args: string[]) => start(...args).done;

describe('the launcher', () => {
  test('compiles once for three first calls at once, and only their own words are on stdout', async () => {
    const three = await Promise.all([run('a', '3'), run('b', '4'), run('c', '5')]);
    assert.deepEqual(
      three.map(({ code, out }) => [code, out]),
      [
        [3, '["a","3"]'],
        [4, '["b","4"]'],
        [5, '["c","5"]'],
      ],
    );
    assert.equal(three.filter(({ err }) => err.includes('正在编译……')).length, 1);
  });

  test('starts at once when nothing has changed', async () => {
    const { code, err } = await run('again', '7');
    assert.deepEqual([code, err], [7, '']);
  });

  test('names the assets of the browser by their content', async () => {
    const manifest = JSON.parse(await readFile(join(home, 'dist/assets/manifest.json'), 'utf8'));
    assert.match(manifest['site.css'], /^site-[A-Z0-9]{8}\.css$/);
    assert.match(manifest['site.js'], /^site-[A-Z0-9]{8}\.js$/);
    const before = manifest['site.css'];
    await writeFile(join(home, 'src/ui/assets/site.css'), 'body { margin: 1px }\n');
    await run('assets');
    const names = await readdir(join(home, 'dist/assets'));
    assert.equal(names.includes(before), false);
    assert.equal(names.length, 3);
  });

  test('means serve by start, and is the application itself to signals', async () => {
    const { child, done, said } = start('start', '--quiet');
    while (said() === '') await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    assert.deepEqual((await done).code, 5);
    assert.equal(said(), '["serve","--quiet"]');
  });

  test('refuses to run what does not compile, with file and line, until it is mended', async () => {
    const bad = join(home, 'src/bad.ts');
    await writeFile(bad, `export const days: number = '三十';\n`);
    for (const round of [1, 2]) {
      const { code, out, err } = await run('serve', String(round));
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, /src\/bad\.ts[(:]1[,:]14.*TS2322/);
      assert.match(err, /编译失败/);
      assert.doesNotMatch(err, /\n\s+at /);
    }
    await rm(bad);
    assert.equal((await run('mended', '0')).code, 0);
    await assert.rejects(
      stat(join(home, 'dist/src/bad.js')),
      'what was compiled from a file that is gone goes with it',
    );
  });

  test('breaks the lock of a launch that is dead', async () => {
    const lock = join(home, '.runtime/lock');
    for (const [pid, old] of [
      ['2147483646', 0],
      [String(process.pid), 60],
    ] as const) {
      await writeFile(lock, pid);
      await utimes(lock, Date.now() / 1000 - old, Date.now() / 1000 - old);
      await writeFile(join(home, 'src/other.ts'), `export const lock = '${pid}';\n`);
      assert.equal((await run('after', '6')).code, 6);
    }
    assert.deepEqual(
      (await readdir(join(home, '.runtime'))).filter((name) => name.startsWith('lock')),
      [],
    );
  });
});
