import { covered, maskNumber, maskNumbers, numberOf } from '../../../core/checks/rules/mask-numbers.ts';
import { decision, natural, trader } from './decision.ts';
import { type Row, said, type Values } from './elements.ts';

/** 「张＊＊」; what is covered already stays, so that masking twice is masking once. */
export function maskName(name: string): string {
  if (covered.test(name)) return name.replaceAll('*', '＊');
  const [first = '', ...rest] = [...name];
  return first + '＊'.repeat(Math.max(1, Math.min(rest.length, 4)));
}

const formerIdentity = /(?<!\d)[1-9]\d{5}[- ]?\d{2}[01]\d[0-3]\d[- ]?\d{3}(?![\dXx])/g;
const home = /((?:家庭)?(?:住址|住所地|户籍地|户籍所在地|现住址?|居住地)\s*[：:为]?\s*)([^，。；、,;\n（）()]{3,60})/g;
/** 「住辽宁省……12号」: only where a place follows, for 住房 and 住院 are no homes. */
const livesAt =
  /((?<=^|[，。；、,;\s（(])住(?:在|于)?)(?=[^，。；、,;\n（）()]{0,30}(?:[省市县区镇乡村街路巷号室]|街道))([^，。；、,;\n（）()]{3,60})/gm;

/** Where a person lives, as texts say it. */
const maskHomes = (text: string): string =>
  [home, livesAt].reduce(
    (all, form) =>
      all.replace(form, (whole, words: string, place: string) => (/^[＊*]/.test(place) ? whole : `${words}＊＊＊`)),
    text,
  );

/** A name also with blanks between its signs, as spreadsheets space them out. */
const spaced = (name: string): RegExp =>
  new RegExp([...name].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[ \u3000]*'), 'g');

/**
 * The text that is reviewed and published (standards §9.5): of a natural person name, number and address are covered wherever they
 * stand, of a trader the name of the person behind the shop; numbers of persons are covered in every text. Masking what is masked
 * changes nothing, so that our own export can be read in again.
 */
export function masked(values: Values): Values {
  const names = namesIn(values);
  const numbers = [said(values, 'idNumber')].filter((one) => one.length > 3 && !covered.test(one));
  const cover = (text: string): string => {
    let shown = text;
    for (const name of names) shown = shown.replace(spaced(name), maskName(name));
    for (const number of numbers) shown = shown.replaceAll(number, maskNumber(number));
    return names.length > 0 || said(values, 'partyKind') === natural
      ? maskHomes(maskNumbers(shown)).replace(formerIdentity, (found) => numberOf(found))
      : maskNumbers(shown);
  };
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, coverValue(name, value, cover)]),
  );
  if (said(values, 'partyKind') !== natural) return shown;
  return { ...shown, party: maskName(said(values, 'party')), ...(values.minor ? {} : { minor: '否' }) };
}

const codes = new Set(
  Object.entries(decision).flatMap(([name, { look }]) =>
    look === 'code' || look === 'day' || look === 'choice' ? [name] : [],
  ),
);

function coverValue(name: string, value: string | Row[], cover: (text: string) => string): string | Row[] {
  if (typeof value !== 'string') return value;
  if (name === 'idNumber') return maskNumber(value);
  return codes.has(name) || name === 'shape' ? value : cover(value);
}

/** Names that must not be read: the person's, and that of whoever keeps a shop. Longer ones first. */
function namesIn(values: Values): string[] {
  const partyKind = said(values, 'partyKind');
  const named = [
    ...(partyKind === natural ? [said(values, 'party')] : []),
    ...(partyKind === natural || partyKind === trader ? [said(values, 'legalPerson')] : []),
  ];
  return named.filter((name) => [...name].length > 1 && !covered.test(name)).sort((a, b) => b.length - a.length);
}

/** What was covered is what it was before, where somebody left it as it was shown. */
export function uncovered(typed: Values, shown: Values, original: Values): Values {
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      typeof value === 'string' && value === shown[name] && original[name] !== undefined ? original[name] : value,
    ]),
  );
}
