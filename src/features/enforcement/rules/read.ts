import { isCreditCode, isIdentityNumber } from '../../../core/checks/rules/numbers.ts';
import { clean, day as dayField } from '../../../platform/form.ts';
import { plain } from '../../../platform/spreadsheet.ts';
import { addDays } from '../../../platform/time.ts';
import { amountIn } from './amount.ts';
import type { Elements, Row, Told, Values } from './elements.ts';

export interface ReadValues {
  values: Values;
  errors: Record<string, string>;
}
export type Raw = Record<string, unknown>;
type Result = { value: string } | { error: string };

/** Reads what was typed or stood in cells into values; each element that is wrong has its sentence, empty ones are left out. */
export function readValues(elements: Elements, raw: Raw): ReadValues {
  const read: ReadValues = { values: {}, errors: {} };
  for (const [name, told] of Object.entries(elements)) {
    const given = Object.hasOwn(raw, name) ? raw[name] : '';
    if (told.look === 'rows') {
      const rows = readRows(told, given);
      if ('error' in rows) read.errors[name] = rows.error;
      else if (rows.value.length > 0) read.values[name] = rows.value;
      continue;
    }
    const one = readCell(told, wordsOf(given));
    if ('error' in one) read.errors[name] = one.error;
    else if (one.value !== '') read.values[name] = one.value;
  }
  return read;
}

const wordsOf = (given: unknown): string => {
  const one = Array.isArray(given) ? given[0] : given;
  return typeof one === 'string' ? one : typeof one === 'number' ? String(one) : '';
};

/** Digits and letters of full width as plain ones, or a telephone number written so would not be found when persons are masked. */
const narrow = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

const empty = new Set(['无', '/', '-', '—', '——', '暂无', '空', 'null', 'NULL', '#N/A']);

/** One element from its text; signs of another width, line ends and what spreadsheets add are put right first. */
export function readCell(told: Told, typed: string): Result {
  const text = narrow(clean(plain(typed.trim())).replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')).trim();
  if (text === '' || empty.has(text)) return { value: '' };
  if (/^#(?:REF|VALUE|NAME|DIV\/0|NUM)/.test(text))
    return { error: `${told.label}这一格的公式出错了，请在表格里改成文字。` };
  return readers[told.look as keyof typeof readers](told, text);
}

const readers = {
  line: (told: Told, text: string) => bounded(told, text.replace(/\s*\n\s*/g, ' ')),
  text: (told: Told, text: string) => bounded(told, text.replace(/[ \t]+\n/g, '\n')),
  day: readDay,
  choice: readChoice,
  code: readCode,
  money: readMoney,
  number: (told: Told, text: string) =>
    bounded(
      told,
      text
        .normalize('NFKC')
        .replace(/\s/g, '')
        .replace(/[[(【]/g, '〔')
        .replace(/[\])】]/g, '〕'),
    ),
  identity: readIdentity,
};

function bounded({ label, max = 200 }: Told, value: string): Result {
  const length = [...value].length;
  return length > max ? { error: `${label}最多 ${max} 个字，现在是 ${length} 个，请缩短。` } : { value };
}

/** Days as people and spreadsheets write them: 2026-03-10, 2026年3月10日, 20260310, and the number that Excel keeps (46091). */
function readDay(told: Told, text: string): Result {
  const typed = text
    .normalize('NFKC')
    .replace(/[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$/, '')
    .trim();
  if (told.forever && /^(?:长期|永久|无固定期限)(?:有效)?$/.test(typed)) return { value: '长期' };
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(typed)?.[1];
  if (serial) return { value: addDays('1899-12-30', Number(serial)) };
  const read = dayField(told.label).read(typed.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
  return 'error' in read ? read : { value: read.value ?? '' };
}

const aliases: Record<string, string> = {
  法人: '法人及非法人组织',
  企业: '法人及非法人组织',
  单位: '法人及非法人组织',
  非法人组织: '法人及非法人组织',
  法人及非法人: '法人及非法人组织',
  个体: '个体工商户',
  个人: '自然人',
  公民: '自然人',
  1: '有效',
};

function readChoice({ label, options = [] }: Told, text: string): Result {
  const typed = text.normalize('NFKC').trim();
  const found = [typed, typed.replace(/^行政/, ''), aliases[typed] ?? ''].find((one) => options.includes(one));
  if (found) return { value: found };
  return { error: `${label}没有“${typed.slice(0, 20)}”这一项，请写成：${options.join('、')}。` };
}

function readCode({ label }: Told, text: string): Result {
  const value = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (isCreditCode(value)) return { value };
  if (value.length !== 18) return { error: `${label}应当是 18 位，现在是 ${value.length} 位，请照证照核对。` };
  return { error: `${label}的校验位不对（GB 32100），请照证照核对。` };
}

function readMoney({ label }: Told, text: string): Result {
  const value = amountIn(text);
  return value === null ? { error: `${label}请写数字，例如 0.5；也可以写“5000元”。` } : { value };
}

/** An identity number that looks like one must be one; another paper's number stays as it is. Nothing typed is repeated in the sentence. */
function readIdentity(told: Told, text: string): Result {
  const value = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (/^\d{17}[\dX]$/.test(value) && !isIdentityNumber(value))
    return { error: `${told.label}的校验位或者出生日期不对，请照证件核对。` };
  if (/E\+\d/.test(value)) return { error: `${told.label}被表格软件改成了科学计数，请把这一列设为文本后重新填写。` };
  return bounded(told, value);
}

const mostRows = 100;

function readRows({ label, row: shape = {} }: Told, given: unknown): { value: Row[] } | { error: string } {
  const rows: Row[] = [];
  for (const one of Array.isArray(given) ? given : []) {
    if (typeof one !== 'object' || one === null) continue;
    const { values, errors } = readValues(shape, one as Raw);
    const [first] = Object.keys(shape);
    const wrong = Object.values(errors)[0];
    if (Object.keys(values).length === 0 && !wrong) continue;
    if (wrong) return { error: `${label}第 ${rows.length + 1} 行：${wrong}` };
    if (!values[first!])
      return { error: `${label}第 ${rows.length + 1} 行：请写${shape[first!]!.label}，不要的行请整行清空。` };
    rows.push(values as Row);
  }
  return rows.length > mostRows ? { error: `${label}最多 ${mostRows} 行。` } : { value: rows };
}
