import { Hono } from 'hono';
import type { PublicEnv } from '../../core/doors.ts';
import { onError, onNotFound } from '../../core/errors.tsx';
import type { Feature } from '../../core/feature.ts';
import { setSetting } from '../../core/organisations/actions.ts';
import { setSecretKey } from '../../core/people/secret.ts';
import { revise } from '../../core/publications/actions/draft.ts';
import { correct } from '../../core/publications/actions/links.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import type { Content } from '../../core/publications/content.ts';
import { getEdition } from '../../core/publications/queries.ts';
import type { WithdrawalKind } from '../../core/publications/rules.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { readSite } from '../../core/site.ts';
import { clearAll, draftAndSubmit, openOffice } from '../../core/test-office.ts';
import type { Log } from '../../platform/log.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import { dayOf } from '../../platform/time.ts';
import { parseMode } from '../../ui/mode.ts';
import { opendataPublic } from './public.ts';

const silent = {
  info() {},
  warn() {},
  error(facts: { err?: unknown }) {
    throw facts.err;
  },
} as unknown as Log;

/** An office that publishes, and the doors of 数据开放 with two records in each part of a list. */
export async function openTestOpendata(t: TestDatabase, others: Feature[] = []) {
  setSecretKey(Buffer.alloc(32, 7));
  const office = await openOffice(t);
  const site = { name: '振兴区人民政府', domain: 'zhenxing.example', phone: '0415-0000002', menu: [] };
  await setSetting(office.by('system'), { name: 'site', value: site, open: true });
  const app = new Hono<PublicEnv>();
  app.onError(onError(silent));
  app.notFound(onNotFound);
  app.use(async (c, next) => {
    c.set('live', t.sides.live);
    c.set('site', await readSite(t.sides.live, 'https://zhenxing.example'));
    c.set('today', dayOf(new Date()));
    c.set('mode', parseMode(undefined));
    c.set('shows', () => {});
    await next();
  });
  opendataPublic(app, others, 2);

  async function publishSubmission(submission: number) {
    await clearAll(t, office, submission);
    const { issued } = await issue(office.by(office.editor), { submission });
    const path = issued[0]!.path!;
    return { path, id: /([a-z0-9]{12})\.html$/.exec(path)![1]! };
  }

  return {
    t,
    office,
    close: () => t.close(),
    async publish(title: string, change: Partial<Content> = {}, kind = 'notice') {
      const { document, submission } = await draftAndSubmit(office, title, change, kind);
      return { document, ...(await publishSubmission(submission)) };
    },
    async correct(document: number, note: string, change: Partial<Content>) {
      const by = office.by(office.drafter);
      const { edition } = await correct(by, { document, note, unfit: false });
      const before = await getEdition(t.sides.staff, edition);
      await revise(by, { edition, base: before.revision, content: { ...before.content, ...change } });
      const { submission } = await submit(by, {
        editions: [edition],
        urgent: false,
        urgentReason: '',
        channels: ['portal'],
      });
      return publishSubmission(submission);
    },
    withdraw: (document: number, kind: WithdrawalKind, reason: string) =>
      withdraw(office.by(office.editor), { document, kind, reason }),
    async get(path: string, init?: RequestInit) {
      const answer = await app.request(`https://zhenxing.example${path}`, init);
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, headers: answer.headers, bytes, body: bytes.toString('utf8') };
    },
  };
}

export type TestOpendata = Awaited<ReturnType<typeof openTestOpendata>>;
