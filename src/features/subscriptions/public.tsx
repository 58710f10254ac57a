import type { PublicApp, PublicContext } from '../../core/doors.ts';
import { placeOf } from '../../core/people/address.ts';
import type { Typed } from '../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../platform/http/body.ts';
import { change, confirm, end } from './actions/confirm.ts';
import { request } from './actions/request.ts';
import { wordsOf } from './jobs.ts';
import { RequestPage } from './pages/form.tsx';
import { type Asked, ConfirmedPage, ConfirmPage, EndPage, GoodbyePage, ManagePage, SentPage } from './pages/steps.tsx';
import { listOffered } from './queries.ts';
import { addressOf, changeForm, type Filter, type Rhythm, requestForm, rhythmNames } from './rules.ts';

const key = ':key{[\\w-]{43}}';

/** 邮件订阅. No page tells whether an address or a key is known, and none does anything when it is only opened. */
export function subscriptionsPublic(app: PublicApp): void {
  app.get('/subscriptions', (c) => c.redirect('/subscriptions/', 301));
  app.get('/subscriptions/', (c) => showForm(c, c.req.query()));
  app.post('/subscriptions/', takeRequest);
  app.get('/subscriptions/sent/', async (c) => c.html(<SentPage frame={frameOf(c)} asked={await askedIn(c)} />));
  app.get(`/subscriptions/confirm/${key}`, (c) =>
    alone(c, <ConfirmPage frame={frameOf(c)} action={c.req.path} formKey={newKey()} />),
  );
  app.post(`/subscriptions/confirm/${key}`, takeConfirmation);
  app.get('/subscriptions/confirmed/', async (c) =>
    c.html(<ConfirmedPage frame={frameOf(c)} asked={await askedIn(c)} />),
  );
  app.get(`/subscriptions/manage/${key}`, (c) => showManage(c));
  app.post(`/subscriptions/manage/${key}`, takeChange);
  app.get(`/subscriptions/end/${key}`, (c) => alone(c, <EndPage frame={frameOf(c)} path={c.req.path} />));
  app.post(`/subscriptions/end/${key}`, takeEnd);
  app.get('/subscriptions/goodbye/', (c) => c.html(<GoodbyePage frame={frameOf(c)} />));
}

/** No page of these shows its own address in its links: it may hold a key. */
const frameOf = (c: PublicContext) => ({ site: c.var.site, mode: c.var.mode, path: '/subscriptions/' });

/** What was asked for, in the address of the page that says what comes next: never the mailbox, and no key. */
const queryOf = (asked: Filter & { rhythm: Rhythm }) =>
  `?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))}`;

/** The same read again; what the site does not offer is left out, so that nobody puts words of their own into the page. */
async function askedIn(c: PublicContext): Promise<Asked | null> {
  const rhythm = rhythmNames.find((name) => name === c.req.query('rhythm'));
  if (!rhythm) return null;
  const offered = await listOffered(c.var.live);
  const among = (name: string, known: string[]) => known.find((one) => one === c.req.query(name)) ?? '';
  const slugs = (list: { slug: string }[]) => list.map(({ slug }) => slug);
  const filter = {
    column: among('column', slugs(offered.columns)),
    unit: among('unit', slugs(offered.units)),
    subject: among('subject', offered.subjects),
    topic: among('topic', slugs(offered.topics)),
    words: '',
  };
  return { content: wordsOf(filter, offered), rhythm, withWords: !!c.req.query('words') };
}

/** A page with a key in its address is nobody's to keep, and no other page is told where the reader came from. */
function alone(c: PublicContext, page: unknown, status: 200 | 422 = 200) {
  return c.html(page as string, status, { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
}

async function showForm(c: PublicContext, typed: Typed, errors?: Record<string, string>) {
  const offered = await listOffered(c.var.live);
  c.var.by(); // whoever sends the form is the visitor it was shown to
  const facts = { frame: frameOf(c), offered, typed, errors, formKey: keyOf(typed) ?? newKey() };
  return c.html(<RequestPage {...facts} />, errors ? 422 : 200, { 'cache-control': 'no-store' });
}

async function takeRequest(c: PublicContext) {
  const typed = await readFields(c);
  const offered = await listOffered(c.var.live);
  const { columns, units, subjects, topics } = offered;
  const slugs = (list: { slug: string }[]) => list.map(({ slug }) => slug);
  const form = requestForm({ columns: slugs(columns), units: slugs(units), subjects, topics: slugs(topics) });
  const { ok, values, errors } = form.read(typed);
  if (!ok) return showForm(c, typed, errors);
  const { email, rhythm, ...filter } = values;
  const place = placeOf(c);
  await request(c.var.by(keyOf(typed)), {
    address: () => addressOf(email),
    place: () => place,
    filter,
    content: wordsOf(filter, offered),
    site: c.var.site.name,
    rhythm: rhythm || 'daily',
  });
  return c.redirect(`/subscriptions/sent/${queryOf({ ...filter, rhythm: rhythm || 'daily' })}`, 303);
}

async function takeConfirmation(c: PublicContext) {
  const typed = await readFields(c);
  const { id: _, ...asked } = await confirm(c.var.by(keyOf(typed)), { key: c.req.param('key')! });
  return c.redirect(`/subscriptions/confirmed/${queryOf(asked)}`, 303);
}

function showManage(c: PublicContext, errors?: Record<string, string>) {
  const saved = c.req.query('done') === 'changed';
  const facts = { frame: frameOf(c), path: c.req.path, formKey: newKey(), saved, errors };
  return alone(c, <ManagePage {...facts} />, errors ? 422 : 200);
}

async function takeChange(c: PublicContext) {
  const typed = await readFields(c);
  const { ok, values, errors } = changeForm.read(typed);
  if (!ok) return showManage(c, errors);
  await change(c.var.by(keyOf(typed)), { key: c.req.param('key')!, rhythm: values.rhythm || 'daily' });
  return c.redirect(`${c.req.path}?done=changed`, 303);
}

/** By the button of a page, or by the mail program itself, which sends `List-Unsubscribe=One-Click` and follows no redirect (RFC 8058). */
async function takeEnd(c: PublicContext) {
  const typed = await readFields(c);
  await end(c.var.by(), { key: c.req.param('key')!, all: typed.which === 'all' });
  const byProgram = typed['List-Unsubscribe'] === 'One-Click';
  return byProgram ? alone(c, <GoodbyePage frame={frameOf(c)} />) : c.redirect('/subscriptions/goodbye/', 303);
}
