import { createHash } from 'node:crypto';
import { keyedName } from '../../../core/people/secret.ts';
import { Refused } from '../../../platform/errors.ts';

/** From what load on a form is asked for a proof of work; the office may set it (setting `consultations`, `load`). */
export interface Load {
  /** Comments within an hour from one address block. */
  address: number;
  /** Comments within a minute to one round; null while the office has set no number: many who come once are no flood. */
  round: number | null;
  /** How many leading bits of the hash are zero: each bit doubles the work. */
  bits: number;
}
export const usualLoad: Load = { address: 40, round: null, bits: 15 };

/** What a form that was asked for work has sent. */
export interface Proof {
  challenge: string;
  nonce: string;
  /** The page with the question was shown before; whoever sends without an answer chose to be looked at first. */
  asked: boolean;
}

/** What a browser works on: of this form and no other, and nobody can make it up. */
export const challengeOf = (publication: string, key: string): string =>
  keyedName('consultations work', JSON.stringify([publication, key])).toString('hex');

/** Whether SHA-256 of 「challenge:nonce」 begins with so many zero bits. */
export function isSolved({ challenge, nonce }: Pick<Proof, 'challenge' | 'nonce'>, bits: number): boolean {
  if (!/^[0-9a-z]{1,20}$/.test(nonce)) return false;
  const hash = createHash('sha256').update(`${challenge}:${nonce}`).digest();
  return hash.readUInt32BE(0) >>> (32 - bits) === 0;
}

/** Many come at once: the form is shown again, once, and a browser that can works on it; without one it is sent again as it is. */
export class WorkWanted extends Refused {
  readonly bits: number;
  constructor(bits: number) {
    super(
      '现在提交的意见很多。浏览器正在做一次自动校验，几秒钟就好，然后请再点一次“提交意见”。不能校验的，直接再点一次，意见照样收下、照样计数，只是先由人看一眼。',
    );
    this.bits = bits;
  }
}

/** What becomes of one more comment under this load: taken, or looked at first; or the form asks for work before. */
export function standingOf(
  counted: { address: number; round: boolean },
  load: Load,
  proof: Proof | undefined,
): 'taken' | 'held' | 'asked' {
  const many = counted.address > load.address;
  if (!many && !counted.round) return 'taken';
  if (proof && isSolved(proof, load.bits)) return counted.address > 2 * load.address ? 'held' : 'taken';
  return proof && !proof.asked ? 'asked' : 'held';
}
