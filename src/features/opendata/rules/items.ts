import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';

/** One column of a list as its page explains it. */
export interface Item {
  head: string;
  type: '文字' | '数字' | '日期' | '网址';
  /** In how many rows it says something. */
  filled: number;
  example: string;
}

/** Titles of any length stand whole; of a text its beginning is enough to see what kind it is. */
const longest = 120;

/** What each column holds, told from the rows themselves: nobody has to keep a second description true. */
export const itemsOf = ({ columns, rows }: Sheet): Item[] =>
  columns.map(({ head }, at) => {
    const said = rows.map((row) => row[at] ?? null).filter((cell) => cell !== null && cell !== '');
    const example = said.length > 0 ? wordsOf(said[0]!) : '';
    return { head, type: typeOf(said[0] ?? null), filled: said.length, example: short(example) };
  });

const isDay = (cell: Cell): cell is { day: string } => typeof cell === 'object' && cell !== null && 'day' in cell;

function typeOf(cell: Cell): Item['type'] {
  if (typeof cell === 'number') return '数字';
  if (isDay(cell)) return '日期';
  return typeof cell === 'string' && /^https?:\/\/\S+$/.test(cell) ? '网址' : '文字';
}

const wordsOf = (cell: Cell): string => (isDay(cell) ? cell.day : String(cell));
/** Never cut within an English word. */
const short = (text: string) =>
  text.length > longest ? `${text.slice(0, longest).replace(/(?<=\s)[a-z'’]+$/i, '')}……` : text;
