import type { PublicApp, PublicContext } from '../doors.ts';
import { getWords } from './queries/words.ts';
import { record } from './record.ts';
import { plain } from './rules/letters.ts';
import { isDenied } from './rules/tuning.ts';
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
  const [words, found] = await Promise.all([getWords(c.var.live), searchOf(c.var.live).suggest(typed, most * 2)]);
  const offered = found.filter(({ text }) => !isDenied(plain(text), words.denied)).slice(0, most);
  return c.json({ words: offered.map(({ text }) => text) }, 200, { 'cache-control': 'no-store' });
}

function opened(c: PublicContext): Response {
  record((c.req.query('q') ?? '').slice(0, 100), 'opened');
  return c.body(null, 204);
}
