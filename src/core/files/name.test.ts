import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cleanName, contentDisposition, endingOf } from './name.ts';

describe('The name that a file shows', () => {
  test('is the last part of what the browser sent, never a path', () => {
    assert.equal(cleanName('C:\\Users\\someone\\通知.docx'), '通知.docx');
    assert.equal(cleanName('../../etc/passwd'), 'passwd');
    assert.equal(cleanName('/tmp/'), '未命名');
    assert.equal(cleanName('..'), '未命名');
  });

  test('has no mark that turns or hides its ending', () => {
    assert.equal(cleanName('报告\u202excod.exe'), '报告xcod.exe');
    assert.equal(cleanName('公\u200b告\r\nSet-Cookie: a=b\u0000.pdf'), '公告Set-Cookie_ a=b.pdf');
  });

  test('keeps rare Han and emoji, whole', () => {
    assert.equal(cleanName('𠮷𣲗𰻝街道👨‍👩‍👧公告.pdf'), '𠮷𣲗𰻝街道👨‍👩‍👧公告.pdf');
    assert.equal(cleanName('半个\ud842.pdf'), '半个.pdf');
  });

  test('has at most 200 characters and keeps its ending', () => {
    const name = cleanName(`${'𠮷'.repeat(300)}.pdf`);
    assert.ok(name.length <= 200 && name.endsWith('𠮷.pdf'));
    assert.ok(name.isWellFormed());
    assert.equal(cleanName('长'.repeat(5000)).length, 200);
  });
});

test('A dot in a title is not an ending', () => {
  assert.deepEqual(['公告.PDF', '附件1.2', '1.关于做好工作的通知', '没有', 'a.tar.gz'].map(endingOf), [
    'pdf',
    null,
    null,
    null,
    'gz',
  ]);
});

test('The header that carries a name has no way out of its quotes', () => {
  const header = contentDisposition('attachment', `振政办发〔2019〕8号 "a'b*(1);.pdf`);
  assert.equal(
    header,
    `attachment; filename="_____2019_8_ _a'b*(1);.pdf"; filename*=UTF-8''${encodeURIComponent('振政办发〔2019〕8号 "a')}%27b%2A%281%29%3B.pdf`,
  );
  assert.match(header, /^[\x20-\x7e]+$/);
});
