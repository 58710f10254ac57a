import type { By } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { Refused, refusalOf } from '../../../platform/errors.ts';
import { choice, day, form, type Typed, text } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { beginDraw, choose, reveal, sendPapers, takeDraw } from '../actions/choose.ts';
import { draftRecord, drawUpList } from '../actions/texts.ts';
import { type Person, ShowPage } from '../pages/show.tsx';
import { findDraw, getApplication, getHearing, listApplications, listPapers } from '../queries/hearings.ts';
import { statusOf } from '../rules/moves.ts';
import { crumb, done, writes } from './frame.ts';

const path = '/staff/hearings/:document{[0-9]{1,15}}';
const application = '/staff/hearings/applications/:application{[0-9]{1,15}}';

/** One hearing: who applied, how they are chosen, papers, list and record. */
export function showDoors(app: StaffApp): void {
  app.get(path, (c) => show(c, Number(c.req.param('document'))));
  app.post(`${path}/draw`, (c) =>
    simply(c, async (by, hearing) => `/staff/draws/${(await beginDraw(by, { hearing })).draw}`),
  );
  app.post(`${path}/taken`, (c) =>
    simply(c, async (by, hearing) => {
      await takeDraw(by, { hearing });
      return `/staff/hearings/${hearing}?done=taken`;
    }),
  );
  app.post(`${path}/list`, (c) =>
    simply(c, async (by, hearing) => `/staff/documents/${(await drawUpList(by, { hearing })).document}#submit`),
  );
  app.post(`${path}/record`, (c) =>
    simply(
      c,
      async (by, hearing) => `/staff/hearings/editions/${(await draftRecord(by, { hearing })).edition}?done=drafted`,
    ),
  );
  app.post(`${path}/papers`, papers);
  app.post(`${application}/choice`, chooseOne);
  app.post(`${application}/contact`, revealOne);
}

interface Shown {
  errors?: Record<string, string>;
  typed?: Typed;
  /** Whose name and address somebody has just asked for. */
  person?: Person;
  status?: 409 | 422;
}

async function show(c: StaffContext, document: number, { errors, typed = {}, person, status }: Shown = {}) {
  const { staff: db, who, today } = c.var;
  const hearing = await getHearing(db, document);
  refuseForeignEyes(who, hearing.unit);
  const { heldAt, applyUntil } = hearing;
  const [applications, papersSent, draw] = await Promise.all([
    listApplications(db, document),
    listPapers(db, document),
    findDraw(db, document),
  ]);
  return c.var.page({
    title: hearing.title,
    crumbs: [crumb, { label: hearing.title }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!errors,
    status: errors ? (status ?? 422) : 200,
    children: ShowPage({
      ...{ hearing, applications, papers: papersSent, draw, errors, typed, person, today },
      status: heldAt && applyUntil ? statusOf({ ...hearing, heldAt, applyUntil }, new Date()) : null,
      writes: writes(who, hearing.unit),
      keyFor: newKey,
    }),
  });
}

/** Does it and goes on; what is refused is said on the page of the hearing. */
async function deed(c: StaffContext, document: number, typed: Typed, act: () => Promise<string>): Promise<Response> {
  try {
    return c.redirect(await act(), 303);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    return show(c, document, { errors: { '': error.message }, typed, status: 409 });
  }
}

async function simply(c: StaffContext, act: (by: By, hearing: number) => Promise<string>): Promise<Response> {
  const typed = await readFields(c);
  const document = Number(c.req.param('document'));
  return deed(c, document, {}, () => act(c.var.by(keyOf(typed)), document));
}

const papersForm = form({
  sentOn: day('送达日期', { required: '请填写送达日期。' }),
  what: text('哪些材料', { required: '请写明送达了哪些材料。', max: 500 }),
  lateReason: text('晚于规定的理由', { max: 500 }),
});

async function papers(c: StaffContext): Promise<Response> {
  const typed = await readFields(c);
  const document = Number(c.req.param('document'));
  const read = papersForm.read(typed);
  if (!read.ok) return show(c, document, { errors: read.errors, typed });
  const { sentOn, what, lateReason } = read.values;
  return deed(c, document, typed, async () => {
    await sendPapers(c.var.by(keyOf(typed)), { hearing: document, sentOn: sentOn!, what, lateReason });
    return `/staff/hearings/${document}?done=papers`;
  });
}

const choiceForm = form({
  verdict: choice('是否参加', ['chosen', 'not_chosen'] as const, { required: '请选择参加还是不参加。' }),
  reason: text('理由', { required: '请写明理由，按公告的哪一项条件。', max: 500 }),
});

async function chooseOne(c: StaffContext): Promise<Response> {
  const typed = await readFields(c);
  const { id, hearing } = await getApplication(c.var.staff, Number(c.req.param('application')));
  const read = choiceForm.read(typed);
  if (!read.ok) return show(c, hearing, { errors: { '': Object.values(read.errors).join('') }, typed });
  const { verdict, reason } = read.values;
  return deed(c, hearing, typed, async () => {
    await choose(c.var.by(keyOf(typed)), { application: id, verdict: verdict as 'chosen' | 'not_chosen', reason });
    return `/staff/hearings/${hearing}?done=chosen#application-${id}`;
  });
}

/** Shown once, on the answer to the form: it stands in no address and in no cache. */
async function revealOne(c: StaffContext): Promise<Response> {
  const typed = await readFields(c);
  const { id, hearing } = await getApplication(c.var.staff, Number(c.req.param('application')));
  const seen: Person[] = [];
  const reason = [typed.why ?? ''].flat()[0] ?? '';
  const refused = await refusalOf(() =>
    reveal(c.var.by(), { application: id, reason, see: (who) => seen.push({ application: id, ...who }) }),
  );
  if (refused) return show(c, hearing, { errors: { '': refused }, typed, status: 409 });
  c.header('cache-control', 'no-store');
  return show(c, hearing, { person: seen[0]! });
}
