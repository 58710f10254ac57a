import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { runCommands } from '../../platform/cli.ts';
import { one, rows } from '../../platform/database.ts';
import { workplanCommands } from './api/commands.ts';
import { testOfficeForPlans, type WorkplanOffice } from './test-office.ts';
import { samplePlan } from './test-plan.ts';

let folder: string;
let office: WorkplanOffice;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plans-'));
  office = await testOfficeForPlans();
});
after(async () => {
  await office?.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write: (text: string) => {
      said[name] += text;
      return true;
    },
    on: () => process.stdout,
    off: () => process.stdout,
  });
  const commands = workplanCommands((work) => work({ sides: office.t.sides, storage: null as never }));
  const streams = { stdout: stream('out'), stderr: stream('err') } as unknown as Parameters<typeof runCommands>[2];
  return { code: await runCommands(commands, argv, streams), ...said };
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test('workplan parse --json prints the plan for programs, with the agreed keys', async () => {
  const { code, out, err } = await run('workplan', 'parse', await file('安排.txt', samplePlan), '--json');
  assert.deepEqual([code, err], [0, '']);
  const plan = JSON.parse(out);
  const keys = [
    'title',
    'docNumber',
    'docNumberRaw',
    'issuer',
    'issuedOn',
    'disclosure',
    'recipients',
    'basedOn',
    'globalDeadlines',
    'tasks',
    'warnings',
  ];
  const units = ['leadUnits', 'supportUnits', 'responsibleUnits', 'allUnits'];
  for (const key of keys) assert.ok(key in plan, key);
  for (const key of ['no', 'section', 'title', ...units, 'deadline', 'deadlineRaw', 'recurrence', 'paragraphs'])
    assert.ok(key in plan.tasks[0], key);
  for (const key of ['seq', 'note', ...units]) assert.ok(key in plan.tasks[0].paragraphs[0], key);
  assert.equal(plan.docNumber, '松办发〔2019〕12号');
  assert.deepEqual(plan.tasks[0].leadUnits, ['区财政局']);
  assert.equal(plan.tasks[1].deadline, '2019-10-31');
});

test('workplan parse reads GBK and prints an outline for people', async () => {
  const gbk = Buffer.from('b5dad2bbcff1', 'hex'); // 第一像
  assert.match((await run('workplan', 'parse', await file('gbk.txt', gbk))).out, /共 0 项任务/);
  const { out } = await run('workplan', 'parse', await file('安排.md', samplePlan));
  assert.match(out, /发文字号：松办发〔2019〕12号/);
  assert.match(out, /（二）公开执法结果（2019-10-31）/);
  assert.match(out, /牵头：区财政局；配合：区市监局/);
  assert.match(out, /共 4 项任务/);
});

test('what cannot be read ends with one Chinese line and exit code 1', async () => {
  const bad: [string, string | Uint8Array | null, RegExp][] = [
    ['empty.txt', '', /空文件/],
    ['binary.txt', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256), /不是文本文件/],
    ['huge.txt', new Uint8Array(10 * 1024 ** 2).fill(97), /超过2MB/],
    ['huge.docx', new Uint8Array(22 * 1024 ** 2), /超过20MB/],
    ['missing.txt', null, /不存在/],
  ];
  for (const [name, content, why] of bad) {
    const path = content === null ? join(folder, name) : await file(name, content);
    for (const command of ['parse', 'import']) {
      const { code, out, err } = await run('workplan', command, path);
      assert.deepEqual([code, out], [1, ''], name);
      assert.match(err, why);
      assert.equal(err.trimEnd().split('\n').length, 1);
    }
  }
  assert.match((await run('workplan', 'parse', folder)).err, /不是文件/);
});

test('workplan import leaves a draft and its tasks, or nothing', async () => {
  const path = await file('import.txt', samplePlan);
  const unknown = await run('workplan', 'import', path, '--unit', '没有这个单位');
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /没有“没有这个单位”这个单位/);
  assert.equal(
    (await run('workplan', 'import', await file('none.txt', '今天天气很好。'), '--unit', '区政府办公室')).code,
    1,
  );
  assert.equal((await rows(office.t.sides.staff, sql`select id from workplan.plan`)).length, 0);

  const done = await run('workplan', 'import', path, '--unit', '区政府办公室');
  assert.deepEqual([done.code, done.err], [0, '']);
  assert.match(done.out, /4 项任务/);
  const { state, tasks } = await one(
    office.t.sides.staff,
    sql<{ state: string; tasks: number }>`
      select edition.state, (select count(*)::int from workplan.task) as tasks
      from workplan.plan join publications.edition on edition.document = plan.document`,
  );
  assert.deepEqual([state, tasks], ['draft', 4]);
});
