import { type Group, groupsOf, partsOf, type Reading, readingsAt } from './digits.ts';
import { type Hit, mask } from './finding.ts';
import {
  isAreaCode,
  isCreditCode,
  isIdentityNumber,
  isLandline,
  isLuhn,
  isMobile,
  looksLikeCreditCode,
  looksLikeIdentityNumber,
} from './numbers.ts';

/** What is said before a number, looked for in the few characters that stand there. */
const said = {
  identity: ['身份证', '证件号', '公民身份'],
  card: ['卡号', '账号', '帐号', '账户', '帐户', '银行'],
  phone: ['电话', '传真', '热线', '座机', '号码', 'Tel', 'TEL', 'tel'],
  code: ['信用代码'],
};

const isSaid = (text: string, from: number, words: string[], within = 12): boolean => {
  const before = text.slice(Math.max(0, from - within), from);
  return words.some((word) => before.includes(word));
};

/** Numbers of persons in a folded text: identity numbers, bank cards, mobile and landline telephones, credit codes. */
export function findNumbers(text: string): Hit[] {
  const codes = findCreditCodes(text);
  const hits: Hit[] = [];
  const groups = groupsOf(text);
  let code = 0;
  for (let index = 0; index < groups.length; ) {
    const { from } = groups[index]!;
    while (code < codes.length && codes[code]!.to <= from) code += 1;
    const inCode = code < codes.length && codes[code]!.from <= from;
    const hit = inCode ? null : readNumber(text, groups, index);
    if (hit) hits.push(hit);
    index = hit ? firstAfter(groups, index, hit.to) : index + 1;
  }
  return [...hits, ...codes].sort((a, b) => a.from - b.from);
}

function firstAfter(groups: Group[], index: number, to: number): number {
  let next = index;
  while (next < groups.length && groups[next]!.from < to) next += 1;
  return next;
}

function readNumber(text: string, groups: Group[], index: number): Hit | null {
  const readings = readingsAt(text, groups, index);
  for (const kind of [identity, card, mobile, landline]) {
    for (const reading of readings) {
      const hit = kind(text, reading, groups);
      if (hit) return { ...hit, from: reading.from, to: reading.to };
    }
  }
  return null;
}

type Found = Omit<Hit, 'from' | 'to'> | null;

function identity(text: string, { from, to, digits: read }: Reading): Found {
  // a check digit X that stands apart: 「002 X」
  const digits = read.length === 17 && /^[ -]X(?![\dA-Z])/i.test(text.slice(to, to + 3)) ? `${read}X` : read;
  const found = (advice?: string): Found => ({ check: 'id_number', value: digits, shown: mask(digits), advice });
  if (digits.length === 18 && isIdentityNumber(digits)) return found();
  if ((digits.length === 18 || digits.length === 15) && looksLikeIdentityNumber(digits)) {
    if (isSaid(text, from, said.identity)) return found(digits.length === 18 ? '校验位不对，也可能写错了' : undefined);
  }
  return null;
}

function card(text: string, reading: Reading, groups: Group[]): Found {
  const { from, digits } = reading;
  if (digits.length < 16 || digits.length > 19 || digits.endsWith('X') || !isLuhn(digits)) return null;
  const parts = partsOf(groups, reading);
  const parted = parts.length === 1 || parts.slice(0, -1).every((part) => part >= 4);
  if (!parted || !(digits.startsWith('62') || isSaid(text, from, said.card))) return null;
  return { check: 'bank_card', value: digits, shown: mask(digits) };
}

/** How people part a mobile number; three columns of a table that add up to eleven digits are none. */
const mobileParts = new Set(['11', '3-4-4', '3-8', '3-3-5', '4-3-4', '4-4-3', '7-4']);

function mobile(_text: string, reading: Reading, groups: Group[]): Found {
  const { digits } = reading;
  if (digits.length < 11 || digits.length > 15 || !isMobile(digits)) return null;
  const parts = partsOf(groups, reading);
  const abroad = digits.length - 11;
  const own = abroad > 0 && parts[0] === abroad ? parts.slice(1) : parts.with(0, parts[0]! - abroad);
  if (!mobileParts.has(own.join('-'))) return null;
  return { check: 'mobile', value: digits.slice(-11), shown: mask(digits.slice(-11)) };
}

function landline(text: string, reading: Reading, groups: Group[]): Found {
  const { from, to, digits } = reading;
  if (digits.length > 12) return null;
  const found = { check: 'landline', value: digits, shown: mask(digits), written: text.slice(from, to) } as const;
  const parts = partsOf(groups, reading);
  const whole = isLandline(digits) && (parts.length === 1 || (parts[0]! <= 4 && parts.length <= 3));
  const local = parts.length === 1 && /^[2-8]\d{6,7}$/.test(digits) && isSaid(text, from, said.phone, 8);
  if (whole || local) return found;
  // written as a telephone, though no exchange gives such numbers: a slip of the pen, or a number of a demonstration
  const [area, ...number] = parts;
  const written = number.join('-').match(/^(?:[78]|3-4|4-4)$/) && isAreaCode(digits.slice(0, area));
  return written ? { ...found, advice: '不像在用的号码，请核对' } : null;
}

const isSign = (code: number) =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Words of letters and digits, at most three of them parted by one blank or dash: 「91 110000 600037341L」. */
function findCreditCodes(text: string): Hit[] {
  const hits: Hit[] = [];
  const words: [from: number, to: number][] = [];
  for (let at = 0; at < text.length; ) {
    if (!isSign(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    let to = at + 1;
    while (to < text.length && isSign(text.charCodeAt(to))) to += 1;
    words.push([at, to]);
    at = to;
  }
  for (let index = 0; index < words.length; index += 1) {
    const hit = readCode(text, words, index);
    if (hit) hits.push(hit);
  }
  return hits;
}

function readCode(text: string, words: [number, number][], index: number): Hit | null {
  const from = words[index]![0];
  let code = '';
  for (let at = index; at < words.length && at < index + 4; at += 1) {
    const [start, end] = words[at]!;
    if (at > index && (start - words[at - 1]![1] !== 1 || !' -'.includes(text[start - 1]!))) return null;
    if (code.length + end - start > 18) return null;
    code += text.slice(start, end);
    if (code.length === 18) return judged(text, from, end, code.toUpperCase());
  }
  return null;
}

function judged(text: string, from: number, to: number, code: string): Hit | null {
  if (isIdentityNumber(code) || !looksLikeCreditCode(code)) return null;
  const hit = { check: 'credit_code', value: code, shown: mask(code), from, to } as const;
  if (isCreditCode(code)) return hit;
  return isSaid(text, from, said.code, 16) ? { ...hit, advice: '校验位不对，疑似写错，请核对' } : null;
}
