import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { checks } from '../core/review/rules.ts';

/** One form that a person sent, and what came back: a 303 is the acknowledgement. */
export interface Sent {
  story: number;
  step: 'draft' | 'save' | 'submit' | 'opinion' | 'issue';
  account: string;
  path: string;
  key: string;
  body: () => URLSearchParams | FormData;
  /** Where the answer led; null as long as nothing was acknowledged. */
  location: string | null;
  attempts: number;
}

/** One publication from draft to issue, as its clerks know it. */
export interface Story {
  number: number;
  title: string;
  bytes: Buffer;
  hash: string;
  sent: Sent[];
  edition?: string;
  document?: string;
  submission?: string;
  /** The clerk sent a form, got no answer and went home: nothing was repeated. */
  left: boolean;
  done: boolean;
}

/** Persons at their browsers: they send forms, and send the same form again when no answer came. */
export class Clerks {
  readonly stories: Story[] = [];
  stopping = false;
  /** They do not wait for answers any more either. */
  private home = false;
  private readonly cookies = new Map<string, string>();
  readonly url: string;
  constructor(url: string) {
    this.url = url;
  }

  async signIn(account: string, password: string): Promise<void> {
    const body = new URLSearchParams({ account, password, next: '/staff' });
    const answer = await this.ask('/staff/sign-in', { method: 'POST', body, headers: { origin: this.url } });
    const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('gk_session='));
    if (!session) throw new Error(`${account} could not sign in: ${answer.status}`);
    this.cookies.set(account, session.split(';')[0]!);
  }

  /** Ends everything at once: what a test does when it is over, however it ended. */
  goHome(): void {
    this.stopping = true;
    this.home = true;
  }

  /** Writes, clears and issues one publication after the other until told to stop. */
  async work(): Promise<void> {
    while (!this.stopping) {
      const story = newStory(this.stories.length + 1);
      this.stories.push(story);
      await this.publish(story);
    }
  }

  private async publish(story: Story): Promise<void> {
    const unit = await this.read('drafter', '/staff/documents/new', /name="unit"[\s\S]*?value="(\d+)"/);
    const fields = { kind: 'urgent-notice', unit, title: story.title };
    const drafted = await this.send(story, 'draft', 'drafter', '/staff/documents/new', plain(fields));
    if (drafted === null) return;
    story.edition = numberIn(drafted, 'editions');
    const editor = `/staff/editions/${story.edition}/edit`;
    const base = await this.read('drafter', editor, /name="base" value="(\d+)"/);
    const saved = await this.send(story, 'save', 'drafter', editor, (key) => textWithFile(story, base, key));
    if (saved === null) return;
    story.document = numberIn(saved, 'documents');
    const submit = `/staff/documents/${story.document}/submit`;
    const submitted = await this.send(story, 'submit', 'drafter', submit, plain({ channels: 'portal' }));
    if (submitted === null) return;
    story.submission = numberIn(submitted, 'review');
    const review = `/staff/review/${story.submission}`;
    const hash = await this.read('secrecy', review, /name="hash" value="([0-9a-f]{64})"/);
    const opinion = { hash, verdict: 'agree', words: '同意公开。', checks: Object.keys(checks) };
    if (!(await this.send(story, 'opinion', 'secrecy', `${review}/opinion`, plain(opinion)))) return;
    story.done = (await this.send(story, 'issue', 'editor', `${review}/issue`, plain({}))) !== null;
  }

  /** Sends a form until it is acknowledged; null when the clerk did not wait for an answer. */
  private async send(
    story: Story,
    step: Sent['step'],
    account: string,
    path: string,
    form: (key: string) => URLSearchParams | FormData,
  ): Promise<string | null> {
    const key = randomBytes(16).toString('base64url');
    const sent: Sent = {
      story: story.number,
      step,
      account,
      path,
      key,
      body: () => form(key),
      location: null,
      attempts: 0,
    };
    story.sent.push(sent);
    while (sent.location === null) {
      sent.location = await this.once(sent);
      if (sent.location !== null) break;
      if (this.home || Math.random() < 0.04) {
        story.left = true;
        return null;
      }
      await sleep(40);
    }
    return sent.location;
  }

  /** Where the acknowledgement leads; null when there was none. Any refusal is a fault of the house. */
  async once(sent: Sent): Promise<string | null> {
    sent.attempts += 1;
    const { account, path, body } = sent;
    const headers = { origin: this.url, cookie: this.cookies.get(account)! };
    const answer = await this.ask(path, { method: 'POST', headers, body: body() }).catch(() => null);
    if (!answer || answer.status === 503) return null;
    if (answer.status === 303) return answer.headers.get('location')!;
    throw new Error(
      `${sent.step} of story ${sent.story}, attempt ${sent.attempts}: ${answer.status} ${plainWords(answer.text)}`,
    );
  }

  /** One fact of a page, asked for until the page is there. */
  private async read(account: string, path: string, fact: RegExp): Promise<string> {
    while (!this.home) {
      const headers = { cookie: this.cookies.get(account)! };
      const answer = await this.ask(path, { headers }).catch(() => null);
      if (answer?.status === 200) {
        const found = fact.exec(answer.text)?.[1];
        if (found) return found;
        throw new Error(`${path} does not show ${fact}: ${plainWords(answer.text)}`);
      }
      if (answer && answer.status !== 503) throw new Error(`${path}: ${answer.status} ${plainWords(answer.text)}`);
      await sleep(40);
    }
    throw new Error(`${path} was not answered before everybody went home`);
  }

  private async ask(path: string, init: RequestInit) {
    const answer = await fetch(`${this.url}${path}`, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
}

function newStory(number: number): Story {
  // Letters alone: among so many digits some are a telephone number, and the checks find it.
  const letters = randomBytes(20_000)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);
  const bytes = Buffer.from(`第 ${number} 份附件\n${letters}\n`);
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { number, title: `停水演练第 ${number} 号`, bytes, hash, sent: [], left: false, done: false };
}

/** The id in an address to which an acknowledgement leads. */
function numberIn(location: string, place: string): string {
  const found = new RegExp(`^/staff/${place}/(\\d+)`).exec(location);
  if (!found) throw new Error(`${location} does not lead to /staff/${place}/`);
  return found[1]!;
}

const plain = (fields: Record<string, string | string[]>) => (key: string) => {
  const body = new URLSearchParams({ _key: key });
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
  return body;
};

function textWithFile(story: Story, base: string, key: string): FormData {
  const body = new FormData();
  const fields = {
    _key: key,
    base,
    title: story.title,
    body: `<p>${story.title}的正文。</p>`,
    disclosure: 'open',
  };
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('next', 'submit');
  body.append('files', new File([new Uint8Array(story.bytes)], `附件${story.number}.txt`));
  return body;
}

/** What a page says, its errors first. */
const plainWords = (html: string) =>
  [...(html.match(/<[^>]+class="[^"]*error[\s\S]{0,400}/g) ?? []).slice(0, 2), html.slice(-800)]
    .join(' ')
    .replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 600);
