import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neutral, plain, readCsv } from '../../platform/spreadsheet.ts';
import { newNames, postsOf, whyNotNames, whyNotPosts, writePost } from './rules/leaders.ts';
import { pageOf } from './rules/paging.ts';
import { changedList } from './rules/part-rows.ts';
import { emptyProfile, isRightCode, profileHash } from './rules/profile.ts';

test('a post is written in many ways and kept in one', () => {
  for (const typed of [
    '2021-03—2023-05 副局长',
    '2021.3-2023.5 副局长',
    '2021年3月至2023年5月 副局长',
    '2021/03～2023/05　副局长',
  ])
    assert.equal(writePost(typed), '2021-03—2023-05 副局长', typed);
  assert.equal(writePost('2023年5月至今 局长'), '2023-05—至今 局长');
  assert.equal(writePost('2023-05-08—至今 局长'), '2023-05-08—至今 局长');
  assert.equal(writePost('从前'), '从前');
});

test('the history of posts is told as it was written, and one that cannot be is refused', () => {
  const leader = { name: '赵示甲', posts: ['2019-03—2021-02 副局长', '2021-02—至今 局长'] };
  assert.deepEqual(postsOf(leader)[1], { from: '2021-02', until: null, post: '局长' });
  assert.equal(whyNotPosts(leader, '2026-11-20'), null);
  assert.match(whyNotPosts({ ...leader, posts: ['2021-03—2020-01 副局长'] }, '2026-11-20')!, /结束在开始之前/);
  assert.match(whyNotPosts({ ...leader, posts: ['2026-12—至今 局长'] }, '2026-11-20')!, /还没有开始/);
});

test('only names that the public has not read are typed once more, and each wrong one is told by its post', () => {
  const [zhao, qian] = [
    { name: '赵示甲', post: '局长' },
    { name: '钱示乙', post: '副局长' },
  ];
  assert.deepEqual(newNames([zhao], [zhao, qian]), [qian]);
  assert.equal(whyNotNames([zhao, qian], ['赵示甲', ' 钱示乙 ']), null);
  assert.match(whyNotNames([zhao, qian], ['赵示申'])!, /局长的姓名与送审的不一致，副局长的姓名还没有录入/);
});

test('a hash covers the unit and every word, whatever the order of its keys', () => {
  const profile = emptyProfile();
  const turned = Object.fromEntries(Object.entries(profile).reverse()) as typeof profile;
  assert.equal(profileHash('a', profile), profileHash('a', turned));
  assert.notEqual(profileHash('a', profile), profileHash('b', profile));
  assert.notEqual(profileHash('a', profile), profileHash('a', { ...profile, basic: { ...profile.basic, fax: '1' } }));
});

test('neutralising a cell and taking it back are inverse, also for what bears an apostrophe already', () => {
  for (const text of ['=1', "'=1", "''=1", "'", '-', '普通', '', '＝1', "it's"]) {
    assert.equal(plain(neutral(text)), text);
    assert.doesNotMatch(neutral(text), /^[=+\-@＝＋－＠]/);
  }
  assert.deepEqual(readCsv('a,"b\nc ""d"""\r\n,e'), [
    ['a', 'b\nc "d"'],
    ['', 'e'],
  ]);
});

test('rows are added, moved and taken away by their number', () => {
  const rows = ['a', 'b', 'c'].map((name) => ({ name }));
  const names = (list: Record<string, unknown>[]) => list.map(({ name }) => name).join('');
  assert.equal(names(changedList(rows, { row: null, record: { name: 'd' }, place: null })), 'abcd');
  assert.equal(names(changedList(rows, { row: null, record: { name: 'd' }, place: 1 })), 'dabc');
  assert.equal(names(changedList(rows, { row: 3, record: { name: 'c' }, place: 1 })), 'cab');
  assert.equal(names(changedList(rows, { row: 2, record: null, place: null })), 'ac');
  assert.equal(names(changedList(rows, { row: 2, record: { name: 'x' }, place: 99 })), 'acx');
});

test('a credit code is checked by its last digit; none is no mistake', () => {
  assert.equal(isRightCode(''), true);
  assert.equal(isRightCode('112106030000000009'), false);
  assert.deepEqual([pageOf(undefined), pageOf('2'), pageOf('0'), pageOf('x')], [1, 2, null, null]);
});
