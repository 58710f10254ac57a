import { createHash } from 'node:crypto';
import { keyedName, seal, unseal } from '../../../core/people/secret.ts';

/** Without I, L, O and U, which are misread or make words. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 查询码: 13 signs, 65 bits, made of the row's seed with the installation's secret and kept nowhere. */
export function codeOf(seed: Buffer): string {
  const bits = BigInt(`0x${keyedName('requests code', seed.toString('hex')).toString('hex')}`);
  return Array.from({ length: 13 }, (_, at) => signs[Number((bits >> BigInt(at * 5)) & 31n)]).join('');
}

/** As people type it: any case, blanks and hyphens between, O for 0, I and L for 1. */
export const plainCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** 「ABCD-EFGH-JKMNP」, to be written down. */
export const grouped = (code: string): string => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;

/** As people copy it: brackets of any kind, blanks between, without 号 or the noughts before: 「振公申[2026] 1」. */
export const plainNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[(【〔]/g, '〔')
    .replace(/[\])】〕]/g, '〕')
    .replace(
      /〔(\d{4})年?〕第?0*(\d{1,9})号?$/,
      (_, year: string, at: string) => `〔${year}〕${at.padStart(4, '0')}号`,
    );

export const hashOf = (code: string): Buffer => createHash('sha256').update(`requests ${code}`).digest();

/** Binds what is sealed to its case, so that no other row can borrow it. */
const ownerOf = (seed: Buffer, what: string) => `request:${what}:${seed.toString('hex')}`;
export const sealFor = (seed: Buffer, what: string, text: string): Buffer => seal(text, ownerOf(seed, what));
export const unsealFor = (seed: Buffer, what: string, sealed: Buffer): string => unseal(sealed, ownerOf(seed, what));

/** The same applicant by the number of the identity paper, found again without being read. */
export const applicantName = (idType: string, idNumber: string): Buffer =>
  keyedName('requests applicant', `${idType}\0${idNumber.toUpperCase().replace(/\s/g, '')}`);
