import type { Child } from 'hono/jsx';
import type { PublicApp, PublicContext } from '../../core/doors.ts';
import { placeOf } from '../../core/people/address.ts';
import { everyChange } from '../../core/publications/changes.ts';
import { findPublicColumn } from '../../core/publications/queries/column.ts';
import type { PublicDb } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import type { Typed } from '../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../platform/http/body.ts';
import { dayOf, startOf } from '../../platform/time.ts';
import { applyTo } from './actions/apply.ts';
import { ApplyPage, CheckPage, ClosedPage, ReceiptPage } from './pages/apply.tsx';
import { listHref, statusAt } from './pages/frame.tsx';
import { HearingsBlock, ListPage, NoticeBody } from './pages/notice.tsx';
import { PaperBody } from './pages/paper.tsx';
import {
  findPublicHearing,
  findPublicPaper,
  findTitle,
  listHearingsOn,
  listPublicHearings,
  type PublicHearing,
} from './queries/live.ts';
import { applicationForm, numberOf } from './rules/forms.ts';

const path = `${listHref}:id{[a-z0-9]{12}}/apply/`;
const alone = { 'cache-control': 'no-store' };

/** 听证会、座谈会: the list, and the form of an application with its receipt; each step is a page, so that no script is needed. */
export function hearingsPublic(app: PublicApp): void {
  app.get(listHref.slice(0, -1), (c) => c.redirect(listHref, 301));
  app.get(listHref, async (c) => {
    const [hearings, column] = await Promise.all([
      listPublicHearings(c.var.live),
      findPublicColumn(c.var.live, 'hearings'),
    ]);
    c.var.shows(everyChange);
    c.header('cache-control', 'no-cache');
    return c.html(<ListPage frame={frameOf(c)} {...{ hearings, column }} now={thisMorning()} />);
  });
  app.get(path, async (c) => {
    const hearing = await open(c);
    c.var.by(); // whoever sends the form is the visitor it was shown to
    return isOpen(hearing) ? show(c, hearing, { kind: 'person' }) : closed(c, hearing);
  });
  app.post(path, async (c) => {
    const hearing = await open(c);
    if (!isOpen(hearing)) return closed(c, hearing);
    const typed = await readFields(c);
    return typed.step === 'edit' ? show(c, hearing, typed) : look(c, hearing, typed);
  });
}

const frameOf = (c: PublicContext) => ({ site: c.var.site, mode: c.var.mode, path: c.req.path });
const isOpen = (hearing: PublicHearing): boolean => statusAt(hearing, new Date()) === 'applying';

/** Pages in memory end at midnight: where a hearing stands is said as of the beginning of the day, and is right all day. */
const thisMorning = () => startOf(dayOf(new Date()));

async function open(c: PublicContext): Promise<PublicHearing> {
  const hearing = await findPublicHearing(c.var.live, c.req.param('id')!);
  if (!hearing) throw new NotFound();
  return hearing;
}

const closed = (c: PublicContext, hearing: PublicHearing) =>
  c.html(<ClosedPage frame={frameOf(c)} hearing={hearing} />, c.req.method === 'GET' ? 200 : 409, alone);

function show(
  c: PublicContext,
  hearing: PublicHearing,
  typed: Typed,
  errors?: Record<string, string>,
  status: 422 | 429 | 409 = 422,
) {
  const formKey = keyOf(typed) ?? newKey();
  return c.html(
    <ApplyPage frame={frameOf(c)} {...{ hearing, typed, formKey, errors }} />,
    errors ? status : 200,
    alone,
  );
}

/** Reads what was typed: wrong, and the form comes back; right, and it is shown to look over, or it is sent. */
async function look(c: PublicContext, hearing: PublicHearing, typed: Typed): Promise<Response> {
  const read = applicationForm.read(typed);
  if (!read.ok) return show(c, hearing, typed, read.errors);
  const formKey = keyOf(typed) ?? newKey();
  if (typed.step !== 'send')
    return c.html(<CheckPage frame={frameOf(c)} {...{ hearing, typed, formKey }} />, 200, alone);
  const { kind, minor, stake, name, phone, email } = read.values;
  const place = placeOf(c);
  try {
    const received = await applyTo(c.var.by(formKey), {
      ...{ publication: hearing.id, kind: kind as 'person' | 'organisation', minor, stake },
      person: () => ({ name, phone, email }),
      place: () => place,
    });
    const receipt = { number: numberOf(received.id), at: received.at };
    return c.html(<ReceiptPage frame={frameOf(c)} {...{ hearing, receipt }} />, 200, alone);
  } catch (error) {
    if (!(error instanceof Refused) || error.status === 403) throw error;
    return show(c, hearing, typed, { '': error.message }, error.status === 429 ? 429 : 409);
  }
}

/** A notice, a list or a record in the place of its stored text. */
export async function renderBody(live: PublicDb, id: string): Promise<Child> {
  const hearing = await findPublicHearing(live, id);
  if (hearing) {
    const draft = await findTitle(live, hearing.notice.draft);
    return <NoticeBody hearing={hearing} draft={draft?.title ?? null} now={thisMorning()} />;
  }
  const paper = await findPublicPaper(live, id);
  return paper ? <PaperBody {...paper} /> : null;
}

export async function renderBeside(live: PublicDb, id: string): Promise<Child> {
  const hearings = await listHearingsOn(live, id);
  return hearings.length > 0 ? <HearingsBlock hearings={hearings} /> : null;
}
