import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HashName } from './canonical.ts';
import { makeSm2Key, signSm2, sm2Point, verifiesSm2 } from './sm2.ts';

/** With which algorithms a ledger is sealed and its checkpoints are signed; chosen while it is empty (CRYPTO_PROFILE). */
export const profiles = {
  standard: { hash: 'sha256', signature: 'ed25519' },
  gm: { hash: 'sm3', signature: 'sm2' },
} as const satisfies Record<string, { hash: HashName; signature: 'ed25519' | 'sm2' }>;
export type ProfileName = keyof typeof profiles;
export type SignatureName = (typeof profiles)[ProfileName]['signature'];

/** What the public needs to check a checkpoint. `id` is 8 hex digits, `pem` a SubjectPublicKeyInfo. */
export interface PublicKey {
  id: string;
  /** The name in the signature line: the origin of the ledger. */
  name: string;
  alg: SignatureName;
  pem: string;
}

export interface Signer extends PublicKey {
  sign(text: string): Buffer;
}

/** The bytes of a key as its id covers them: type byte and key (C2SP signed-note; 0xff and a name for what has no number). */
function keyBytes(alg: SignatureName, pem: string): Buffer {
  if (alg === 'sm2') return Buffer.concat([Buffer.of(0xff), Buffer.from('SM2-SM3\n'), sm2Point(pem)]);
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
  return Buffer.concat([Buffer.of(1), der.subarray(-32)]);
}

/** The first four bytes of SHA-256(name ‖ LF ‖ type and key), in every profile: it only tells keys apart. */
export const keyIdOf = (name: string, alg: SignatureName, pem: string): string =>
  createHash('sha256').update(`${name}\n`).update(keyBytes(alg, pem)).digest('hex').slice(0, 8);

/** The key in one line, `name+id+base64`, as tools of transparency logs take it. */
export const keyLine = ({ name, id, alg, pem }: PublicKey): string =>
  `${name}+${id}+${keyBytes(alg, pem).toString('base64')}`;

/** Whether a signature of this text is of this key. */
export const verifies = (key: PublicKey, text: string, signature: Uint8Array): boolean =>
  key.alg === 'sm2'
    ? verifiesSm2(text, signature, key.pem)
    : verify(null, Buffer.from(text), createPublicKey(key.pem), signature);

const make: Record<SignatureName, () => { privateKey: string; publicKey: string }> = {
  sm2: makeSm2Key,
  ed25519: () =>
    generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }),
};

/**
 * The signing key of this installation, made once in `dataDir` (checkpoint-….key: private, then public, readable by this
 * account alone). `name` is the origin that stands in every checkpoint.
 */
export function openSigner(dataDir: string, alg: SignatureName, name: string): Signer {
  const path = join(dataDir, `checkpoint-${alg}.key`);
  if (!existsSync(path)) keep(path, make[alg]());
  const text = readFileSync(path, 'utf8');
  const part = (kind: string) =>
    new RegExp(`-----BEGIN ${kind} KEY-----[^-]+-----END ${kind} KEY-----\n`).exec(text)?.[0];
  const [privateKey, pem] = [part('PRIVATE'), part('PUBLIC')];
  if (!privateKey || !pem)
    throw new Error(`${path} 不是完整的签名密钥。请从备份恢复它；没有备份时移走它，会建立新的密钥。`);
  return {
    id: keyIdOf(name, alg, pem),
    name,
    alg,
    pem,
    sign: (text) => (alg === 'sm2' ? signSm2(text, privateKey) : sign(null, Buffer.from(text), privateKey)),
  };
}

/** Written aside and linked: another process finds the whole key or none, and who comes second takes the first one's. */
function keep(path: string, { privateKey, publicKey }: { privateKey: string; publicKey: string }): void {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, privateKey + publicKey, { mode: 0o600 });
  chmodSync(aside, 0o600);
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
}
