/** 「张＊＊」: the first sign and no more; of an organisation nothing is covered. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name];
  return first + '＊'.repeat(Math.max(1, Math.min(rest.length, 4)));
};

/** 「210＊＊＊34」: three signs in front and two behind of what is long enough to stay a secret. */
export const maskNumber = (number: string): string =>
  number.length < 8 ? '＊'.repeat(number.length || 1) : `${number.slice(0, 3)}＊＊＊＊${number.slice(-2)}`;

/** 「j…@mail.example」 */
export const maskEmail = (email: string): string => email.replace(/^(.).*@/u, '$1…@');
