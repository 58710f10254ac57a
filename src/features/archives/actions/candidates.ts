import { decode } from '../../../core/files/text/encodings.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { placeOf } from '../../../core/saved-pages/address.ts';
import { type PageFacts, readPage } from '../../../core/saved-pages/page.ts';
import type { Listed } from '../parse/list.ts';
import type { KindRow } from '../queries.ts';
import { isCredible, type Problem, type ProblemCode } from '../rules.ts';
import type { Order } from './import.ts';
import type { SavedSite } from './source.ts';

/** A page that has what a document needs: title, day, old address. */
export interface Candidate {
  /** The file in the folder. */
  name: string;
  address: string;
  host: string | null;
  title: string;
  day: string;
  /** Where the day was read, in words. */
  daySource: string;
  facts: PageFacts | null;
  /** The kind that list or META tell; null for the one of the whole import. */
  kind: string | null;
}

const mostBytes = 8 * 1024 ** 2;
export const isPage = (name: string) =>
  /\.(?:s?html?|xhtml|aspx?|jsp|php|do)(?:\?.*)?$/i.test(name) || /%3F[^/]*$/i.test(name);

/** The text of a page, or why it cannot be read. */
export async function textOf(site: SavedSite, name: string): Promise<{ html: string } | { code: ProblemCode }> {
  const bytes = await site.read(name);
  if (bytes.length > mostBytes) return { code: 'too_large' };
  try {
    const html = decode(bytes, name);
    return /<(?:html|body|head|div|table|p|h1|title|meta)[\s>]/i.test(html) ? { html } : { code: 'not_html' };
  } catch (error) {
    if (error instanceof UnreadableText) return { code: 'encoding' };
    throw error;
  }
}

/** Reads every page of the folder, or those of the list, as far as to know whether it can come. */
export async function readCandidates(site: SavedSite, order: Order, kinds: KindRow[]) {
  const found: Problem[] = [];
  const candidates: Candidate[] = [];
  const items = order.list ?? site.names.filter(isPage).map((file) => ({ ...unlisted, file }));
  for (const item of items) {
    const read = await readOne(site, { item, order, kinds });
    if ('code' in read) found.push({ name: nameOf(item), address: read.address, code: read.code, detail: read.detail });
    else {
      candidates.push(read);
      const { otherDay } = read.facts ?? {};
      if (otherDay && !item.day)
        found.push({
          name: read.name,
          address: read.address,
          code: 'days_differ',
          detail: `META ${read.day}，页面 ${otherDay}`,
        });
    }
  }
  return { pages: items.length, candidates, found };
}

const unlisted: Listed = { line: 0, address: '', title: '', day: null, dayTyped: '', column: '', file: '' };
const nameOf = ({ file, line }: Listed) => file || `清单第 ${line} 行`;

type Failed = { code: ProblemCode; address: string | null; detail: string };

async function readOne(
  site: SavedSite,
  { item, order, kinds }: { item: Listed; order: Order; kinds: KindRow[] },
): Promise<Candidate | Failed> {
  const name = item.file;
  const failed = (code: ProblemCode, address: string | null = null, detail = ''): Failed => ({ code, address, detail });
  if (!name || !site.names.includes(name)) return failed('no_file', item.address || null, name);
  const text = isPage(name) ? await textOf(site, name) : null;
  if (text && 'code' in text) return failed(text.code);
  const facts = text ? readPage(text.html) : null;
  if (text && !facts) return failed('too_large');
  const { host, address } = placeOf(
    name,
    order.base || null,
    item.address ? absolute(item.address, order.base) : (facts?.address ?? null),
  );
  if (!address || (item.address && !URL.canParse(item.address, 'http://localhost/'))) return failed('no_address');
  const title = item.title || facts?.title?.value || '';
  if (!title) return failed('no_title', address);
  if (item.dayTyped && !item.day) return failed('wrong_day', address, item.dayTyped);
  const day = item.day ?? facts?.day?.value ?? null;
  if (!day) return failed('no_day', address);
  if (!isCredible(day, order.today)) return failed('wrong_day', address, day);
  const kind = kindOf(item.column || (order.byColumn ? (facts?.column ?? '') : ''), kinds);
  if (item.column && !kind) return failed('no_kind', address, item.column);
  const daySource = item.day ? '旧网站目录清单' : facts!.day!.source;
  return { name, address, host, title: title.slice(0, 200), day, daySource, facts, kind };
}

/** An address of a list may leave out the host that the whole site shares. */
const absolute = (typed: string, base: string): string | null => {
  const around = base || 'http://localhost/';
  if (!URL.canParse(typed, around)) return null;
  const url = new URL(typed, around);
  // The list knows better than base where the page stood.
  return url.href;
};

/** The kind of that name, or the only one whose column has it; null when none or several would do. */
function kindOf(column: string, kinds: KindRow[]): string | null {
  if (!column) return null;
  const named = kinds.find(({ name, words }) => name === column || words === column);
  const standing = kinds.filter((kind) => kind.column === column);
  return named?.name ?? (standing.length === 1 ? standing[0]!.name : null);
}
