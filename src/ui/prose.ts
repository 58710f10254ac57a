import { phrasesOf } from './phrases.tsx';
import { boxed, withClass } from './prose-table.ts';

/** What belongs together though a browser would cut it: telephone, time, file number, address, a number and its unit. */
const whole = /[\p{Script=Latin}\d]+(?:[-—–~:/.][\p{Script=Latin}\d]+)+|\d+ \p{Script=Han}/gu;
const longestWhole = 24;
const shortHead = 5;
const short = 5;
const long = 16;

/**
 * Cleaned rich text as it is set on a page: numbers and times stay whole, headings and cells break between words, and a
 * table stands in a box of its own which the keyboard reaches. The words are the same, copied or searched.
 */
export function typeset(html: string): string {
  return html
    .replace(/<(h[2-4]|th|td|caption)(\s[^>]*)?>([\s\S]*?)<\/\1>/g, (_, name, facts = '', inner) =>
      name === 'td' || name === 'th' ? cell(name, facts, inner) : `<${name}${facts}>${broken(inner)}</${name}>`,
    )
    .replace(/<table[\s\S]*?<\/table>/g, boxed)
    .replace(saidAbove, (all, above, between, facts = '', name) =>
      wordsOf(above) === wordsOf(name)
        ? `${above}${between}<caption${withClass(facts, 'visually-hidden')}>${name}</caption>`
        : all,
    )
    .replace(/>[^<]+/g, (text) => text.replace(whole, kept));
}

/** A caption directly under a heading: where both say the same, it is only read out. */
const saidAbove =
  /(<h[2-4](?:\s[^>]*)?>(?:(?!<\/h).)*<\/h[2-4]>)(\s*<div class="table-scroll[^>]*>\s*<table[^>]*>\s*)<caption(\s[^>]*)?>([\s\S]*?)<\/caption>/g;
const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '').trim();

const kept = (text: string) => (text.length <= longestWhole ? `<span class="whole">${text}</span>` : text);

/** Text nodes with a place to break between phrases; entities are one sign and end no phrase. */
const broken = (inner: string) =>
  inner.replace(
    /(^|>)([^<]+)/g,
    (_, before, text) => before + (/&/.test(text) ? text : phrasesOf(text).join('<wbr/>')),
  );

function cell(name: string, facts: string, inner: string): string {
  const words = inner.replace(/<[^>]*>/g, '');
  if (name === 'th' && words.replace(/（.*$/, '').length <= shortHead) return `<th${facts}>${headOf(inner)}</th>`;
  const size = words.length > long ? 'cell-long' : words.length <= short ? 'cell-brief' : '';
  return `<${name}${withClass(facts, size)}>${words.length <= short ? inner : broken(inner)}</${name}>`;
}

/** A short head breaks before its bracket and nowhere else: 「查阅设备（台）」. */
const headOf = (inner: string) => inner.replace(/(?!^)（/g, '<wbr/>（');
