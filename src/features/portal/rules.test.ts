import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { numberWords, verificationCode } from '../../core/publications/rules.ts';
import { doorsFor, withoutAbout } from './rules/search-doors.ts';
import {
  fileHref,
  hasIndexBlock,
  isPath,
  leaveByNotice,
  leavingTarget,
  linkTitle,
  pageOf,
  queryOf,
  sizeWords,
  withLargePictures,
  yearOf,
} from './rules.ts';

describe('the rules of the portal', () => {
  it('say of a number without a serial that the original has none', () => {
    assert.equal(numberWords('振政办发〔2019〕号'), '振政办发〔2019〕号（原文未载序号）');
    assert.equal(numberWords('振政办发〔2019〕 号'), '振政办发〔2019〕 号（原文未载序号）');
    assert.equal(numberWords('振政办发〔2019〕1号'), '振政办发〔2019〕1号');
  });

  it('read page numbers and years, and nothing else', () => {
    assert.deepEqual([undefined, '', '1', '20'].map(pageOf), [1, 1, 1, 20]);
    assert.deepEqual(['0', '-1', '1.5', 'x', '１', '999999'].map(pageOf), [null, null, null, null, null, null]);
    assert.deepEqual(['2026', '1999', '26', '3000', ''].map(yearOf), [2026, 1999, undefined, undefined, undefined]);
  });

  it('let only an address into the database that could stand there', () => {
    assert.ok(isPath('/news/202611/a.html') && isPath('/旧/5.html'));
    for (const path of ['/a\u0000', '/a b', `/${'a'.repeat(400)}`, '/a\uD800', '/a?b']) assert.ok(!isPath(path), path);
  });

  it('put filters into addresses without what is empty', () => {
    assert.equal(queryOf({ year: 2026, unit: undefined, page: 1 }), '?year=2026');
    assert.equal(queryOf({ page: 2 }), '?page=2');
    assert.equal(queryOf({}), '');
  });

  it('lead out only to http and https, without a name and password in the address', () => {
    assert.equal(leavingTarget('https://a.example/x')?.host, 'a.example');
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//a.example',
      'https://user:pw@a.example/',
      'ftp://a',
      '',
      undefined,
    ])
      assert.equal(leavingTarget(bad), null, bad);
  });

  it('send foreign links of a text by the notice, and leave own ones alone', () => {
    const own = '<a href="https://own.example/a">x</a><a href="/b">y</a>';
    assert.equal(leaveByNotice(own, 'own.example'), own);
    const out = leaveByNotice('<a href="https://b.example/?x=1&amp;y=%22">x</a>', 'own.example');
    assert.match(out, /href="\/leaving\?to=https%3A%2F%2Fb\.example%2F%3Fx%3D1%26y%3D%2522"/);
  });

  it('name the other end of every link, also of a kind nobody thought of', () => {
    assert.equal(linkTitle('interprets', true), '政策解读');
    assert.equal(linkTitle('interprets', false), '解读的文件');
    assert.equal(linkTitle('replaces', true), '替代本文件的新文件');
    assert.equal(linkTitle('unknown', true), '相关内容');
  });

  it('say sizes, codes and addresses of files', () => {
    assert.deepEqual([99, 2048, 3 * 1024 ** 2].map(sizeWords), ['99 字节', '2 KB', '3.0 MB']);
    assert.equal(verificationCode('7f3a92c10b4e55'), '7F3A-92C1-0B4E');
    assert.equal(fileHref('abc', 2, '表, 1/2?.xlsx'), '/files/abc/2/%E8%A1%A8%2C%201%2F2%3F.xlsx');
    assert.equal(hasIndexBlock('工作动态', false), false);
    assert.equal(hasIndexBlock('工作动态', true), true);
  });

  it('lets a wide drawing be opened alone', () => {
    const drawn = (width: number) => `<figure><img src="/files/a/1/b.png" alt="图" width="${width}" /></figure>`;
    assert.match(withLargePictures(drawn(960)), /<a class="picture-large" href="\/files\/a\/1\/b.png">查看大图<\/a>/);
    assert.equal(withLargePictures(drawn(320)), drawn(320));
  });
});

describe('pages that a search leads to', () => {
  const there = [
    '领导之窗',
    '政策文件',
    '政策解读',
    '依申请公开',
    '公开日历',
    '申请进度查询',
    '智能问答',
    '核验文件',
    '互动交流',
  ];
  const doors = there.map((label) => ({ label, href: `/${label}/` }));
  const labels = (query: string) => doorsFor(query, doors).map(({ label }) => label);

  it('are those whose name is asked for, or what people say for it', () => {
    assert.deepEqual(labels('领导'), ['领导之窗']);
    assert.deepEqual(labels('区长是谁'), ['领导之窗']);
    assert.deepEqual(labels('政策'), ['政策文件', '政策解读']);
    assert.deepEqual(labels('怎样依申请公开'), ['依申请公开']);
    for (const query of ['进度查询', '我的进度', '申请办到哪一步了'])
      assert.deepEqual(labels(query), ['申请进度查询'], query);
    for (const query of ['信访', '区长信箱', '我要留言']) assert.ok(labels(query).includes('互动交流'), query);
    assert.deepEqual(labels('智能客服'), ['智能问答']);
    assert.deepEqual(labels('文件真伪'), ['核验文件']);
    for (const query of ['公', '停水', '社区食堂', '工程进度']) assert.deepEqual(labels(query), [], query);
  });

  it('leaves of a unit with a wish the unit', () => {
    assert.equal(withoutAbout('教育局电话'), '教育局');
    assert.equal(withoutAbout('区政务服务中心几点上班'), '区政务服务中心');
    assert.equal(withoutAbout('住建局的地址'), '住建局');
    assert.equal(withoutAbout('电话'), '电话');
  });
});
