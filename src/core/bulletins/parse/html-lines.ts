import { attribute, type Element, isElement, type Node, readTree, wordsOf } from '../../saved-pages/document.ts';

/** The lines of rich text: a paragraph each, and of tables a row each with | between the cells. */
export function linesOfHtml(html: string): string[] {
  const lines: string[] = [];
  const walk = (nodes: Node[]) => {
    for (const node of nodes) {
      if (!isElement(node)) add(lines, (node as { data?: string }).data ?? '');
      else if (node.name === 'table') lines.push(...rowsOf(node));
      else if (/^(?:p|h[1-6]|li|blockquote|figcaption|caption|dt|dd)$/.test(node.name) && !holdsTable(node))
        add(lines, wordsOf(node));
      else walk(node.childNodes);
    }
  };
  walk(readTree(html).childNodes);
  return lines;
}

function add(lines: string[], words: string): void {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line) lines.push(line);
}

const holdsTable = (element: Element): boolean =>
  element.childNodes.some((child) => isElement(child) && (child.name === 'table' || holdsTable(child)));

const most = 60;

/** A cell that spans rows or columns stands in each of them. */
function rowsOf(table: Element): string[] {
  const rows = rowsIn(table);
  const grid: string[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let place = 0;
    for (const cell of row.childNodes.filter(isElement).filter(({ name }) => name === 'td' || name === 'th')) {
      while (grid[at]![place] !== undefined) place += 1;
      const words = wordsOf(cell).replaceAll('|', '｜');
      for (const line of grid.slice(at, at + spanOf(cell, 'rowspan')))
        for (let right = 0; right < spanOf(cell, 'colspan'); right += 1) line[place + right] ??= words;
      place += spanOf(cell, 'colspan');
    }
  }
  return grid.map((cells) => Array.from(cells, (cell) => cell ?? '').join(' | ')).filter((line) => /[^|\s]/.test(line));
}

const spanOf = (cell: Element, name: string): number => {
  const span = Number(attribute(cell, name) || 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, most) : 1;
};

const rowsIn = (element: Element): Element[] =>
  element.childNodes
    .filter(isElement)
    .flatMap((child) => (child.name === 'tr' ? [child] : child.name === 'table' ? [] : rowsIn(child)));
