import type { Child } from 'hono/jsx';
import { fixedWord } from './fixed-words.ts';
import { languageOf } from './language.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const opening = /^[《〈（(“‘〔【「『[]$/u;
const closing = /^[》〉）)”’〕】」』\]、，。：；！？,.!?%％]$/u;
/** A line ends at a blank without our help. */
const blank = /^\s+$/u;
const number = /^[\d.]+$/u;
/** A short quotation is one word: 「“放管服”」, 「“互联网+政务服务”」. */
const quotation = /(“[^“”]{1,12}”)/u;
const longQuotation = /(“[^“”]{13,}”)/u;
/** Words of one character that belong to what follows; every other one belongs to what stands before it. */
const leading = /^[和与及或对在向从为将就被由第本各不未以按把让每再至到一二三四五六七八九十两几]$/u;
const longest = 8;

/**
 * A title cut where a line may end: between words, never after an opening or before a closing mark, never between a
 * number and its unit or within a date. Joined again it is the same text. The dictionary of ICU knows few compound names,
 * so that single characters (振兴｜区, 印｜发) are taken as parts of a longer word.
 */
export function phrasesOf(text: string): string[] {
  const phrases: string[] = [];
  let before = '';
  for (const segment of wordsOf(text)) {
    const last = phrases.at(-1);
    if (last !== undefined && holds(last, before, segment)) phrases[phrases.length - 1] = last + segment;
    else phrases.push(segment);
    before = segment;
  }
  return phrases;
}

/** The words of a text: short quotations and fixed terms whole, the rest as the dictionary cuts it. */
function wordsOf(text: string): string[] {
  return text
    .split(quotation)
    .flatMap((part, index) => (index % 2 ? [part] : part.split(fixedWord)))
    .flatMap((part) => (isWhole(part) ? [part] : Array.from(segmenter.segment(part), ({ segment }) => segment)));
}

const isWhole = (part: string): boolean => part.match(quotation)?.[0] === part || part.match(fixedWord)?.[0] === part;

/** Whether a word may not begin a line after what stands before it. */
function holds(phrase: string, before: string, next: string): boolean {
  if (blank.test(before) || blank.test(next)) return true;
  if (closing.test(next) || opening.test(before) || leading.test(before)) return true;
  if (opening.test(next)) return false;
  if (closing.test(before)) return next === '的';
  if (number.test(before)) return next.length <= 2;
  if (number.test(next) && /\d[年月]$/u.test(phrase)) return true;
  if (before.endsWith('”') && next.length === 1) return true;
  if (!han.test(before) || !han.test(next)) return !han.test(before) && !han.test(next) && !next.startsWith('“');
  if (/^\p{P}?.$/u.test(phrase)) return true;
  return next.length === 1 && !leading.test(next) && phrase.length < longest;
}

const han = /^\p{Script=Han}/u;

export type Piece = { text: string; hit?: boolean };

/**
 * Phrases gathered to the parts in which a title is read: a new part begins before 《, before 关于 and before a long
 * quotation, and behind 「：」, 「，」 and 「；」. A line of a large title ends between parts where it can.
 */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const phrase of text.split(longQuotation).flatMap(phrasesWithin)) {
    const last = parts.at(-1);
    if (last === undefined || beginsPart(phrase, last)) parts.push(phrase);
    else parts[parts.length - 1] = last + phrase;
  }
  return parts;
}

const phrasesWithin = (text: string) => (isLongQuotation(text) ? [text] : phrasesOf(text));
const isLongQuotation = (text: string) => text.match(longQuotation)?.[0] === text;

function beginsPart(phrase: string, last: string): boolean {
  if (/[：，；]$/u.test(last) || isLongQuotation(last)) return true;
  if (/^[《“]/u.test(phrase)) return last.length > 1;
  return phrase.startsWith('关于') && last.length >= 4;
}

/** A large title: broken between its parts first, within them between words. Copied, it is plain. */
export function Title({ text }: { text: string }) {
  const parts = partsOf(text);
  if (parts.length < 2) return <Phrases text={text} />;
  return (
    <span class="phrases" lang={languageOf(text)}>
      {parts.map((part) => (
        <span class="title-part">{cut(part, 0, breaksOf(part))}</span>
      ))}
    </span>
  );
}

/** A title whose lines end between words; `text` may come in pieces of which some are marked. Copied, it is plain. */
export function Phrases({ text }: { text: string | Piece[] }) {
  const pieces: Piece[] = typeof text === 'string' ? [{ text }] : text;
  const whole = pieces.map((piece) => piece.text).join('');
  const breaks = breaksOf(whole);
  let from = 0;
  return (
    <span class="phrases" lang={languageOf(whole)}>
      {pieces.map(({ text: words, hit }) => {
        const parts = cut(words, from, breaks);
        const lineMayEnd = from > 0 && breaks.has(from);
        from += words.length;
        return (
          <>
            {lineMayEnd && <wbr />}
            {hit ? <mark>{parts}</mark> : parts}
          </>
        );
      })}
    </span>
  );
}

/** Where the phrases of a text begin, in code units. */
function breaksOf(text: string): Set<number> {
  let at = 0;
  const breaks = new Set<number>();
  for (const phrase of phrasesOf(text)) {
    breaks.add(at);
    at += phrase.length;
  }
  return breaks;
}

/** One piece, which stands at `from` in the whole, with a place to break between its phrases. */
function cut(text: string, from: number, breaks: Set<number>): Child[] {
  const parts: Child[] = [];
  let start = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (!breaks.has(from + at)) continue;
    parts.push(text.slice(start, at), <wbr />);
    start = at;
  }
  return [...parts, text.slice(start)];
}
