/** What a browser sent, as strings: a field sent twice is a list; files are kept apart. */
export type Typed = Record<string, string | string[] | undefined>;

/** One field: turns what was typed into a value, or into a Chinese sentence that says how to mend it. */
export interface Field<Value> {
  label: string;
  read(typed: string | string[] | undefined): { value: Value } | { error: string };
}

export type Values<Fields extends Record<string, Field<unknown>>> = {
  [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value : never;
};

/** A form that was read: values when all is well; otherwise each field's sentence, and always what was typed. */
export type Read<Value> =
  | { ok: true; values: Value; errors: Record<string, never>; typed: Typed }
  | { ok: false; values: null; errors: Record<string, string>; typed: Typed };

export interface Form<Value> {
  read(typed: Typed): Read<Value>;
}

/** Sentences that a look at the values together adds to fields. */
type Checked<Fields> = Partial<Record<keyof Fields & string, string | null>>;

/**
 * Declares a form by its fields; `check` sees the values together and may add a sentence to a field. `atOnce` does the same beside
 * fields that are wrong, whose values are not there: nobody sends a form twice to learn of all that it lacks.
 */
export function form<Fields extends Record<string, Field<unknown>>>(
  fields: Fields,
  check?: (values: Values<Fields>) => Checked<Fields>,
  atOnce?: (values: Partial<Values<Fields>>) => Checked<Fields>,
): Form<Values<Fields>> {
  return {
    read(typed) {
      const values: Record<string, unknown> = {};
      const found: Record<string, string> = {};
      for (const [name, field] of Object.entries(fields)) {
        const result = field.read(typed[name]);
        if ('error' in result) found[name] = result.error;
        else values[name] = result.value;
      }
      const add = (more: Checked<Fields> = {}) => {
        for (const [name, why] of Object.entries(more)) if (why) found[name] ??= why as string;
      };
      add(atOnce?.(values as Partial<Values<Fields>>));
      if (Object.keys(found).length === 0) add(check?.(values as Values<Fields>));
      const errors = inOrder(fields, found);
      return Object.keys(errors).length > 0
        ? { ok: false, values: null, errors, typed }
        : { ok: true, values: values as Values<Fields>, errors: {}, typed };
    },
  };
}

/** As the fields stand on the page, whoever found what. */
const inOrder = (fields: Record<string, unknown>, found: Record<string, string>): Record<string, string> => ({
  ...Object.fromEntries(Object.keys(fields).flatMap((name) => (name in found ? [[name, found[name]!]] : []))),
  ...found,
});

/** What a button or a hidden field says has no place on the page: its sentence stands above the form. */
export function withoutField(errors: Record<string, string>, ...names: string[]): Record<string, string> {
  const hidden = names.flatMap((name) => errors[name] ?? []).join('');
  const shown = Object.entries(errors).filter(([name]) => !names.includes(name));
  return Object.fromEntries(hidden ? [['', hidden], ...shown] : shown);
}

/** The sentence for what was left empty: the form's own, or the usual one. */
const missing = (label: string, required: string | boolean) =>
  typeof required === 'string' ? required : `请填写${label}。`;

const single = (typed: string | string[] | undefined) => (Array.isArray(typed) ? (typed[0] ?? '') : (typed ?? ''));
/** Line ends as one, control characters and lone surrogates out (promises.md, rule 12). */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .toWellFormed();

/** Adds one sent field, cleaned; a name sent again makes a list. */
export function addTyped(typed: Typed, name: string, value: string): void {
  if (name === '__proto__') return;
  const before = Object.hasOwn(typed, name) ? typed[name] : undefined;
  typed[name] = before === undefined ? clean(value) : [before, clean(value)].flat();
}

interface TextRules {
  required?: string | boolean;
  min?: number;
  max?: number;
  pattern?: RegExp;
  wrong?: string;
}

/** One line of text, trimmed; '' when nothing was typed and nothing is required. */
export function text(label: string, rules: TextRules = {}): Field<string> {
  return {
    label,
    read: (typed) =>
      readText(
        label,
        clean(single(typed))
          .replace(/\s*\n\s*/g, ' ')
          .trim(),
        rules,
      ),
  };
}

/** Where somebody can be called: one way to write it and one sentence for what is no number, in every room. */
export const telephone = (label: string): Field<string> =>
  text(label, {
    max: 30,
    pattern: /^[\d\s+()（）\-－—转]{5,30}$/,
    wrong: `${label}请写成“13800000000”或者“0415-0000000”的样子。`,
  });

/** Several lines of text, trimmed at both ends. */
export function longText(label: string, rules: TextRules = {}): Field<string> {
  return { label, read: (typed) => readText(label, clean(single(typed)).trim(), { max: 20_000, ...rules }) };
}

function readText(label: string, value: string, rules: TextRules): { value: string } | { error: string } {
  const { required, min = 0, max = 200, pattern, wrong } = rules;
  if (value === '') {
    if (!required) return { value };
    return { error: missing(label, required) };
  }
  const length = [...value].length;
  if (length < min) return { error: `${label}至少写 ${min} 个字，现在是 ${length} 个。` };
  if (length > max) return { error: `${label}最多 ${max} 个字，现在是 ${length} 个，请缩短。` };
  if (pattern && !pattern.test(value)) return { error: wrong ?? `${label}的写法不对，请检查。` };
  return { value };
}

/** How a day is written, for whoever wrote it otherwise. */
export const asDay = '请写成“2026-03-10”的样子';

/** A local day '2026-03-10', also from 2026年3月10日 and 2026/3/10; null when left empty. A date that does not exist is refused. */
export function day(label: string, rules: { required?: string | boolean } = {}): Field<string | null> {
  return {
    label,
    read(typed) {
      const value = single(typed).trim();
      if (value === '') {
        if (!rules.required) return { value: null };
        return { error: missing(label, rules.required) };
      }
      const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(value);
      if (!match) return { error: `${label}${asDay}。` };
      const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
      const there = new Date(Date.UTC(year, month - 1, date));
      const real = there.getUTCFullYear() === year && there.getUTCMonth() === month - 1 && there.getUTCDate() === date;
      if (!real || year < 1949 || year > 2100) return { error: `${label}“${value}”这一天不存在，请检查年月日。` };
      return { value: there.toISOString().slice(0, 10) };
    },
  };
}

/** A local instant from an `<input type=datetime-local>` or 「2026-03-10 09:30」, in Beijing time; null when left empty. */
export function moment(label: string, rules: { required?: string | boolean } = {}): Field<Date | null> {
  const date = day(label, rules);
  return {
    label,
    read(typed) {
      const value = single(typed).trim();
      if (value === '') return date.read('') as { value: null } | { error: string };
      const match = /^(.+?)[T\s]+(\d{1,2})[:：](\d{2})(?::\d{2})?$/.exec(value);
      if (!match) return { error: `${label}请写成“2026-03-10 09:30”的样子。` };
      const read = date.read(match[1]);
      if ('error' in read) return read;
      const [hour, minute] = [Number(match[2]), Number(match[3])];
      if (hour > 23 || minute > 59) return { error: `${label}里的时间“${match[2]}:${match[3]}”不存在，请检查。` };
      return { value: new Date(`${read.value}T${String(hour).padStart(2, '0')}:${match[3]}:00+08:00`) };
    },
  };
}

/** A whole number in a range; null when left empty. */
export function whole(
  label: string,
  rules: { required?: string | boolean; min?: number; max?: number } = {},
): Field<number | null> {
  const { min = 0, max = 1_000_000 } = rules;
  return {
    label,
    read(typed) {
      const value = single(typed)
        .trim()
        .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
      if (value === '') return rules.required ? { error: missing(label, rules.required) } : { value: null };
      if (!/^-?\d{1,15}$/.test(value)) return { error: `${label}请填整数，例如 ${Math.max(min, 1)}。` };
      const number = Number(value);
      if (number < min || number > max) return { error: `${label}要在 ${min} 和 ${max} 之间，现在是 ${number}。` };
      return { value: number };
    },
  };
}

/** One of a list of values; '' when left open and nothing is required. */
export function choice<Option extends string>(
  label: string,
  options: readonly Option[],
  rules: { required?: string | boolean } = {},
): Field<Option | ''> {
  return {
    label,
    read(typed) {
      const value = single(typed).trim();
      if (value === '') {
        if (!rules.required) return { value: '' };
        return { error: typeof rules.required === 'string' ? rules.required : `请选择${label}。` };
      }
      return options.includes(value as Option)
        ? { value: value as Option }
        : { error: `${label}没有“${value.slice(0, 20)}”这一项，请重新选择。` };
    },
  };
}

/** Any number of a list of values. */
export function choices<Option extends string>(
  label: string,
  options: readonly Option[],
  rules: { required?: string | boolean } = {},
): Field<Option[]> {
  return {
    label,
    read(typed) {
      const list = (Array.isArray(typed) ? typed : typed ? [typed] : []).map((item) => item.trim());
      const strange = list.find((item) => !options.includes(item as Option));
      if (strange) return { error: `${label}没有“${strange.slice(0, 20)}”这一项，请重新选择。` };
      if (rules.required && list.length === 0)
        return { error: typeof rules.required === 'string' ? rules.required : `请选择${label}。` };
      return { value: list as Option[] };
    },
  };
}

/** The number of a row, as a select or hidden field sends it; null when left open. */
export function rowId(label: string, rules: { required?: string | boolean } = {}): Field<number | null> {
  return whole(label, { ...rules, min: 1, max: Number.MAX_SAFE_INTEGER });
}

/** A box that is ticked or not. */
export function tick(label: string): Field<boolean> {
  return { label, read: (typed) => ({ value: ['on', 'yes', '1', 'true'].includes(single(typed)) }) };
}
