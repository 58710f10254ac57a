import { posix } from 'node:path';

/** What a file of a saved site says of where it stood. */
export interface Place {
  /** The host of the older site, when the folder, the page or the caller tells it. */
  host: string | null;
  /** The path and query under which it was known, as this site keeps it; null when it cannot be kept. */
  address: string | null;
}

const hostFolder = /^(?:[a-z0-9-]+\.)+(?:cn|com|net|org|gov)(?::\d+)?$/i;

/** Decoded as far as it can be: a stray % is part of the address. */
export function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** An address as it is kept: the path decoded, the query as it was written. Null for what no browser asks for. */
export function kept(url: URL): string | null {
  const path = decoded(url.pathname);
  const address = path + (url.search.length > 1 ? url.search : '');
  return address.length <= 301 && !/[\p{Cc}\s#]/u.test(address) ? address : null;
}

/**
 * Where a saved page stood: its own address (META Url) when it belongs to the older site, else base and place in the folder. A
 * folder named like a host is that host (wget, HTTrack); `content.asp?id=5.html` was `content.asp?id=5`.
 */
export function placeOf(name: string, base: string | null, own: string | null): Place {
  const said = own && URL.canParse(own) ? new URL(own) : null;
  const known = base && URL.canParse(base) ? new URL(base) : null;
  if (said && /^https?:$/.test(said.protocol) && (!known || said.host === known.host) && said.pathname !== '/')
    return { host: said.host, address: kept(said) };
  const parts = name.split('/');
  const host = !known && parts.length > 1 && hostFolder.test(parts[0]!) ? parts.shift()! : (known?.host ?? null);
  const url = new URL(`http://${host ?? 'localhost'}/`);
  const [path, query] = parts
    .join('/')
    .replaceAll('%3F', '?')
    .split(/\?(.*)/s) as [string, string | undefined];
  const plain = path.replace(/(\.(?:asp|aspx|jsp|php|do|action))\.html?$/i, '$1');
  url.pathname = posix.join(known?.pathname ?? '/', plain);
  if (query) url.search = query.replace(/\.html?$/i, '');
  return { host, address: kept(url) };
}

/** The file of the folder to which a reference on a page leads; null for one that leads elsewhere. */
export function fileOf(
  reference: string,
  page: string,
  site: { host: string | null; names: ReadonlySet<string> },
): string | null {
  const names = candidates(reference, page, site.host);
  return names.find((name) => site.names.has(name)) ?? null;
}

function candidates(reference: string, page: string, host: string | null): string[] {
  const absolute = /^(?:https?:)?\/\//i.test(reference);
  if (absolute && !URL.canParse(reference, 'http://localhost/')) return [];
  if (absolute) {
    const url = new URL(reference, 'http://localhost/');
    if (host && url.host !== host) return [];
    return forms(url.pathname, url.search).flatMap((path) => [path, `${url.host}/${path}`]);
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return [];
  const [path, query] = reference.split('#')[0]!.split(/\?(.*)/s) as [string, string | undefined];
  const search = query ? `?${query}` : '';
  if (path.startsWith('/'))
    return forms(path, search).flatMap((one) => [
      one,
      ...(host ? [`${host}/${one}`] : []),
      `${page.split('/')[0]}/${one}`,
    ]);
  return forms(posix.join('/', posix.dirname(page), path), search);
}

function forms(path: string, search: string): string[] {
  const plain = decoded(path).replace(/^\/+/, '');
  const raw = path.replace(/^\/+/, '');
  return [...new Set([plain + search, `${plain}${search}.html`, plain, raw])];
}

/** Addresses that this site answers itself and that no older page may take; columns are given by their names. */
export function isOurs(address: string, columns: ReadonlySet<string>): boolean {
  if (
    /^\/(?:files|assets|staff|api|units|workplan|transparency|verify|feeds|sitemap|accessibility|healthz|readyz)(?:\/|$)/.test(
      address,
    )
  )
    return true;
  if (/^\/(?:|search|leaving|robots\.txt|sitemap[^/]*\.xml|feed\.(?:atom|json))(?:\?|$)/.test(address)) return true;
  const [, first, rest] = /^\/([^/?]+)(\/?)(?:\?|$)/.exec(address) ?? [];
  return first !== undefined && rest !== undefined && columns.has(first);
}
