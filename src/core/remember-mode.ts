import type { Context, MiddlewareHandler } from 'hono';
import { changesMode, formatMode, modeCookieName, parseMode } from '../ui/mode.ts';
import type { ViewMode } from '../ui/site.ts';

const year = 365 * 24 * 3600;

/** `?elder=1` on any public page: remembered in a cookie, and back to the page without the word; works without script. */
export const rememberMode: MiddlewareHandler = async (c, next) => keptView(c) ?? next();

/** The answer that keeps another view, where the address asks for one; null where it does not. */
export function keptView(c: Context): Response | null {
  const query = new URL(c.req.url).searchParams;
  if (c.req.method !== 'GET' || !changesMode(query)) return null;
  const value = formatMode(askedMode(c));
  const kept = value ? `${value}; Max-Age=${year}` : '; Max-Age=0';
  c.header('set-cookie', `${modeCookieName}=${kept}; Path=/; SameSite=Lax; HttpOnly`);
  c.header('cache-control', 'no-store');
  return c.redirect(withoutMode(c.req.path, query), 303);
}

/** The view in which a reader wants the page: what the cookie remembers, changed by the address. */
export const askedMode = (c: Context): ViewMode =>
  parseMode(cookieOf(c.req.header('cookie'), modeCookieName), new URL(c.req.url).searchParams);

function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(/;\s*/)) if (part.startsWith(`${name}=`)) return part.slice(name.length + 1);
  return undefined;
}

/** Where a request for another view leads back: the same page without the words, never another host. */
export function withoutMode(path: string, query: URLSearchParams): string {
  const rest = new URLSearchParams(query);
  for (const word of ['elder', 'contrast', 'lang']) rest.delete(word);
  const text = rest.toString();
  return encodeURI(path.replace(/^[/\\]+/, '/')) + (text ? `?${text}` : '');
}
