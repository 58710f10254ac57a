import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestPlan, parsePlan } from './plan.ts';

const size = longestPlan - 10;
const hostile: Record<string, string> = {
  'open brackets': '（'.repeat(size),
  'nested brackets': `${'（'.repeat(size / 2)}${'）'.repeat(size / 2)}`,
  'many notes': '（区教育局负责）'.repeat(size / 8),
  'many labels': '责任单位：'.repeat(size / 5),
  'labels in brackets': '（责任单位：'.repeat(size / 6),
  'numbers without end': '1.'.repeat(size / 2),
  'items on lines': '1.做\n'.repeat(size / 4),
  'sections on lines': '一、做\n'.repeat(size / 4),
  'chinese digits': '一'.repeat(size),
  'items in one line': '（一）做。'.repeat(size / 5),
  digits: '1'.repeat(size),
  spaces: `${'一、做'}${' '.repeat(size - 3)}`,
  'spaced words': '做 '.repeat(size / 2),
  'line breaks': `${'\n'.repeat(size - 1)}做`,
  'quotation marks': '《'.repeat(size),
  titles: '关于'.repeat(size / 2),
  'title lines': '某局关于\n'.repeat(size / 5),
  'joined units': `（${'区教育局和'.repeat(size / 5)}负责）`,
  separators: `一、做（区教育局${'、'.repeat(size - 20)}负责）`,
  pipes: '|'.repeat(size),
  'table rows': `任务|责任单位\n${'|做|\n'.repeat(size / 5)}`,
  'column names': '序号工作任务责任单位'.repeat(size / 10),
  dates: '2024年1月1日前'.repeat(size / 10),
  'hash lines': '#\n'.repeat(size / 2),
  'full stops': `一、做${'。'.repeat(size - 10)}x`,
  stars: `某文\n${'*'.repeat(size - 10)}x`,
  'em spaces': `一、做${'\u2003'.repeat(size - 10)}x`,
  'label values': `责任单位：${'；'.repeat(1990)}x`.repeat(1000),
  'note ends': `一、做（区教育局负责${'，'.repeat(780)}x）`.repeat(2500),
  months: '月'.repeat(size),
  'deep numbers': '一、做（一）做1.做（1）做①做'.repeat(size / 20),
};

function timeOf(text: string): number {
  const start = performance.now();
  parsePlan(text);
  return performance.now() - start;
}

/**
 * Four times the text may take four times as long, and not sixteen; the slack is for the noise of short runs. Machines are
 * noisy: the shortest of up to five runs of each counts, for what grows with the square grows so every time.
 */
function growsInLine(small: string, large: string): void {
  let [quarter, whole] = [Infinity, Infinity];
  for (let run = 1; run <= 5; run += 1) {
    quarter = Math.min(quarter, timeOf(small));
    whole = Math.min(whole, timeOf(large));
    if (whole < quarter * 10 + 500) return;
  }
  assert.fail(`${Math.round(whole)} ms against ${Math.round(quarter)} ms for a quarter`);
}

for (const [what, text] of Object.entries(hostile)) {
  test(`reading ${what} takes time in proportion to their length`, () => {
    // The end is what makes some of them hard: a quarter has it too.
    growsInLine(text.slice(0, size / 4 - 10) + text.slice(-10), text.slice(0, size));
    assert.ok(Array.isArray(parsePlan(text.slice(0, 1000)).tasks));
  });
}

for (const [what, text] of Object.entries({
  items: '1.做好（区教育局负责）\n',
  sections: '一、做\n',
  'table rows': '| 任务 | 责任单位 |\n|做|\n',
  titles: '某局关于\n',
  deadlines: '（一）6月底前完成，每季度通报。\n',
})) {
  test(`as many ${what} as are read at all take time in proportion to their number`, () => {
    growsInLine(text.repeat(2_250), text.repeat(9_000));
  });
}

test('ten megabytes are refused with a sentence', () => {
  const plan = parsePlan('一、做好工作。（某局负责）\n'.repeat(700_000));
  assert.deepEqual(plan.tasks, []);
  assert.match(plan.warnings[0]!, /没有读取/);
});

test('an empty text says so and invents nothing', () => {
  for (const text of ['', '  \n \n', '# title: 只有文件头\n']) {
    const plan = parsePlan(text);
    assert.deepEqual(plan.tasks, []);
    assert.match(plan.warnings[0]!, /空的/);
  }
});
