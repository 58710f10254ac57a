import { createHash } from 'node:crypto';
import { unescaped } from '../platform/xml.ts';

/** A heading of a text as a list of contents names it. */
export interface Heading {
  id: string;
  level: 2 | 3;
  words: string;
}

/** A text with fewer parts is seen whole. */
const fewest = 5;
type Named = Pick<Heading, 'level' | 'words'>;
/** What a heading or a paragraph names, or null. */
type Rule = (words: string, element: string) => Named | null;

const blocks = /<(h[23]|p)((?:\s[^>]*)?)>([\s\S]*?)<\/\1>/g;
const whole =
  (pattern: RegExp, level: Named['level']): Rule =>
  (words, element) =>
    element === 'p' && pattern.test(words) ? { level, words } : null;

const styled: Rule = (words, element) => (element === 'p' ? null : { level: element === 'h2' ? 2 : 3, words });
/** What ends or joins a sentence names no part. */
const chapters = whole(/^第[一二三四五六七八九十百]+[编章][^。；：，]{0,28}$/u, 2);
const sections = whole(/^第[一二三四五六七八九十百]+节[^。；：，]{0,28}$/u, 3);
const numbered = whole(/^[一二三四五六七八九十]+、[^。；：，]{1,28}$/u, 2);
/** 「（一）深入实施预公开制度。出台……」: the sentence before the others is the name of the paragraph (GB/T 9704 sets it in 楷体). */
const leads: Rule = (words, element) => {
  const [, lead] = (element === 'p' && /^(（[一二三四五六七八九十]+）[^。；：，]{2,28})。.{20}/u.exec(words)) || [];
  return lead ? { level: 3, words: lead } : null;
};

/**
 * A cleared body as it is shown, with an id on each heading, and its headings; of a text without any, as it comes from paper, on
 * the paragraphs that name its chapters or numbered parts; besides on those that begin with their name. The id follows from the
 * words, so that a link to a part holds in every edition that has it; the stored body has none.
 */
export function withHeadingIds(html: string): { html: string; headings: Heading[] } {
  if (mark(html, styled).headings.length > 0) return mark(html, any(styled, leads));
  for (const parts of [any(chapters, sections), any(numbered, leads)]) {
    const marked = mark(html, parts);
    if (marked.headings.length >= fewest) return marked;
  }
  return mark(html, leads);
}

const any =
  (...rules: Rule[]): Rule =>
  (words, element) =>
    rules.reduce<Named | null>((found, rule) => found ?? rule(words, element), null);

/** Ids for the blocks that a rule names. */
function mark(html: string, rule: Rule) {
  const found: Heading[] = [];
  const met = new Map<string, number>();
  const marked = html.replace(blocks, (block, element: string, facts: string, inner: string) => {
    const words = wordsOf(inner);
    const named = words === '' ? null : rule(words, element);
    if (named === null) return block;
    const times = (met.get(named.words) ?? 0) + 1;
    met.set(named.words, times);
    const hash = createHash('sha256').update(named.words).digest('hex').slice(0, 8);
    const id = `part-${hash}${times > 1 ? `-${times}` : ''}`;
    found.push({ id, ...named });
    return `<${element} id="${id}"${facts}>${inner}</${element}>`;
  });
  return { html: marked, headings: found };
}

const wordsOf = (inner: string) =>
  unescaped(inner.replace(/<br\s*\/?>/g, ' ').replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();

/** A longer list would push the text off the first screen. */
const mostOpen = 16;

/** 目录 of a long text: open where there is room, else behind its switch; no script is needed. `lang` is that of the text; false where its headings are words of the interface. */
export function Contents({ headings: all, lang }: { headings: Heading[]; lang?: string | false }) {
  if (all.length < fewest) return null;
  return (
    <div class={all.length > mostOpen ? 'contents' : 'contents contents-open'}>
      <details>
        <summary>目录</summary>
      </details>
      <nav aria-label="目录">
        <p class="contents-name" aria-hidden="true">
          目录
        </p>
        <Parts of={nested(all)} lang={lang ?? 'zh-CN'} />
      </nav>
    </div>
  );
}

interface Part extends Heading {
  below: Heading[];
}

/** Smaller headings below the larger one before them. */
function nested(all: Heading[]): Part[] {
  const parts: Part[] = [];
  for (const one of all) {
    const above = parts.at(-1);
    if (one.level === 3 && above?.level === 2) above.below.push(one);
    else parts.push({ ...one, below: [] });
  }
  return parts;
}

const Parts = ({ of, lang }: { of: Part[]; lang: string | false }) => (
  <ol lang={lang || undefined}>
    {of.map((part) => (
      <li>
        <Way to={part} />
        {part.below.length > 0 && (
          <ol>
            {part.below.map((one) => (
              <li>
                <Way to={one} />
              </li>
            ))}
          </ol>
        )}
      </li>
    ))}
  </ol>
);

const Way = ({ to: { id, words } }: { to: Heading }) => <a href={`#${id}`}>{words}</a>;
