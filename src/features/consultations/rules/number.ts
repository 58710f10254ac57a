import { createHash } from 'node:crypto';
import { keyedName } from '../../../core/people/secret.ts';

/** 「YJ-0000123」: the number of a comment, whatever way it came. */
export const numberOf = (id: number): string => `YJ-${String(id).padStart(7, '0')}`;

/** The row a typed number means, or null: small letters, blanks and full-width forms are forgiven. */
export function idOf(typed: string): number | null {
  const match = /^(?:YJ)?-?0*([1-9]\d{0,14})$/.exec(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\u2010-\u2015]+/g, (sign) => (sign.trim() ? '-' : '')),
  );
  return match ? Number(match[1]) : null;
}

// No letter that is taken for another: 0 O 1 I L U.
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The query code of a comment: sixteen letters of thirty, 78 bits, made from the row's seed with the installation's secret whenever it
 * is needed. Nothing that is stored gives it away.
 */
export function codeOf(seed: Buffer): string {
  let left = BigInt(`0x${keyedName('consultations code', seed.toString('hex')).toString('hex')}`);
  let code = '';
  for (let at = 0; at < 16; at += 1) {
    code += letters[Number(left % 30n)];
    left /= 30n;
  }
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** What the database keeps of a code, however it was typed. */
export const codeHash = (code: string): Buffer =>
  createHash('sha256')
    .update(
      code
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, ''),
    )
    .digest();
