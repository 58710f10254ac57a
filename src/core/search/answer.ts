import type { PublicDb } from '../../platform/database.ts';
import { validityOn } from './engine/facets.ts';
import { findIn } from './engine/find.ts';
import { type Term, termsOf } from './engine/terms.ts';
import type { Ranked } from './engine/top.ts';
import type { Kept } from './keep.ts';
import { lookAndSee } from './look.ts';
import { type Quotable, quotable } from './queries/live.ts';
import { wordsOf } from './rules/html.ts';
import { coverOf, enough, enoughInPassage, passagesOf, saidBy } from './rules/passages.ts';
import type { Tuning } from './rules/tuning.ts';
import { understand } from './rules/understand.ts';

/** A passage of a text in force, word for word, with the text that it stands in. */
export interface Quote extends Omit<Quotable, 'html'> {
  passage: string;
  cover: number;
}

const looked = 8;
const quoted = 3;
/** What says so much less than the best only has words in common with it. */
const near = 0.15;

/** The passages of what is public and in force that say what is asked, best first; none when none says enough of it. */
export async function quotesFor(
  means: { live: PublicDb; kept: Kept },
  typed: string,
  { words, today }: { words: Tuning; today: string },
): Promise<Quote[]> {
  const { store } = means.kept;
  const asked = { ...understand(typed, words), asks: true };
  const wanted = { filter: {}, sort: 'best' as const, limit: looked, offset: 0, today };
  const isInForce = ({ entry }: Ranked) => {
    const validity = validityOn(entry, today);
    return validity === null || validity === 'valid' || validity === 'amended';
  };
  const look = {
    ask: (without: ReadonlySet<string>) => findIn(store, asked, null, { ...wanted, without }).hits.filter(isInForce),
    idsOf: (hits: Ranked[]) => hits.map(({ entry }) => entry.id),
  };
  const { asked: hits, sight } = await lookAndSee(means, look, quotable);
  const ways = asked.forms.map((form) => termsOf(store.corpus(), form.text, form));
  const quotes = hits
    .flatMap(({ entry }) => sight.rows.get(entry.id) ?? [])
    .flatMap((text) => bestOf(ways, text) ?? [])
    .sort((a, b) => b.cover - a.cover);
  return quotes.filter(({ cover }) => cover >= quotes[0]!.cover - near).slice(0, quoted);
}

/** The passage of a text that says most of the question, in whichever way it can be said; the first as it was typed. */
function bestOf(ways: Term[][], { html, ...text }: Quotable): Quote | null {
  const passages = passagesOf(wordsOf(html));
  // longer words for what was asked do not make up for what stands nowhere: 身份证丢了 is not 居民身份证
  const most = saidBy(ways[0]!);
  const quotes = ways.flatMap((terms) =>
    passages.map((passage) => ({
      passage,
      alone: coverOf(terms, passage, most),
      cover: coverOf(terms, `${text.title}\n${passage}`, most),
    })),
  );
  const best = quotes.reduce<(typeof quotes)[number] | null>(
    (most, one) => (most === null || one.cover + one.alone > most.cover + most.alone ? one : most),
    null,
  );
  if (!best || best.cover < enough || best.alone < enoughInPassage) return null;
  return { ...text, passage: best.passage, cover: best.cover };
}
