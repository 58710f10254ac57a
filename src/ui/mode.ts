import type { ViewMode } from './site.ts';

export const modeCookieName = 'view';

const plain: ViewMode = { elder: false, contrast: false, language: 'zh-Hans' };

/** The view a request asks for: what the cookie remembers, changed by `?elder=1`, `?contrast=0`, `?lang=zh-Hant`. Unknown words are ignored. */
export function parseMode(cookie: string | undefined, query: URLSearchParams = new URLSearchParams()): ViewMode {
  const words = (cookie ?? '').split('.');
  return {
    elder: flag(query.get('elder'), words.includes('elder')),
    contrast: flag(query.get('contrast'), words.includes('contrast')),
    language: language(query.get('lang')) ?? words.map(language).find(Boolean) ?? plain.language,
  };
}

/** The cookie value that remembers a view; empty for the ordinary one, whose cookie is to be deleted. */
export function formatMode(mode: ViewMode): string {
  return [mode.elder && 'elder', mode.contrast && 'contrast', mode.language !== plain.language && mode.language]
    .filter(Boolean)
    .join('.');
}

/** Does this query change the view? Then the door sets the cookie and leads back to the page without the words. */
export function changesMode(query: URLSearchParams): boolean {
  return query.has('elder') || query.has('contrast') || query.has('lang');
}

/** The same page in another view: `/policies/?page=2` → `/policies/?page=2&elder=1`. */
export function modeLink(path: string, change: 'elder' | 'contrast' | 'lang', value: string): string {
  const [bare = '/', search = ''] = path.split('?', 2);
  const query = new URLSearchParams(search);
  query.set(change, value);
  return `${bare}?${query}`;
}

/** The words for `data-mode` on the root element. */
export function modeWords(mode: ViewMode): string | undefined {
  return [mode.elder && 'elder', mode.contrast && 'contrast'].filter(Boolean).join(' ') || undefined;
}

function flag(asked: string | null, remembered: boolean): boolean {
  if (asked === '1') return true;
  if (asked === '0') return false;
  return remembered;
}

function language(word: string | null): ViewMode['language'] | undefined {
  return word === 'zh-Hant' || word === 'en' || word === 'zh-Hans' ? word : undefined;
}
