import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import type { Typed } from '../../../platform/form.ts';
import { form, text } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { withdrawProfile } from '../actions/approve.ts';
import { dropDraft } from '../actions/draft.ts';
import { recallProfile, submitProfile } from '../actions/submit.ts';
import { AgencyUnitPage } from '../pages/agency-unit.tsx';
import { listChanges } from '../queries/changes.ts';
import { lookAtProfile } from '../queries/look.ts';
import { listRevisions } from '../queries/revisions.ts';
import { workingOf } from '../queries/working.ts';
import { whatWantsAnswer, whyNotNoticed } from '../rules/noticed.ts';
import { samePart } from '../rules/profile.ts';
import { whatIsWrong, whyNotSubmit } from '../rules/why-not.ts';
import { crumb, openAgency, openToWrite } from './frame.ts';

const done: Record<string, string> = {
  saved: '已存为草稿，还没有公开。',
  dropped: '草稿已放弃。',
  submitted: '已送审，审查同意后公开。',
  recalled: '送审已撤回，内容又成为草稿。',
  returned: '已退回，起草人会看到您的意见。',
  approved: '已同意，公众现在可以看到。',
  withdrawn: '已撤下，公众不再看到。',
  proposed: '变更已提出，等待另一个人审查。',
  carried: '变更已办理，公开页面同时更新。',
  refused: '变更已经了结，没有办理。',
};

const submitForm = form({ note: text('变更说明', { max: 500 }), answer: text('确需公开的理由', { max: 500 }) });
const withdrawForm = form({ words: text('撤下的理由', { required: '请写明撤下的理由。', min: 2, max: 500 }) });

/** One unit: how its profile stands, what differs from what is public, and the deeds on the whole of it. */
export function unitDoors(app: StaffApp): void {
  const unit = '/staff/agencies/:slug{[a-z0-9-]{2,40}}';
  app.get(unit, (c) => showUnit(c));

  app.post(`${unit}/submit`, async (c) => {
    const agency = await openToWrite(c);
    const typed = await readFields(c);
    const read = submitForm.read(typed);
    if (!read.ok) return showUnit(c, { typed, errors: read.errors });
    const wants = agency.draft && whatWantsAnswer(await lookAtProfile(c.var.staff, agency.draft.content));
    if (wants && read.values.answer.length < 2) return showUnit(c, { typed, errors: { answer: wants } });
    await submitProfile(c.var.by(keyOf(typed)), { unit: agency.unit, ...read.values });
    return c.redirect(`/staff/agencies/${agency.slug}?done=submitted`, 303);
  });

  app.post(`${unit}/drop`, async (c) => {
    const agency = await openToWrite(c);
    await dropDraft(c.var.by(keyOf(await readFields(c))), { unit: agency.unit });
    return c.redirect(`/staff/agencies/${agency.slug}?done=dropped`, 303);
  });

  app.post(`${unit}/recall`, async (c) => {
    const agency = await openToWrite(c);
    const key = keyOf(await readFields(c));
    await recallProfile(c.var.by(key), { revision: agency.waiting?.revision ?? 0 });
    return c.redirect(`/staff/agencies/${agency.slug}?done=recalled`, 303);
  });

  app.post(`${unit}/withdraw`, async (c) => {
    const { agency } = await openAgency(c);
    const typed = await readFields(c);
    const read = withdrawForm.read(typed);
    if (!read.ok) return showUnit(c, { typed, errors: read.errors });
    await withdrawProfile(c.var.by(keyOf(typed)), { unit: agency.unit, words: read.values.words });
    return c.redirect(`/staff/agencies/${agency.slug}?done=withdrawn`, 303);
  });
}

async function showUnit(
  c: StaffContext,
  { typed = {}, errors }: { typed?: Typed; errors?: Record<string, string> } = {},
): Promise<Response> {
  const { agency, writes } = await openAgency(c);
  const { staff, today } = c.var;
  const working = workingOf(agency);
  const [revisions, changes, noticed] = await Promise.all([
    listRevisions(staff, agency.unit),
    listChanges(staff, agency.unit),
    agency.draft ? lookAtProfile(staff, working) : [],
  ]);
  const wrong = whatIsWrong(working, today);
  const standing = { ...agency, waiting: agency.waiting !== null };
  const changed = !samePart(working, agency.shown);
  const whyNot = whyNotSubmit(standing, wrong, { changed, needsAnswer: null, answer: '' }) ?? whyNotNoticed(noticed);
  return c.var.page({
    title: `${agency.name}：机构职能`,
    crumbs: [crumb, { label: agency.name }],
    notice: errors ? null : (done[c.req.query('done') ?? ''] ?? null),
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <AgencyUnitPage
        {...{ agency, working, writes, revisions, changes, noticed, wrong, whyNot, typed, errors, newKey }}
      />
    ),
  });
}
