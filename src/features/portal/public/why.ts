import type { PublicContext } from '../../../core/doors.ts';
import { getWords } from '../../../core/search/queries/words.ts';
import { searchOf } from '../../../core/search/search.ts';
import { NotFound } from '../../../platform/errors.ts';
import { WhyPage } from '../pages/search-why.tsx';
import { nameColumns } from '../queries/search.ts';
import { readQuery } from '../rules/search-words.ts';
import { answer, frameOf } from './frame.ts';

/** 为什么有这条: how the score of a result came about, for the office and for anybody. */
export const showWhy = async (c: PublicContext) => {
  const { live, today } = c.var;
  const query = readQuery(c.req.query('q'));
  const id = c.req.query('id') ?? '';
  if (!query || !/^[a-z0-9]{12}$/.test(id)) throw new NotFound();
  const exactly = c.req.query('exactly') === '1';
  const part = { filter: {}, sort: 'best' as const, limit: 1, offset: 0 };
  const words = await getWords(live);
  const why = await searchOf(live).why({ typed: query, exactly, today, words, ...part }, id, nameColumns);
  if (!why) throw new NotFound();
  return answer(c, WhyPage({ frame: frameOf(c), query, why }));
};
