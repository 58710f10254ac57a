import { createHash } from 'node:crypto';
import { keyedName } from '../../../core/people/secret.ts';

export type Purpose = 'confirm' | 'manage';

/** The key of a link, 256 bits, made again whenever a letter needs it; the database has its hash alone. */
export const keyOf = (purpose: Purpose, seed: Buffer): string =>
  keyedName(`subscriptions ${purpose}`, seed.toString('hex')).toString('base64url');

export const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

export const confirmPath = (key: string) => `/subscriptions/confirm/${key}`;
export const managePath = (key: string) => `/subscriptions/manage/${key}`;
export const endPath = (key: string) => `/subscriptions/end/${key}`;

export const objectOf = (id: number) => `subscriptions.subscription:${id}`;
/** Binds a sealed address to its row's seed, so that no other row can borrow it. */
export const ownerOf = (seed: Buffer) => `subscription:${seed.toString('hex')}`;
