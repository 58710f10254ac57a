import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { dayOf } from '../platform/time.ts';
import type { Ask } from './test-outsider.ts';

/** All by which a document could be asked for. */
export interface Handles {
  /** Ids, hashes, numbers, public ids, file names. */
  values: string[];
  /** Where its lines stand in the ledger: other numbers than those of documents. */
  positions: string[];
  document: string;
  edition: string;
  submission: string;
  file: string;
  column: string;
  fileName: string;
  /** Its public address when it ever had one. */
  path: string | null;
}

export interface Route {
  method: string;
  path: string;
}

const slot = /:([a-zA-Z]+)(\{(?:[^{}]|\{[^{}]*\})*\})?\??/g;

/** The router's own list; middleware is no route. */
export const routesOf = (app: Hono): Route[] => {
  const seen = new Set<string>();
  return app.routes.flatMap(({ method, path }) => {
    const key = `${method} ${path}`;
    if (method === 'ALL' || seen.has(key)) return [];
    seen.add(key);
    return [{ method, path }];
  });
};

const today = () => dayOf(new Date());

const isStaff = ({ path }: Route) => path === '/staff' || /^\/(staff|api\/v1)\//.test(path);
const namesOf = (path: string) => [...path.matchAll(slot)].map((match) => match[1]!);

/** Addresses without parameters: the same for every document. */
export const fixedPaths = (routes: Route[]): string[] => [
  ...new Set(routes.filter(({ path }) => namesOf(path).length === 0 && !path.includes('*')).map(({ path }) => path)),
];

/**
 * Every public address that names the document in one of its parameters, or by itself. A value that the parameter's own form keeps
 * out never reaches the room, and is asked for at the addresses without a room below; `shaped` decides it for a twin too.
 */
export function publicPaths(routes: Route[], handles: Handles, shaped: Handles = handles): string[] {
  const paths: string[] = []; // in the order of the handles, so that a document and its twin are asked for alike
  for (const route of routes.filter((one) => !isStaff(one))) {
    if (route.path.includes('*')) continue;
    for (const [, asked = '', form] of route.path.matchAll(slot)) {
      const list = isPosition(asked) ? 'positions' : 'values';
      for (const [at, value] of handles[list].entries()) {
        if (!fits(form, shaped[list][at]!)) continue;
        paths.push(fill(route.path, (name) => (name === asked ? value : natural(name, handles))));
      }
    }
  }
  const { column, values } = handles;
  for (const value of values) {
    const name = encodeURIComponent(value);
    for (const path of [
      `/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:zhenxing.example:${name}`,
      `/${name}`,
      `/${name}.html`,
      `/${column}/${name}`,
      `/${column}/202611/${name}.html`,
      `/files/${name}`,
      `/${column}/${name}/`,
    ])
      paths.push(path);
  }
  if (handles.path)
    for (const path of [
      handles.path,
      `${handles.path}/`,
      handles.path.replace('.html', ''),
      `${handles.path}?page=1`,
      `${handles.path}?on=2026-01-01`,
      `${handles.path}?on=${today()}`,
      `${handles.path}?on=2026-02-30`,
      `/${handles.path}`,
      handles.path.toUpperCase(),
      handles.path.replace('html', '%68tml'),
    ])
      paths.push(path);
  return paths;
}

/** Whether the form of a parameter, `{[1-9]\d*}`, lets this value in; one without a form lets in everything. */
const fits = (form: string | undefined, value: string) => !form || new RegExp(`^(?:${form.slice(1, -1)})$`).test(value);

/** Parameters that count lines of the ledger. */
const isPosition = (name: string) => name === 'line' || name === 'size';

/** Every address of the console and of the API, filled with the document's own ids; with its method. */
export function staffAsks(routes: Route[], handles: Handles): Ask[] {
  const same = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
  return routes.filter(isStaff).flatMap(({ method, path }) => {
    if (namesOf(path).length === 0) return [];
    return [handles.document, handles.edition, handles.submission, handles.file].map((id) => ({
      method,
      path: fill(path, () => id),
      ...(method === 'GET' ? {} : { headers: same, body: `_key=${'k'.repeat(22)}` }),
    }));
  });
}

function natural(name: string, handles: Handles): string {
  const first: Record<string, string> = { position: '1', edition: '1', version: 'v1', from: '1', to: '2' };
  if (first[name]) return first[name];
  if (name === 'name') return handles.fileName;
  if (name === 'column') return handles.column;
  return handles.document;
}

const fill = (path: string, value: (name: string) => string) =>
  path.replace(slot, (_, name: string) => encodeURIComponent(value(name)));

/** The ways in which one address is asked for: methods that exist and that do not, ranges, conditions, languages of an answer. */
export function waysToAsk(path: string, hashes: string[]): Ask[] {
  const get = (headers: Record<string, string>): Ask => ({ method: 'GET', path, headers });
  const same = { 'sec-fetch-site': 'same-origin' };
  return [
    get({}),
    { method: 'HEAD', path },
    get({ range: 'bytes=0-31' }),
    get({ range: 'bytes=-16', 'if-range': `"${hashes[0]?.slice(0, 40)}"` }),
    get({
      'if-none-match': hashes.flatMap((hash) => [`"${hash}"`, `W/"${hash}"`, `"${hash.slice(0, 40)}"`]).join(', '),
    }),
    get({ 'if-none-match': '*' }),
    get({ 'if-modified-since': 'Fri, 31 Dec 2100 23:59:59 GMT' }),
    get({ 'if-unmodified-since': 'Mon, 01 Jan 1990 00:00:00 GMT', 'if-match': `"${hashes[0]}"` }),
    get({ accept: 'application/json' }),
    get({ accept: 'application/atom+xml, text/markdown, */*;q=0.1', 'accept-encoding': 'br, gzip' }),
    get({
      cookie: 'view=elder; gk_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      authorization: 'Basic YWRtaW46YWRtaW4=',
    }),
    get({ 'x-http-method-override': 'PUT', 'x-forwarded-host': 'elsewhere.example', 'x-original-url': '/staff' }),
    ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method): Ask => ({ method, path, headers: same, body: 'a=b' })),
    { method: 'OPTIONS', path },
  ];
}

/** Another value of the same shape that never existed. */
function twinOf(value: string): string {
  if (/^\d+$/.test(value)) return String(900_000_000 + Math.floor(Math.random() * 90_000_000));
  if (/^[0-9a-f]{64}$/.test(value)) return randomBytes(32).toString('hex');
  if (/^[a-z0-9]{12}$/.test(value)) return randomBytes(6).toString('hex');
  if (/\.\w{2,4}$/.test(value)) return `${randomBytes(8).toString('hex')}${/\.\w{2,4}$/.exec(value)![0]}`;
  return /\d/.test(value)
    ? value.replace(/\d+(?=\D*$)/, () => String(7000 + Math.floor(Math.random() * 2000)))
    : randomBytes(8).toString('hex');
}

/** The handles of a document that never existed, value for value of the same shape. */
export function twinHandles(handles: Handles): Handles {
  const known = new Map<string, string>();
  const twin = (value: string) => {
    if (!known.has(value)) known.set(value, twinOf(value));
    return known.get(value)!;
  };
  const { column, path } = handles;
  const id = path ? /([a-z0-9]{12})\.html$/.exec(path)?.[1] : undefined;
  return {
    column,
    values: handles.values.map(twin),
    positions: handles.positions.map(twin),
    document: twin(handles.document),
    edition: twin(handles.edition),
    submission: twin(handles.submission),
    file: twin(handles.file),
    fileName: twin(handles.fileName),
    path: path && id ? path.replace(id, twin(id)) : null,
  };
}
