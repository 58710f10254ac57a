import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readYearFile } from './year-file.ts';

const festivals = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
const days = festivals.map((name, index) => ({ name, date: `2028-0${index + 1}-03`, isOffDay: true }));
const json = (change: object = {}) => JSON.stringify({ year: 2028, papers: [], days, ...change });
const problemsOf = (text: string) => readYearFile(text).problems.join('');

describe('the file of a year', () => {
  test('is read from JSON and from CSV alike', () => {
    const csv = ['name,date,isOffDay', ...days.map(({ name, date }) => `${name},${date},true`)].join('\r\n');
    assert.deepEqual(readYearFile(`\ufeff${csv}`).file, readYearFile(json()).file);
    assert.equal(readYearFile(csv).file?.year, 2028);
    assert.equal(readYearFile(csv.replaceAll('true', '放假')).file?.days.length, 7);
  });

  test('a make-up day that is a working day anyway is left out, and that is said', () => {
    const read = readYearFile(json({ days: [...days, { name: '春节', date: '2028-02-08', isOffDay: false }] }));
    assert.equal(read.file?.days.length, 7);
    assert.match(read.remarks.join(''), /2028-02-08（星期二）本来就是工作日/);
  });

  test('everything that is wrong is a sentence that says how to mend it', () => {
    assert.match(problemsOf(''), /请粘贴/);
    assert.match(problemsOf('\u0000\u0001PK'), /UTF-8/);
    assert.match(problemsOf('x'.repeat(100_001)), /内容太长/);
    assert.match(problemsOf('{"year": 2028, "days": ['), /JSON 不完整/);
    assert.match(problemsOf('{"year": 2028}'), /没有 days 列表/);
    assert.match(problemsOf('[1,2]'), /name,date,isOffDay/);
    assert.match(problemsOf('name,date,isOffDay\n元旦,2028-01-01,也许'), /第 2 行没有写明放假还是上班/);
    assert.match(problemsOf(json({ year: '二〇二八' })), /没有写明是哪一年/);
    assert.match(problemsOf(json({ days: [] })), /请不要导入空文件/);
    assert.match(
      problemsOf(json({ days: [...days, { name: '国庆节', date: '2028-02-30', isOffDay: true }] })),
      /“2028-02-30”不存在/,
    );
    assert.match(problemsOf(json({ days: [...days, days[0]] })), /出现了两次/);
    assert.match(problemsOf(json({ days: [...days, { ...days[0], date: '2026-01-01' }] })), /不在 2028 年内/);
    assert.match(problemsOf(json({ days: [...days, { date: '2028-10-05', isOffDay: true }] })), /没有节日名称/);
    assert.match(problemsOf(json({ days: [...days, { name: '国庆节', date: '2028-10-05' }] })), /没有写明放假还是上班/);
    assert.match(problemsOf(json({ days: days.slice(0, 5) })), /缺少这些节日的放假日：国庆、中秋/);
  });

  test('the last days of December may belong to the year that follows', () => {
    const early = { name: '元旦', date: '2027-12-31', isOffDay: true };
    assert.equal(readYearFile(json({ days: [early, ...days] })).problems.length, 0);
  });
});
