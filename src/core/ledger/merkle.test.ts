import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { digest, type HashName, leafOf } from './canonical.ts';
import {
  consistencyPath,
  emptyRoot,
  GrowingTree,
  type Hash,
  inclusionPath,
  nodeOf,
  perfectRoot,
  provesConsistency,
  provesInclusion,
  rangeHash,
  type Trees,
} from './merkle.ts';

const hex = (hash: Hash) => Buffer.from(hash).toString('hex');

/** The reference entries of Certificate Transparency, with the roots that its implementations give (RFC 6962). */
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const reference = entries.map((entry) => digest('sha256', Uint8Array.of(0), Buffer.from(entry, 'hex')));

const treesOf =
  (leaves: Hash[], name: HashName = 'sha256'): Trees =>
  async (level, index) =>
    perfectRoot(name, leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

function rootOf(leaves: Hash[], name: HashName = 'sha256'): Hash {
  const tree = new GrowingTree(name);
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

test('the roots are those of the reference entries of RFC 6962, grown or taken from subtrees', async () => {
  for (const [size, root] of roots.entries()) {
    assert.equal(hex(rootOf(reference.slice(0, size))), root, `size ${size}`);
    assert.equal(hex(await rangeHash('sha256', treesOf(reference), 0, size)), root, `size ${size} from subtrees`);
  }
});

test('inclusion and consistency proofs are those of the reference', async () => {
  const inclusion = async (index: number, size: number) =>
    (await inclusionPath('sha256', treesOf(reference), index, size)).map(hex);
  const consistency = async (old: number, size: number) =>
    (await consistencyPath('sha256', treesOf(reference), old, size)).map(hex);
  assert.deepEqual(await inclusion(0, 1), []);
  assert.deepEqual(await inclusion(0, 8), [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  assert.deepEqual(await inclusion(5, 8), [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  assert.deepEqual(await consistency(1, 1), []);
  assert.deepEqual(await consistency(6, 8), [
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
});

const many = Array.from({ length: 70 }, (_, n) => leafOf(Buffer.alloc(32, n), `${n}`));

test('every leaf of every size is proved, and of nothing else', async () => {
  for (let size = 1; size <= many.length; size += 1) {
    const root = rootOf(many.slice(0, size));
    for (let index = 0; index < size; index += 1) {
      const path = await inclusionPath('sha256', treesOf(many), index, size);
      const proof = { leaf: many[index]!, index, size, path };
      assert.ok(provesInclusion('sha256', proof, root), `${index} of ${size}`);
      assert.ok(!provesInclusion('sha256', { ...proof, leaf: many[(index + 1) % many.length]! }, root), 'another leaf');
      assert.ok(!provesInclusion('sha256', { ...proof, index: index + 1 }, root), `${index} of ${size} as the next`);
      assert.ok(!provesInclusion('sha256', { ...proof, path: [...path, root] }, root), 'a longer path');
      if (path.length > 0)
        assert.ok(!provesInclusion('sha256', { ...proof, path: path.slice(1) }, root), 'a shorter path');
    }
  }
});

test('every pair of sizes is consistent, and a rewritten tree with none', async () => {
  for (let size = 1; size <= many.length; size += 1) {
    const to = { size, root: rootOf(many.slice(0, size)) };
    for (let old = 1; old <= size; old += 1) {
      const from = { size: old, root: rootOf(many.slice(0, old)) };
      const path = await consistencyPath('sha256', treesOf(many), old, size);
      assert.ok(provesConsistency('sha256', from, to, path), `${old} to ${size}`);
      const rewritten = { size: old, root: rootOf([many[69]!, ...many.slice(1, old)]) };
      assert.ok(old === 70 || !provesConsistency('sha256', rewritten, to, path), `${old} to ${size}, rewritten`);
      if (old < size) assert.ok(!provesConsistency('sha256', to, from, path), 'a tree does not shrink');
    }
  }
});

test('with SM3 the tree has the same shape and other hashes', async () => {
  assert.equal(hex(digest('sm3', 'abc')), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  const leaves = Array.from({ length: 11 }, (_, n) => leafOf(Buffer.alloc(32, n), `${n}`, 'sm3'));
  const root = rootOf(leaves, 'sm3');
  assert.equal(hex(root), hex(await rangeHash('sm3', treesOf(leaves, 'sm3'), 0, 11)));
  const path = await inclusionPath('sm3', treesOf(leaves, 'sm3'), 4, 11);
  assert.ok(provesInclusion('sm3', { leaf: leaves[4]!, index: 4, size: 11, path }, root));
  assert.ok(!provesInclusion('sha256', { leaf: leaves[4]!, index: 4, size: 11, path }, root));
  assert.equal(hex(emptyRoot('sm3')), '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b');
  assert.equal(nodeOf('sm3', root, root).length, 32);
});

const python = `
import hashlib, sys
def node(l, r): return hashlib.sha256(b'\\x01' + l + r).digest()
def root(d):
    if not d: return hashlib.sha256(b'').digest()
    if len(d) == 1: return d[0]
    k = 1
    while k * 2 < len(d): k *= 2
    return node(root(d[:k]), root(d[k:]))
leaves = [hashlib.sha256(b'\\x00' + bytes([n]) * 32 + str(n).encode()).digest() for n in range(70)]
for n in range(71): print(root(leaves[:n]).hex())
`;

test('a second implementation, written from the recursive definition in another language, comes to the same roots', (context) => {
  let said: string;
  try {
    said = execFileSync('python3', ['-c', python], { encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return context.skip('python3 is not on this machine');
  }
  const ours = Array.from({ length: 71 }, (_, size) => hex(rootOf(many.slice(0, size))));
  assert.deepEqual(said.trim().split('\n'), ours);
});
