import { unseal } from '../../../core/people/secret.ts';
import type { Filed } from '../rules/filed.ts';

/** Opens what a case keeps sealed; nothing once its time is over. */
export const openSealed = (seed: Buffer, what: string, sealed: Buffer | null): string | null =>
  sealed && unseal(sealed, `request:${what}:${seed.toString('hex')}`);

export const openFiled = (seed: Buffer, filed: Buffer | null): Filed | null => {
  const text = openSealed(seed, 'filed', filed);
  return text === null ? null : (JSON.parse(text) as Filed);
};
