import { day, form, longText, type Typed, text } from '../../../platform/form.ts';
import { placeOf } from '../../saved-pages/address.ts';
import { maskBulletin } from './mask.ts';
import type { Told } from './read.ts';

/** What is stored of a notice: masked, and what its source said of it. */
export interface Stored {
  text: string;
  told: Told & { shape?: string };
  covered: number;
}

/** Masks a notice as it was brought, with all that was said of it; nothing is stored before. */
export function storedOf(brought: { text: string; told: Stored['told'] }): Stored {
  const body = maskBulletin(brought.text);
  const told = Object.fromEntries(
    Object.entries(brought.told).map(([name, value]) => [name, Array.isArray(value) ? value.map(shown) : shown(value)]),
  );
  return { text: body.text, told, covered: body.covered };
}

const shown = (value: string): string => maskBulletin(value).text;

/** Where a notice stood: host and path as they are kept; null for an address that nobody could ask for. */
export function placeIn(address: string): { host: string; path: string } | null {
  if (!URL.canParse(address) || !/^https?:/i.test(address)) return null;
  const { host, address: path } = placeOf('-', null, address);
  return host && path ? { host, path } : null;
}

const fields = form(
  {
    title: text('标题', { max: 200 }),
    shape: text('类别', { max: 60 }),
    organ: text('发布单位', { max: 100 }),
    issuedOn: day('成文日期'),
    publishedOn: day('原发布日期'),
    address: text('旧网址', { max: 500 }),
    text: longText('公示全文', { required: '请粘贴公示的全文。', max: 50_000 }),
  },
  ({ address }) => ({
    address:
      address && !placeIn(address) ? '旧网址请写完整，例如 http://www.example.gov.cn/gsgg/202306/t47524.htm。' : null,
  }),
);

/** The form in which a notice is put right; what was empty is read from the text again. */
export function readMended(typed: Typed, before: Stored['told']) {
  const read = fields.read(typed);
  if (!read.ok) return { stored: null, errors: read.errors };
  const { text: body, publishedOn, issuedOn, ...said } = read.values;
  const days = {
    ...(issuedOn ? { issuedOn } : {}),
    ...(publishedOn ? { publishedOn } : {}),
    ...(publishedOn && publishedOn === before.publishedOn && before.publishedSource
      ? { publishedSource: before.publishedSource }
      : {}),
  };
  const words = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
  const files = before.files ? { files: before.files } : {};
  const column = before.column ? { column: before.column } : {};
  return { stored: storedOf({ text: body, told: { ...words, ...days, ...files, ...column } }), errors: {} };
}
