import { phrasesOf } from './phrases.tsx';

/** Letters and digits that belong together though a browser would cut them: telephone, time, file number, address. */
const whole = /[\p{Script=Latin}\d]+(?:[-—–~:/.][\p{Script=Latin}\d]+)+/gu;
const longestWhole = 24;
const shortHead = 8;
const short = 12;
const long = 16;

/**
 * Cleaned rich text as it is set on a page: numbers and times stay whole, headings and cells break between words, and a
 * table scrolls in a box of its own which the keyboard reaches. The words are the same, copied or searched.
 */
export function typeset(html: string): string {
  return html
    .replace(/<(h[2-4]|th|td|caption)(\s[^>]*)?>([\s\S]*?)<\/\1>/g, (_, name, facts = '', inner) =>
      name === 'td' || name === 'th' ? cell(name, facts, inner) : `<${name}${facts}>${broken(inner)}</${name}>`,
    )
    .replace(/<table[\s\S]*?<\/table>/g, boxed)
    .replace(/>[^<]+/g, (text) => text.replace(whole, kept));
}

const kept = (text: string) => (text.length <= longestWhole ? `<span class="whole">${text}</span>` : text);

/** Text nodes with a place to break between phrases; entities are one sign and end no phrase. */
const broken = (inner: string) =>
  inner.replace(
    /(^|>)([^<]+)/g,
    (_, before, text) => before + (/&/.test(text) ? text : phrasesOf(text).join('<wbr/>')),
  );

function cell(name: string, facts: string, inner: string): string {
  const length = inner.replace(/<[^>]*>/g, '').length;
  const words = name === 'th' && length <= shortHead ? headOf(inner) : length <= short ? inner : broken(inner);
  const size = length > long ? 'cell-long' : length <= short ? 'cell-brief' : '';
  return `<${name}${withClass(facts, size)}>${words}</${name}>`;
}

/** A short head breaks before its bracket and nowhere else: 「查阅设备（台）」. */
const headOf = (inner: string) => inner.replace(/(?!^)（/g, '<wbr/>（');

function withClass(facts: string, name: string): string {
  if (!name) return facts;
  return /\sclass="/.test(facts) ? facts.replace(/\sclass="/, ` class="${name} `) : `${facts} class="${name}"`;
}

function boxed(table: string): string {
  const caption = /<caption[^>]*>([\s\S]*?)<\/caption>/
    .exec(table)?.[1]
    ?.replace(/<[^>]*>/g, '')
    .replaceAll('"', '&quot;')
    .trim();
  const label = caption ? `表格：${caption}` : '表格';
  return `<div class="table-scroll" tabindex="0" role="region" aria-label="${label}">${table}</div>`;
}
