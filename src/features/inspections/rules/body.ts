/** Text for the body of a document. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const lined = (text: string) => escaped(text).replaceAll('\n', '<br />');

/** A table of a body, every cell as text. */
export function tableHtml(caption: string, heads: string[], rows: string[][]): string {
  const head = heads.map((words) => `<th scope="col">${escaped(words)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${lined(cell)}</td>`).join('')}</tr>`).join('');
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

export const paragraph = (text: string): string => `<p>${lined(text)}</p>`;
