import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { runCommands } from '../../platform/cli.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { setSetting } from '../organisations/actions.ts';
import { testOffice } from '../workflow/test-office.ts';
import { calendarCommands } from './commands.ts';

let t: TestDatabase;
before(async () => {
  t = await testDatabase();
});
after(() => t.close());

/** Runs `gongkai calendar due` with these words and tells its exit code and what it wrote. */
async function due(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const into = (where: 'out' | 'err') => ({
    write: (text: string) => {
      written[where] += text;
      return true;
    },
    on: () => process.stdout,
    off: () => process.stdout,
  });
  const commands = calendarCommands((work) => work({ sides: t.sides }));
  const streams = { stdout: into('out') as never, stderr: into('err') };
  const code = await runCommands(commands, ['calendar', 'due', ...words], streams);
  return { code, ...written };
}

test('prints the last day and how it was worked out, for people', async () => {
  const { code, out } = await due('--from', '2024-01-29', '--working-days', '20', '--as-of', '2024-02-26');
  assert.equal(code, 0);
  // counted: 1/30-2/2 (4), 2/4-9 (10), 2/18-23 (16), 2/26-29 (20)
  assert.deepEqual(out.trimEnd().split('\n'), [
    '2024-02-29',
    '  1. 未写明条款　期限：自起算之日起 20 个工作日内。',
    '  2. 2024-01-29（星期一） 起算，当日不计入。',
    '  3. 计入 20 个工作日。',
    '  4. 其间周末 3 天，不计入。',
    '  5. 春节调休上班：2024-02-04（星期日），已计入。',
    '  6. 春节放假：2024-02-10 至 2024-02-17，8 天，不计入。',
    '  7. 春节调休上班：2024-02-18（星期日），已计入。',
    '  8. 最迟 2024-02-29（星期四）。',
    '还剩 3 个工作日。',
  ]);
});

test('prints the same for programs', async () => {
  const { code, out } = await due('--from', '2024-01-29', '--working-days', '20', '--json');
  const said = JSON.parse(out);
  assert.deepEqual([code, said.dueOn, said.state, said.uncovered], [0, '2024-02-29', 'running', []]);
  const holiday = said.derivation.find((line: { kind: string }) => line.kind === 'holiday');
  assert.deepEqual([holiday.name, holiday.since, holiday.on, holiday.days], ['春节', '2024-02-10', '2024-02-17', 8]);
  assert.equal(said.standing.state, 'late');
});

test('takes what happened meanwhile, in several events', async () => {
  const lines = [
    '2024-03-11 pause third_party',
    '2024-03-21 恢复 第三方',
    '2024-04-08 延期 15 by=张三 reason=检索量大',
  ];
  const events = lines.flatMap((line) => ['--event', line]);
  const { out } = await due('--from', '2024-03-04', '--period', 'request_answer', ...events);
  // counted: 3/5-11 (5), 3/22 (6), 3/25-29 (11), 4/1-3 (14), 4/7-12 (20), 4/15-19 (25), 4/22-26 (30), 4/28-30 (33), 5/6-7 (35)
  assert.match(out, /^2024-05-07\n/);
  assert.match(out, /2024-03-11 至 2024-03-21 征求第三方意见，其间 8 个工作日不计入/);
  assert.match(
    out,
    /经政府信息公开工作机构负责人张三同意，延长 15 个工作日（《政府信息公开条例》第三十三条第二款）。理由：检索量大/,
  );
  const anew = await due('--from', '2024-03-04', '--working-days', '20', '--event', '2024-03-18 restart');
  assert.match(anew.out, /^2024-04-16\n/); // 3/19-22 (4), 3/25-29 (9), 4/1-3 (12), 4/7-12 (18), 4/15-16 (20)
});

test('counts calendar days and months, and rolls from a day off', async () => {
  assert.match((await due('--from', '2024-09-02', '--calendar-days', '30')).out, /^2024-10-08\n/);
  assert.match((await due('--from', '2023-08-31', '--months', '6')).out, /^2024-02-29\n/);
});

test('says of a year that nobody announced that it guessed', async () => {
  const { out } = await due('--from', '2026-12-10', '--working-days', '20', '--as-of', '2026-12-11');
  assert.match(out, /日历中没有 2027 年的节假日安排，涉及的日子只按周末推算/);
});

test('without a last day says why', async () => {
  const event = ['--event', '2024-03-11 pause other_organ', '--as-of', '2024-03-20'];
  const { out } = await due('--from', '2024-03-04', '--working-days', '20', ...event);
  assert.match(out, /^目前没有确定的最后一日\n/);
  assert.match(out, /还没有结束，所需时间不计入/);
});

test('every mistake is a sentence and the exit code is 1', async () => {
  const from = ['--from', '2024-03-04'];
  const twenty = [...from, '--working-days', '20'];
  const mistakes: [words: string[], why: RegExp][] = [
    [['--working-days', '20'], /请用 --from 写明起算的日子/],
    [['--from', '2024-02-30', '--working-days', '20'], /“2024-02-30”这一天不存在/],
    [['--from', '9999-12-31', '--working-days', '20'], /太远，请写 1949 年至 2100 年的日子/],
    [from, /写明一个，只写一个/],
    [[...twenty, '--months', '1'], /写明一个，只写一个/],
    [[...from, '--working-days', 'zwanzig'], /不是天数/],
    [[...from, '--working-days=-1'], /不是天数/],
    [[...from, '--period', 'nothing'], /没有“nothing”这个期限，已有：request_answer/],
    [['--from', '2008-04-30', '--period', 'request_answer'], /还没有施行（自 2008-05-01 起）/],
    [[...twenty, '--as-of', 'today'], /--as-of 的“today”这一天不存在/],
    [[...twenty, '--event', 'yesterday pause'], /“yesterday”不是日期/],
    [[...twenty, '--event', '2024-03-05 dance'], /看不懂“2024-03-05 dance”/],
    [[...twenty, '--event', '2024-03-05 pause lunch'], /不是暂停的事由/],
    [[...twenty, '--event', '2024-03-05 ask lunch'], /不是重新计算的事由/],
    [[...twenty, '--event', '2024-05-05 extend 5 by=甲 reason=多'], /期限已于 2024-04-01 届满/],
  ];
  for (const [words, why] of mistakes) {
    const { code, out, err } = await due(...words);
    assert.deepEqual([code, out], [1, ''], words.join(' '));
    assert.match(err, why);
  }
});

test('what the office decided of its own periods is used', async () => {
  const office = testOffice(t);
  const unit = await office.unit('区政府办公室');
  const administrator = await office.person('管理员', unit, 'system');
  const value = { correction_reply: { count: 10 }, request_answer: { count: 99 } };
  await setSetting(office.by(administrator), { name: 'periods', value, open: false });
  // counted: 3/5-8 (4), 3/11-15 (9), 3/18 (10)
  assert.match((await due('--from', '2024-03-04', '--period', 'correction_reply')).out, /^2024-03-18\n/);
  assert.match((await due('--from', '2024-03-04', '--period', 'request_answer')).out, /^2024-04-01\n/);
});
