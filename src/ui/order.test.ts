import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder, type Order, orderOf, orderQuery, sortBy, withOrder } from './order.ts';

type Key = 'name' | 'n';
const usual: Order<Key> = { key: 'name', direction: 'ascending' };
const asked = (query: Record<string, string>) => orderOf<Key>((name) => query[name], ['name', 'n'], usual);

test('an address asks for an order; what it asks wrongly is the usual one', () => {
  assert.deepEqual(asked({ sort: 'n', order: 'descending' }), { key: 'n', direction: 'descending' });
  assert.deepEqual(asked({ sort: 'n', order: 'sideways' }), { key: 'n', direction: 'ascending' });
  assert.deepEqual(asked({ sort: 'password', order: 'descending' }), usual);
  assert.deepEqual(asked({}), usual);
});

test('the order stands behind the filter in an address, the usual one not at all', () => {
  const other: Order<Key> = { key: 'n', direction: 'descending' };
  assert.equal(withOrder('?q=%E6%B0%B4', other, usual), '?q=%E6%B0%B4&sort=n&order=descending');
  assert.equal(withOrder('', usual, usual), '');
  assert.deepEqual(orderQuery(other, usual), { sort: 'n', order: 'descending' });
  assert.equal(sortBy(usual, (next) => withOrder('', next, usual)).href('n', 'ascending'), '?sort=n&order=ascending');
});

test('figures stand by their size, words as Chinese lists do, and rows that say nothing last in either direction', () => {
  const rows = [
    { name: '乙', n: 10 },
    { name: '', n: 1 },
    { name: '甲', n: 9 },
  ];
  const by = { name: (row: (typeof rows)[0]) => row.name, n: (row: (typeof rows)[0]) => row.n };
  const names = (order: Order<Key>) => inOrder(rows, order, by).map(({ name }) => name);
  assert.deepEqual(names({ key: 'n', direction: 'ascending' }), ['', '甲', '乙']);
  assert.deepEqual(names({ key: 'name', direction: 'ascending' }), ['甲', '乙', '']);
  assert.deepEqual(names({ key: 'name', direction: 'descending' }), ['乙', '甲', '']);
});
