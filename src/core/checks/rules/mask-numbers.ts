// Numbers as people write them: in one, or in groups with blanks or dashes between.
const identity = /(?<!\d)[1-9]\d{5}[- ]?(?:19|20)\d{2}[- ]?[01]\d[- ]?[0-3]\d[- ]?\d{3}[- ]?[\dXx](?!\d)/g;
const mobile = /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g;
const card = /(?<!\d)62(?:[- ]?\d){14,17}(?![- ]?\d)/g;
const passport = /(护照(?:号码?)?\s*[：:为]?\s*)([A-Za-z]{1,2}\d{7,8})(?!\d)/g;

/** Signs that say that something was covered before it came to us: 张＊＊, 李某, ***. */
export const covered = /[*＊×某]/;

/** 「210＊＊＊＊34」: three signs in front and two behind. */
export const maskNumber = (number: string): string => {
  if (covered.test(number)) return number.replaceAll('*', '＊');
  return number.length < 8
    ? '＊'.repeat(Math.min(number.length, 4))
    : `${number.slice(0, 3)}＊＊＊＊${number.slice(-2)}`;
};

/** The same of a number that is written in groups. */
export const numberOf = (found: string): string => maskNumber(found.replace(/[- ]/g, ''));

/**
 * What of a text is never public (standards §9.5): identity numbers, mobile telephones, bank cards and passports of anybody, each as
 * `cover` writes it.
 */
export const maskNumbers = (text: string, cover: (found: string) => string = numberOf): string =>
  text
    .replace(identity, (found) => cover(found))
    .replace(card, (found) => cover(found))
    .replace(passport, (_, words: string, found: string) => words + cover(found))
    .replace(mobile, (found) => cover(found));
