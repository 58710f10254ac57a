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
type Level = Heading['level'];

const headings = /<(h[23])((?:\s[^>]*)?)>([\s\S]*?)<\/\1>/g;
const paragraphs = /<(p)((?:\s[^>]*)?)>([\s\S]*?)<\/\1>/g;

/** Parts that stand as paragraphs: chapters and their sections, or numbered parts; what ends or joins a sentence is none. */
const plainParts: [RegExp, Level][][] = [
  [
    [/^第[一二三四五六七八九十百]+[编章][^。；：，]{0,28}$/u, 2],
    [/^第[一二三四五六七八九十百]+节[^。；：，]{0,28}$/u, 3],
  ],
  [[/^[一二三四五六七八九十]+、[^。；：，]{1,28}$/u, 2]],
];

/**
 * A cleared body as it is shown, with an id on each heading, and its headings; of a text without any, as it comes from paper, on
 * the paragraphs that name its parts. The id follows from the words, so that a link to a part holds in every edition that has
 * it; the stored body has none.
 */
export function withHeadingIds(html: string): { html: string; headings: Heading[] } {
  const styled = mark(html, headings, (_, name) => (name === 'h2' ? 2 : 3));
  if (styled.headings.length > 0) return styled;
  const plain = plainParts.map((parts) =>
    mark(html, paragraphs, (words) => parts.find(([pattern]) => pattern.test(words))?.[1] ?? null),
  );
  return plain.find(({ headings: found }) => found.length >= fewest) ?? styled;
}

/** Ids for the elements of a pattern that have a level as headings. */
function mark(html: string, elements: RegExp, levelOf: (words: string, name: string) => Level | null) {
  const found: Heading[] = [];
  const met = new Map<string, number>();
  const marked = html.replace(elements, (whole, name: string, facts: string, inner: string) => {
    const words = wordsOf(inner);
    const level = words === '' ? null : levelOf(words, name);
    if (level === null) return whole;
    const times = (met.get(words) ?? 0) + 1;
    met.set(words, times);
    const id = `part-${createHash('sha256').update(words).digest('hex').slice(0, 8)}${times > 1 ? `-${times}` : ''}`;
    found.push({ id, level, words });
    return `<${name} id="${id}"${facts}>${inner}</${name}>`;
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
