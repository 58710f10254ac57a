import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** What the document says of one operation, as far as a client needs it. */
export interface Told {
  operationId: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  'x-scope'?: string;
  parameters: { name: string; in: 'path' | 'query' | 'header'; required: boolean; example?: unknown }[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: object; example?: unknown }> }>;
}

export interface Sent {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  /** One file for an operation that takes a form. */
  file?: File;
  /** The ETag that was seen. */
  seen?: string | null;
  key?: string | null;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the document says what it is, and `wrong` whether it is so
  body: any;
  /** The ETag. */
  tag: string | null;
  /** How the answer differs from what the document promises; empty when it does not. */
  wrong: string[];
}

interface OpenApi {
  servers: { url: string }[];
  paths: Record<string, Record<string, Omit<Told, 'method' | 'path'>>>;
  components: { responses: Record<string, Told['responses'][string]> };
}

/** A program that knows the address of the document, a token, and nothing else. */
export class ApiClient {
  readonly operations: Map<string, Told>;
  readonly document: OpenApi;
  private readonly base: string;
  private readonly token: string | null;
  private readonly ajv: Ajv2020;

  static async open(base: string): Promise<ApiClient> {
    const answer = await fetch(`${base}/api/openapi.json`);
    return new ApiClient(base, (await answer.json()) as OpenApi, null);
  }

  private constructor(base: string, document: OpenApi, token: string | null) {
    this.base = base;
    this.document = document;
    this.token = token;
    this.operations = new Map(
      Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, told]) => [told.operationId, { ...told, method, path }]),
      ),
    );
    this.ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    this.ajv.addSchema(document, 'openapi', false, false);
  }

  as = (token: string | null) => new ApiClient(this.base, this.document, token);

  /** Asks, and compares the answer with the document. */
  async call(id: string, sent: Sent = {}): Promise<Answer> {
    const told = this.operations.get(id);
    if (!told) throw new Error(`the document knows no operation ${id}`);
    const request = { method: told.method.toUpperCase(), ...this.contentOf(told, sent) };
    const answer = await ask(this.addressOf(told, sent), request);
    const type = answer.headers.get('content-type') ?? '';
    const body = /json/.test(type) ? await answer.json() : Buffer.from(await answer.arrayBuffer());
    const { status, headers } = answer;
    return { status, headers, body, tag: headers.get('etag'), wrong: this.whatIsWrong(told, status, type, body) };
  }

  private addressOf({ path }: Told, { params = {}, query = {} }: Sent): string {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(params[name])));
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    );
    return `${this.base}${this.document.servers[0]!.url}${filled}${search.size > 0 ? `?${search}` : ''}`;
  }

  private contentOf({ parameters, requestBody }: Told, sent: Sent): RequestInit {
    const headers = new Headers(sent.headers);
    if (this.token) headers.set('authorization', `Bearer ${this.token}`);
    const wants = (name: string) => parameters.some((one) => one.in === 'header' && one.name === name);
    if (wants('Idempotency-Key') && sent.key !== null) headers.set('idempotency-key', sent.key ?? randomUUID());
    if (sent.seen) headers.set('if-match', sent.seen);
    if (sent.file) {
      const form = new FormData();
      form.set('file', sent.file);
      return { headers, body: form };
    }
    if (!requestBody || sent.body === undefined) return { headers };
    if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    return { headers, body: typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body) };
  }

  private whatIsWrong(told: Told, status: number, type: string, body: unknown): string[] {
    if (status === 304) return [];
    const response = told.responses[String(status)];
    if (!response) return [`${told.operationId} does not promise ${status}`];
    const name = response.$ref?.split('/').at(-1);
    const content = (name ? this.document.components.responses[name] : response)?.content ?? {};
    const [media] = Object.keys(content);
    if (!media) return [`${told.operationId} promises no content for ${status}`];
    if (media === 'application/octet-stream') return [];
    if (!type.startsWith(media)) return [`${status} is ${type}, not ${media}`];
    const where = name
      ? `components/responses/${name}`
      : `paths/${escaped(told.path)}/${told.method}/responses/${status}`;
    const fits = this.ajv.compile({ $ref: `openapi#/${where}/content/${escaped(media)}/schema` });
    if (fits(body)) return [];
    return (fits.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  /** What an example of the document lacks against its own schema. */
  exampleIsWrong({ path, method }: Told, where: string, example: unknown): string[] {
    const fits = this.ajv.compile({ $ref: `openapi#/paths/${escaped(path)}/${method}/${where}/schema` });
    return fits(example) ? [] : (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

/** Asks, and when the answer is 429 waits as long as it says: the same request, with the same key. */
async function ask(address: string, request: RequestInit): Promise<Response> {
  for (let time = 1; ; time += 1) {
    const answer = await fetch(address, request);
    if (answer.status !== 429 || time === 5) return answer;
    await answer.arrayBuffer();
    await setTimeout(Number(answer.headers.get('retry-after')) * 1000);
  }
}

/** A step of a JSON pointer as a URI fragment. */
export const escaped = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
