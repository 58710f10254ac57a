const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

/** Whether 18 characters have the check digit of a citizen's identity number (GB 11643-1999). */
export function hasIdentityCheckDigit(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}

/** The same, and the region and the day of birth exist. */
export const isIdentityNumber = (text: string): boolean => hasIdentityCheckDigit(text) && looksLikeIdentityNumber(text);

/** Region and day of birth exist, whatever the check digit says; 15 digits are the form before 1999. */
export function looksLikeIdentityNumber(text: string): boolean {
  if (!provinces.has(text.slice(0, 2))) return false;
  if (/^\d{15}$/.test(text)) return isDate(`19${text.slice(6, 12)}`);
  return /^\d{17}[\dXx]$/.test(text) && isDate(text.slice(6, 14));
}

function isDate(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))];
  if (year < 1880 || year > 2099 || month < 1 || month > 12) return false;
  return day >= 1 && day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

/** Whether digits end with the check digit of ISO/IEC 7812 (Luhn), as bank cards do. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, double = false; at >= 0; at -= 1, double = !double) {
    const digit = digits.charCodeAt(at) - 48;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The form of a unified social credit code (GB 32100-2015): 18 signs without I, O, S, V, Z; the region in digits. */
export const looksLikeCreditCode = (text: string): boolean =>
  /^[1-9ANY][1-9A-Y]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text);

/** The same, and its check sign agrees: weights 3ⁱ modulo 31. */
export function isCreditCode(text: string): boolean {
  if (!looksLikeCreditCode(text)) return false;
  let sum = 0;
  for (let at = 0, weight = 1; at < 17; at += 1, weight = (weight * 3) % 31) sum += signs.indexOf(text[at]!) * weight;
  return signs[(31 - (sum % 31)) % 31] === text[17];
}

export const isMobile = (digits: string): boolean => /^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits);

/** An area code, whatever follows it. */
export const isAreaCode = (digits: string): boolean => /^(?:010|02\d|0[3-9]\d{2})$/.test(digits);

/** Area code and number: 010 and 02x with eight digits, the others with seven or eight. */
export const isLandline = (digits: string): boolean =>
  /^(?:010|02\d)[2-8]\d{7}$|^0[3-9]\d{2}[1-8]\d{6,7}$/.test(digits);
