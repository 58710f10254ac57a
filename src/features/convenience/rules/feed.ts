import { parseFeed } from 'htmlparser2';
import { clean } from '../../../platform/form.ts';
import { dayOf } from '../../../platform/time.ts';

/** One entry of a feed as it is shown: words without markup, an http address, a day. */
export interface FeedItem {
  title: string;
  href: string;
  on: string | null;
}

const most = 8;
const longest = 120;

/** RSS or Atom as a few plain entries; null when it is neither. Whatever else stands in it is left behind. */
export function readFeed(body: string): FeedItem[] | null {
  if (!/<(rss|feed|rdf:RDF)[\s>]/i.test(body.slice(0, 4000))) return null;
  const feed = parseFeed(body);
  if (!feed) return null;
  return feed.items
    .flatMap(({ title, link, pubDate }) => {
      const words = [...plain(title ?? '')].slice(0, longest).join('');
      if (!words || !link || !isWeb(link)) return [];
      const there = pubDate instanceof Date && !Number.isNaN(pubDate.getTime());
      return [{ title: words, href: new URL(link).href, on: there ? dayOf(pubDate) : null }];
    })
    .slice(0, most);
}

/** Titles in feeds may bear markup, as text or escaped. */
const plain = (text: string) =>
  clean(text)
    .replace(/<[^>]*>/g, '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const isWeb = (link: string) => link.length <= 1000 && URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);
