import type { Sort } from './table.tsx';

/** In which order a list stands: by which column, from which end. */
export interface Order<Key extends string = string> {
  key: Key;
  direction: Sort['direction'];
}

/** What an address asks for among the columns that can be sorted by; what it asks wrongly is the usual order. */
export function orderOf<Key extends string>(
  query: (name: string) => string | undefined,
  sortable: readonly Key[],
  usual: Order<Key>,
): Order<Key> {
  const key = sortable.find((one) => one === query('sort'));
  if (!key) return usual;
  return { key, direction: query('order') === 'descending' ? 'descending' : 'ascending' };
}

/** By what is said of a row; rows that say nothing of it stand last, in either direction. */
export function inOrder<Row, Key extends string>(
  rows: Row[],
  { key, direction }: Order<Key>,
  sortedBy: Record<Key, (row: Row) => string | number>,
): Row[] {
  const said = sortedBy[key];
  const turn = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [said(a), said(b)];
    if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
    if (typeof left === 'number' && typeof right === 'number') return turn * (left - right);
    return turn * String(left).localeCompare(String(right), 'zh-CN', { numeric: true });
  });
}

/** The order as an address says it; nothing of the usual one. */
export const orderQuery = ({ key, direction }: Order, usual: Order): Record<string, string> =>
  key === usual.key && direction === usual.direction ? {} : { sort: key, order: direction };

/** An address's query with an order behind it. */
export function withOrder(query: string, order: Order, usual: Order): string {
  const said = new URLSearchParams(query);
  for (const [name, value] of Object.entries(orderQuery(order, usual))) said.set(name, value);
  return said.size > 0 ? `?${said}` : '';
}

/** For the heads of a table: where the list stands in another order. */
export const sortBy = <Key extends string>(order: Order<Key>, href: (order: Order<Key>) => string): Sort => ({
  ...order,
  href: (key, direction) => href({ key: key as Key, direction }),
});
