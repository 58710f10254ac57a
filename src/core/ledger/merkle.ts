import { digest, type HashName } from './canonical.ts';

/**
 * The Merkle tree of RFC 6962 / RFC 9162 over the leaves of the ledger. A leaf is given as its hash (H(0x00 ‖ …), `leafOf`);
 * positions here begin with 0. Pure: where hashes come from is said by a `Trees`.
 */
export type Hash = Uint8Array;

/** Answers the hash of the perfect subtree over the leaves [index·2^level, (index+1)·2^level). */
export type Trees = (level: number, index: number) => Promise<Hash>;

const nodeMark = Uint8Array.of(1);

/** node = H(0x01 ‖ left ‖ right). */
export const nodeOf = (name: HashName, left: Hash, right: Hash): Hash => digest(name, nodeMark, left, right);

/** The root of an empty tree: the hash of nothing. */
export const emptyRoot = (name: HashName): Hash => digest(name);

/** The root of a perfect subtree whose 2^k hashes are given. */
export function perfectRoot(name: HashName, hashes: Hash[]): Hash {
  let row = hashes;
  while (row.length > 1) {
    const above: Hash[] = [];
    for (let at = 0; at < row.length; at += 2) above.push(nodeOf(name, row[at]!, row[at + 1]!));
    row = above;
  }
  return row[0]!;
}

/** Grows a tree leaf by leaf and answers its root at any size; keeps one hash for each bit of the size. */
export class GrowingTree {
  readonly #name: HashName;
  readonly #rows: (Hash | null)[] = [];
  size = 0;
  constructor(name: HashName) {
    this.#name = name;
  }

  /** Takes one more leaf; `each` hears of every perfect subtree that it completes. */
  add(leaf: Hash, each?: (level: number, index: number, hash: Hash) => void): void {
    let hash = leaf;
    let level = 0;
    this.size += 1;
    for (; this.#rows[level]; level += 1) {
      hash = nodeOf(this.#name, this.#rows[level]!, hash);
      this.#rows[level] = null;
      each?.(level + 1, this.size / 2 ** (level + 1) - 1, hash);
    }
    this.#rows[level] = hash;
  }

  root(): Hash {
    const rows = this.#rows.filter((row) => row !== null);
    if (rows.length === 0) return emptyRoot(this.#name);
    return rows.slice(1).reduce((right, left) => nodeOf(this.#name, left, right), rows[0]!);
  }
}

/** The hash over the leaves [from, to); `from` is a multiple of the smallest power of two that is not below to - from. */
export async function rangeHash(name: HashName, trees: Trees, from: number, to: number): Promise<Hash> {
  const parts: Hash[] = [];
  for (let at = from; at < to; ) {
    const level = levelWithin(to - at);
    parts.push(await trees(level, at / 2 ** level));
    at += 2 ** level;
  }
  if (parts.length === 0) return emptyRoot(name);
  return parts.reduceRight((right, left) => nodeOf(name, left, right));
}

/** The level of the largest perfect tree of at most n leaves; counted, because logarithms round. */
function levelWithin(n: number): number {
  let level = 0;
  while (2 ** (level + 1) <= n) level += 1;
  return level;
}

/** The largest power of two below n, for n ≥ 2. */
const split = (n: number) => 2 ** levelWithin(n - 1);

/** Inclusion proof of leaf `index` in the tree of `size` leaves (RFC 9162 §2.1.3.1), from the leaf upwards. */
export async function inclusionPath(name: HashName, trees: Trees, index: number, size: number): Promise<Hash[]> {
  const path: Hash[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + split(to - from);
    path.unshift(
      await rangeHash(name, trees, ...((index < middle ? [middle, to] : [from, middle]) as [number, number])),
    );
    if (index < middle) to = middle;
    else from = middle;
  }
  return path;
}

/** Consistency proof from the tree of `old` leaves to that of `size` (RFC 9162 §2.1.4.1); empty when they are the same. */
export async function consistencyPath(name: HashName, trees: Trees, old: number, size: number): Promise<Hash[]> {
  if (old === 0 || old === size) return [];
  const path: Hash[] = [];
  let [from, to] = [0, size];
  let whole = true; // the old tree is a complete part of the new one: its own root need not be told
  while (from + old !== to) {
    const middle = from + split(to - from);
    if (from + old <= middle) {
      path.unshift(await rangeHash(name, trees, middle, to));
      to = middle;
    } else {
      path.unshift(await rangeHash(name, trees, from, middle));
      old -= middle - from;
      from = middle;
      whole = false;
    }
  }
  if (!whole) path.unshift(await rangeHash(name, trees, from, to));
  return path;
}

const equal = (a: Hash, b: Hash) => Buffer.from(a).equals(b);

/** Whether the path leads from a leaf to the root (RFC 9162 §2.1.3.2). */
export function provesInclusion(
  name: HashName,
  proof: { leaf: Hash; index: number; size: number; path: Hash[] },
  root: Hash,
): boolean {
  if (proof.index >= proof.size) return false;
  let [node, last, hash] = [proof.index, proof.size - 1, proof.leaf];
  for (const step of proof.path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeOf(name, step, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else hash = nodeOf(name, hash, step);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && equal(hash, root);
}

/** Whether the path shows that the new tree only added to the old one (RFC 9162 §2.1.4.2). */
export function provesConsistency(
  name: HashName,
  from: { size: number; root: Hash },
  to: { size: number; root: Hash },
  path: Hash[],
): boolean {
  if (from.size === to.size) return path.length === 0 && equal(from.root, to.root);
  if (from.size > to.size) return false;
  if (from.size === 0) return path.length === 0;
  const steps = 2 ** levelWithin(from.size) === from.size ? [from.root, ...path] : [...path];
  if (steps.length === 0) return false;
  let [node, last] = [from.size - 1, to.size - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [old, now] = [steps[0]!, steps[0]!];
  for (const step of steps.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = nodeOf(name, step, old);
      now = nodeOf(name, step, now);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else now = nodeOf(name, now, step);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && equal(old, from.root) && equal(now, to.root);
}
