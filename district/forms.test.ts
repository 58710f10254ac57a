import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examine } from '../src/core/files/extract/examine.ts';
import { rowsOf } from '../src/features/services/rules/elements.ts';
import { withoutSample } from '../src/features/services/rules/why-not.ts';
import { paperNamed, papers } from './demo/form-paper.ts';
import { paperForms } from './demo/forms.ts';
import { demoItems } from './demo/services.ts';

// Forms of the demonstration are what people print, fill in and sign.

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-forms-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function examined(name: string) {
  const path = join(folder, name.slice(0, 20));
  await writeFile(path, paperNamed(name));
  const report = await examine(path, 'docx');
  return { ...report, text: report.text! };
}

test('every blank form of a guide has a filled sample, and every form that is named can be had', () => {
  const forms = demoItems.flatMap(({ guide }) => rowsOf(guide, 'materials')).filter(({ blank }) => blank);
  assert.ok(forms.length >= 5, `${forms.length} forms`);
  for (const { guide, title } of demoItems) assert.deepEqual(withoutSample(guide), [], title);
  for (const { blank, sample } of forms)
    for (const name of [blank!, sample!]) assert.ok(paperNamed(name).length > 1000);
});

const fit = { type: 'docx', unchecked: false, hidden: [], removed: [], copy: null };

test('a form is a Word document that passes the checks of files with nothing hidden and nothing to take away', async () => {
  for (const [title, form] of Object.entries(paperForms)) {
    const { blank, sample } = papers(title);
    const [empty, filled] = [await examined(blank), await examined(sample)];
    for (const report of [empty, filled]) {
      const { type, unchecked = false, hidden, removed, copy } = report;
      assert.deepEqual({ type, unchecked, hidden, removed, copy }, fit, title);
      for (const { label } of form.fields) assert.ok(report.text.includes(label), label);
      assert.ok(report.text.includes(form.promise) && report.text.includes(`${form.signs}：`));
      assert.match(report.text, /日期：.*年.*月.*日/);
    }
    for (const { sample: value } of form.fields) assert.ok(filled.text.includes(value), value);
    assert.doesNotMatch(empty.text, /样表|示甲|示乙|示丙/);
    assert.match(filled.text, /（样表）/);
  }
});

test('the same form is the same file, whenever it is made', () => {
  const { blank } = papers('家庭收入和财产声明');
  assert.deepEqual(paperNamed(blank), paperNamed(blank));
  assert.throws(() => paperNamed('没有的表.docx'), /no form/);
});
