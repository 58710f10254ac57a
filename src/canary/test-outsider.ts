import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** One request of somebody without a name. */
export interface Ask {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Somebody outside, on the wire: every method and header can be sent, nothing is followed or unpacked. */
export class Outsider {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 12 });
  private readonly port: number;
  /** How many questions were asked. */
  asked = 0;
  constructor(url: string) {
    this.port = Number(new URL(url).port);
  }

  ask({ method, path, headers = {}, body }: Ask): Promise<Answer> {
    this.asked += 1;
    return new Promise((resolve, reject) => {
      const length: Record<string, string> = body ? { 'content-length': String(Buffer.byteLength(body)) } : {};
      const options = {
        host: '127.0.0.1',
        port: this.port,
        agent: this.agent,
        method,
        path,
        headers: { ...length, ...headers },
      };
      const sent = request(options, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Many questions, a few at a time; `each` gets every answer with its question. */
export async function askAll(
  outsider: Outsider,
  asks: Ask[],
  each: (ask: Ask, answer: Answer) => void | Promise<void>,
): Promise<void> {
  const rest = asks.values();
  const one = async () => {
    for (const ask of rest) await each(ask, await outsider.ask(ask));
  };
  await Promise.all(Array.from({ length: 12 }, one));
}

/** From memory, past every middleware: such an answer bears no request id. */
export const isRemembered = (answer: Answer) => answer.headers['x-request-id'] === undefined;

const volatile = new Set(['date', 'x-request-id', 'connection', 'keep-alive']);

/**
 * All that an answer says, as one text: status, headers and body. What it only repeats of the question (`echoes`) and the
 * random keys of forms are left out, so that equal texts mean that nothing was told.
 */
export function whatItSays(answer: Answer, echoes: string[]): string {
  let body = unpacked(answer).toString('latin1');
  let headers = Object.entries(answer.headers)
    .filter(([name]) => !volatile.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort()
    .join('\n');
  const before = body.length;
  for (const echo of echoes) {
    for (const form of formsOf(echo)) {
      body = body.replaceAll(form, '§');
      headers = headers.replaceAll(form, '§');
    }
  }
  body = body
    .replace(/name="_key" value="[^"]*"/g, '§key')
    .replace(/(?<=<request[^>]*) identifier="[^"]*"/, '')
    .replace(/<responseDate>[^<]*<\/responseDate>/, '§now')
    .replace(/(?<=<resumptionToken[^>]*>)[\w.-]+/, '§token');
  headers = headers.replace(/gk_visitor=[\w-]+/g, '§visitor');
  if (body.length !== before) headers = headers.replace(/content-length: \d+\n?|etag: \S+\n?/g, '');
  return `${answer.status}\n${headers}\n\n${body}`;
}

/** The bytes as they were before packing, and without the places where a title may break: a word is one word. */
function unpacked({ headers, body }: Answer): Buffer {
  const coding = headers['content-encoding'];
  const plain = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body;
  return Buffer.from(plain.toString('latin1').replaceAll('<wbr/>', ''), 'latin1');
}

/** A repeated value may come back as it was, encoded for an address, or escaped for HTML; longest first. */
function formsOf(text: string): string[] {
  const latin = (form: string) => Buffer.from(form).toString('latin1');
  const forms = [
    text,
    encodeURIComponent(text),
    encodeURI(text),
    encodeURIComponent(encodeURIComponent(text)),
    decoded(text),
  ];
  return [...new Set(forms.flatMap((form) => [latin(form), latin(form.replaceAll('&', '&amp;'))]))].sort(
    (a, b) => b.length - a.length,
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
