import type { PublicKey } from './keys.ts';
import type { Proof, PublicLine } from './live-queries.ts';
import { provesInclusion } from './merkle.ts';

/**
 * 回执: what a reader keeps to show later, to anybody, that this line was in the ledger when it was signed. It is complete:
 * the line with its salt, the way to the root, the signed checkpoint and the key.
 */
export function receiptOf(line: PublicLine, { path, point }: Proof, key: PublicKey | undefined) {
  const { position, salt, canonical } = line;
  return {
    format: 'gongkai-receipt-1',
    说明: '台账回执。核对方法：node verify-ledger.mjs 本文件 公钥.pem；程序和公钥在网站的“台账存证”页面。',
    line: { position, salt, canonical },
    path,
    checkpoint: point.note,
    key: key && { id: key.id, name: key.name, alg: key.alg, pem: key.pem },
  };
}

/** Whether a proof holds; asked before a page says so. */
export const holds = ({ position, leaf, path, point }: Proof): boolean =>
  provesInclusion(
    point.alg,
    {
      leaf: Buffer.from(leaf, 'hex'),
      index: position - 1,
      size: point.size,
      path: path.map((step) => Buffer.from(step, 'hex')),
    },
    Buffer.from(point.root, 'hex'),
  );

/** A hash in sixteen groups of four, to be read aloud and compared on paper. */
export const hexGroups = (hash: string): string[] => hash.match(/.{4}/g) ?? [];
