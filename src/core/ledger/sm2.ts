import { generateKeyPairSync } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

/**
 * SM2 with SM3 (GB/T 32918.2) and the distinguishing identifier that everybody uses, as `openssl dgst -sm3 -sigopt
 * distid:1234567812345678` does it. Node's own signatures on this curve are ECDSA or bear an empty identifier, which no
 * other program accepts; therefore a library signs and Node only makes and writes the key.
 */
export const distinguishingId = '1234567812345678';
const options = { hash: true, der: true, userId: distinguishingId } as const;

/** A new key as PEM: PKCS #8 and SubjectPublicKeyInfo, as OpenSSL reads them. */
export function makeSm2Key(): { privateKey: string; publicKey: string } {
  return generateKeyPairSync('ec', {
    namedCurve: 'SM2',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

const derOf = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');

/** The point of a public key: 0x04 ‖ x ‖ y, 65 bytes; they end a SubjectPublicKeyInfo. */
export function sm2Point(publicKey: string): Buffer {
  const point = derOf(publicKey).subarray(-65);
  if (point.length !== 65 || point[0] !== 4) throw new Error('not an SM2 public key');
  return point;
}

/** The number inside PKCS #8: ECPrivateKey version 1, then an octet string of 32 bytes (RFC 5915). */
function secretOf(privateKey: string): string {
  const der = derOf(privateKey);
  const mark = der.indexOf(Buffer.from('0201010420', 'hex'));
  if (mark < 0) throw new Error('not an SM2 private key');
  return der.subarray(mark + 5, mark + 37).toString('hex');
}

/** Signs the text; the signature is DER, as OpenSSL writes it. */
export const signSm2 = (text: string, privateKey: string): Buffer =>
  Buffer.from(sm2.doSignature(Buffer.from(text), secretOf(privateKey), options), 'hex');

/** Whether the signature of this text is of this key; what is no signature at all is none. */
export function verifiesSm2(text: string, signature: Uint8Array, publicKey: string): boolean {
  try {
    const point = sm2Point(publicKey).toString('hex');
    return sm2.doVerifySignature(Buffer.from(text), Buffer.from(signature).toString('hex'), point, options);
  } catch {
    return false;
  }
}
