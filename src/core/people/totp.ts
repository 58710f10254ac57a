import { Secret, TOTP } from 'otpauth';
import { seal, unseal } from './secret.ts';

const period = 30;
/** One step before and after: telephones' clocks differ, and typing takes time. */
const window = 1;

const generator = (secret: string, account = '') =>
  new TOTP({
    issuer: '政务公开工作台',
    issuerInLabel: false,
    label: account,
    secret: Secret.fromBase32(secret),
    period,
    digits: 6,
  });

/** A new secret of 160 bits, base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** As it is stored: encrypted and bound to the person. */
export const sealTotp = (secret: string, person: number): Buffer => seal(secret, `totp:${person}`);
export const unsealTotp = (sealed: Buffer, person: number): string => unseal(sealed, `totp:${person}`);

/** The address `otpauth://totp/…` for the picture that the telephone reads. */
export const totpUri = (secret: string, account: string): string => generator(secret, account).toString();

/** The step (thirty seconds each since 1970) to which a typed code belongs, or null; the caller refuses steps already used. */
export function stepOfCode(secret: string, typed: string, now: Date): number | null {
  const token = typed.normalize('NFKC').replace(/\s+/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = generator(secret).validate({ token, timestamp: now.getTime(), window });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta;
}

/** The code of an instant: what the telephone shows. For tests and the demonstration. */
export const codeAt = (secret: string, at: Date): string => generator(secret).generate({ timestamp: at.getTime() });
