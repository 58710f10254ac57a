import { createHash } from 'node:crypto';

/** One line as it is hashed: keys sorted, UTF-8, no spaces, without the position (promises.md, The ledger). */
export function canonical(line: Record<string, unknown>): string {
  return write(line);
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => write(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`).join(',')}}`;
}

/** The two hashes a ledger may be sealed with (setting CRYPTO_PROFILE); each seal names its own. Both give 32 bytes. */
export const hashNames = ['sha256', 'sm3'] as const;
export type HashName = (typeof hashNames)[number];

/** The hash of the parts one after the other, 32 bytes. */
export function digest(name: HashName, ...parts: (Uint8Array | string)[]): Buffer {
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const leafMark = Uint8Array.of(0);

/** leaf = H(0x00 ‖ salt ‖ canonical); 32 bytes. A line whose salt was erased keeps its leaf and loses its meaning. */
export const leafOf = (salt: Uint8Array, text: string, name: HashName = 'sha256') => digest(name, leafMark, salt, text);

/** chain_i = H("LEDGER1\n" ‖ chain_{i-1} ‖ leaf_i); chain_0 is 32 zero bytes. */
export const chainOf = (before: Uint8Array, leaf: Uint8Array, name: HashName = 'sha256') =>
  digest(name, 'LEDGER1\n', before, leaf);

export const chainStart = new Uint8Array(32);
