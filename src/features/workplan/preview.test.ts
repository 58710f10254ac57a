import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Typed } from '../../platform/form.ts';
import { projectRoot } from '../../platform/root.ts';
import { PreviewPage } from './pages/preview.tsx';
import { parsePlan } from './parse/plan.ts';
import { confirmPreview } from './rules/confirm.ts';
import { changePreview, namesIn, type Preview, previewOf, readPreview } from './rules/preview.ts';
import { confirmable } from './rules.ts';
import { formOf, samplePlan } from './test-plan.ts';

const units = { all: [{ id: 7, name: '区政府办公室' }], mine: [{ id: 7, name: '区政府办公室' }] };

/** Shown, sent back by a browser without a correction, and read. */
function sentBack(preview: Preview): Preview {
  const page = PreviewPage({ preview, formKey: 'key-of-this-form', mine: units.mine, units: units.all, names: [] });
  const form = formOf(String(page), '/staff/workplan/preview');
  return readPreview(Object.fromEntries(form) as Typed);
}

function losesNothing(text: string, name: string): number {
  const plan = confirmable(parsePlan(text), { name, text }, 2019);
  const read = confirmPreview(sentBack(previewOf(plan, 7)), units);
  assert.deepEqual(read.errors, plan.tasks.length > 0 && plan.issuer ? {} : read.errors);
  assert.deepEqual(read.plan, plan);
  return plan.tasks.length;
}

test('a plan goes through the preview form without losing a character', () => {
  assert.equal(losesNothing(samplePlan, 'sample.txt'), 4);
  assert.equal(losesNothing(`\n  \n${samplePlan.replace('按时公开', "<b>“按时”公开 & '如实'</b>")}`, '<a "b">.txt'), 4);
});

const seed = join(projectRoot, '../shared/seed');
test('the plan of the district goes through the preview form without losing a character', {
  skip: existsSync(seed) ? false : 'shared/seed is not there',
}, () => {
  const file = readdirSync(seed).find((name) => name.endsWith('.txt'))!;
  assert.equal(losesNothing(readFileSync(join(seed, file), 'utf8'), file), 20);
});

const plans = join(projectRoot, '../shared/data/inputs/plans');
test('other plans do too', { skip: existsSync(plans) ? false : 'shared/data is not there' }, () => {
  const files = readdirSync(plans).filter((name) => name.endsWith('.txt'));
  assert.ok(files.length > 3, `only ${files.length} plans were looked at`);
  for (const file of files) losesNothing(readFileSync(join(plans, file), 'utf8').replace(/\r\n?/g, '\n'), file);
});

const sample = () => previewOf(confirmable(parsePlan(samplePlan), { name: 's', text: samplePlan }, 2019), 7);
const titles = (preview: Preview) => preview.tasks.map((task) => task.title);

test('a task can be removed, added behind another, and merged into the one before', () => {
  const [one, two, three, four] = titles(sample());
  assert.deepEqual(titles(changePreview(sample(), 'remove.1')), [one, three, four]);
  assert.deepEqual(titles(changePreview(sample(), 'add.0')), [one, '', two, three, four]);
  assert.deepEqual(titles(changePreview(sample(), 'add')), [one, two, three, four, '']);
  const merged = changePreview(sample(), 'merge.1');
  assert.deepEqual(titles(merged), [one, three, four]);
  assert.equal(merged.tasks[0]!.paragraphs.length, 2);
  assert.equal(merged.tasks[0]!.deadline, '2019-10-31');
  assert.equal(merged.tasks[0]!.to, sample().tasks[1]!.to);
});

test('a paragraph can be added and removed; an order that means nothing changes nothing', () => {
  assert.equal(changePreview(sample(), 'paragraph.2').tasks[2]!.paragraphs.length, 2);
  assert.equal(changePreview(sample(), 'unparagraph.2.0').tasks[2]!.paragraphs.length, 0);
  for (const order of ['merge.0', 'remove.99', 'fly.1', '', 'remove.x']) {
    assert.deepEqual(changePreview(sample(), order), sample());
  }
});

test('every mistake is said beside its field', () => {
  const preview = sample();
  preview.facts = {
    ...preview.facts,
    title: ' ',
    issuer: '',
    issuedOn: '2019-02-30',
    year: '十九',
    unit: '8',
    scheme: '下周',
  };
  preview.tasks[1]!.title = '';
  preview.tasks[2]!.deadline = '2019-13-01';
  preview.matches = { 区财政局: '99' };
  const { errors } = confirmPreview(preview, units);
  assert.deepEqual(Object.keys(errors).sort(), [
    'issuedOn',
    'issuer',
    'matches',
    'scheme',
    'task.1.title',
    'task.2.deadline',
    'title',
    'unit',
    'year',
  ]);
  const page = String(
    PreviewPage({ preview, formKey: 'key-of-this-form', errors, mine: units.mine, units: units.all, names: [] }),
  );
  assert.match(page, /href="#f-task-1-title"/);
  assert.match(page, /id="f-task-1-title"/);
  assert.match(page, /value="2019-13-01"/);
});

test('a plan without tasks cannot be saved, and names may be written with any sign between them', () => {
  const { errors } = confirmPreview({ ...sample(), tasks: [] }, units);
  assert.match(errors.tasks ?? '', /没有读出任何任务/);
  assert.deepEqual(namesIn(' 区财政局、区科技局，区商务局;区司法局；区教育局\n'), [
    '区财政局',
    '区科技局',
    '区商务局',
    '区司法局',
    '区教育局',
  ]);
});
