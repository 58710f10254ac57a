import type { Form } from '../engine/rank.ts';
import { plain } from './letters.ts';

/** What the office says about words: it is data, changed on the console, tried before it holds. */
export interface Words {
  /** Everyday words and what documents say instead: 落户 → 户口迁移. */
  synonyms: { from: string; to: string[] }[];
  /** What people say around what they look for: 办理、材料. It orders results and decides about none. */
  fillers: string[];
  /** Words that make a question of it: 怎么、多少. They find and order nothing. */
  questions: string[];
}

/** A query read: what is looked for, in its forms, and what stood in quotation marks. */
export interface Understood {
  /** What was typed, on one line. */
  typed: string;
  /** The same in plain signs, without quotation marks. */
  text: string;
  forms: Form[];
  phrases: string[];
  /** Whether it is a question in words of everyday. */
  asks: boolean;
}

const quotes = /["“”「『]([^"“”「」『』]{2,60})["“”」』]/gu;
const mostForms = 6;
/** What stands for the words as documents have them counts a little less than the words themselves. */
const share = 0.9;

export function understand(typed: string, words: Words): Understood {
  const text = together(
    plain(typed.replace(/["“”「『」』]/gu, ' '))
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  const asks = /[?？]|[吗呢么]$/u.test(typed.trim()) || words.questions.some((word) => text.includes(plain(word)));
  // who asks in a sentence quotes what they speak of; who looks for words in quotation marks wants just these
  const phrases = asks ? [] : [...typed.matchAll(quotes)].map((found) => found[1]!.trim()).filter(Boolean);
  const said = saying([...words.fillers, ...words.questions]);
  const apart = saying(words.questions);
  const others = withSynonyms(text, words.synonyms).slice(0, mostForms - 1);
  const forms = [{ text, share: 1 }, ...others.map((other) => ({ text: other, share }))];
  const read = forms.map((form) => {
    const isLookedFor = apart(form.text);
    return { ...form, says: said(form.text), asks: (from: number, to: number) => !isLookedFor(from, to) };
  });
  return { typed, text, forms: read, phrases, asks };
}

/** Signs that came one by one, as from a printed page (「停 水」), belong together. */
const together = (text: string): string =>
  /^\p{Script=Han}(?: \p{Script=Han})+$/u.test(text) ? text.replaceAll(' ', '') : text;

/** Whether a part of a text says what is looked for; when nothing but fillers was typed, they do. */
const saying = (fillers: string[]) => {
  const known = fillers.map(plain).sort((a, b) => b.length - a.length);
  return (text: string) => {
    const spans: [number, number][] = [];
    for (const filler of known)
      for (let at = text.indexOf(filler); at >= 0; at = text.indexOf(filler, at + 1))
        spans.push([at, at + filler.length]);
    const left =
      [...text].length -
      new Set(spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, n) => from + n))).size;
    if (left < 2) return () => true;
    return (from: number, to: number) => !spans.some(([start, end]) => from < end && to > start);
  };
};

/** The query with each everyday word said as documents say it, one word exchanged at a time, then all of them. */
function withSynonyms(text: string, synonyms: Words['synonyms']): string[] {
  const fitting = synonyms
    .map(({ from, to }) => ({ from: plain(from), to: to.map(plain) }))
    // a name that holds its own short form stands there already
    .map(({ from, to }) => ({ from, to: to.filter((word) => !(word.includes(from) && text.includes(word))) }))
    .filter(({ from, to }) => from !== '' && to.length > 0 && text.includes(from))
    .sort((a, b) => b.from.length - a.from.length);
  const single = fitting.flatMap(({ from, to }) => to.map((word) => text.replaceAll(from, word)));
  const all = fitting.length > 1 ? [fitting.reduce((said, { from, to }) => said.replaceAll(from, to[0]!), text)] : [];
  return [...new Set([...single, ...all])].filter((other) => other !== text);
}
