import type { Hono } from 'hono';

/** What came back, with what a person would see of it. */
export interface Seen {
  status: number;
  type: string;
  html: string;
  location: string | null;
}

export type Fields = [name: string, value: string][];

/** One signed-in browser: asks the application's real doors and keeps nothing but its session. */
export class Person {
  private readonly app: Hono;
  private readonly cookie: string;
  private readonly bugs: unknown[];
  constructor(app: Hono, cookie: string, bugs: unknown[] = []) {
    this.app = app;
    this.cookie = cookie;
    this.bugs = bugs;
  }

  get = (path: string, init: RequestInit = {}) => this.ask(path, init);

  /** An ordinary form; `%`-sequences that are no text go through `raw`. */
  post = (path: string, fields: Fields | Record<string, string>) =>
    this.ask(path, { method: 'POST', body: new URLSearchParams(fields) });

  /** A form with files, or with the bytes of a body as they stand. */
  raw = (path: string, body: FormData | string | Uint8Array, type?: string) =>
    this.ask(path, {
      method: 'POST',
      body: body as RequestInit['body'],
      headers: type ? { 'content-type': type } : {},
    });

  async ask(path: string, init: RequestInit): Promise<Seen> {
    const headers = new Headers(init.headers);
    headers.set('cookie', this.cookie);
    if (init.method && !headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin');
    const before = this.bugs.length;
    const answer = await this.app.request(path, { ...init, headers });
    const html = await answer.text();
    const bug = this.bugs[before];
    if (bug) throw new Error(`${init.method ?? 'GET'} ${path.slice(0, 120)} met a bug`, { cause: bug });
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      html,
      location: answer.headers.get('location'),
    };
  }
}
