import { type PageForm, words } from './test-forms.ts';
import type { Fields, Seen } from './test-person.ts';

const allowed = new Set([200, 303, 403, 404, 409, 413, 422, 429]);
/** The payloads' own words, and what offices write in Latin letters. */
const notEnglish = /<?\/?script|alert|onerror|img src|[\w.]+@[\w.]+|https?:\S+/g;

const cleaned = (value: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no page repeats
  value.replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, ' ').trim();
const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const summaryOf = (html: string) => /<div class="error-summary"[\s\S]*?<\/div>/.exec(html)?.[0] ?? '';
const reasonsOf = (html: string) =>
  [...html.matchAll(/<p class="field-error"[^>]*>([\s\S]*?)<\/p>/g)].map((match) => words(match[1]!));

/** What is wrong with an answer to a form that was filled wrongly; nothing, when it is as promised. */
export function whatIsWrong(seen: Seen, form: PageForm, fields: Fields): string[] {
  if (!allowed.has(seen.status)) return [`answered ${seen.status}`];
  if (/\bat .*\.[jt]s:\d+/.test(seen.html)) return ['shows a stack'];
  if (seen.status < 400) return [];
  const said =
    seen.status === 422 ? `${reasonsOf(seen.html).join(' ')} ${words(summaryOf(seen.html))}` : sentenceOf(seen);
  const wrong: string[] = [];
  if (!/\p{Script=Han}.*[。？]/u.test(said)) wrong.push(`says no sentence: ${said}`);
  if (/[A-Za-z]{3,} [A-Za-z]{2,}/.test(said.replace(notEnglish, ''))) wrong.push(`speaks English: ${said}`);
  if (/undefined|null|NaN|\[object/.test(said)) wrong.push(`speaks of machines: ${said}`);
  return seen.status === 422 ? [...wrong, ...whatIsWrongWithPage(seen, form, fields)] : wrong;
}

const sentenceOf = ({ html, type }: Seen) =>
  type.startsWith('text/html')
    ? words(`<${/(class="error-what"[\s\S]*?<\/p>|<main[\s\S]*)/.exec(html)?.[0] ?? ''}`)
    : html;

/** 422: 「错误：」 in the title, each reason beside its field, and everything typed. */
function whatIsWrongWithPage({ html }: Seen, form: PageForm, fields: Fields): string[] {
  const wrong: string[] = [];
  if (!/<title>错误：/.test(html)) wrong.push('the title does not say 错误');
  const lost = [...summaryOf(html).matchAll(/href="#([^"]*)"/g)].filter(([, id]) => !html.includes(` id="${id}"`));
  if (lost.length > 0) wrong.push(`reasons lead nowhere: ${lost.map(([, id]) => id)}`);
  if (!summaryOf(html).includes('<li>') && reasonsOf(html).length === 0) wrong.push('no reason stands anywhere');
  for (const [name, value] of fields) {
    const control = form.controls.find((one) => one.name === name);
    const repeated = fields.filter(([other]) => other === name).length > 1;
    if (repeated || name === 'username' || (control?.kind !== 'text' && control?.kind !== 'area')) continue;
    const start = escaped(cleaned(value).split(/\s/)[0]!.slice(0, 20));
    if (start && !html.includes(start)) wrong.push(`forgot what was typed for ${name}`);
    if (value.length > 50_000 && !html.includes('文尾')) wrong.push(`cut what was typed for ${name}`);
  }
  return wrong;
}
