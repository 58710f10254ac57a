import type { RawBuilder } from 'kysely';
import type { PublicDb } from '../../platform/database.ts';
import { type Quote, quotesFor } from './answer.ts';
import { type Explained, explain } from './engine/explain.ts';
import { findIn, first, type Page, type Wanted } from './engine/find.ts';
import { readNumber } from './engine/numbers.ts';
import { soundsOf } from './engine/sounds.ts';
import type { Store } from './engine/store.ts';
import { type Completion, isSpelt, openTitles } from './engine/titles.ts';
import type { Ranked } from './engine/top.ts';
import { keepIndex } from './keep.ts';
import { lookAndSee } from './look.ts';
import { holding, mostRead } from './phrases.ts';
import { listOffered } from './queries/asked.ts';
import { idAlone } from './queries/live.ts';
import { listUnitNames } from './queries/words.ts';
import { openReader } from './reading.ts';
import { plain } from './rules/letters.ts';
import { isOrdered } from './rules/phrases.ts';
import type { Tuning } from './rules/tuning.ts';
import { type Understood, understand } from './rules/understand.ts';
import type { Snapshot } from './snapshot.ts';

/** What a page of results asks for. */
export interface Question extends Wanted, Asking {}

/** What is looked for. */
export interface Asking {
  typed: string;
  today: string;
  /** Look for the very words typed: no spelling, no correction. */
  exactly?: boolean;
  words: Tuning;
}

/** A hit with what `live` said of it in the statement that checked it. */
export interface Seen<Row> extends Ranked {
  row: Row;
}

/** Its hits are public: checked against `live`, best first. */
export interface Found<Row = { id: string }> extends Read, Omit<Page, 'hits'> {
  hits: Seen<Row>[];
  /** False while the index is being filled: there may be more. */
  whole: boolean;
  /** Of what is public, against which they were checked. */
  generation: number;
}

/** How a query was read. */
interface Read {
  /** The query as it was looked for. */
  asked: Understood;
  /** What was looked for instead of what was typed: letters spelt out, or wrong signs mended. */
  instead: string | null;
  /** What may have been meant, as an offer. */
  offer: string | null;
}

/** The one search of the house (evidence.md, Search); behind this seam another engine can stand. */
export interface Search {
  find(question: Question): Promise<Found>;
  /** The same with these columns of `live.publication`, its id among them, read as the hits are checked. */
  find<Row extends { id: string }>(question: Question, columns: RawBuilder<Row>): Promise<Found<Row>>;
  /** Completions of what is being typed, checked against `live`. */
  suggest(typed: string, many: number): Promise<Completion[]>;
  /** Passages that say what is asked, word for word; none when nothing public and in force says enough of it. */
  answer(typed: string, means: { words: Tuning; today: string }): Promise<Quote[]>;
  /** Why a text stands where it stands in the results of a question; null when it is not public or not found by it. */
  why<Row extends { id: string }>(question: Question, id: string, columns: RawBuilder<Row>): Promise<Why<Row> | null>;
  /** Of these ids those that a search finds as a whole, not only in part: what a saved search tells of. */
  among(question: Asking, ids: string[]): Promise<string[]>;
  /** Takes in everything public, what a snapshot holds first; searches before that find what is there already. */
  fill(from?: Snapshot): Promise<void>;
}

/** A text that a search finds, its place among the first two hundred, and how its score came about. */
export interface Why<Row> extends Read {
  row: Row;
  place: number | null;
  recommended: boolean;
  /** It bears the number that was typed. */
  byNumber: boolean;
  explained: Explained;
}

const searches = new WeakMap<PublicDb, Search>();

/** The search over what this handle may read; there is one for each, and it is filled when somebody first asks. */
export function searchOf(live: PublicDb): Search {
  const known = searches.get(live) ?? openSearch(live);
  searches.set(live, known);
  return known;
}

function openSearch(live: PublicDb): Search {
  const kept = keepIndex(live);
  const titles = openTitles();
  const series = new Set<string>();
  const reader = openReader(
    titles,
    soundsOf(() => kept.store.corpus()),
  );
  kept.onChange(({ id, title }) => {
    if (title === null) titles.remove(id);
    else titles.put(id, { text: title, id, weight: 0 });
    const number = kept.store.find(id)?.number;
    if (number) series.add(number.series.toLowerCase());
  });
  let offeredAt = Number.NEGATIVE_INFINITY;
  /** What five visitors asked and found is offered too; looked up once a minute. */
  const offered = async () => {
    if (performance.now() - offeredAt < 60_000) return;
    offeredAt = performance.now();
    for (const { query, times } of await listOffered(live))
      titles.put(`word:${query}`, { text: query, id: null, weight: 1 + Math.log10(times) });
  };
  const run = (asked: Understood, question: Question) =>
    findIn(
      kept.store,
      asked,
      readNumber(asked.text, (words) => series.has(words)),
      question,
    );
  /** Reads a query and finds what fits, unchecked. */
  const lookUp = (question: Question): Page & Read => {
    const { words, exactly } = question;
    const typed = understand(question.typed, words);
    const spelt = !exactly && isSpelt(typed.text) ? reader.spellings(typed.text, words) : [];
    // a sentence has so many words that a wrong one changes little (evidence.md: characters absorb most errors)
    const mended = spelt.length === 0 && !typed.asks ? reader.mended(typed.text, words) : null;
    // null: as it was typed
    const readings = spelt.length > 0 ? spelt : mended === null || exactly ? [null] : [null, mended];
    const { asked, instead, found } = firstFound(readings, (instead) => {
      const asked = instead === null ? typed : understand(instead, words);
      return { asked, instead, found: run(asked, question) };
    });
    return { ...withRecommended(found, kept.store, question), asked, instead, offer: instead === null ? mended : null };
  };
  const means = { live, kept };
  let namesAt = Number.NEGATIVE_INFINITY;
  let names: Tuning['synonyms'] = [];
  /** What units are called too: everyday words that no office has to enter twice. */
  const withNames = async (words: Tuning): Promise<Tuning> => {
    const now = kept.generation();
    if (namesAt !== now) [namesAt, names] = [now, await listUnitNames(live)];
    return names.length === 0 ? words : { ...words, synonyms: [...words.synonyms, ...names] };
  };
  /** A question as it is looked up, with the texts that have what stands in quotation marks. */
  const prepared = async (question: Question, ids: string[] = []): Promise<Question> => {
    const full = { ...question, words: await withNames(question.words) };
    const { phrases } = understand(question.typed, question.words);
    if (!phrases.some(isOrdered)) return full;
    const wide = { ...full, offset: 0, limit: mostRead };
    const all = [lookUp(wide), lookUp({ ...wide, filter: {} })].flatMap(({ hits }) =>
      hits.map(({ entry }) => entry.id),
    );
    return { ...full, only: await holding(live, phrases, [...new Set([...all, ...ids])]) };
  };

  return {
    fill: (from) => kept.fill(from),
    async find<Row extends { id: string }>(question: Question, columns?: RawBuilder<Row>): Promise<Found<Row>> {
      let ready = question;
      const look = {
        prepare: async () => {
          ready = await prepared(question);
        },
        ask: (without: ReadonlySet<string>) => lookUp({ ...ready, without }),
        idsOf: ({ hits }: Page & Read) => hits.map(({ entry }) => entry.id),
      };
      const {
        asked: page,
        sight,
        whole,
      } = await lookAndSee(means, look, columns ?? (idAlone as unknown as RawBuilder<Row>));
      const hits = page.hits.flatMap((hit) => {
        const row = sight.rows.get(hit.entry.id);
        return row ? [{ ...hit, row }] : [];
      });
      const total = Math.max(0, page.total - (page.hits.length - hits.length));
      return { ...page, hits, total, whole, generation: sight.generation };
    },
    async why<Row extends { id: string }>(question: Question, id: string, columns: RawBuilder<Row>) {
      let ready = question;
      const look = {
        prepare: async () => {
          ready = await prepared({ ...question, offset: 0, limit: mostRead });
        },
        ask: (without: ReadonlySet<string>) => {
          const page = lookUp({ ...ready, without });
          return { page, explained: without.has(id) ? null : explain(kept.store, page.asked, id, question.today) };
        },
        idsOf: () => [id],
      };
      const { asked: found, sight } = await lookAndSee(means, look, columns);
      const row = sight.rows.get(id);
      const place = found.page.hits.findIndex(({ entry }) => entry.id === id);
      const hit = found.page.hits[place];
      if (!row || !found.explained || (!hit && found.explained.weighed.length === 0)) return null;
      return {
        ...{ asked: found.page.asked, instead: found.page.instead, offer: found.page.offer, row },
        ...{ place: hit ? place + 1 : null, recommended: hit?.recommended ?? false, explained: found.explained },
        byNumber: (hit?.score ?? 0) >= first / 2,
      };
    },
    async among(asking, ids) {
      await kept.fill();
      const wanted = { ...asking, filter: {}, sort: 'best' as const, offset: 0, limit: Number.MAX_SAFE_INTEGER };
      const among = new Set(ids);
      let ready: Question = wanted;
      const look = {
        prepare: async () => {
          ready = await prepared(wanted, ids);
        },
        ask: (without: ReadonlySet<string>) => {
          const { hits, total } = lookUp({ ...ready, without });
          return hits.slice(0, total).flatMap(({ entry }) => (among.has(entry.id) ? [entry.id] : []));
        },
        idsOf: (found: string[]) => found,
      };
      const { asked, sight } = await lookAndSee(means, look, idAlone);
      return asked.filter((id) => sight.rows.has(id));
    },
    answer: async (typed, { words, today }) => quotesFor(means, typed, { words: await withNames(words), today }),
    async suggest(typed, many) {
      await kept.ready();
      await offered();
      const look = {
        ask: (without: ReadonlySet<string>) =>
          titles.find(typed, many * 2).filter(({ id }) => id === null || !without.has(id)),
        idsOf: (found: Completion[]) => found.flatMap(({ id }) => id ?? []),
      };
      const { asked, sight } = await lookAndSee(means, look, idAlone);
      const seen = new Set<string>();
      return asked
        .filter(({ id, text }) => (id === null || sight.rows.has(id)) && !seen.has(text) && seen.add(text))
        .slice(0, many);
    },
  };
}

/** A query read in one way, and what it finds. */
type Looked = Pick<Read, 'asked' | 'instead'> & { found: Page };

/** Of the readings of a query, the likeliest first, the first that finds something; the likeliest when none does. */
function firstFound([likeliest, ...others]: (string | null)[], look: (reading: string | null) => Looked): Looked {
  const first = look(likeliest!);
  if (first.found.total > 0) return first;
  for (const other of others) {
    const next = look(other);
    if (next.found.total > 0) return next;
  }
  // letters that spell nothing of what is here are told as they were typed
  return first.instead !== null && first.found.partly === 0 ? look(null) : first;
}

/** What the office recommends for this very query stands first on its first page, and nowhere else on it. */
function withRecommended(found: Page, store: Store, question: Question): Page {
  const { typed, words, offset, filter, without } = question;
  const query = plain(typed).trim();
  const wanted = words.recommended.find((one) => one.query === query);
  if (!wanted || offset > 0 || Object.values(filter).some((value) => value !== undefined)) return found;
  const entries = wanted.ids.filter((id) => !without?.has(id)).flatMap((id) => store.find(id) ?? []);
  const first = entries.map((entry) => ({ entry, score: 1, cover: 1, recommended: true }));
  const others = found.hits.filter(({ entry }) => !entries.includes(entry));
  const added = entries.filter((entry) => !found.hits.some((hit) => hit.entry === entry)).length;
  return { ...found, hits: [...first, ...others], total: found.total + added };
}
