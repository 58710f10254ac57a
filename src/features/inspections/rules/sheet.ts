import { createHash } from 'node:crypto';
import { asDay } from '../../../platform/form.ts';
import { plain } from '../../../platform/spreadsheet.ts';
import { type Column, dayIn, type Register, type RegisterName, registers, whyNotKey } from './registers.ts';

/** One row as it will be written. */
export interface SheetRow {
  key: string;
  name: string;
  fields: Record<string, string>;
}

export interface ReadSheet {
  rows: SheetRow[];
  /** Each mistake with its row and column, at most `most`; `wrong` counts them all. */
  errors: string[];
  wrong: number;
  /** Heads that are no column of this register and were passed over. */
  strange: string[];
}

const most = 200;

interface Place {
  at: number;
  column: Column;
}

/** The rows of a table under the heads of a register; the head stands in one of the first ten rows, above it may stand a title. */
export function readSheet(name: RegisterName, table: string[][]): ReadSheet {
  const register: Register = registers[name];
  const cells = (row: string[]) => row.map((cell) => plain(cell).trim());
  const mark = name === 'matter' ? register.nameHead : register.keyHead;
  const at = table.slice(0, 10).findIndex((row) => cells(row).includes(mark));
  if (at < 0) return none(`前十行里没有表头“${mark}”，请用本页的样表，或者把表头改成样表的写法。`);
  const heads = cells(table[at]!);
  const missing = needed(name, register).find((head) => !heads.includes(head));
  if (missing) return none(`缺少“${missing}”一列，请补上；没有这一项的，保留表头、单元格留空。`);
  const twice = heads.find((head, index) => head && heads.indexOf(head) !== index);
  if (twice) return none(`有两列都叫“${twice}”，请删去一列。`);
  const reader = new RowReader(name, heads);
  table.slice(at + 1).forEach((row, index) => {
    const found = cells(row);
    if (found.some(Boolean)) reader.read(found, at + index + 2);
  });
  const known = new Set([register.keyHead, register.nameHead, '序号', ...register.columns.map(({ head }) => head)]);
  const strange = heads.filter((head) => head && !known.has(head));
  if (reader.rows.length === 0 && reader.wrong === 0) return none('表头下面没有内容。');
  return { rows: reader.rows, errors: reader.errors, wrong: reader.wrong, strange };
}

const none = (error: string): ReadSheet => ({ rows: [], errors: [error], wrong: 1, strange: [] });
/** Published lists of matters have no codes: theirs are made of the names. */
const needed = (name: RegisterName, { keyHead, nameHead, columns }: Register) => [
  ...(name === 'matter' ? [] : [keyHead]),
  nameHead,
  ...columns.filter(({ required }) => required).map(({ head }) => head),
];

class RowReader {
  readonly rows: SheetRow[] = [];
  readonly errors: string[] = [];
  wrong = 0;
  private readonly seen = new Map<string, number>();
  private readonly places: Place[];
  private readonly keyAt: number;
  private readonly nameAt: number;
  private readonly name: RegisterName;
  private readonly register: Register;

  constructor(name: RegisterName, heads: string[]) {
    this.name = name;
    this.register = registers[name];
    this.keyAt = heads.indexOf(this.register.keyHead);
    this.nameAt = heads.indexOf(this.register.nameHead);
    this.places = this.register.columns.flatMap((column): Place[] => {
      const at = heads.indexOf(column.head);
      return at < 0 && !column.usual ? [] : [{ at, column }];
    });
  }

  read(cells: string[], line: number): void {
    const before = this.wrong;
    const name = cells[this.nameAt] ?? '';
    const fields = this.fieldsOf(cells, line);
    const key = this.keyAt < 0 ? keyOf(name, fields.sub ?? '') : (cells[this.keyAt] ?? '').replace(/\.0$/, '');
    if (this.keyAt >= 0) this.refuse(whyNotKey(this.name, key), line, this.keyAt);
    if (!name) this.refuse(`没有写${this.register.nameHead}；合并的单元格请先取消合并`, line, this.nameAt);
    if (name.length > 100) this.refuse('最多 100 个字', line, this.nameAt);
    const first = this.seen.get(key);
    if (key && first !== undefined)
      this.refuse(`与第 ${first} 行重复，请删去一行`, line, this.keyAt < 0 ? this.nameAt : this.keyAt);
    else this.seen.set(key, line);
    if (this.wrong === before) this.rows.push({ key, name, fields });
  }

  private fieldsOf(cells: string[], line: number): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const { at, column } of this.places) {
      const cell = cells[at] || (column.usual ?? '');
      const value = column.day && cell ? dayIn(cell) : cell;
      if (value === null) this.refuse(`“${cell.slice(0, 20)}”不是日期，${asDay}`, line, at);
      else if (value === '' && column.required) this.refuse('是空的，请填写；合并的单元格请先取消合并', line, at);
      else if (value) {
        this.refuse(whyNotCell(column, value), line, at);
        fields[column.name] = value;
      }
    }
    return fields;
  }

  private refuse(why: string | null, line: number, at: number): void {
    if (!why) return;
    this.wrong += 1;
    if (this.errors.length >= most) return;
    const other = this.places.find((place) => place.at === at)?.column.head ?? '';
    const named = { [this.keyAt]: this.register.keyHead, [this.nameAt]: this.register.nameHead }[at] ?? other;
    this.errors.push(`第 ${line} 行 ${letters(at)} 列（${named}）：${why}。`);
  }
}

function whyNotCell({ choices, max = 200, whyNot }: Column, value: string): string | null {
  if (choices && !choices.includes(value)) return `“${value.slice(0, 20)}”不在“${choices.join('、')}”之中`;
  if (value.length > max) return `最多 ${max} 个字，现在是 ${value.length} 个`;
  return whyNot?.(value) ?? null;
}

const keyOf = (name: string, sub: string): string =>
  name && `M${createHash('sha256').update(`${name}\n${sub}`).digest('hex').slice(0, 12)}`;

/** The name of a column as spreadsheets show it. */
const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26);
