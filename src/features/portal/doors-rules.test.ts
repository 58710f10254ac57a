import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asGrouped, groupDoors, onlyOnce } from './rules/doors.ts';
import { tablesAsLines, withoutAddresses } from './rules/search-words.ts';
import { introductionOf, leadOf } from './rules/topic.ts';

const there = [
  { label: '执法事项', href: '/enforcement/matters/' },
  { label: '行政执法公示', href: '/enforcement/' },
  { label: '数据开放', href: '/data/' },
];
const groups = [
  {
    title: '行政执法',
    doors: [
      { path: '/enforcement/', icon: 'shield' },
      { path: '/enforcement/matters/', icon: 'draft' },
      { path: '/nowhere/', icon: 'file' },
    ],
  },
];

test('entrances stand in the groups of the office, the rest last, and what does not exist nowhere', () => {
  assert.deepEqual(
    groupDoors(there, groups).map(({ title, doors }) => [title, ...doors.map(({ label }) => label)]),
    [
      ['行政执法', '行政执法公示', '执法事项'],
      ['其他', '数据开放'],
    ],
  );
  assert.deepEqual(
    groupDoors(there, []).map(({ title, doors }) => [title, doors.length]),
    [['入口', 3]],
  );
  assert.deepEqual(
    asGrouped(groups)(there).map(({ href }) => href),
    ['/enforcement/', '/enforcement/matters/', '/data/'],
  );
});

test('a map names every address once', () => {
  const map = onlyOnce([
    { title: '一', links: [{ href: '/a/' }, { href: '/b/' }] },
    { title: '二', links: [{ href: '/b/' }] },
  ]);
  assert.deepEqual(map, [{ title: '一', links: [{ href: '/a/' }, { href: '/b/' }] }]);
});

test('a passage leaves out addresses of pages and rows of many cells', () => {
  assert.equal(withoutAddresses('审议草案。草案：/consultations/202611/35atz4xe3xab.html'), '审议草案。');
  assert.equal(withoutAddresses('8:30—11:30，1/2 和 km/h'), '8:30—11:30，1/2 和 km/h');
  const row = (cells: string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const wide = `<table>${row(['序号', '代码', '对象', '事项', '结果'], 'th')}${row(['1', '9121', '甲', '乙', '丙'], 'td')}</table>`;
  assert.equal(tablesAsLines(wide), '');
  const narrow = `<table>${row(['区域', '时间'], 'th')}${row(['站前街道', '22:00'], 'td')}</table>`;
  assert.equal(tablesAsLines(narrow), '<p>区域：站前街道，时间：22:00</p>');
});

test('lines of an introduction that name something are looked up, the others are read', () => {
  const introduction = '在这里查文件。\n区图书馆：演示路 5 号\n咨询：热线 8890';
  assert.deepEqual(introductionOf({ introduction }), {
    words: ['在这里查文件。'],
    facts: [
      { label: '区图书馆', text: '演示路 5 号' },
      { label: '咨询', text: '热线 8890' },
    ],
  });
  assert.equal(leadOf(introduction), '在这里查文件。');
});
