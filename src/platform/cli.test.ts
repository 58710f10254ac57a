import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { type Call, CommandError, type Commands, runCommands } from './cli.ts';
import { ConfigError } from './config.ts';
import { Refused, Unavailable } from './errors.ts';

let called: Call | undefined;
const throwing = (error: unknown) => ({ summary: '', usage: '', run: () => Promise.reject(error) });

const commands: Commands = {
  'workplan parse': {
    summary: '读出工作安排',
    usage: 'FILE',
    options: { json: { type: 'boolean', words: '输出 JSON' }, encoding: { type: 'string', words: '文字编码' } },
    async run(call) {
      called = call;
      if (call.options.json) call.json({ tasks: 20 });
      else call.out('20 项');
    },
  },
  'workplan import': { summary: '导入工作安排', usage: 'FILE [UNIT]', run: async () => 3 },
  serve: { summary: '启动', usage: '', run: async () => {} },
  refused: throwing(new Refused('这件事\n现在不能做。')),
  own: throwing(new CommandError('就是不行。', 1)),
  away: throwing(new Unavailable('数据库不在。')),
  closed: throwing(Object.assign(new Error('connect ENOENT'), { code: 'ENOENT', syscall: 'connect' })),
  settings: throwing(new ConfigError(['PORT 不对。', 'HOST 不对。'])),
  lost: { summary: '', usage: '', run: async () => void (await readFile('/no/such/file')) },
};

async function run(...argv: string[]) {
  called = undefined;
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runCommands(commands, argv, { stdout, stderr });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

describe('the command line', () => {
  test('runs the command of several words and prints its data', async () => {
    assert.deepEqual(await run('workplan', 'parse', 'plan.txt', '--encoding', 'gbk'), {
      code: 0,
      out: '20 项\n',
      err: '',
    });
    assert.deepEqual([called!.args, called!.options], [['plan.txt'], { encoding: 'gbk' }]);
  });

  test('prints JSON and nothing else on stdout when asked for it', async () => {
    const { out } = await run('workplan', 'parse', '--json', 'plan.txt');
    assert.deepEqual(JSON.parse(out), { tasks: 20 });
  });

  test("answers with the command's own code", async () => {
    assert.equal((await run('workplan', 'import', 'plan.txt')).code, 3);
  });

  test('lists every command with --help', async () => {
    const { code, out } = await run('--help');
    assert.equal(code, 0);
    for (const name of Object.keys(commands)) assert.ok(out.includes(`  ${name} `), name);
    assert.match(out, /退出码/);
  });

  test('lists the commands of one word with `workplan --help`, `help workplan`', async () => {
    const { out } = await run('workplan', '--help');
    assert.match(out, /workplan parse FILE +读出工作安排/);
    assert.doesNotMatch(out, /serve/);
  });

  test('explains one command and its options without running it', async () => {
    const { code, out } = await run('workplan', 'parse', '--help');
    assert.deepEqual([code, called], [0, undefined]);
    assert.match(out, /用法：gongkai workplan parse FILE \[选项\]/);
    assert.match(out, /--encoding 值 +文字编码/);
  });

  test('tells its version', async () => {
    assert.match((await run('--version')).out, /^\d+\.\d+\.\d+\n$/);
  });
});

describe('a call that cannot be understood ends with 2 and says how to mend it', () => {
  const wrong: [argv: string[], words: RegExp][] = [
    [[], /请写明命令/],
    [['frobnicate'], /没有“frobnicate”这个命令/],
    [['workplan'], /gongkai workplan parse，gongkai workplan import/],
    [['workplan', 'frobnicate'], /请写明是哪一个/],
    [['frobnicate', '--help'], /没有“frobnicate”/],
    [['workplan', 'parse'], /缺少参数 FILE。用法见 gongkai workplan parse --help/],
    [['workplan', 'parse', 'a', 'b'], /多出参数“b”/],
    [['workplan', 'parse', 'a', '--colour'], /没有 --colour 这个选项/],
    [['workplan', 'parse', 'a', '--encoding'], /选项 --encoding.* 的写法不对/],
    [['settings'], /PORT 不对。\nHOST 不对。/],
  ];
  for (const [argv, words] of wrong) {
    test(`gongkai ${argv.join(' ')}`, async () => {
      const { code, out, err } = await run(...argv);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, words);
    });
  }
});

describe('a command that fails leaves one line on stderr, never a stack', () => {
  const failing: [name: string, code: number, words: string][] = [
    ['refused', 1, '这件事 现在不能做。\n'],
    ['own', 1, '就是不行。\n'],
    ['away', 69, '数据库不在。\n'],
    ['closed', 69, '数据库没有应答，请稍后再试（connect ENOENT）。\n'],
    ['lost', 1, '/no/such/file 不存在，请检查路径。\n'],
  ];
  for (const [name, code, words] of failing) {
    test(`${name}: exit code ${code}`, async () => {
      assert.deepEqual(await run(name), { code, out: '', err: words });
    });
  }

  test('unless LOG_LEVEL=debug asks for it', async (context) => {
    const before = process.env.LOG_LEVEL;
    process.env.LOG_LEVEL = 'debug';
    context.after(() => {
      if (before === undefined) delete process.env.LOG_LEVEL;
      else process.env.LOG_LEVEL = before;
    });
    assert.match((await run('own')).err, /\n\s+at /);
  });
});
