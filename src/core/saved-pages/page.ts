import { blocksOf, escaped } from './blocks.ts';
import { dropHead, findBody } from './body.ts';
import {
  allElements,
  attribute,
  dropFrame,
  type Element,
  fileEnding,
  isBounded,
  readTree,
  tokensOf,
  wordsOf,
} from './document.ts';
import { type Read, readDay, readMeta, readNumber, readSource, readTitle } from './facts.ts';

/** What a page says of itself; what it does not say is null, and nothing is guessed. */
export interface PageFacts {
  title: Read | null;
  day: Read | null;
  /** A labelled day on the page that differs from META PubDate. */
  otherDay: string | null;
  source: string | null;
  column: string | null;
  author: string | null;
  keywords: string[];
  number: string | null;
  /** META Url or the canonical link. */
  address: string | null;
}

/** Something that a text leads to, as it stands on the page. */
export interface Reference {
  kind: 'picture' | 'file' | 'link';
  href: string;
  words: string;
}

export interface ReadPage extends PageFacts {
  references: Reference[];
  /** The text with what each reference became; empty when no text was found. */
  body(answer: (reference: Reference) => Become): string;
}

/** A picture or file at a place of the attachments, an address, or nothing: then only its words stay. */
export type Become = { attachment: number } | { href: string } | null;

/** Reads one page of an older site, of whatever template; null for one that is too large or nested too deep. */
export function readPage(html: string): ReadPage | null {
  const whole = readTree(html);
  if (!isBounded(whole)) return null;
  const meta = readMeta(whole);
  const title = readTitle(whole, meta);
  const { day, shown } = readDay(whole, meta);
  const facts: PageFacts = {
    title,
    day,
    otherDay: day && shown && shown !== day.value ? shown : null,
    source: readSource(whole, meta),
    column: meta.get('columnname') ?? null,
    author: meta.get('author')?.slice(0, 60) ?? null,
    keywords: (meta.get('keywords') ?? '')
      .split(/[\s,，、;；]+/)
      .filter(Boolean)
      .slice(0, 10),
    number: readNumber(whole),
    address: meta.get('url') ?? canonicalOf(whole),
  };
  dropFrame(whole);
  dropHead(whole, title?.value ?? '');
  const body = findBody(whole);
  const inside = body ? referencesIn(body) : [];
  const beside = body ? filesBeside(whole, body) : [];
  const references = [...inside, ...beside];
  return { ...facts, references, body: (answer) => (body ? write(body, beside, answer) : '') };
}

const canonicalOf = (page: ReturnType<typeof readTree>) =>
  attribute(
    allElements(page, (element) => element.name === 'link' && attribute(element, 'rel') === 'canonical')[0] ??
      ({ attribs: {} } as Element),
    'href',
  ) || null;

function referenceOf(element: Element): Reference | null {
  if (element.name === 'img')
    return {
      kind: 'picture',
      href: attribute(element, 'src'),
      words: attribute(element, 'alt') || attribute(element, 'title'),
    };
  const href = attribute(element, 'href');
  if (!href || /^(?:#|javascript:|about:)/i.test(href)) return null;
  return { kind: fileEnding.test(href) ? 'file' : 'link', href, words: wordsOf(element) };
}

const referencesIn = (body: Element): Reference[] =>
  allElements(body, ({ name }) => name === 'a' || name === 'img').flatMap((element) => referenceOf(element) ?? []);

/** Files that the template lists beside the text: below a box for attachments, or after the word. */
function filesBeside(page: ReturnType<typeof readTree>, body: Element): Reference[] {
  const known = new Set(referencesIn(body).map(({ href }) => href));
  return allElements(page, ({ name }) => name === 'a').flatMap((link) => {
    const reference = referenceOf(link);
    if (reference?.kind !== 'file' || known.has(reference.href) || !isAttached(link)) return [];
    known.add(reference.href);
    return [reference];
  });
}

function isAttached(link: Element): boolean {
  let here = link.parent as Element | null;
  for (let up = 0; here && up < 4 && here.type === 'tag'; up += 1) {
    if (
      tokensOf(here).some((token) =>
        /^(?:fj|fujian|attach|attachs|attachment|attachments|annex|download|xgfj)$/.test(token),
      )
    )
      return true;
    const words = wordsOf(here);
    if (words.length < 400 && /附\s*件|下载/.test(words)) return true;
    here = here.parent as Element | null;
  }
  return false;
}

function write(body: Element, beside: Reference[], answer: (reference: Reference) => Become): string {
  const html = blocksOf(body, (element) => {
    const reference = referenceOf(element);
    const become = reference && answer(reference);
    if (!reference || !become) return null;
    if (reference.kind === 'picture')
      return 'attachment' in become
        ? { open: `<img src="attachment:${become.attachment}" alt="${escaped(reference.words)}" />`, close: '' }
        : null;
    return 'href' in become ? { open: `<a href="${escaped(become.href)}">`, close: '</a>' } : null;
  });
  for (const reference of beside) answer(reference);
  return html;
}
