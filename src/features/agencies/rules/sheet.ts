import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import { plain } from '../../../platform/spreadsheet.ts';
import { readRecord, type Told } from './fields.ts';
import { type Part, type Profile, partNames, parts } from './profile.ts';

/** Heads of the one column that every sheet has beside the fields of its part. */
export const unitHead = '单位';

const fieldsOf = (part: Part) => Object.entries(parts[part].fields as Record<string, Told>);
const rowsOf = (part: Part, profile: Profile) => [profile[part]].flat() as Record<string, string | string[]>[];
const widths = { line: 18, text: 44, lines: 44, choice: 12, choices: 24 };

/** One part of many units as a table: a row for each unit, or for each row of its list. */
export function sheetOf(part: Part, units: { name: string; profile: Profile }[]): Sheet {
  const fields = fieldsOf(part);
  return {
    name: parts[part].words,
    columns: [
      { head: unitHead, width: 18 },
      ...fields.map(([, { label, look }]) => ({ head: label, width: widths[look] })),
    ],
    rows: units.flatMap(({ name, profile }) =>
      rowsOf(part, profile).map((row) => [name, ...fields.map(([field, told]) => cellOf(row[field], told))]),
    ),
  };
}

const cellOf = (value: string | string[] | undefined, { look }: Told): Cell =>
  [value ?? ''].flat().join(look === 'choices' ? '、' : '\n');

/** What a sheet says, by unit; what is wrong by row, in words. */
export interface ReadSheet {
  part: Part | null;
  /** The new value of the part of each unit that the sheet names, by the unit's id. */
  values: Map<number, unknown>;
  errors: { row: number; sentence: string }[];
}

interface KnownUnit {
  id: number;
  name: string;
  aliases: string[];
  /** Null when this person may write it, else the reason. */
  why: string | null;
}

/** Which part these heads belong to: all its fields are among them, or a column left out would empty them. */
export const partOf = (heads: string[]): Part | null =>
  partNames.find((part) => fieldsOf(part).every(([, { label }]) => heads.includes(label))) ?? null;

/** Reads a table with its heads in the first row; every row that is wrong is named with its number in the sheet. */
export function readSheetRows(table: string[][], units: KnownUnit[]): ReadSheet {
  const heads = (table[0] ?? []).map((head) => plain(head.trim()));
  const part = heads.includes(unitHead) ? partOf(heads) : null;
  const read: ReadSheet = { part, values: new Map(), errors: [] };
  if (!part) return { ...read, errors: [{ row: 1, sentence: whyNotHeads(heads) }] };
  for (const [at, cells] of table.entries()) {
    if (at === 0 || cells.every((cell) => cell.trim() === '')) continue;
    readRow(read, part, { row: at + 1, heads, cells }, units);
  }
  if (read.values.size === 0 && read.errors.length === 0) read.errors.push({ row: 2, sentence: '表里没有内容。' });
  return read;
}

function whyNotHeads(heads: string[]): string {
  if (!heads.includes(unitHead)) return `第一行是表头，其中要有“${unitHead}”这一列。请用导出的表格填写。`;
  return `认不出这是哪一张表。请用导出的表格填写，表头不要改动（${partNames.map((part) => parts[part].words).join('、')}）。`;
}

interface Line {
  row: number;
  heads: string[];
  cells: string[];
}

function readRow(read: ReadSheet, part: Part, line: Line, units: KnownUnit[]): void {
  const { row, heads, cells } = line;
  const cell = (label: string) => plain(cells[heads.indexOf(label)] ?? '');
  const name = cell(unitHead).trim();
  const unit = units.find((one) => one.name === name) ?? units.find(({ aliases }) => aliases.includes(name));
  const typed = Object.fromEntries(fieldsOf(part).map(([field, { label }]) => [field, cell(label)]));
  const { record, errors } = readRecord(parts[part].fields, typed);
  const before = unit && read.values.get(unit.id);
  const twice = !parts[part].list && before ? `“${name}”在表里出现了两次，机构只能有一行。` : null;
  const wrong = [whyNotUnit(name, unit), twice, ...Object.values(errors)].filter((why) => why !== null);
  read.errors.push(...wrong.map((sentence) => ({ row, sentence })));
  if (unit) read.values.set(unit.id, parts[part].list ? [...((before as unknown[]) ?? []), record] : record);
}

function whyNotUnit(name: string, unit: KnownUnit | undefined): string | null {
  if (unit) return unit.why;
  return name ? `没有“${name.slice(0, 30)}”这个单位，请检查名称。` : '没有写单位。';
}
