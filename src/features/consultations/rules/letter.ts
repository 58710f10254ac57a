import { createHash } from 'node:crypto';
import { canonical } from '../../../core/ledger/canonical.ts';

/** What makes a comment the one it is. */
export interface Letter {
  /** Public id of the draft, and the round. */
  document: string;
  round: number;
  clause: number | null;
  body: string;
  /** Name and SHA-256 of each attachment as it is kept, in order. */
  files: { name: string; hash: string }[];
}

/** SHA-256, hex, over round, clause, words and attachments: the receipt names it, the ledger keeps it, the check page makes it again. */
export function letterHash({ document, round, clause, body, files }: Letter): string {
  const kept = files.map(({ name, hash }) => ({ name, hash }));
  return createHash('sha256')
    .update('COMMENT1\n')
    .update(canonical({ document, round, clause, body, files: kept }))
    .digest('hex');
}

/**
 * 32 bytes that are the same for letters which say the same about the same clause: full-width forms as plain ones, without blanks and
 * punctuation. A letter with attachments is nobody's double.
 */
export function textKey({ clause, body, files }: Pick<Letter, 'clause' | 'body' | 'files'>): Buffer {
  const plain = body
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '');
  const words = plain || body;
  return createHash('sha256')
    .update(canonical({ clause, words, files: files.map(({ hash }) => hash) }))
    .digest();
}
