import type { Channel } from '../../../core/calendar/rules/receipt.ts';
import { asDay } from '../../../platform/form.ts';
import { plain } from '../../../platform/spreadsheet.ts';
import type { Kind } from '../rules.ts';
import { channelOf, dayIn, kindOf, outcomeOf } from './import-words.ts';
import { channelWords } from './labels.ts';
import { type Outcome, outcomes } from './outcomes.ts';

/** A finished case as an older register tells it; nothing of who asked. */
export interface OldCase {
  number: string;
  unit: number;
  channel: Channel;
  kind: Kind;
  subject: string;
  submittedOn: string;
  /** Null for what was taken back before it was received. */
  receivedOn: string | null;
  endedOn: string;
  outcome: Outcome;
}

/** The columns of this register's own export that are read; others are left out, whatever they say. */
export const heads = {
  number: '编号',
  subject: '摘要',
  unit: '单位',
  channel: '渠道',
  kind: '申请人类型',
  submittedOn: '提交日期',
  receivedOn: '收到日期',
  endedOn: '办结日期',
  outcome: '处理决定',
} as const;
type Head = keyof typeof heads;
const headNames = Object.keys(heads) as Head[];
export const mostRows = 2000;

/** What the register has under a number already. */
export type Stored = Omit<OldCase, 'endedOn' | 'outcome'> & { endedOn: string | null; outcome: Outcome | null };

export interface Known {
  /** Units into whose register this person may enter, by every name they have. */
  units: ReadonlyMap<string, number>;
  stored: ReadonlyMap<string, Stored>;
  today: string;
}
export interface WrongCell {
  /** As the spreadsheet counts, from 1. */
  row: number;
  /** 「E3」, or nothing where it is about the whole row. */
  cell: string;
  sentence: string;
}
export interface ReadRegister {
  rows: OldCase[];
  /** Rows that stand in the register just so. */
  again: number;
  /** Heads of columns that are not taken over. */
  ignored: string[];
  errors: WrongCell[];
}

/** The numbers of a table, to look them up before it is read. */
export function numbersIn(table: string[][]): string[] {
  const at = columnsOf(table[0] ?? []).number;
  return at === undefined ? [] : table.slice(1).map((cells) => cellOf(cells[at]));
}

/** Reads a register all rows or none: each wrong cell is named, and what is known already is passed over. */
export function readRegister(table: string[][], known: Known): ReadRegister {
  const columns = columnsOf(table[0] ?? []);
  const ignored = (table[0] ?? []).map(cellOf).filter((head) => head && !Object.values<string>(heads).includes(head));
  const found: ReadRegister = { rows: [], again: 0, ignored, errors: [] };
  const missing = headNames.filter((head) => columns[head] === undefined).map((head) => `“${heads[head]}”`);
  if (missing.length > 0) {
    found.errors.push({ row: 1, cell: '', sentence: `第一行没有${missing.join('、')}这几列，请补上表头。` });
    return found;
  }
  const body = table.slice(1).map((cells, at) => ({ cells, row: at + 2 }));
  const filled = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) found.errors.push({ row: 2, cell: '', sentence: '表里没有申请，请检查后重新选择。' });
  if (filled.length > mostRows)
    found.errors.push({ row: 1, cell: '', sentence: `一次最多导入 ${mostRows} 行，请分成几个文件。` });
  const seen = new Map<string, number>();
  for (const one of found.errors.length > 0 ? [] : filled) {
    const { value, errors } = readRow(one, columns as Columns, known);
    const number = cellOf(one.cells[columns.number!]);
    const before = seen.get(number);
    if (number && before)
      errors.push(wrong(one.row, columns.number!, `“编号”和第 ${before} 行相同，请删去一行或者改正编号。`));
    seen.set(number, one.row);
    found.errors.push(...errors);
    if (value === 'again') found.again += 1;
    else if (value) found.rows.push(value);
  }
  return found;
}

type Columns = Record<Head, number>;
const columnsOf = (head: string[]): Partial<Columns> =>
  Object.fromEntries(
    headNames.flatMap((name) => {
      const at = head.map(cellOf).indexOf(heads[name]);
      return at < 0 ? [] : [[name, at]];
    }),
  );

const cellOf = (text: string | undefined): string => plain((text ?? '').replace(/^\uFEFF/, '').trim()).normalize('NFC');
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
const wrong = (row: number, column: number, sentence: string): WrongCell => ({
  row,
  cell: `${letters(column)}${row}`,
  sentence,
});

function readRow({ cells, row }: { cells: string[]; row: number }, columns: Columns, known: Known) {
  const errors: WrongCell[] = [];
  const at = (head: Head) => cellOf(cells[columns[head]]);
  const fault = (head: Head, sentence: string) => {
    errors.push(wrong(row, columns[head], sentence));
    return null;
  };
  const read = <Value>(head: Head, of: (text: string) => Value | null, how: string): Value | null => {
    const text = at(head);
    if (!text) return fault(head, `“${heads[head]}”没有填写，${how}`);
    return of(text) ?? fault(head, `“${heads[head]}”里的“${text.slice(0, 30)}”读不懂，${how}`);
  };
  const day = (head: Head, required: boolean) => (at(head) || required ? read(head, dayIn, `${asDay}。`) : null);
  const stored = known.stored.get(at('number'));
  const number = read('number', (text) => (text.length <= 60 ? text : null), '请填写原来的编号，不超过 60 个字。');
  const value = {
    number,
    subject: read(
      'subject',
      (text) => ([...text].length <= 100 ? text : null),
      '请写一句摘要，不超过 100 个字，不写个人信息。',
    ),
    unit: read('unit', (text) => known.units.get(text) ?? null, '请写您可以录入的单位的名称。'),
    channel: read('channel', channelOf, '请写当面提交、需签收的邮寄、平常信函、互联网渠道、传真或者口头申请。'),
    kind: read('kind', kindOf, '请写公民、商业企业、科研机构、社会公益组织、法律服务机构或者其他组织。'),
    submittedOn: day('submittedOn', true),
    receivedOn: day('receivedOn', at('outcome') !== outcomes.withdrawn.words && !stored),
    endedOn: day('endedOn', !stored),
    outcome:
      at('outcome') || !stored ? read('outcome', outcomeOf, '请写年度报告表三里的一种情形，例如“予以公开”。') : null,
  };
  if (errors.length > 0) return { value: null, errors };
  if (stored) return compared(value as Stored, stored, fault, errors);
  const { submittedOn, receivedOn, endedOn } = value as OldCase;
  if (receivedOn && receivedOn < submittedOn) fault('receivedOn', `“收到日期”早于“提交日期” ${submittedOn}，请检查。`);
  if (endedOn < (receivedOn ?? submittedOn)) fault('endedOn', '“办结日期”早于收到或者提交的日期，请检查。');
  if (endedOn > known.today) fault('endedOn', '“办结日期”还没有到；没有办结的申请请逐件录入。');
  return { value: errors.length > 0 ? null : (value as OldCase), errors };
}

/** A number that is known must be the same case; what it says is never changed by a table. */
function compared(value: Stored, stored: Stored, fault: (head: Head, sentence: string) => null, errors: WrongCell[]) {
  for (const head of headNames)
    if (value[head] !== stored[head])
      fault(head, `编号“${value.number}”已经在登记簿里，“${heads[head]}”不一样：登记簿里是“${said(head, stored)}”。`);
  return { value: errors.length > 0 ? null : ('again' as const), errors };
}

function said(head: Head, stored: Stored): string {
  if (head === 'outcome') return stored.outcome ? outcomes[stored.outcome].words : '（没有办结）';
  if (head === 'channel') return channelWords(stored.channel);
  return head === 'unit' || head === 'kind' ? '另一个' : (stored[head] ?? '（空）');
}
