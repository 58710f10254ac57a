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

const sha256 = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** leaf = H(0x00 ‖ salt ‖ canonical); 32 bytes. A line whose salt was erased keeps its leaf and loses its meaning. */
export const leafOf = (salt: Uint8Array, text: string) => sha256(Uint8Array.of(0), salt, text);

/** chain_i = H("LEDGER1\n" ‖ chain_{i-1} ‖ leaf_i); chain_0 is 32 zero bytes. */
export const chainOf = (before: Uint8Array, leaf: Uint8Array) => sha256('LEDGER1\n', before, leaf);

export const chainStart = new Uint8Array(32);
