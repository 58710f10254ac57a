import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

let keys: { seal: Buffer; name: Buffer } | null = null;

/** The installation's secret, at least 32 bytes, set once at start; without it nothing here works. */
export function setSecretKey(key: Buffer): void {
  if (key.length < 32) throw new Error('the secret key must have at least 32 bytes');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `gongkai people ${purpose}`, 32));
  keys = { seal: derive('seal'), name: derive('name') };
}

function own() {
  if (!keys) throw new Error('setSecretKey was not called');
  return keys;
}

/** Encrypts for storage with AES-256-GCM: nonce (12), tag (16), text. `owner` is bound in, so that a row cannot borrow another's secret. */
export function seal(text: string, owner: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', own().seal, nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** What `seal` was given; throws when the bytes, the owner or the key differ. */
export function unseal(sealed: Buffer, owner: string): string {
  const decipher = createDecipheriv('aes-256-gcm', own().seal, sealed.subarray(0, 12)).setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
}

/** A keyed name of 32 bytes for something that must be found again and not be read. */
export const keyedName = (purpose: string, text: string): Buffer =>
  createHmac('sha256', own().name).update(`${purpose}\0${text}`).digest();
