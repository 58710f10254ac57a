import { choice, type Field, longText, text } from '../../../platform/form.ts';

/** One thing that is said of a unit: how it is typed, read from a sheet, compared and shown. */
export interface Told<Many extends boolean = boolean> {
  label: string;
  /** Several entries, one a line or chosen from a list; otherwise one text. */
  many: Many;
  look: 'line' | 'text' | 'lines' | 'choice' | 'choices';
  options?: readonly string[];
  hint?: string;
  required: boolean;
  field: Field<Many extends true ? string[] : string>;
}

export type Fields = Record<string, Told>;
/** The record that such fields describe. */
export type Of<All extends Fields> = { [Name in keyof All]: All[Name] extends Told<true> ? string[] : string };

interface Rules {
  required?: boolean;
  max?: number;
  pattern?: RegExp;
  wrong?: string;
  hint?: string;
}

/** One line of text. */
export const line = (label: string, { hint, ...rules }: Rules = {}): Told<false> => ({
  ...{ label, hint, many: false, look: 'line', required: rules.required ?? false },
  field: text(label, rules),
});

/** Running text in paragraphs. */
export const passage = (label: string, { hint, ...rules }: Rules = {}): Told<false> => ({
  ...{ label, hint, many: false, look: 'text', required: rules.required ?? false },
  field: longText(label, rules),
});

/** One of a list. */
export const oneOf = (
  label: string,
  options: readonly string[],
  { required = false, hint }: Rules = {},
): Told<false> => ({
  ...{ label, hint, many: false, look: 'choice', options, required },
  field: choice(label, options, { required }),
});

/** Entries one a line; empty lines are left out. `mend` brings another way of writing into the usual one. */
export function lines(
  label: string,
  {
    required = false,
    max = 500,
    pattern,
    wrong,
    hint,
    mend = (entry) => entry,
  }: Rules & { mend?(entry: string): string } = {},
): Told<true> {
  const read: Field<string[]>['read'] = (typed) => {
    const list = entriesOf(typed, /\n/).map(mend);
    const long = list.find((entry) => [...entry].length > max);
    if (long) return { error: `${label}里的“${long.slice(0, 20)}…”太长，每行最多 ${max} 个字。` };
    const odd = pattern && list.find((entry) => !pattern.test(entry));
    if (odd) return { error: `${label}里的“${odd.slice(0, 30)}”写法不对，${wrong}` };
    return required && list.length === 0 ? { error: `请填写${label}。` } : { value: list };
  };
  return { label, hint, many: true, look: 'lines', required, field: { label, read } };
}

/** Any of a list; what is not in the list may be written as 其他：名称. */
export function someOf(label: string, options: readonly string[], { required = false, hint }: Rules = {}): Told<true> {
  const read: Field<string[]>['read'] = (typed) => {
    const list = [...new Set(entriesOf(typed, /[\n、；;]/))];
    const odd = list.find((entry) => !options.includes(entry) && !/^其他：.{1,40}$/.test(entry));
    if (odd) return { error: `${label}没有“${odd.slice(0, 20)}”这一项；不在所列之内的写成“其他：名称”。` };
    return required && list.length === 0 ? { error: `请选择${label}。` } : { value: list };
  };
  return { label, hint, many: true, look: 'choices', options, required, field: { label, read } };
}

function entriesOf(typed: string | string[] | undefined, separator: RegExp): string[] {
  const given = [typed ?? ''].flat().flatMap((entry) => entry.split(separator));
  return given.map((entry) => entry.replace(/[\r\t]/g, ' ').trim()).filter(Boolean);
}

/** Reads a whole record; what is wrong is named by field. */
export function readRecord<All extends Fields>(
  fields: All,
  typed: Record<string, string | string[] | undefined>,
): { record: Of<All>; errors: Record<string, string> } {
  const record: Record<string, string | string[]> = {};
  const errors: Record<string, string> = {};
  for (const [name, { field, many }] of Object.entries(fields)) {
    const read = field.read(typed[name]);
    if ('error' in read) errors[name] = read.error;
    record[name] = 'error' in read ? (many ? [] : '') : (read.value as string | string[]);
  }
  return { record: record as Of<All>, errors };
}

/** A record in which nothing is said. */
export const emptyOf = <All extends Fields>(fields: All): Of<All> =>
  Object.fromEntries(Object.entries(fields).map(([name, { many }]) => [name, many ? [] : ''])) as Of<All>;
