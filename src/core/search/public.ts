import type { PublicApp, PublicContext } from '../doors.ts';
import { getWords } from './queries/words.ts';
import { record } from './record.ts';
import { plain } from './rules/letters.ts';
import { isDenied, type Tuning } from './rules/tuning.ts';
import { searchOf } from './search.ts';

const most = 8;
const longest = 40;

/** What the search says to scripts: completions, and that a result was opened (`ping` of a link). Pages need neither. */
export function searchPublic(app: PublicApp): void {
  app.get('/search/suggest', suggest);
  app.post('/search/opened', opened);
}

async function suggest(c: PublicContext): Promise<Response> {
  const typed = (c.req.query('q') ?? '').toWellFormed().slice(0, longest);
  const search = searchOf(c.var.live);
  const [words, found] = await Promise.all([getWords(c.var.live), search.suggest(typed, most * 2)]);
  const meant = found.length === 0 ? meantBy(typed, words) : [];
  found.push(...(await Promise.all(meant.map((one) => search.suggest(one, most)))).flat());
  const offered = found.filter(({ text }) => !isDenied(plain(text), words.denied)).slice(0, most);
  return c.json({ words: offered.map(({ text }) => text) }, 200, { 'cache-control': 'no-store' });
}

/** As documents call what somebody begins to type in everyday words: 低保 for 最低生活保障; few. */
function meantBy(typed: string, { synonyms }: Tuning): string[] {
  const begun = plain(typed).trim();
  if ([...begun].length < 2) return [];
  const meant = synonyms.filter(({ from }) => from.startsWith(begun)).flatMap(({ to }) => to);
  return [...new Set(meant)].slice(0, 4);
}

function opened(c: PublicContext): Response {
  record((c.req.query('q') ?? '').slice(0, 100), 'opened');
  return c.body(null, 204);
}
