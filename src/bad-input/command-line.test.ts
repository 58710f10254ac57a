import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectRoot } from '../platform/root.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-cli-'));
  const files: Record<string, string | Uint8Array> = {
    'empty.txt': '',
    'blank.txt': ' \n\n\t',
    'nul.txt': '\0\0\0',
    'binary.txt': randomBytes(50_000),
    'large.txt': '一、公开工作。（区政府办公室牵头）\n'.repeat(250_000),
    'large.bin': randomBytes(10_500_000),
    'broken.docx': 'PK\u0003\u0004 no archive',
    'picture.png': randomBytes(100),
    'unreadable.txt': '一、公开工作。',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await chmod(join(folder, 'unreadable.txt'), 0);
  await mkdir(join(folder, 'a folder'));
  await mkdir(join(folder, 'district'));
  await writeFile(join(folder, 'district', 'units.json'), '{');
});
after(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function gongkai(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { LOG_LEVEL: _, DATABASE_URL: __, ...rest } = process.env;
  const child = spawn(process.execPath, [join(projectRoot, 'dist/src/main.js'), ...args], {
    cwd: folder,
    env: { ...rest, DATA_DIR: join(folder, 'var'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (data) => (ended.out += data));
  child.stderr.on('data', (data) => (ended.err += data));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

/** One Chinese line on stderr, nothing on stdout, a code that is not 0, no stack. */
function refusedInOneLine({ code, out, err }: Ended, what: string): void {
  assert.ok(code !== 0 && code !== null, `${what}: ended with ${code}`);
  assert.equal(out, '', what);
  assert.match(err, /^[^\n]*\p{Script=Han}[^\n]*。\n$/u, `${what}: ${err}`);
  assert.doesNotMatch(err, /\bat .*:\d+:\d+|Error:/, what);
  assert.ok(err.length < 600, `${what}: ${err.length} characters`);
}

const away = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
const calls: [args: string[], env?: Record<string, string>][] = [
  [[]],
  [['frobnicate']],
  [['工作安排']],
  [['workplan']],
  [['workplan', 'parse']],
  [['workplan', 'parse', 'a', 'b']],
  [['workplan', 'parse', '--nonsense']],
  [['serve', 'x']],
  ...[
    'nowhere.txt',
    'a folder',
    'empty.txt/x',
    'empty.txt',
    'blank.txt',
    'nul.txt',
    'binary.txt',
    'large.txt',
    'large.bin',
  ]
    .concat('broken.docx', 'picture.png', '/dev/null', 'x'.repeat(5000), 'two\nlines.txt', '\u202etxt.exe')
    .map((file): [string[]] => [['workplan', 'parse', file]]),
  [['workplan', 'parse', 'empty.txt', '--json']],
  [['workplan', 'import', 'nowhere.txt']],
  [['people', 'add', 'x']],
  ...['migrate', 'doctor', 'serve', 'worker'].map((verb): [string[], Record<string, string>] => [[verb], away]),
  [['ledger', 'verify'], away],
  [['people', 'reset', '--account', 'nobody'], away],
  [['migrate'], { DATABASE_URL: 'nonsense' }],
  [['serve'], { PORT: 'abc' }],
  [['serve'], { PORT: '99999', HOST: 'bad host', LOG_LEVEL: 'x' }],
  [['migrate'], { DATA_DIR: '/dev/null' }],
];

test('every wrong call of the command line ends with one line that says why', async (context) => {
  const rest = calls.values();
  const some = async () => {
    for (const [args, env] of rest)
      refusedInOneLine(await gongkai(args, env), JSON.stringify([args.map((arg) => arg.slice(0, 40)), env]));
  };
  await Promise.all([some(), some()]);
  context.diagnostic(`${calls.length} calls`);
});

test('so does a file that may not be read', { skip: process.getuid?.() === 0 && 'root reads every file' }, async () => {
  refusedInOneLine(await gongkai(['workplan', 'parse', 'unreadable.txt']), 'unreadable.txt');
});

const cluster = process.env.TEST_CLUSTER_URL;
test('so does a database or a district that is not there', {
  skip: !cluster && 'TEST_CLUSTER_URL is not set',
}, async () => {
  const nowhere = new URL(cluster!);
  nowhere.pathname = '/gk_test_no_such_database';
  refusedInOneLine(await gongkai(['migrate'], { DATABASE_URL: nowhere.href }), 'no database');
});
