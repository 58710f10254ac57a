import { isDeepStrictEqual } from 'node:util';
import type { PublicContext } from '../../../core/doors.ts';
import { phrase } from '../../../core/search/phrase.ts';
import { getWords } from '../../../core/search/queries/words.ts';
import { recordQuestion } from '../../../core/search/record.ts';
import type { Tuning } from '../../../core/search/rules/tuning.ts';
import { searchOf } from '../../../core/search/search.ts';
import { NotFound } from '../../../platform/errors.ts';
import { readFields } from '../../../platform/http/body.ts';
import { AskPage } from '../pages/ask.tsx';
import { isTold } from '../pages/search-first.tsx';
import { startOf } from '../queries/lists.ts';
import { nameColumns } from '../queries/search.ts';
import { readQuery } from '../rules/search-words.ts';
import { cardsOf } from './cards.ts';
import { nothingDirect, toldDirectly } from './direct.ts';
import { answer, frameOf, type Offers } from './frame.ts';

/** 智能问答: passages of what is public and in force, word for word, or the word that nothing is known. */
export const showAsk = (offers: Offers) => async (c: PublicContext) => {
  const { live } = c.var;
  const words = await getWords(live);
  if (!words.answers) throw new NotFound();
  const query = readQuery(c.req.query('q'));
  const direct = query ? await toldDirectly(c, offers, query, words) : nothingDirect;
  const told = isTold(direct);
  const { quotes, phrased } = query && !told ? await answered(c, query, words) : { quotes: [], phrased: null };
  if (query) recordQuestion(query, { answered: told || quotes.length > 0 });
  const cards = await cardsOf(live, offers.cards, quotes);
  const start = query ? null : await startOf(live);
  const requests = offers.entrances.some(({ path }) => path === '/requests/');
  const near = query && !told && quotes.length === 0 ? await findNear(c, query, words) : [];
  const facts = { query, direct, quotes, near, phrased, cards, requests, said: false, start };
  return answer(c, AskPage({ frame: frameOf(c), ...facts }));
};

const fewNear = 3;

/** What a search finds first, for who gets no answer. */
async function findNear({ var: { live, today } }: PublicContext, typed: string, words: Tuning) {
  const wanted = { filter: {}, sort: 'best' as const, limit: fewNear, offset: 0 };
  const { hits } = await searchOf(live).find({ typed, words, today, ...wanted }, nameColumns);
  return hits.map(({ row }) => row);
}

/** Quotations, and a model's words for them. What left or changed while it spoke is not said: then there are quotations alone. */
async function answered({ var: { live, today } }: PublicContext, query: string, words: Tuning) {
  const ask = () => searchOf(live).answer(query, { words, today });
  const quotes = await ask();
  const phrased = await phrase(query, quotes);
  if (!phrased) return { quotes, phrased };
  const now = await ask();
  return { quotes: now, phrased: isDeepStrictEqual(now, quotes) ? phrased : null };
}

/** 有用 or 没用, counted without the person. */
export const hearAsk = async (c: PublicContext) => {
  const typed = await readFields(c);
  const query = readQuery(typeof typed.q === 'string' ? typed.q : '');
  if (query && (typed.said === 'good' || typed.said === 'bad')) recordQuestion(query, typed.said);
  const facts = { query, direct: nothingDirect, quotes: [], near: [], cards: new Map(), requests: false, start: null };
  return answer(c, AskPage({ frame: frameOf(c), ...facts, said: true }));
};
