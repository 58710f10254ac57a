import { day, text, whole } from '../../../platform/form.ts';
import { type ElementName, elementNames, elements, type Guide, type Row, type Told, type Value } from './elements.ts';
import { type Lists, listNames, meantBy, whyNotMaterial } from './lists.ts';

/** What was typed, came in a table or through the API: texts, lists of texts, rows. */
export type Raw = Record<string, unknown>;

export interface ReadGuide {
  guide: Guide;
  /** One sentence an element; empty when every one is well. */
  errors: Partial<Record<ElementName, string>>;
}

const most = { rows: 80, several: 60 };

/** Reads the elements of a guide; what says nothing is left out, so that the same guide is always the same. */
export function readGuide(raw: Raw, lists: Lists): ReadGuide {
  const read: ReadGuide = { guide: {}, errors: {} };
  for (const name of elementNames) {
    if (!Object.hasOwn(raw, name)) continue;
    const result = readValue(elements[name], raw[name], lists);
    if ('error' in result) read.errors[name] = result.error;
    else if (result.value.length > 0) read.guide[name] = result.value;
  }
  return read;
}

type Result<Of> = { value: Of } | { error: string };

function readValue(told: Told, raw: unknown, lists: Lists): Result<Value> {
  if (told.look === 'rows') return readRows(told, raw, lists);
  if (told.look === 'lines' || told.look === 'choices') return readSeveral(told, raw, lists);
  return readOne(told, oneOf(raw), lists);
}

const oneOf = (raw: unknown): string => {
  const value = Array.isArray(raw) ? raw.filter((one) => typeof one === 'string').join('\n') : raw;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

function readOne(told: Told, typed: string, lists: Lists): Result<string> {
  const { label, look, list, max = 200 } = told;
  if (look === 'day') return dayIn(label, typed);
  if (look === 'whole') return wholeIn(label, typed);
  if (look === 'text') return readText(label, typed, max);
  const read = text(label, { max }).read(typed);
  if ('error' in read || read.value === '') return read;
  if (look === 'limit') return { value: limitWords(read.value) };
  if (look === 'url') return whyNotUrl(label, read.value) ?? read;
  return list ? chosen(told, read.value, lists) : read;
}

function readText(label: string, typed: string, max: number): Result<string> {
  const value = typed
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .trim();
  const length = [...value].length;
  return length > max ? { error: `${label}最多 ${max} 个字，现在是 ${length} 个，请缩短。` } : { value };
}

function dayIn(label: string, typed: string): Result<string> {
  const read = day(label).read(typed.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?$/, ''));
  return 'error' in read ? read : { value: read.value ?? '' };
}

function wholeIn(label: string, typed: string): Result<string> {
  const read = whole(label, { max: 999 }).read(typed.replace(/\s*[份次]$/, ''));
  return 'error' in read ? read : { value: read.value === null ? '' : String(read.value) };
}

function chosen({ label, list }: Told, typed: string, lists: Lists): Result<string> {
  const value = meantBy(lists[list!], typed);
  if (value) return { value };
  return {
    error: `${label}没有“${typed.slice(0, 20)}”这一项，请改用清单里的写法，或者由政务公开工作机构加进“${listNames[list!]}”清单。`,
  };
}

/** 「30(工作日)」「30工作日」 as people read it: 30 个工作日; anything else stays as it was typed. */
export function limitWords(typed: string): string {
  const found = /^(\d{1,4})\s*[（(]?\s*个?\s*(工作日|自然日|日历日|小时|分钟|日|天|月|年)\s*[)）]?$/.exec(typed);
  if (!found) return typed;
  const [, number, unit] = found;
  return /^(?:工作日|自然日|日历日|小时|月)$/.test(unit!) ? `${number} 个${unit}` : `${number} ${unit}`;
}

function whyNotUrl(label: string, typed: string): { error: string } | null {
  const fine = URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol) && !/[\s<>"]/.test(typed);
  return fine ? null : { error: `${label}请写完整，例如 https://zwfw.example.gov.cn/…。` };
}

function readSeveral(told: Told, raw: unknown, lists: Lists): Result<string[]> {
  const { label, look, max = 200 } = told;
  const pieces = (Array.isArray(raw) ? raw : [raw]).map((one) => (typeof one === 'string' ? one : ''));
  const typed = pieces.flatMap((one) => (look === 'lines' ? one.split('\n') : splitChoices(one, told, lists)));
  const values: string[] = [];
  for (const one of typed.map((piece) => piece.trim()).filter(Boolean)) {
    const read = look === 'lines' ? text(label, { max }).read(one) : chosen(told, one, lists);
    if ('error' in read) return read;
    if (!values.includes(read.value)) values.push(read.value);
  }
  return values.length > most.several ? { error: `${label}最多 ${most.several} 项。` } : { value: values };
}

/** 「自然人、企业法人」; a word of the list may hold 、 itself. */
const splitChoices = (typed: string, { list }: Told, lists: Lists): string[] =>
  meantBy(lists[list!], typed.trim()) ? [typed] : typed.split(/[、，,；;|｜\n]+/);

function readRows(told: Told, raw: unknown, lists: Lists): Result<Row[]> {
  const shape = told.row!;
  const given = Array.isArray(raw) ? raw : [];
  const values: Row[] = [];
  for (const one of given) {
    const row = readRow(
      told,
      (typeof one === 'object' && one !== null ? one : { [firstOf(shape)]: one }) as Raw,
      lists,
    );
    if ('error' in row) return { error: `${told.label}第 ${values.length + 1} 行：${row.error}` };
    if (Object.keys(row.value).length > 0) values.push(row.value);
  }
  return values.length > most.rows ? { error: `${told.label}最多 ${most.rows} 行。` } : { value: values };
}

const firstOf = (shape: Record<string, Told>) => Object.keys(shape)[0]!;

function readRow({ row: shape }: Told, raw: Raw, lists: Lists): Result<Row> {
  const row: Row = {};
  for (const [name, told] of Object.entries(shape!)) {
    const read = readOne(told, oneOf(Object.hasOwn(raw, name) ? raw[name] : ''), lists);
    if ('error' in read) return read;
    if (read.value !== '') row[name] = read.value;
  }
  if (Object.keys(row).length > 0 && !row[firstOf(shape!)])
    return { error: `请写${shape![firstOf(shape!)]!.label}，不要的行请整行清空。` };
  const vague = shape === elements.materials.row && row.name ? whyNotMaterial(row.name, lists.catchAll) : null;
  return vague ? { error: vague } : { value: row };
}
