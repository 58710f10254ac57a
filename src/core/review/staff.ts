import { Refused, refuseIf } from '../../platform/errors.ts';
import {
  choice,
  choices,
  form,
  longText,
  moment,
  type Typed,
  text,
  tick,
  whole,
  withoutField,
} from '../../platform/form.ts';
import { keyOf, readFields } from '../../platform/http/body.ts';
import { addDays } from '../../platform/time.ts';
import type { StaffApp, StaffContext } from '../doors.ts';
import { refuseForeignEyes } from '../publications/queries/documents.ts';
import { getLatestEdition, listLinks } from '../publications/queries.ts';
import { showDocument } from '../publications/staff/show.ts';
import { listTasks } from '../workflow/queries/list.ts';
import { markOpened } from '../workflow/queries/task.ts';
import { issue } from './actions/issue.ts';
import { opine, recall } from './actions/opine.ts';
import { schedule, unschedule } from './actions/schedule.ts';
import { submit } from './actions/submit.ts';
import { OneOfMany } from './pages/many.tsx';
import { ReviewScreen, type ScreenView } from './pages/screen.tsx';
import { SheetPage } from './pages/sheet.tsx';
import { findReassessment } from './queries/screen.ts';
import { getSubmission } from './queries.ts';
import { type Channel, type Check, channels, checks, steps, type Verdict, verdicts, whyNotOpinion } from './rules.ts';
import { clockDoors } from './staff/clock.ts';
import { countersignDoors } from './staff/countersign.ts';
import { type RefusedForm, readSubmission, readText, screenOf } from './staff/screen.ts';

const submissionId = ':id{[0-9]{1,15}}';
const idOf = (c: StaffContext) => Number(c.req.param('id'));

/** 送审, the review screen with its acts, and the printed 审查呈批单. */
export function reviewStaff(app: StaffApp): void {
  app.post('/staff/documents/:document{[0-9]{1,15}}/submit', submitDoor);
  app.get(`/staff/review/${submissionId}`, (c) => screen(c));
  app.get(`/staff/review/${submissionId}/sheet`, sheet);
  app.get(`/staff/review/${submissionId}/texts/:position{[0-9]{1,5}}`, oneText);
  app.post(`/staff/review/${submissionId}/opinion`, opinionDoor);
  app.post(`/staff/review/${submissionId}/recall`, recallDoor);
  app.post(`/staff/review/${submissionId}/issue`, issueDoor);
  app.post(`/staff/review/${submissionId}/schedule`, scheduleDoor);
  app.post(`/staff/review/${submissionId}/unschedule`, unscheduleDoor);
  countersignDoors(app, screen);
  clockDoors(app);
}

const done: Record<string, string> = {
  submitted: '已送审。',
  scheduled: '已设定时发布。',
  unscheduled: '已取消定时发布。',
  issued: '已发布。',
  asked: '已送出加签，收到意见之后再作决定。',
  takenBack: '已撤回加签，可以作出决定。',
  agree: '上一件已同意，这是下一件待办。',
  send_back: '上一件已退回，这是下一件待办。',
  refer: '上一件已提请确定，这是下一件待办。',
  answer: '上一件已登记答复，这是下一件待办。',
  refuse: '上一件已决定不予公开，这是下一件待办。',
};

async function screen(c: StaffContext, refused?: RefusedForm & { status?: 409 }) {
  const id = idOf(c);
  const view = await screenOf(c, id, refused);
  if (refused) refuseIf(whyNotOffered(view, refused.typed));
  await markOpened(c.var.staff, c.var.who, `review.submission:${id}`);
  return c.var.page({
    title: `${view.standing}：${view.submission.title}`,
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '审查' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!refused,
    status: refused ? (refused.status ?? 422) : 200,
    children: ReviewScreen(view),
  });
}

/** A form that the screen does not offer now has nowhere to stand again with its reasons. */
function whyNotOffered(view: ScreenView, typed: Typed): string | null {
  const { opinion, issue, recall, countersign } = view;
  const { ask, give, waits: takeBack } = countersign;
  const offered = { opinion, schedule: issue?.open, recall, ask, give, takeBack }[String(typed.form)];
  return offered ? null : (view.why ?? '送审的状态已经变化，或者您没有这项职责，这一步现在不能办理。请刷新页面。');
}

/** One text of a manifest of many on a page of its own; whoever's turn it is has opened the matter with it. */
async function oneText(c: StaffContext) {
  const id = idOf(c);
  const { submission, text, total } = await readText(c, id, Number(c.req.param('position')));
  await markOpened(c.var.staff, c.var.who, `review.submission:${id}`);
  return c.var.page({
    title: text.content.title,
    crumbs: [
      { label: '工作台', href: '/staff' },
      { label: submission.title, href: `/staff/review/${id}` },
      { label: `第 ${text.position} 份` },
    ],
    children: OneOfMany({ submission: id, text, total }),
  });
}

async function sheet(c: StaffContext) {
  const { submission, texts, brief, opinions, referrals, items, countersigns } = await readSubmission(c, idOf(c));
  const reassessOn = await findReassessment(
    c.var.staff,
    (brief ?? items).map((item) => item.document),
  );
  c.header('cache-control', 'no-store');
  return c.html(
    SheetPage({ submission, texts, brief, opinions, countersigns, referrals, reassessOn, printedAt: new Date() }),
  );
}

const submitForm = form(
  {
    with: {
      label: '一并送审',
      read: (typed) => ({ value: [typed ?? []].flat().map(Number).filter(Number.isSafeInteger) }),
    },
    channels: choices('公开方式', Object.keys(channels) as Channel[], { required: '请选择以何种方式公开。' }),
    urgent: tick('紧急'),
    urgentReason: text('紧急的理由', { max: 200 }),
  },
  (values) => ({
    urgentReason: values.urgent && values.urgentReason.length < 2 ? '选择紧急的，请写明理由。' : null,
  }),
);

/** 送审 from the document's page, with the documents ticked to go along. */
async function submitDoor(c: StaffContext) {
  const document = Number(c.req.param('document'));
  const edition = await getLatestEdition(c.var.staff, document);
  refuseForeignEyes(c.var.who, edition.unit);
  const typed: Typed = { ...(await readFields(c)), deed: 'submit' };
  const read = submitForm.read(typed);
  if (!read.ok) return showDocument(c, document, read);
  const { urgent, urgentReason } = read.values;
  const editions = await editionsTogether(c, document, edition.edition, read.values.with);
  const { submission } = await submit(c.var.by(keyOf(typed)), {
    editions,
    urgent,
    urgentReason,
    channels: read.values.channels,
  });
  return c.redirect(`/staff/review/${submission}?done=submitted`, 303);
}

/** The policy first, whichever of the two pages it was sent from. */
async function editionsTogether(
  c: StaffContext,
  document: number,
  edition: number,
  asked: number[],
): Promise<number[]> {
  const links = (await listLinks(c.var.staff, document)).filter(
    (link) => link.kind === 'interprets' && asked.includes(link.otherDocument),
  );
  const found = await Promise.all(links.map((link) => getLatestEdition(c.var.staff, link.otherDocument)));
  const interpreted = found.filter((_, index) => links[index]!.fromDocument === document).map((other) => other.edition);
  const interpreting = found
    .filter((_, index) => links[index]!.fromDocument !== document)
    .map((other) => other.edition);
  return [...interpreted, edition, ...interpreting];
}

const opinionForm = form({
  verdict: choice('处理', Object.keys(verdicts) as Verdict[], { required: '请选择怎样处理。' }),
  hash: text('校验码', { required: true }),
  words: longText('意见', { max: 1000 }),
  checks: choices('逐项审查', Object.keys(checks) as Check[]),
  backTo: choice('退回给', ['drafter', ...steps]),
  position: longText('起草部门的意见', { max: 1000 }),
  series: text('发文机关代字', { max: 12 }),
  serial: whole('序号', { min: 1, max: 9999 }),
});

async function opinionDoor(c: StaffContext) {
  const id = idOf(c);
  const submission = await getSubmission(c.var.staff, id);
  refuseForeignEyes(c.var.who, submission.unit);
  const typed: Typed = { ...(await readFields(c)), form: 'opinion' };
  const read = opinionForm.read(typed);
  if (!read.ok) return screen(c, { typed, errors: withoutField(read.errors, 'verdict', 'hash') });
  const { verdict, checks: ticked, backTo, ...rest } = read.values;
  const opinion = {
    ...rest,
    verdict: verdict as Verdict,
    checks: Object.fromEntries(ticked.map((check) => [check, true])),
    backTo: backTo === 'drafter' ? null : backTo || null,
  };
  const errors = whyNotOpinion(submission.state as never, opinion);
  if (Object.keys(errors).length > 0) return screen(c, { typed, errors });
  try {
    await opine(c.var.by(keyOf(typed)), { submission: id, ...opinion });
  } catch (error) {
    // A number that is taken is the only refusal that the same form can mend; the opinion typed is kept.
    if (error instanceof Refused && error.status === 409 && rest.serial) {
      return screen(c, { typed, errors: { serial: error.message }, status: 409 });
    }
    throw error;
  }
  return c.redirect(await nextTask(c, id, verdict), 303);
}

/** After an act the next open task of the same kind opens; with none left, the desk. */
async function nextTask(c: StaffContext, id: number, verdict: string): Promise<string> {
  const { staff, who, today } = c.var;
  const { tasks } = await listTasks(staff, who, { view: 'todo', today, soonUntil: addDays(today, 3) });
  const next = tasks.find((task) => task.path.startsWith('/staff/review/') && task.path !== `/staff/review/${id}`);
  if (next) return `${next.path}?done=${verdict}`;
  const mine = tasks.find((task) => task.path === `/staff/review/${id}`);
  return mine ? `${mine.path}` : '/staff?done=acted';
}

const recallForm = form({ reason: longText('撤回的原因', { required: '请写明撤回的原因。', min: 2, max: 300 }) });

async function recallDoor(c: StaffContext) {
  const typed: Typed = { ...(await readFields(c)), form: 'recall' };
  const submission = await getSubmission(c.var.staff, idOf(c));
  refuseForeignEyes(c.var.who, submission.unit);
  const read = recallForm.read(typed);
  if (!read.ok) return screen(c, read);
  await recall(c.var.by(keyOf(typed)), { submission: submission.id, reason: read.values.reason });
  return c.redirect('/staff/documents?done=recalled', 303);
}

async function issueDoor(c: StaffContext) {
  const typed = await readFields(c);
  await issue(c.var.by(keyOf(typed)), { submission: idOf(c) });
  return c.redirect(`/staff/review/${idOf(c)}?done=issued`, 303);
}

const scheduleForm = form({ at: moment('发布时间', { required: '请填写发布时间。' }) });

async function scheduleDoor(c: StaffContext) {
  const typed: Typed = { ...(await readFields(c)), form: 'schedule' };
  const read = scheduleForm.read(typed);
  if (!read.ok) return screen(c, read);
  await schedule(c.var.by(keyOf(typed)), { submission: idOf(c), at: read.values.at!.toISOString() });
  return c.redirect(`/staff/review/${idOf(c)}?done=scheduled`, 303);
}

async function unscheduleDoor(c: StaffContext) {
  const typed = await readFields(c);
  await unschedule(c.var.by(keyOf(typed)), { submission: idOf(c) });
  return c.redirect(`/staff/review/${idOf(c)}?done=unscheduled`, 303);
}
