/** Pieces of a body that is set from elements: every word escaped, line ends kept. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const lined = (text: string) => escaped(text).replaceAll('\n', '<br />');

export const heading = (words: string): string => `<h2>${escaped(words)}</h2>`;
export const paragraph = (text: string): string => (text ? `<p>${lined(text)}</p>` : '');
export const fact = (label: string, text: string): string =>
  text ? `<p class="flush"><strong>${escaped(label)}：</strong>${lined(text)}</p>` : '';
export const list = (lines: string[]): string =>
  lines.length > 0 ? `<ul>${lines.map((line) => `<li>${lined(line)}</li>`).join('')}</ul>` : '';

export function table(caption: string, heads: string[], rows: string[][]): string {
  const head = heads.map((words) => `<th scope="col">${escaped(words)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${lined(cell)}</td>`).join('')}</tr>`).join('');
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
