import type { Page } from './page.ts';

/** The pages that a process remembers, found by address and view, cleared by tag. */
export interface Shelf {
  find(key: string): Page | undefined;
  put(key: string, page: Page, tags: string[]): void;
  drop(key: string): void;
  /** Clears every page that bears one of the tags; null clears all. */
  clear(tags: string[] | null): void;
  size(): number;
}

const mostBytes = 256 * 1024 * 1024;
/** Addresses with a query can be made up without end: they may not push out those that exist. */
const mostQueries = 500;
const mostPages = 20_000;

interface Place {
  page: Page;
  tags: string[];
  query: boolean;
}

export function openShelf(): Shelf {
  const places = new Map<string, Place>();
  const pages = new Map<string, Page>(); // a second map, so that the way of an answer has one step
  const byTag = new Map<string, Set<string>>();
  let bytes = 0;
  let queries = 0;

  const drop = (key: string) => {
    const place = places.get(key);
    if (!place) return;
    places.delete(key);
    pages.delete(key);
    bytes -= place.page.weight;
    if (place.query) queries -= 1;
    for (const tag of place.tags) {
      const keys = byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) byTag.delete(tag);
    }
  };
  const oldest = (query: boolean) => {
    for (const [key, place] of places) if (!query || place.query) return key;
    return undefined;
  };
  const makeRoom = () => {
    while (queries > mostQueries) drop(oldest(true)!);
    while (bytes > mostBytes || places.size > mostPages) drop(oldest(false)!);
  };

  return {
    find: (key) => pages.get(key),
    drop,
    put(key, page, tags) {
      drop(key);
      const query = key.includes('?');
      places.set(key, { page, tags, query });
      pages.set(key, page);
      bytes += page.weight;
      if (query) queries += 1;
      for (const tag of tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(key));
      makeRoom();
    },
    clear(tags) {
      if (tags === null) for (const key of [...places.keys()]) drop(key);
      else for (const tag of tags) for (const key of [...(byTag.get(tag) ?? [])]) drop(key);
    },
    size: () => places.size,
  };
}
