import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { delivered } from '../rules/delivered.ts';
import { understand } from '../rules/understand.ts';
import type { Text } from './entry.ts';
import { findIn } from './find.ts';
import { joined, piecesOf } from './frozen.ts';
import { openStore, type Store } from './store.ts';

const words = ['供热', '停水', '入学', '公开', '政策', '户口', '执法', '检查', '预算', '通知', '办法', '补贴', '公示'];
const textOf = (id: number, seed: number, more: Partial<Text> = {}): Text => {
  const word = (n: number) => words[(seed * 31 + n * (seed % 11) + n * n) % words.length]!;
  const body = Array.from({ length: 12 }, (_, n) => word(n)).join('，');
  const title = `${word(1)}${word(2)}第${id}号`;
  return {
    ...{
      id: `id${id}`,
      mark: String(seed),
      title,
      kind: 'news',
      kindWords: '要闻',
      unit: 'office',
      unitName: '办公室',
      column: 'news',
    },
    ...{
      topic: null,
      year: 2026,
      validity: null,
      validUntil: null,
      publicUntil: null,
      listedAt: seed,
      rank: 1,
      number: null,
    },
    ...{ head: title, body },
    ...more,
  };
};

const wanted = { filter: {}, sort: 'best' as const, limit: 30, offset: 0, today: '2026-06-01' };
const idsFor = (store: Store, query: string, more: Partial<Parameters<typeof findIn>[3]> = {}) => {
  const found = findIn(store, understand(query, delivered), null, { ...wanted, ...more });
  return { ids: found.hits.map(({ entry }) => entry.id), total: found.total };
};

describe('the index', () => {
  it('leaves out what has too little of what was asked, where only a good answer is one', () => {
    const store = openStore();
    const texts = ['2026年随机抽查工作计划', '2025年度部门决算', '部门职责年度清单'];
    for (const [at, title] of texts.entries()) store.put(textOf(at, at, { title, head: title, body: title }));
    assert.deepEqual(idsFor(store, '2025年度部门决算', { least: 0.6 }), { ids: ['id1'], total: 1 });
    assert.deepEqual(idsFor(store, '2019年政府采购合同', { least: 0.6 }).ids, []);
  });

  it('answers after thousands of changes as one that was filled once with what is left', () => {
    const changed = openStore();
    const last = new Map<number, number>();
    for (let turn = 0; turn < 9000; turn += 1) {
      const id = (turn * 37) % 2500;
      if (turn % 5 === 4) {
        changed.remove(`id${id}`);
        last.delete(id);
      } else {
        changed.put(textOf(id, turn));
        last.set(id, turn);
      }
    }
    const fresh = openStore();
    for (const [id, seed] of last) fresh.put(textOf(id, seed));
    assert.equal(changed.corpus().size, last.size);
    assert.ok(changed.corpus().segments.length < 12, 'small segments became large ones');
    for (const query of ['供热', '户口 补贴', '预算', '执法检查']) {
      const [one, other] = [idsFor(changed, query), idsFor(fresh, query)];
      assert.equal(one.total, other.total, query);
      assert.ok(one.total > 0, query);
      const all = { limit: one.total };
      assert.deepEqual(new Set(idsFor(changed, query, all).ids), new Set(idsFor(fresh, query, all).ids));
    }
  });

  it('takes in what comes one by one between questions without making all of it anew', () => {
    const asked = openStore();
    const fresh = openStore();
    for (let id = 0; id < 700; id += 1) {
      asked.put(textOf(id, id));
      fresh.put(textOf(id, id));
      assert.equal(asked.corpus().size, id + 1);
      assert.ok(asked.corpus().segments.length <= 4 * 7, `${asked.corpus().segments.length} segments after ${id + 1}`);
    }
    const all = { limit: 700 };
    for (const query of ['供热', '户口 补贴']) assert.deepEqual(idsFor(asked, query, all), idsFor(fresh, query, all));
    for (let id = 0; id < 700; id += 1) asked.remove(`id${id}`);
    assert.deepEqual(idsFor(asked, '供热'), { ids: [], total: 0 });
  });

  it('forgets a text at once, also one that came a moment ago, and takes a new one in its place', () => {
    const store = openStore();
    store.put(textOf(1, 1, { head: '独木舟比赛', body: '报名' }));
    assert.deepEqual(idsFor(store, '独木舟').ids, ['id1']);
    store.put(textOf(1, 2, { head: '风筝比赛', body: '报名' }));
    assert.deepEqual(idsFor(store, '独木舟').ids, []);
    assert.deepEqual(idsFor(store, '风筝').ids, ['id1']);
    assert.equal(store.remove('id1'), true);
    assert.equal(store.remove('id1'), false);
    assert.deepEqual(idsFor(store, '风筝').ids, []);
  });

  it('lets what ends by the clock go without being told, and knows when 有效期 is over', () => {
    const store = openStore();
    store.put(textOf(1, 1, { head: '独木舟', body: '', publicUntil: Date.now() - 1 }));
    store.put(textOf(2, 2, { head: '独木舟', body: '', validity: 'valid', validUntil: '2026-05-31' }));
    store.put(textOf(3, 3, { head: '独木舟', body: '', validity: 'valid', validUntil: '2026-06-01' }));
    assert.deepEqual(idsFor(store, '独木舟').ids, ['id3', 'id2'], 'what is no longer in force ranks below');
    assert.deepEqual(idsFor(store, '独木舟', { filter: { validity: 'expired' } }).ids, ['id2']);
    assert.deepEqual(idsFor(store, '独木舟', { filter: { validity: 'valid' } }).ids, ['id3']);
  });

  it('keeps rare signs, long words and empty texts', () => {
    const store = openStore();
    store.put(textOf(1, 1, { head: '𠮷野家', body: '' }));
    store.put(textOf(2, 2, { head: '', body: `${'a'.repeat(5000)} covid19` }));
    assert.deepEqual(idsFor(store, '𠮷野').ids, ['id1']);
    assert.deepEqual(idsFor(store, 'COVID19').ids, ['id2']);
    assert.deepEqual(idsFor(store, '').ids, []);
    assert.deepEqual(idsFor(store, '！？…').ids, []);
  });

  it('is the same after it was written down and read, without what was gone', () => {
    const store = openStore();
    for (let id = 0; id < 1500; id += 1) store.put(textOf(id, id));
    store.put(textOf(2000, 2000, { head: '独木舟 13800138000', body: 'covid19' }));
    store.put(textOf(2001, 2001, { head: '风筝 covid19', body: '' }));
    store.remove('id2000');
    store.remove('id7');
    const pieces = [...piecesOf(store.frozen())];
    assert.ok(pieces.length > 4, 'small pieces');
    const written = serialize(pieces);
    assert.equal(written.includes('13800138000'), false, 'nor the words of what is gone');
    const thawed = openStore();
    thawed.thaw(joined(deserialize(written)));
    const all = { limit: 1500 };
    for (const query of ['供热', '户口 补贴', 'covid19', '13800138000', '独木舟'])
      assert.deepEqual(idsFor(thawed, query, all), idsFor(store, query, all), query);
    assert.equal(thawed.find('id7'), undefined);
    for (const one of [store, thawed]) {
      one.put(textOf(7, 7, { head: '独木舟 13800138000', body: 'omicron' }));
      one.remove('id9');
    }
    for (const query of ['供热', '独木舟', '13800138000', 'omicron', 'covid19'])
      assert.deepEqual(idsFor(thawed, query, all), idsFor(store, query, all), `${query} after further changes`);
  });
});
