import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neutral, plain, readCsv } from '../../platform/spreadsheet.ts';
import { newNames, postsOf, whyNotNames, whyNotPosts, writePost } from './rules/leaders.ts';
import { pageOf } from './rules/paging.ts';
import { changedList } from './rules/part-rows.ts';
import { emptyProfile, isRightCode, profileHash } from './rules/profile.ts';
import { isAskedFor } from './rules/who.ts';

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

test('a leader is asked for by name, by unit and post, or by what they answer for', () => {
  const head = {
    name: '赵示甲',
    post: '区长',
    division: '主持全面工作。',
    units: ['区政府', '振兴区人民政府'],
    first: true,
  };
  const deputy = { ...head, name: '赵 示丙', post: '副区长', division: '分管教育、卫生健康工作。' };
  const chief = { name: '孙示', post: '党组书记、局长', division: '', units: ['区教育局'], first: false };
  const office = { ...chief, name: '钱示甲', post: '区政府办公室主任', units: ['区政府办公室'] };
  const asked = (words: string) =>
    [head, deputy, chief, office].filter((one) => isAskedFor(one, words)).map(({ name }) => name);
  assert.deepEqual(asked('赵示甲'), ['赵示甲']);
  assert.deepEqual(asked('赵示丙副区长的简历'), ['赵 示丙']);
  assert.deepEqual(asked('区长是谁'), ['赵示甲']);
  assert.deepEqual(asked('副区长'), ['赵 示丙']);
  assert.deepEqual(asked('教育局局长是谁？'), ['孙示']);
  assert.deepEqual(asked('区政府办公室主任电话'), ['钱示甲']);
  assert.deepEqual(asked('区政府办公室副主任'), []);
  assert.deepEqual(asked('孙局长'), ['孙示']);
  assert.deepEqual(asked('赵副区长'), ['赵 示丙']);
  assert.deepEqual(asked('谁分管教育'), ['赵 示丙']);
  for (const words of ['教育局', '孙示范区规划', '教育局副局长', '谁分管养殖', '停水', '办公室主任会议'])
    assert.deepEqual(asked(words), [], words);
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
