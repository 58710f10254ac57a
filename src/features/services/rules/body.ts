import type { Guide } from './elements.ts';
import { type Piece, type Section, sectionsOf } from './sections.ts';

/**
 * The guide as the text of its revision: what reviewers read, checks look through, search finds and versions compare. It is set from
 * the elements and from nothing else, so that nobody clears other words than the public gets.
 */
export const bodyOf = (guide: Guide): string => sectionsOf(guide).map(sectionHtml).join('');

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const lined = (text: string) => escaped(text).replaceAll('\n', '<br />');

function sectionHtml({ title, facts = [], paragraphs = [], list = [], steps = [], table }: Section): string {
  return [
    `<h2>${escaped(title)}</h2>`,
    ...paragraphs.map((line) => `<p>${escaped(line)}</p>`),
    table ? tableHtml(table) : '',
    items('ul', list.map(escaped)),
    items(
      'ol',
      steps.map(
        ({ name, notes }) => `<strong>${escaped(name)}</strong>${notes.map((note) => `<br />${lined(note)}`).join('')}`,
      ),
    ),
    ...facts.map(
      ({ label, pieces }) =>
        `<p class="flush"><strong>${escaped(label)}：</strong>${pieces.map(pieceHtml).join('')}</p>`,
    ),
  ].join('');
}

const items = (tag: 'ul' | 'ol', lines: string[]) =>
  lines.length > 0 ? `<${tag}>${lines.map((line) => `<li>${line}</li>`).join('')}</${tag}>` : '';

function tableHtml({ caption, heads, rows }: NonNullable<Section['table']>): string {
  const head = heads.map((words) => `<th scope="col">${escaped(words)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell.map(pieceHtml).join('')}</td>`).join('')}</tr>`)
    .join('');
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function pieceHtml(piece: Piece): string {
  if (typeof piece === 'string') return lined(piece);
  if ('phone' in piece) return `<a href="${telHref(piece.phone)}">${escaped(piece.phone)}</a>`;
  if ('url' in piece) return `<a href="${escaped(piece.url)}">${escaped(piece.url)}</a>`;
  return escaped(piece.file);
}

/** The address that a telephone calls. */
export const telHref = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;
