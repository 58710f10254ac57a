import { Hono } from 'hono';
import { sql } from 'kysely';
import { sendJobsWith } from '../../core/action.ts';
import { By } from '../../core/caller.ts';
import type { PublicEnv } from '../../core/doors.ts';
import { onError, onNotFound } from '../../core/errors.tsx';
import { keepPages } from '../../core/keep-pages.ts';
import { deliverLetter } from '../../core/notices/deliver-letter.ts';
import { noticesStaff } from '../../core/notices/staff.ts';
import { setSetting } from '../../core/organisations/actions.ts';
import { setSecretKey } from '../../core/people/secret.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import type { Content } from '../../core/publications/content.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { savedSearch } from '../../core/search/saved.ts';
import { readSite } from '../../core/site.ts';
import { clearAll, draftAndSubmit, openDoor, openOffice } from '../../core/test-office.ts';
import { rows } from '../../platform/database.ts';
import { refuseForeignForms } from '../../platform/http/middleware.ts';
import type { Log } from '../../platform/log.ts';
import type { Mail } from '../../platform/mail.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import { dayOf } from '../../platform/time.ts';
import { parseMode } from '../../ui/mode.ts';
import { sendDigests } from './jobs.ts';
import { subscriptionsPublic } from './public.tsx';
import type { Rhythm } from './rules.ts';

const silent = {
  info() {},
  warn() {},
  error(facts: { err?: unknown }) {
    throw facts.err;
  },
} as unknown as Log;

export const origin = 'https://zhenxing.example';

/** An office that publishes, the public doors of 邮件订阅, the console's page of letters, and the jobs between them. */
export async function openTestSubscriptions(t: TestDatabase) {
  setSecretKey(Buffer.alloc(32, 7));
  const office = await openOffice(t);
  await setSetting(office.by('system'), {
    name: 'site',
    value: { name: '振兴区人民政府', domain: 'zhenxing.example', menu: [] },
    open: true,
  });
  const administrator = await office.person('管理员', office.otherUnit, 'system');
  const console = openDoor(t, noticesStaff, administrator);
  const waiting: number[] = [];
  sendJobsWith(async (_tx, job, data) => {
    if (job === 'notices.deliverLetter') waiting.push((data as { letter: number }).letter);
  });

  const app = new Hono<PublicEnv>();
  app.onError(onError(silent));
  app.notFound(onNotFound);
  app.use(refuseForeignForms((c) => c.text('foreign', 403)));
  app.use(keepPages());
  app.use(async (c, next) => {
    c.set('live', t.sides.live);
    c.set('site', await readSite(t.sides.live, origin));
    c.set('today', dayOf(new Date()));
    c.set('mode', parseMode(undefined));
    c.set('by', (key = null) => new By(t.sides.staff, { kind: 'visitor', session: 'test' }, key));
    await next();
  });
  subscriptionsPublic(app);

  const read = async (path: string, init?: RequestInit) => {
    const answer = await app.request(`${origin}${path}`, init, { incoming: { socket: { remoteAddress: place } } });
    return { status: answer.status, headers: answer.headers, body: (await answer.text()).replaceAll('<wbr/>', '') };
  };
  let place = '198.51.100.1';
  let letters: { to: string; text: string }[] = [];

  const s = {
    t,
    office,
    console,
    from(address: string) {
      place = address;
    },
    get: (path: string) => read(path),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      read(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    ask: (email: string, more: Record<string, string> = {}) =>
      s.post('/subscriptions/', {
        email,
        column: '',
        unit: '',
        subject: '',
        topic: '',
        words: '',
        rhythm: 'at_once',
        ...more,
      }),
    /** Delivers what waits; answers the letters, newest last, as a mail server got them. */
    async deliver(refuse?: () => Error | null) {
      letters = [];
      const mail: Mail = {
        async send({ to, subject, text, unsubscribe }) {
          const error = refuse?.();
          if (error) throw error;
          letters.push({ to, text: `${subject}\n${text}\n${unsubscribe ?? ''}` });
        },
        close() {},
      };
      for (const letter of waiting.splice(0)) await deliverLetter(t.sides, letter, { mail, origin });
      return letters;
    },
    waiting,
    /** The last letter as the console's mailbox page shows it, when no mail server is set. */
    async mailbox() {
      for (const letter of waiting.splice(0)) await deliverLetter(t.sides, letter, { mail: null, origin });
      const list = (await console.get('/staff/messages/letters')).html;
      const [first] = [...list.matchAll(/href="(\/staff\/messages\/letters\/\d+)"/g)].map(([, path]) => path!);
      return first ? (await console.get(first)).html : '';
    },
    /** The whole way of somebody who subscribes; answers the key by which it is managed. */
    async subscribe(email: string, more: Record<string, string> = {}) {
      await s.ask(email, more);
      const letter = (await s.deliver()).find(({ to }) => to === email);
      await s.post(pathIn(letter!.text, 'confirm'), {});
    },
    digest: (rhythm: Rhythm) => sendDigests(t.sides, savedSearch, rhythm, new Date(Date.now() - 3_600_000)),
    async publish(title: string, change: Partial<Content> = {}, kind = 'notice') {
      const { document, submission } = await draftAndSubmit(office, title, change, kind);
      await clearAll(t, office, submission);
      await issue(office.by(office.editor), { submission });
      return document;
    },
    withdraw: (document: number) =>
      withdraw(office.by(office.editor), { document, kind: 'withdrawn', reason: '发布有误，现予撤回。' }),
    rows: () => rows(t.sides.staff, sql<Record<string, unknown>>`select * from subscriptions.subscription order by id`),
    lines: async () =>
      rows(
        t.sides.staff,
        sql<{ verb: string; text: string }>`
          select verb, line::text as text from ledger.line where verb like 'subscriptions.%' order by id`,
      ),
    close: () => t.close(),
  };
  return s;
}

/** The address in a letter that leads to one of the room's pages. */
export const pathIn = (text: string, page: 'confirm' | 'manage' | 'end'): string =>
  new RegExp(`/subscriptions/${page}/[\\w-]{43}`).exec(text)![0];

export type TestSubscriptions = Awaited<ReturnType<typeof openTestSubscriptions>>;
