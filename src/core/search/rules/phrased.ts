import { isHan, plain } from './letters.ts';

/** A sentence of a phrased answer, with the numbers of the quotations that it comes from, from 1. */
export interface Sentence {
  text: string;
  sources: number[];
}

const mostSigns = 400;
const source = String.raw`\s*[[【]\s*\d{1,2}\s*[\]】]`;
const sentence = new RegExp(
  String.raw`([^。！？!?；;\n[\]【】]+)((?:${source})*)\s*([。！？!?；;]*)((?:${source})*)\s*`,
  'gy',
);

/**
 * A model's words as sentences with their sources; null when a single one has none, names a quotation that is not there, or says
 * a number, name or denial that does not stand in what it names. The extractive answer needs none of this.
 */
export function readPhrased(said: string, quotes: string[]): Sentence[] | null {
  const text = said.trim();
  if (text === '' || [...text].length > mostSigns) return null;
  const found: Sentence[] = [];
  sentence.lastIndex = 0;
  while (sentence.lastIndex < text.length) {
    const match = sentence.exec(text);
    if (!match) return null;
    const sources = [...`${match[2]}${match[4]}`.matchAll(/\d+/g)].map(([number]) => Number(number));
    const one = { text: `${match[1]!.trim()}${match[3] || '。'}`, sources: [...new Set(sources)] };
    if (!isBacked(one, quotes)) return null;
    found.push(one);
  }
  return found.length > 0 ? found : null;
}

function isBacked({ text, sources }: Sentence, quotes: string[]): boolean {
  if (sources.length === 0 || sources.some((number) => number < 1 || number > quotes.length)) return false;
  const there = bare(sources.map((number) => quotes[number - 1]!).join('\n'));
  const said = bare(text);
  return numbersStand(said, there) && wordsStand(said, there) && denialsStand(said, there);
}

const bare = (text: string): string => plain(text).replace(/[^\S\n]+/gu, '');

const runs = /[0-9]+(?:[.,:/-][0-9]+)*%?|[零〇一二两三四五六七八九十百千万亿]+|[a-z]+(?:[.@/:_-]*[a-z0-9]+)*/gu;

/** Numbers, in digits or signs, and words of letters, each as a whole: 80 does not stand in 800. */
function numbersStand(said: string, there: string): boolean {
  const known = new Set(there.match(runs) ?? []);
  return (said.match(runs) ?? []).every((run) => known.has(run));
}

/** What joins words and names nothing. */
const joints =
  /您|你|可以|需要|应当|应该|应|请|根据|按照|依据|规定|如果|的话|或者|以及|并且|并|其中|同时|包括|例如|即|则|还|都|就|也|由|从|在|到|向|对|和|与|或|为|是|的|了|等|后|前|把|将|会|要|须|该|其|有|地|得|能|到了|以|于/gu;

/** No stretch of three signs, and no word of its own, without two neighbours that stand in the quotation: names are such. */
function wordsStand(said: string, there: string): boolean {
  const pieces = said
    .replace(joints, ' ')
    .split(/[^\p{Script=Han}]+/u)
    .filter((piece) => [...piece].length > 1);
  return pieces.every((piece) => {
    if (there.includes(piece)) return true;
    const signs = [...piece];
    const known = signs.slice(1).map((sign, at) => there.includes(signs[at]! + sign));
    return known.includes(true) && known.every((one, at) => one || known[at + 1] !== false);
  });
}

const denial = /[不无未没非禁勿]/u;

/** Neither is a denial added nor one left out of what is said again. */
function denialsStand(said: string, there: string): boolean {
  const signs = [...said];
  const added = signs.some((sign, at) => denial.test(sign) && !there.includes(sign + (signs[at + 1] ?? '')));
  if (added) return false;
  const denied = [...there.matchAll(/[不无未没非禁勿][得能予可应准须需止要]?(\p{Script=Han}{2})/gu)].map(
    (match) => match[1]!,
  );
  return denial.test(said) || !denied.some((word) => said.includes(word) && isHan(word.codePointAt(0)!));
}
