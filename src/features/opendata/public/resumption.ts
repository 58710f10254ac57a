import { timingSafeEqual } from 'node:crypto';
import { keyedName } from '../../../core/people/secret.ts';
import type { Place } from '../queries/harvest.ts';

/** Everything a list needs to go on: nothing is kept between two requests. */
export interface Resumption {
  verb: string;
  set: string | null;
  from: string | null;
  until: string | null;
  after: Place;
  /** How many records were told before. */
  cursor: number;
}

const signed = (text: string) => keyedName('oai resumption', text).subarray(0, 16);

/** The token of a place in a list, signed, so that only what was given out comes back. */
export function writeToken({ verb, set, from, until, after, cursor }: Resumption): string {
  const text = Buffer.from(JSON.stringify([verb, set, from, until, after.at, after.id, cursor])).toString('base64url');
  return `${text}.${signed(text).toString('base64url')}`;
}

/** What a token says; null for one that we did not write. */
export function readToken(token: string): Resumption | null {
  const [, text = '', seal = ''] = /^([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
  const given = Buffer.from(seal, 'base64url');
  if (token.length > 1000 || given.length !== 16 || !timingSafeEqual(given, signed(text))) return null;
  const [verb, set, from, until, at, id, cursor] = JSON.parse(Buffer.from(text, 'base64url').toString());
  return { verb, set, from, until, after: { at, id }, cursor };
}
