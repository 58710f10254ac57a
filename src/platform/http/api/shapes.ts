import { z } from 'zod';
import { clean } from '../../form.ts';

/** Fields of requests and answers under the names that people know them by; a field's `title` begins its error sentences. */

/** A text, cleaned as a form's is: control characters out, blanks at both ends off. */
export const text = (title: string, { min = 0, max = 200, description }: TextRules = {}) =>
  z
    .string()
    .overwrite((value) => clean(value).trim())
    .min(min)
    .max(max)
    .meta({ title, ...(description ? { description } : {}) });

interface TextRules {
  min?: number;
  max?: number;
  description?: string;
}

/** A text of an answer: as it is kept, however long it has become. */
export const said = (title: string, description?: string) =>
  z.string().meta({ title, ...(description ? { description } : {}) });

/** The number of a row. */
export const id = (title: string) => z.int().min(1).max(Number.MAX_SAFE_INTEGER).meta({ title });
/** The same in an address, where everything is text. */
export const idInPath = (title: string) =>
  z.coerce.number<string>().int().min(1).max(Number.MAX_SAFE_INTEGER).meta({ title, type: 'integer' });
/** A local day, '2026-03-10'. */
export const day = (title: string) => z.iso.date().meta({ title, examples: ['2026-03-10'] });
/** An instant with its offset, '2026-03-10T09:30:00+08:00'. */
export const moment = (title: string) =>
  z.iso.datetime({ offset: true }).meta({ title, examples: ['2026-03-10T09:30:00+08:00'] });
export const choice = <const Options extends readonly [string, ...string[]]>(title: string, options: Options) =>
  z.enum(options).meta({ title });
export const tick = (title: string) => z.boolean().meta({ title });
/** A tick in an address. */
export const tickInQuery = (title: string) =>
  z
    .enum(['true', 'false'])
    .meta({ title })
    .transform((value) => value === 'true');
/** The names of a table of words, for `choice`. */
export const namesOf = <Name extends string>(words: Record<Name, unknown>) => Object.keys(words) as [Name, ...Name[]];

/** `cursor` and `limit` of a list. */
export const paging = {
  cursor: z.string().max(500).optional().meta({ title: '下一页的游标', description: '照抄上一页 next 里的值。' }),
  limit: z.coerce.number<string>().int().min(1).max(100).default(20).meta({ title: '每页条数', type: 'integer' }),
};
