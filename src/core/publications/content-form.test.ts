import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareContents } from './compare.ts';
import { emptyContent } from './content.ts';
import { attachmentsOf, readContent, typedOf } from './content-form.ts';

const content = {
  ...emptyContent,
  title: '办法',
  body: '<p>正文。</p>',
  disclosure: 'closed' as const,
  ground: 'PROCESS_INFO',
  reason: '讨论稿',
  metadata: { keywords: ['公开', '解读'], formedOn: '2019-08-08', form: '图解', transcript: '全文' },
};

test('what is stored comes back from the form unchanged', () => {
  const read = readContent(typedOf(content), []);
  assert.deepEqual(read.ok && read.values, content);
});

test('a day that does not exist and an end before its beginning are told beside their fields', () => {
  const typed = typedOf(content);
  assert.match(readContent({ ...typed, formedOn: '2019-02-30' }, []).errors.formedOn!, /不存在/);
  const wrong = { ...typed, effectiveOn: '2020-01-02', expiresOn: '2020-01-01' };
  assert.match(readContent(wrong, []).errors.expiresOn!, /早于施行日期/);
});

test('attachments follow the order typed, lose what is ticked, and pass over what is no number', () => {
  const typed = { file: ['7', '8', '9', 'x', '8'], position: ['3', '1', '2', '4', '5'], remove: '9' };
  assert.deepEqual(attachmentsOf(typed), [8, 7]);
  assert.deepEqual(attachmentsOf({}), []);
});

test('no change to anything the hash covers is hidden from a reader', () => {
  const labels = (change: object) => compareContents(content, { ...content, ...change }).map((field) => field.label);
  assert.deepEqual(labels({}), []);
  assert.deepEqual(labels({ title: '新办法' }), ['标题']);
  assert.deepEqual(labels({ body: '<h2>正文。</h2>' }), ['正文的格式']);
  assert.deepEqual(labels({ reason: '别的理由' }), ['公开属性']);
  assert.deepEqual(labels({ metadata: { ...content.metadata, plan: '提纲' } }), ['解读提纲']);
  const attachment = { file: 1, name: '附件.pdf', hash: 'a'.repeat(64), bytes: 1, type: 'pdf' };
  assert.deepEqual(labels({ attachments: [attachment] }), ['附件']);
});
