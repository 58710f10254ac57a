import { lookup as systemLookup } from 'node:dns/promises';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { isPublicAddress, plainAddress } from './addresses.ts';

export interface Outgoing {
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** The answer's body is neither waited for nor read: whether a page is there says its status. */
  headOnly?: boolean;
}

export interface Fetched {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  /** Where the answer came from, after redirects. */
  url: string;
}

/** What kept the answer away, for those who do more than repeat the sentence. */
export type GuardReason = 'address' | 'name' | 'inner' | 'slow' | 'size' | 'redirects';

/** The address may not be asked, or the answer is too much or too slow; the message is a Chinese sentence for the office. */
export class Guarded extends Error {
  reason: GuardReason;
  constructor(reason: GuardReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Guarded';
    this.reason = reason;
  }
}

export interface GuardSettings {
  /** Inner addresses that the operator opened, at any port. */
  allows?(address: string): boolean;
  /** Every address of a name; the system's by default. */
  lookup?(name: string): Promise<{ address: string; family: number }[]>;
  /** All of it: names, redirects, the whole answer. */
  timeoutMillis?: number;
  maxBytes?: number;
  maxRedirects?: number;
}

/** Fetches what a person named, and only what that person's browser on the public Internet could reach (promises.md, rule 5). */
export type GuardedFetch = (url: string, outgoing: Outgoing) => Promise<Fetched>;

const ports = new Set([80, 443]);
const systemAddresses = (name: string) => systemLookup(name, { all: true });

/**
 * The one way out of the house to an address that somebody gave. http and https at their usual ports, no name or password in
 * the address; every address of a name is looked at before one is asked, the connection goes to exactly that one (a name that
 * changes its mind changes nothing) and is looked at once more; each redirect begins anew. Time and bytes are bounded.
 */
export function guardedFetch(settings: GuardSettings = {}): GuardedFetch {
  const { timeoutMillis = 10_000, maxBytes = 64 * 1024, maxRedirects = 3 } = settings;
  const { allows = () => false, lookup = systemAddresses } = settings;
  return async (url, outgoing) => {
    const clock = AbortSignal.timeout(timeoutMillis);
    try {
      let [next, sent] = [url, outgoing];
      for (let turn = 0; turn <= maxRedirects; turn += 1) {
        const target = await inTime(resolve(next, { allows, lookup }), clock);
        const answer = await ask(target, sent, { allows, maxBytes, clock });
        const to = redirectOf(answer);
        if (!to) return answer;
        sent = redirected(sent, answer.status);
        next = new URL(to, target.url).href;
      }
      throw new Guarded('redirects', `对方转向超过 ${maxRedirects} 次，没有再跟随。`);
    } catch (error) {
      if (clock.aborted) throw new Guarded('slow', `对方在 ${timeoutMillis / 1000} 秒内没有答复完。`, { cause: error });
      throw error;
    }
  };
}

interface Target {
  url: URL;
  address: string;
  family: number;
}

/** The form of an address that may be asked, or why not: what can be said without asking for the name. */
export function whyNotAddress(text: string): string | null {
  const url = text.length <= 2000 && URL.canParse(text) ? new URL(text) : null;
  if (!url) return '请写完整的网址，例如 https://oa.example.gov.cn/hooks。';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return '网址只能以 http:// 或 https:// 开头。';
  if (url.username || url.password) return '网址里不能写用户名和口令。';
  return null;
}

async function resolve(
  text: string,
  { allows, lookup }: Required<Pick<GuardSettings, 'allows' | 'lookup'>>,
): Promise<Target> {
  const why = whyNotAddress(text);
  if (why) throw new Guarded('address', why);
  const url = new URL(text);
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(name) ? [{ address: name, family: isIP(name) }] : await namedBy(name, lookup);
  for (const { address } of found) refuseInner(address, allows);
  const [first] = found;
  if (!first) throw new Guarded('name', `没有找到“${name}”这个主机名，请检查网址。`);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (!ports.has(port) && !found.every(({ address }) => allows(plainAddress(address))))
    throw new Guarded('inner', `不能连接 ${port} 端口，请用 80 或 443，或由系统管理员把对方地址写进 WEBHOOK_ALLOW。`);
  return { url, ...first };
}

async function namedBy(name: string, lookup: NonNullable<GuardSettings['lookup']>) {
  try {
    return await lookup(name);
  } catch (error) {
    throw new Guarded('name', `没有找到“${name}”这个主机名，请检查网址。`, { cause: error });
  }
}

/** One inner address among several is enough to refuse a name. */
function refuseInner(address: string, allows: (address: string) => boolean): void {
  if (isPublicAddress(address) || allows(plainAddress(address))) return;
  throw new Guarded('inner', '这个网址指向内部或保留的地址，不能连接。确需连接的，由系统管理员写进 WEBHOOK_ALLOW。');
}

function ask(
  { url, address, family }: Target,
  { method, headers = {}, body, headOnly }: Outgoing,
  { allows, maxBytes, clock }: { allows(address: string): boolean; maxBytes: number; clock: AbortSignal },
): Promise<Fetched> {
  const pinned: LookupFunction = (_name, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family);
  return new Promise((fulfil, reject) => {
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, {
      method,
      headers: { 'user-agent': 'gongkai', ...headers, ...(body ? { 'content-length': Buffer.byteLength(body) } : {}) },
      lookup: pinned,
      agent: false,
      signal: clock,
    });
    request.on('error', reject);
    request.on('socket', (socket: Socket) => {
      socket.on('connect', () => {
        try {
          refuseInner(socket.remoteAddress ?? '', allows);
        } catch (error) {
          request.destroy(error as Error);
        }
      });
    });
    request.on('response', (response) => {
      if (headOnly) {
        fulfil({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.alloc(0), url: url.href });
        request.destroy();
        return;
      }
      const parts: Buffer[] = [];
      let size = 0;
      response.on('error', reject);
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > maxBytes)
          request.destroy(new Guarded('size', `对方的答复超过 ${Math.round(maxBytes / 1024)} KB，没有读完。`));
        else parts.push(part);
      });
      response.on('end', () => {
        fulfil({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
          url: url.href,
        });
      });
    });
    request.end(body);
  });
}

/** A name server that says nothing counts as slow too. */
function inTime<Value>(work: Promise<Value>, clock: AbortSignal): Promise<Value> {
  return new Promise((fulfil, reject) => {
    clock.addEventListener('abort', () => reject(clock.reason), { once: true });
    work.then(fulfil, reject);
  });
}

const redirectOf = ({ status, headers }: Fetched): string | null =>
  [301, 302, 303, 307, 308].includes(status) && typeof headers.location === 'string' ? headers.location : null;

/** As browsers do: 307 and 308 repeat the request, the others ask plainly. A secret in a header is not carried to another. */
function redirected(sent: Outgoing, status: number): Outgoing {
  return status === 307 || status === 308 ? sent : { method: 'GET', headOnly: sent.headOnly };
}
