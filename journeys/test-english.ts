import { Parser } from 'htmlparser2';
import { sql } from 'kysely';
import { rows, type StaffDb } from '../src/platform/database.ts';

const han = /\p{Script=Han}/u;

/** What was entered in a district and is public: nothing of it is a word of the interface. */
export interface Content {
  /** Each value by itself, and each line of one. */
  values: Set<string>;
  /** What stands between the signs of a value, for pieces in which several are set side by side. */
  parts: Set<string>;
  /** All values, for passages of them. */
  whole: string;
}

/** Every text of the schema `live`, also those within objects. */
export async function contentOf(db: StaffDb): Promise<Content> {
  const views = await rows(
    db,
    sql<{ name: string }>`select table_name as name from information_schema.views where table_schema = 'live'`,
  );
  const values = new Set<string>();
  for (const { name } of views) {
    const view = sql.raw(`live.${name}`);
    for (const { row } of await rows(db, sql<{ row: unknown }>`select to_jsonb(shown) as row from ${view} as shown`))
      collect(row, values);
  }
  return { values, parts: new Set([...values].flatMap(partsOf)), whole: [...values].join('\n') };
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    for (const part of [value, ...value.split(/[\n、；]/)]) into.add(part).add(plain(part));
  } else if (value && typeof value === 'object') for (const part of Object.values(value)) collect(part, into);
}

const plain = (text: string): string => text.replace(/\s+/g, '');

/** Runs of Chinese, with figures and the brackets of numbers. */
const partsOf = (text: string): string[] =>
  text.split(/[^\p{Script=Han}\d〔〕《》“”]+/u).filter((part) => han.test(part));

const spoken = ['aria-label', 'title', 'placeholder', 'data-label', 'alt'];
const silent = new Set(['script', 'style']);

/** Elements within a sentence: it goes on behind them. */
const within = new Set(['wbr', 'mark']);

/** Pieces of Chinese that a page says or shows outside the bodies of texts, each once. */
export function chineseOf(html: string): Set<string> {
  const found = new Set<string>();
  let piece = '';
  const open: { quiet: boolean; title: boolean; whole: boolean }[] = [];
  const goesOn = (name: string) => within.has(name) || (name === 'span' && open.some(({ title }) => title));
  const isWhole = (name: string, { class: classes = '', href = '' }: Record<string, string>) =>
    (name === 'span' && classes.split(' ').includes('whole')) || href.startsWith('tel:');
  const end = () => {
    if (han.test(piece) && !open.some(({ quiet }) => quiet)) found.add(piece.trim());
    piece = '';
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      const classes = (attributes.class ?? '').split(' ');
      if (!goesOn(name) && !isWhole(name, attributes)) end();
      // Two texts compared, and passages of one, are pieces of what the district wrote, cut where they differ or fit.
      const body = ['prose', 'red-head-issuer', 'diff-text', 'document-excerpt'].some((name) => classes.includes(name));
      open.push({
        quiet: silent.has(name) || body,
        title: classes.includes('phrases'),
        whole: isWhole(name, attributes),
      });
      if (open.some((one) => one.quiet)) return;
      for (const attribute of spoken) if (han.test(attributes[attribute] ?? '')) found.add(attributes[attribute]!);
    },
    ontext(text) {
      piece += text;
    },
    onclosetag(name) {
      const closed = open.at(-1);
      if ((!goesOn(name) && !closed?.whole) || closed?.title) end();
      open.pop();
    },
  });
  parser.end(html);
  return found;
}

const longEnough = 12;
/** 「振政办发〔2026〕2号」 and the file that bears it are set from their parts. */
const number = /^\p{Script=Han}{2,12}〔\d{4}〕\d*号$/u;

/** Whether a piece of a page is content: a value, a passage of one, or several side by side; `asked` are words that the page repeats. */
export function isContent(piece: string, { values, parts, whole }: Content, asked: string): boolean {
  const text = plain(piece).replace(/^（(.*)）$/, '$1');
  if (asked.includes(text)) return true;
  // what a value says in brackets behind a telephone that can be called
  if (text !== plain(piece) && whole.includes(plain(piece))) return true;
  if (piece.includes('…')) return partsOf(piece).every((part) => whole.includes(part));
  if (values.has(text) || (text.length >= longEnough && whole.includes(text))) return true;
  const each = partsOf(piece);
  if (each.length === 1 && each[0] === text) return number.test(text);
  return each.every((part) => values.has(part) || parts.has(part) || number.test(part) || asked.includes(part));
}

const unheard = new Set(['script', 'style', 'code', 'pre', 'title', 'textarea']);

/** Texts of a page that stand within no element of this language: a voice reads them as the language of the page. */
export function textsOutside(lang: string, html: string): string[] {
  const found: string[] = [];
  const within: boolean[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => within.push(unheard.has(name) || (name !== 'html' && attributes.lang === lang)),
    onclosetag: () => within.pop(),
    ontext: (text) => void (within.includes(true) || found.push(text)),
  });
  parser.end(html);
  return found;
}
