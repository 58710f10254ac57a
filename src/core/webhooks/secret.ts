import { createHmac } from 'node:crypto';
import { keyedName, seal, unseal } from '../people/secret.ts';

/** The secret that belongs to a form's key: shown once, and again only when the same form is sent again. */
export const secretOf = (seed: string): string => `whsec_${keyedName('webhook', seed).toString('base64url')}`;

const owner = (url: string) => `webhook ${url}`;
export const sealSecret = (secret: string, url: string): Buffer => seal(secret, owner(url));
export const unsealSecret = (sealed: Buffer, url: string): string => unseal(sealed, owner(url));

/** `v1=` and the hex HMAC-SHA256 over the time (Unix seconds), a dot and the body: an old delivery cannot be sent again as new. */
export const signatureOf = (secret: string, time: number, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
