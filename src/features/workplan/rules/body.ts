import { skipHeader } from '../parse/lines.ts';

const plain = (text: string) => text.replace(/\s/g, '');
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const cellsOf = (line: string) => line.replace(/^\||\|$/g, '').split('|');

/** The text of a plan as the HTML of its document: headings, paragraphs and tables, without the title that stands above it. */
export function bodyOf(sourceText: string, title: string): string {
  const lines = sourceText
    .slice(skipHeader(sourceText))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^\|[\s|:-]+\|$/.test(line));
  const html: string[] = [];
  for (const line of lines.slice(behindTitle(lines, title))) {
    if (!/^\|.*\|$/.test(line)) html.push(paragraphOf(line));
    else addRow(html, line);
  }
  return html.join('');
}

/** The line behind the title, which may run over several lines; 0 when the text does not begin with it. */
function behindTitle(lines: string[], title: string): number {
  for (let from = 0; from < Math.min(lines.length, 6); from += 1) {
    let said = '';
    for (let to = from; to < Math.min(lines.length, from + 4); to += 1) {
      said += plain(lines[to]!.replace(/^#+/, ''));
      if (said === plain(title)) return to + 1;
    }
  }
  return 0;
}

function paragraphOf(line: string): string {
  const marked = /^#{1,6}\s+(.*)/.exec(line);
  if (marked) return `<h2>${escaped(marked[1]!)}</h2>`;
  return /^[一二三四五六七八九十]+、/.test(line) && line.length < 40
    ? `<h2>${escaped(line)}</h2>`
    : `<p>${escaped(line)}</p>`;
}

/** Rows that follow one another are one table; its first row is its head. */
function addRow(html: string[], line: string): void {
  const before = html.at(-1);
  const row = (tag: string) =>
    `<tr>${cellsOf(line)
      .map((cell) => `<${tag}>${escaped(cell.trim())}</${tag}>`)
      .join('')}</tr>`;
  if (before?.endsWith('</table>'))
    html[html.length - 1] = before.replace(/<\/tbody><\/table>$/, `${row('td')}</tbody></table>`);
  else html.push(`<table><thead>${row('th')}</thead><tbody></tbody></table>`);
}
