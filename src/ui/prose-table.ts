const latin = 0.55;
const padding = 1;
const small = 0.9;
/** Boxes in em of their text: a small telephone's, one where cells still stand side by side, a text column's, two pages'. */
const always = 16;
const steps = [28, 42, 50, 60];
/** What a column of text holds well; a table with more takes the room of the sheet. */
const mostColumns = 5;
const column = 38;

interface Cell {
  name: string;
  facts: string;
  inner: string;
}

const cellTag = /<(th|td)(\s[^>]*)?>([\s\S]*?)<\/\1>/g;

/**
 * A set table in a box of its own, which says how it gives way where it is too narrow: what has one head row and no merged
 * cells stands there row by row with 「列名：值」 (`data-label`), every other table is pushed sideways, which a line above it says.
 */
export function boxed(table: string): string {
  const rows = [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) => cellsOf(row!));
  const need = needOf(rows);
  const simple = isSimple(table, rows);
  const step = steps.find((width) => need <= width) ?? 'any';
  const wide = need > column || rows.some((cells) => cells.length > mostColumns);
  const shape =
    need <= always
      ? 'table-fits'
      : [simple && 'table-rows', `table-under-${step}`, wide && 'table-wide'].filter(Boolean).join(' ');
  const body = simple
    ? labelled(
        table,
        rows[0]!.map(({ inner }) => wordsOf(inner)),
      )
    : table;
  return `<div class="table-scroll ${shape}" tabindex="0" role="region" aria-label="${nameOf(table)}">${body}</div>`;
}

const cellsOf = (row: string): Cell[] =>
  [...row.matchAll(cellTag)].map(([, name, facts = '', inner]) => ({ name: name!, facts, inner: inner! }));

const wordsOf = (inner: string): string => inner.replace(/<[^>]*>/g, '').trim();

function nameOf(table: string): string {
  const caption = wordsOf(/<caption[^>]*>([\s\S]*?)<\/caption>/.exec(table)?.[1] ?? '').replaceAll('"', '&quot;');
  return caption ? `表格：${caption}` : '表格';
}

/** The least width of a table in em of the text around it: of each column the longest piece that no line may cut. */
function needOf(rows: Cell[][]): number {
  const columns: number[] = [];
  for (const cells of rows) {
    cells.forEach(({ inner }, index) => {
      columns[index] = Math.max(columns[index] ?? 0, ...inner.split(/<wbr\/>|<br \/>|<\/p>|\s/).map(widthOf));
    });
  }
  return columns.reduce((sum, width) => sum + (width + padding) * small, 0);
}

const widthOf = (piece: string): number =>
  [...wordsOf(piece).replace(/&[^;]+;/g, '&')].reduce((sum, sign) => sum + (sign < '\u2000' ? latin : 1), 0);

/** One head row, nothing merged, each row as long as the head. */
function isSimple(table: string, [head = [], ...rows]: Cell[][]): boolean {
  const heads = (cells: Cell[]) => cells.every(({ name, inner }) => name === 'th' || /^<(strong|b)>/.test(inner));
  return (
    rows.length > 0 &&
    head.length > 1 &&
    heads(head) &&
    head.every(({ inner }) => wordsOf(inner)) &&
    rows.every((cells) => cells.length === head.length && !heads(cells)) &&
    !/(?:col|row)span="(?!1")/.test(table) &&
    table.indexOf('<table', 1) < 0
  );
}

/** Cells with the head of their column; the first names the row, after its running number where there is one. */
function labelled(table: string, heads: string[]): string {
  const numbered = heads.length > 2 && /^(?:序号|编号|No\.?)$/.test(heads[0]!);
  const place = (index: number) => (index === (numbered ? 1 : 0) ? 'cell-name' : index === 0 ? 'cell-no' : '');
  return table.replace(/<tr([^>]*)>([\s\S]*?)<\/tr>/g, rowOf());

  function rowOf() {
    let row = 0;
    return (_: string, facts: string, inner: string) => {
      row += 1;
      if (row === 1) return `<tr${withClass(facts, 'row-head')}>${inner}</tr>`;
      let index = -1;
      const cells = inner.replace(cellTag, (_cell, name: string, own = '', words: string) => {
        index += 1;
        return `<${name}${withClass(own, place(index))} data-label="${heads[index]!.replaceAll('"', '&quot;')}">${words}</${name}>`;
      });
      return `<tr${facts}>${cells}</tr>`;
    };
  }
}

/** The attributes of a tag with one class more. */
export function withClass(facts: string, name: string): string {
  if (!name) return facts;
  return /\sclass="/.test(facts) ? facts.replace(/\sclass="/, ` class="${name} `) : `${facts} class="${name}"`;
}
