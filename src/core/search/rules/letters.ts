import { Converter } from 'opencc-js/t2cn';

let table: Uint16Array | null = null;

/** For every sign of the basic plane its simplified form, sign for sign: 機 and 机 are found by each other. */
function simplified(): Uint16Array {
  if (table) return table;
  const convert = Converter({ from: 't', to: 'cn' });
  table = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
  for (let code = 0x3400; code < 0xa000; code += 1) {
    const plain = convert(String.fromCharCode(code));
    if (plain.length === 1) table[code] = plain.charCodeAt(0);
  }
  return table;
}

/** The plain form of one UTF-16 unit. */
export const plainCode = (code: number): number => (code < 0x3400 || code >= 0xa000 ? code : simplified()[code]!);

/** Full-width letters as plain ones, capitals as small ones, traditional signs as simplified ones: how everything is compared. */
export function plain(text: string): string {
  if (isPlain(text)) return text;
  const folded = text.normalize('NFKC').toLowerCase();
  let changed = false;
  const codes = new Uint16Array(folded.length);
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at);
    codes[at] = plainCode(code);
    if (codes[at] !== code) changed = true;
  }
  if (!changed) return folded;
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += 8192) parts.push(String.fromCharCode(...codes.subarray(at, at + 8192)));
  return parts.join('');
}

/** Simplified signs, small letters, digits and what else is typed with them: most queries and words are plain already. */
function isPlain(text: string): boolean {
  const table = simplified();
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isSmall = code < 0x80 && (code < 0x41 || code > 0x5a);
    if (!isSmall && (code < 0x3400 || code > 0x9fff || table[code] !== code)) return false;
  }
  return true;
}

/** Whether a code point is a Han sign, 〇 among them. */
export const isHan = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || code === 0x3007 || (code >= 0xf900 && code <= 0xfaff) || code >= 0x20000;

const letters = /[\p{L}\p{N}]/u;
/** Whether a code point is part of a word of letters or digits. */
export const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0xc0 && letters.test(String.fromCodePoint(code)));
