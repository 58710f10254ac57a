import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchUnits } from './units.ts';

const known = [
  { id: 'yingshang', name: '区营商环境建设监督局', aliases: [] },
  { id: 'fagai', name: '区发展和改革局', aliases: ['区发改局'] },
  { id: 'jiaoyu', name: '区教育局', aliases: [] },
  { id: 'tiyu', name: '区体育局', aliases: [] },
  { id: 'zhengfuban', name: '区政府办公室', aliases: [] },
  { id: 'renshe', name: '区人力资源社会保障局', aliases: [] },
  { id: 'weijian', name: '区卫生健康局', aliases: [] },
  { id: 'streets', name: '全区街道', aliases: ['各街道'] },
];

function match(name: string) {
  return matchUnits([name], known)[0]!;
}

test('a name as registered and a remembered alias are taken as they are', () => {
  assert.deepEqual(match('区教育局'), { name: '区教育局', kind: 'exact', id: 'jiaoyu', suggestions: [] });
  assert.deepEqual(match('区发改局'), { name: '区发改局', kind: 'alias', id: 'fagai', suggestions: [] });
  assert.equal(match('区 教育局').kind, 'exact');
});

test('a short form is suggested and never taken by itself', () => {
  assert.deepEqual(match('区营商局'), {
    name: '区营商局',
    kind: 'suggestion',
    id: 'yingshang',
    suggestions: ['yingshang'],
  });
  assert.equal(match('区人社局').id, 'renshe');
  assert.equal(match('区卫健局').id, 'weijian');
  assert.equal(match('政府办').id, 'zhengfuban');
});

test('a unit of another level, another kind or another name is unknown', () => {
  assert.equal(match('市教育局').kind, 'unknown');
  assert.equal(match('区教育基金会').kind, 'unknown');
  assert.equal(match('区审计局').kind, 'unknown');
});

test('a group stays a group until the office has given it an entry', () => {
  for (const name of ['各街道办事处', '区直各相关部门', '区直具有行政执法职能部门', '有关部门', '区政府各部门'])
    assert.equal(match(name).kind, 'group', name);
  assert.deepEqual(match('各街道'), { name: '各街道', kind: 'alias', id: 'streets', suggestions: [] });
});
