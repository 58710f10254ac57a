import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { Conflict } from '../../../core/publications/actions/draft.ts';
import { refuseForeignEyes, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { type EditionRow, getEdition } from '../../../core/publications/queries.ts';
import { whyNotEdit } from '../../../core/publications/rules.ts';
import { NotFound, refusalOf, refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { yearOf } from '../../../platform/time.ts';
import { newKey } from '../../../ui/form.tsx';
import { openPlan, putBatch } from '../actions/plan.ts';
import { PlanPage } from '../pages/plan.tsx';
import { PlansPage } from '../pages/plans.tsx';
import { listPlans } from '../queries/documents.ts';
import { listEntries } from '../queries/samples.ts';
import { readBatch, typedBatch } from '../rules/batch-form.ts';
import { planOf, room, whyNotBatch } from '../rules/plan.ts';
import { keepers } from '../rules/who.ts';
import { crumb, home, mustSee, oneOf, unitsOf } from './frame.ts';

const plansPath = `${home}/plans`;
const editionPath = `${home}/editions/:edition{[0-9]{1,15}}`;
const plansCrumb = { label: '年度计划', href: plansPath };

/** 年度计划: the list, and the batches of each; review and publication go the way of every text. */
export function planDoors(app: StaffApp): void {
  app.get(plansPath, (c) => showPlans(c, null));
  app.post(plansPath, addPlan);
  app.get(editionPath, async (c) => showPlan(c, await planEdition(c), {}));
  app.post(editionPath, savePlan);
}

async function showPlans(c: StaffContext, error: string | null) {
  mustSee(c);
  const [plans, units] = await Promise.all([listPlans(c.var.staff, unitsSeenBy(c.var.who)), unitsOf(c)]);
  return c.var.page({
    title: '年度计划',
    crumbs: [crumb, { label: '年度计划' }],
    error: !!error,
    status: error ? 409 : 200,
    children: <PlansPage {...{ plans, units, error }} year={yearOf(c.var.today)} formKey={newKey()} />,
  });
}

async function addPlan(c: StaffContext): Promise<Response> {
  mustSee(c);
  const typed = await readFields(c);
  const [unit, year] = [Number(oneOf(typed, 'unit')), Number(oneOf(typed, 'year'))];
  if (!(await unitsOf(c)).some(({ id }) => id === unit)) return showPlans(c, '请选择单位。');
  if (!(year >= 2000 && year <= 2100)) return showPlans(c, '年度请写四位数字，例如 2026。');
  let edition = 0;
  const refused = await refusalOf(async () => {
    edition = (await openPlan(c.var.by(keyOf(typed)), { unit, year })).edition;
  });
  return refused ? showPlans(c, refused) : c.redirect(`${home}/editions/${edition}`, 303);
}

/** An edition of this room; results have no form, their text is drawn up from the signed records. */
async function planEdition(c: StaffContext): Promise<EditionRow> {
  const edition = await getEdition(c.var.staff, Number(c.req.param('edition')));
  refuseForeignEyes(c.var.who, edition.unit);
  if (edition.content.metadata.elements?.room !== room) throw new NotFound();
  return edition;
}

interface Sent {
  typed?: Typed;
  errors?: Record<string, string>;
}

async function showPlan(c: StaffContext, edition: EditionRow, { typed, errors }: Sent) {
  const plan = planOf(edition.content);
  if (!plan) return c.redirect(`/staff/documents/${edition.document}`, 303);
  const matters = await listEntries(c.var.staff, 'matter', null);
  const chosen = plan.batches.find(({ code }) => code === c.req.query('batch'));
  const writes = holds(c.var.who, keepers, edition.unit) && whyNotEdit(edition.state) === null;
  return c.var.page({
    title: edition.content.title,
    crumbs: [crumb, plansCrumb, { label: edition.content.title }],
    notice: errors ? null : c.req.query('done') ? '已保存。' : null,
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <PlanPage
        {...{ edition, plan, writes }}
        matters={matters.filter((one) => one.unit === edition.unit || one.fields.joint === '是')}
        typed={typed ?? typedBatch(chosen, plan.year)}
        errors={errors ?? {}}
        formKey={(typed && keyOf(typed)) || newKey()}
        goneKey={newKey()}
      />
    ),
  });
}

async function savePlan(c: StaffContext): Promise<Response> {
  const edition = await planEdition(c);
  refuseIf(whyNotEdit(edition.state));
  const plan = planOf(edition.content);
  if (!plan) throw new NotFound();
  const typed = await readFields(c);
  const base = Number(oneOf(typed, 'base'));
  const gone = oneOf(typed, 'gone');
  const base_ = { edition: edition.edition, base, gone };
  if (oneOf(typed, 'drop')) {
    await putBatch(c.var.by(keyOf(typed)), { ...base_, batch: null });
    return c.redirect(`${home}/editions/${edition.edition}?done=saved`, 303);
  }
  const objects = await listEntries(c.var.staff, 'object', null);
  const read = readBatch(typed, objects);
  const errors = read.batch ? whyNotBatch(plan, read.batch) : read.errors;
  if (!read.batch || Object.keys(errors).length > 0) return showPlan(c, edition, { typed, errors });
  const refused = await refuseConflict(() => putBatch(c.var.by(keyOf(typed)), { ...base_, batch: read.batch }));
  if (refused) return showPlan(c, edition, { typed, errors: { '': refused } });
  return c.redirect(`${home}/editions/${edition.edition}?done=saved`, 303);
}

/** Another person saved first: what was typed stays in the form over the newer plan. */
async function refuseConflict(work: () => Promise<unknown>): Promise<string | null> {
  try {
    return await refusalOf(work);
  } catch (error) {
    if (error instanceof Conflict) return '另一个人刚刚保存了这份计划，请对照上面的新内容，再保存一次。';
    throw error;
  }
}
