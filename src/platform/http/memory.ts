import type { IncomingMessage, ServerResponse } from 'node:http';
import { countRemembered } from '../metrics.ts';
import { holdLease, type Source } from './memory/lease.ts';
import { compress, makePage, type Page, sendPage, type Wanted } from './memory/page.ts';
import { openShelf } from './memory/shelf.ts';
import type { Visits } from './visits.ts';

/** One page on its way from the database to memory. */
export interface Fill {
  /** Compresses the page and keeps it under its tags, unless something that bears one changed since its queries began. */
  offer(answer: Response, tags: string[], goodFor?: number): Promise<void>;
  /** Always called, also when nothing was offered: others wait for this page. */
  end(): void;
}

export interface Memory {
  /** Answers from memory, straight on node:http; false when the framework has to. At once while the lease holds. */
  answer(request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean>;
  /** Begins to fill a page, before its queries; null for what is not remembered, and while nothing is known for sure. */
  begin(key: string | null): Promise<Fill | null>;
  /** What was answered from memory since the last time this was asked. */
  counts(): { pages: number; answered: number; unchanged: number };
  close(): Promise<void>;
}

const longest = 30_000; // a page is made anew after 30 s, should a tag have been forgotten (P2: at most 60 s)
const alone = 60_000; // P7: with the database away, at most 60 s after the last contact
const patience = 2500; // a database that does not answer by then counts as away for this request
const largest = 512 * 1024;

/**
 * Pages in memory (architecture.md, Publications): trusted while the lease holds, cleared by the tags of what changed.
 * Without a lease the database is asked first; when it is away, pages are answered for 60 s after the last contact.
 */
export function openMemory(source: Source, visits?: Visits): Memory {
  const shelf = openShelf();
  const fills = new Map<string, { done: Promise<void> }>();
  const filling = new Set<{ changed: Set<string> }>();
  const counted = { answered: 0, unchanged: 0 };
  const lease = holdLease(source, (changed) => {
    shelf.clear(changed);
    for (const { changed: seen } of filling) for (const tag of changed ?? ['*']) seen.add(tag);
  });

  const send = (page: Page, wanted: Asked, response: ServerResponse, lonely = false) => {
    counted.answered += 1;
    countRemembered();
    if (page.isRead && !wanted.head) visits?.seen(wanted.url, wanted.agent);
    if (sendPage(page, wanted, response, lonely) === 304) counted.unchanged += 1;
    return true;
  };
  const isKnown = async () => lease.holds() || (!lease.silent() && (await Promise.race([lease.ask(), silence()])));
  const later = async (asked: Asked, response: ServerResponse): Promise<boolean> => {
    await Promise.race([fills.get(asked.key)?.done, silence()]);
    const known = await isKnown();
    const page = shelf.find(asked.key); // after asking: what changed is gone by now
    if (!page) return false;
    if (known && performance.now() < page.goodUntil) return send(page, asked, response);
    if (known) shelf.drop(asked.key);
    else if (lease.alone() < alone) return send(page, asked, response, true);
    return false;
  };

  return {
    answer(request, response) {
      const asked = read(request);
      if (!asked) return false;
      const page = shelf.find(asked.key);
      if (page && lease.holds() && performance.now() < page.goodUntil) return send(page, asked, response);
      return page || fills.has(asked.key) ? later(asked, response) : false;
    },
    async begin(key) {
      if (key === null || !(await isKnown())) return null;
      const fill = { changed: new Set<string>() };
      const { promise: done, resolve } = Promise.withResolvers<void>();
      const mine = { done };
      if (!fills.has(key)) fills.set(key, mine);
      filling.add(fill);
      const touched = (tags: string[]) => fill.changed.has('*') || tags.some((tag) => fill.changed.has(tag));
      return {
        async offer(answer, tags, goodFor = longest) {
          if (!isShared(answer)) return;
          const body = Buffer.from(await answer.clone().arrayBuffer());
          // A page with a key belongs to one person, whatever its headers say.
          if (body.length > largest || body.includes('name="_key"')) return;
          const page = makePage(answer.headers, body, performance.now() + Math.min(goodFor, longest));
          await compress(page);
          if (!touched(tags)) shelf.put(key, page, tags); // asked last: nothing comes between this and the shelf
        },
        end() {
          filling.delete(fill);
          if (fills.get(key) === mine) fills.delete(key);
          resolve();
        },
      };
    },
    counts() {
      const now = { pages: shelf.size(), ...counted };
      Object.assign(counted, { answered: 0, unchanged: 0 });
      return now;
    },
    close: () => lease.close(),
  };
}

/** Whether an answer is the same for everybody and may be kept for a while, here and in a cache of ours in front. */
export const isShared = (answer: Response): boolean =>
  answer.status === 200 &&
  !answer.headers.has('set-cookie') &&
  !/no-store|private/.test(answer.headers.get('cache-control') ?? '');

interface Asked extends Wanted {
  key: string;
  url: string;
  agent: string;
}

/** Reads what decides about an answer in one walk over the raw headers; null for what is never remembered. */
function read({ method, url, rawHeaders }: IncomingMessage): Asked | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const asked: Asked = {
    key: url ?? '',
    url: url ?? '',
    agent: '',
    head: method === 'HEAD',
    encodings: '',
    known: undefined,
  };
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!;
    const value = rawHeaders[at + 1]!;
    // Most names are told apart by their length alone.
    if (name.length === 6) {
      if (name.toLowerCase() === 'cookie') asked.key = withView(asked.key, value);
    } else if (name.length === 15) {
      if (name.toLowerCase() === 'accept-encoding') asked.encodings = value;
    } else if (name.length === 13) {
      if (name.toLowerCase() === 'if-none-match') asked.known = value;
    } else if (name.length === 10) {
      if (name.toLowerCase() === 'user-agent') asked.agent = value;
    } else if (name.length === 5 && name.toLowerCase() === 'range') return null;
  }
  return asked;
}

/** Elder mode, contrast and language are part of the key; any other cookie is not. */
function withView(path: string, cookie: string | undefined): string {
  const view = cookie?.includes('view=') && /(?:^|;\s*)view=([\w.-]{1,60})/.exec(cookie)?.[1];
  return view ? `${view} ${path}` : path;
}

/** The key of a page; null for what belongs to a person, changes the view, or is not made of what is published alone. */
export function keyOf(path: string, cookie: string | undefined): string | null {
  if (path.length > 300) return null;
  if (/^\/(staff|files|assets|healthz|readyz|leaving|search|ask|api)(?=[/?]|$)/.test(path)) return null;
  return /[?&](elder|contrast|lang)=/.test(path) ? null : withView(path, cookie);
}

/** False after a while; an answer that has come while this process was busy is still read first. */
const silence = () =>
  new Promise<false>((resolve) => setTimeout(() => setImmediate(() => resolve(false)), patience).unref());
