import { hashOf } from './hash.ts';
import type { Algorithm } from './pool.ts';
import type { Outcome } from './select.ts';

/** What was drawn, as text (step 7): `drawn ID` in ascending order of keys, then `team TARGET I1 I2` in the same order. */
export const resultText = (draw: string, { drawn, teams }: Outcome): string =>
  [
    'ZXDRAW-1 RESULT',
    draw,
    ...drawn.map(({ id }) => `drawn ${id}`),
    ...teams.map(({ target, inspectors }) => ['team', target, ...inspectors].join(' ')),
  ]
    .map((line) => `${line}\n`)
    .join('');

export const resultHash = (alg: Algorithm, text: string): string => hashOf(alg, text);
