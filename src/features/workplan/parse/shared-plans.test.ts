import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../platform/root.ts';
import { parsePlan } from './plan.ts';
import type { PlanTask, Role } from './types.ts';
import { readUnitPhrase } from './unit-lists.ts';

const shared = join(projectRoot, '../shared');
const plans = join(shared, 'data/inputs/plans');
const skip = existsSync(plans) ? false : '没有 ../shared，跳过真实文件的比对';

type Expected = Partial<Record<'leadUnits' | 'supportUnits' | 'responsibleUnits' | 'allUnits', string[]>> & {
  no: string;
  section: string | null;
  title: string;
  ambiguous?: boolean;
  deadline?: string;
  normalized?: string[];
  paragraphs?: (Expected & { seq: number; note: string | null; startsWith: string })[];
};
type Score = { right: number; wrong: number; missed: number };

const roles: Role[] = ['lead', 'support', 'responsible'];

test('the arrangement of 2019 is read whole: 20 items, 32 paragraphs, 28 notes, every unit in its role', {
  skip,
}, () => {
  const expected = readExpected('seed-zhenxing-2019.expected.json');
  const plan = parsePlan(readFileSync(join(shared, 'seed/000_5c902483d06be2bb.txt'), 'utf8'));
  for (const field of [
    'title',
    'planTitle',
    'docNumber',
    'docNumberRaw',
    'issuer',
    'issuedOn',
    'disclosure',
    'disclosureMark',
    'recipients',
    'basedOn',
    'globalDeadlines',
  ]) {
    assert.deepEqual(plan[field as keyof typeof plan], expected[field], field);
  }
  const shape = (task: Expected | PlanTask) => ({
    no: task.no,
    section: task.section,
    title: task.title,
    leadUnits: task.leadUnits,
    supportUnits: task.supportUnits,
    responsibleUnits: task.responsibleUnits,
    allUnits: task.allUnits,
    paragraphs: task.paragraphs!.map((one) => ({
      seq: one.seq,
      note: one.note,
      leadUnits: one.leadUnits,
      supportUnits: one.supportUnits,
      responsibleUnits: one.responsibleUnits,
      allUnits: one.allUnits,
    })),
  });
  assert.deepEqual(plan.tasks.map(shape), expected.tasks.map(shape));
  for (const [index, task] of plan.tasks.entries()) {
    for (const [at, paragraph] of task.paragraphs.entries())
      assert.ok(
        paragraph.text.startsWith(expected.tasks[index].paragraphs[at].startsWith),
        paragraph.text.slice(0, 30),
      );
  }
  const paragraphs = plan.tasks.flatMap((task) => task.paragraphs);
  console.log(
    `seed: ${plan.tasks.length} items, ${paragraphs.length} paragraphs, ${paragraphs.filter((one) => one.note !== null).length} notes`,
  );
  assert.equal(plan.tasks[17]!.recurrence, '每月');
});

test('over all real plans at least 95 % of the items are found, none is invented, and units by role reach F1 0.95', {
  skip,
}, () => {
  const items: Score = { right: 0, wrong: 0, missed: 0 };
  const units: Score = { right: 0, wrong: 0, missed: 0 };
  const all: Score = { right: 0, wrong: 0, missed: 0 };
  const deadlines: Score = { right: 0, wrong: 0, missed: 0 };
  for (const file of readdirSync(plans).filter(
    (name) => name.endsWith('.expected.json') && !name.startsWith('unit-phrases'),
  )) {
    const expected = readExpected(file);
    const source = file.startsWith('seed') ? join(shared, 'seed/000_5c902483d06be2bb.txt') : join(plans, expected.file);
    const plan = parsePlan(readFileSync(source, 'utf8'));
    const here = scoreTasks(plan.tasks, expected.tasks, { units, all, deadlines });
    for (const key of ['right', 'wrong', 'missed'] as const) items[key] += here[key];
    console.log(
      `${file.replace('.expected.json', '')}: found ${here.right}/${here.right + here.missed}, invented ${here.wrong}; issued ${plan.issuedOn === (expected.issuedOn ?? null)}, issuer ${plan.issuer === (expected.issuer ?? null)}, number ${plan.docNumber === (expected.docNumber ?? null)}, title ${[plan.title, plan.planTitle].includes(expected.title)}`,
    );
  }
  console.log(
    `items ${percent(items)}, invented ${items.wrong}; units by role F1 ${f1(units).toFixed(4)}; all units F1 ${f1(all).toFixed(4)}; deadlines F1 ${f1(deadlines).toFixed(4)}`,
  );
  assert.ok(items.right / (items.right + items.missed) >= 0.95);
  assert.equal(items.wrong, 0);
  assert.ok(f1(units) >= 0.95);
  assert.ok(f1(all) >= 0.95);
});

test('unit phrases of a provincial plan are read with their elided 省', { skip }, () => {
  const phrases: { phrase: string; leadUnits: string[]; responsibleUnits: string[]; etc: boolean }[] = readExpected(
    'unit-phrases-guangdong-2025.expected.json',
  );
  for (const expected of phrases) {
    const read = readUnitPhrase(expected.phrase);
    const of = (role: Role) => read.units.filter((unit) => unit.role === role).map((unit) => unit.normalized);
    assert.deepEqual(
      { lead: of('lead'), responsible: of('responsible'), etc: read.etc },
      { lead: expected.leadUnits, responsible: expected.responsibleUnits, etc: expected.etc },
      expected.phrase,
    );
  }
  console.log(`unit phrases: ${phrases.length} of ${phrases.length}`);
});

test('documents without an expected result give tasks with units and no invented names', { skip }, () => {
  for (const [file, tasks] of [
    ['gbf-2018-129.txt', 17],
    ['gwy-2018-42.txt', 18],
    ['fujian-2017.txt', 22],
  ] as const) {
    const plan = parsePlan(readFileSync(join(plans, file), 'utf8'));
    console.log(
      `${file}: ${plan.tasks.length} tasks, ${plan.tasks.filter((task) => task.allUnits.length > 0).length} with units`,
    );
    assert.equal(plan.tasks.length, tasks);
  }
});

function readExpected(file: string) {
  return JSON.parse(readFileSync(join(plans, file), 'utf8'));
}

function scoreTasks(
  tasks: PlanTask[],
  expected: Expected[],
  totals: { units: Score; all: Score; deadlines: Score },
): Score {
  const open = [...tasks];
  const score: Score = { right: 0, wrong: 0, missed: 0 };
  for (const one of expected) {
    const index = open.findIndex(
      (task) => task.no === one.no && task.section === one.section && sameTitle(task.title, one.title),
    );
    if (index < 0) {
      score.missed += 1;
      console.log(`  missed ${one.no} ${one.title}`);
      continue;
    }
    score.right += 1;
    const [task] = open.splice(index, 1);
    scoreList(task!.allUnits, one.allUnits ?? [], totals.all);
    if (!one.ambiguous)
      for (const role of roles)
        scoreList(task![`${role}Units`], one[`${role}Units`] ?? [], totals.units, `${one.no} ${role}`);
    scoreList(
      task!.deadline ? [task!.deadline] : [],
      one.deadline ? [one.deadline] : [],
      totals.deadlines,
      `${one.no} deadline`,
    );
    if (one.normalized) assert.equal(task!.normalized?.length ?? task!.allUnits.length, one.normalized.length);
  }
  for (const task of open) console.log(`  invented ${task.no} ${task.title}`);
  score.wrong = open.length;
  return score;
}

function sameTitle(read: string, expected: string): boolean {
  const one = read.replace(/[。，]$/, '');
  const other = expected.replace(/[。，]$/, '');
  return one.length > 3 && (one.startsWith(other) || other.startsWith(one));
}

function scoreList(read: string[], expected: string[], score: Score, what = ''): void {
  for (const name of read)
    if (expected.includes(name)) score.right += 1;
    else {
      score.wrong += 1;
      if (what) console.log(`  ${what}: not ${name}`);
    }
  for (const name of expected)
    if (!read.includes(name)) {
      score.missed += 1;
      if (what) console.log(`  ${what}: lacks ${name}`);
    }
}

function f1({ right, wrong, missed }: Score): number {
  return (2 * right) / (2 * right + wrong + missed);
}

function percent({ right, missed }: Score): string {
  return `${((100 * right) / (right + missed)).toFixed(1)} %`;
}
