import { refuseIf } from '../../../platform/errors.ts';
import { form, longText, rowId, type Typed, text } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { loadCalendar } from '../../calendar/queries.ts';
import { holds } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { changeList, changePlan, plan } from '../actions/plan.ts';
import { ListForm, PlanForm } from '../pages/plan-form.tsx';
import { StaffDraws } from '../pages/staff-draws.tsx';
import { drawsPerPage, getDrawFor, listDraws } from '../queries/draws.ts';
import { listUnitsFor } from '../queries/units.ts';
import { readList, whyNotList } from '../rules/list.ts';
import { stageOf } from '../rules/stage.ts';
import { keepers } from '../rules/who.ts';
import { whyNotChangeList, whyNotChangePlan } from '../rules/why-not.ts';
import { listField, readPlan, typedOf } from './form.ts';
import { crumb, drawOf, mustKeep, onePath, path } from './frame.ts';

/** All draws of whoever asks, and the form of a plan. */
export function planDoors(app: StaffApp): void {
  app.get(path, list);
  app.get(`${path}/new`, (c) => planPage(c, {}));
  app.post(path, addPlan);
  app.get(`${onePath}/edit`, (c) => planPage(c, {}));
  app.post(`${onePath}/edit`, savePlan);
  app.get(`${onePath}/list`, (c) => listPage(c, {}));
  app.post(`${onePath}/list`, saveList);
}

async function list(c: StaffContext) {
  mustKeep(c);
  const typed = c.req.query('page') ?? '1';
  const page = /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1;
  const { draws, total } = await listDraws(c.var.staff, c.var.who, page);
  const now = new Date();
  return c.var.page({
    title: '公开抽签',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '公开抽签' }],
    actions: (
      <a class="button button-primary" href={`${path}/new`}>
        拟定方案
      </a>
    ),
    children: (
      <StaffDraws
        draws={draws.map((draw) => ({ ...draw, stage: stageOf(draw, now) }))}
        today={c.var.today}
        {...{ page, total }}
        perPage={drawsPerPage}
      />
    ),
  });
}

interface Sent {
  typed?: Typed;
  errors?: Record<string, string>;
}

/** What the form of a plan is read against. */
export const whenOf = async (c: StaffContext) => ({ now: new Date(), calendar: await loadCalendar(c.var.staff) });

const unitsOf = (c: StaffContext) => listUnitsFor(c.var.staff, c.var.who, keepers);
const beforeForm = form({
  after: rowId('上一次抽签'),
  afterReason: text('重新抽取的理由', { max: 300 }),
});

/** A new plan, another try of an earlier draw (`?after=`), or the plan of this address. */
async function planPage(c: StaffContext, { typed, errors }: Sent) {
  mustKeep(c);
  const draw = c.req.param('id') ? await drawOf(c) : null;
  if (draw) refuseIf(whyNotChangePlan(draw, new Date()));
  const after = beforeForm.read({ after: typed?.after ?? c.req.query('after') }).values?.after;
  const before = !draw && after ? await getDrawFor(c.var.staff, after, c.var.who) : null;
  const units = await unitsOf(c);
  const title = draw ? '修改方案' : before ? '重新抽取' : '拟定方案';
  const first = { unit: String(units[0]?.id ?? ''), alg: 'sha256', names: 'closed' };
  const shown = draw ? typedOf(draw) : before ? fresh(typedOf(before)) : first;
  return c.var.page({
    title,
    crumbs: [crumb, { label: title }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <PlanForm
        action={draw ? `${path}/${draw.id}/edit` : path}
        before={before}
        units={units}
        typed={typed ?? shown}
        errors={errors ?? {}}
        formKey={(typed && keyOf(typed)) || newKey()}
      />
    ),
  });
}

/** Of an earlier plan everything but its days, which are over. */
const fresh = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !/^(event|at)-|^revealOn$/.test(name)));

async function addPlan(c: StaffContext) {
  mustKeep(c);
  const typed = await readFields(c);
  const read = readPlan(typed, await unitsOf(c), await whenOf(c));
  const before = beforeForm.read(typed);
  const errors = { ...read.errors, ...before.errors };
  const { after, afterReason } = before.values ?? { after: null, afterReason: '' };
  if (after && afterReason.length < 2) errors.afterReason = '请写明为什么重新抽取，公众会看到。';
  if (!read.plan || Object.keys(errors).length > 0) return planPage(c, { typed, errors });
  const follows = after ? { draw: after, reason: afterReason } : null;
  const { draw } = await plan(c.var.by(keyOf(typed)), { plan: read.plan, follows });
  return c.redirect(`${path}/${draw}?done=planned`, 303);
}

async function savePlan(c: StaffContext) {
  const draw = await drawOf(c);
  const typed = await readFields(c);
  const read = readPlan(typed, await unitsOf(c), await whenOf(c));
  if (read.plan && read.plan.unit !== draw.unit) read.errors.unit = '单位不能更换，请另外拟定方案。';
  if (!read.plan || read.errors.unit) return planPage(c, { typed, errors: read.errors });
  await changePlan(c.var.by(keyOf(typed)), { draw: draw.id, plan: read.plan });
  return c.redirect(`${path}/${draw.id}?done=saved`, 303);
}

const listForm = form({
  list: listField,
  reason: longText('调整的理由', { required: '请写明为什么调整名单。', min: 2, max: 300 }),
});

async function listPage(c: StaffContext, { typed, errors }: Sent) {
  const draw = await drawOf(c);
  refuseIf(whyNotChangeList(draw, new Date()));
  return c.var.page({
    title: '调整名单',
    crumbs: [crumb, { label: draw.title, href: `${path}/${draw.id}` }, { label: '调整名单' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <ListForm
        action={`${path}/${draw.id}/list`}
        typed={typed ?? { list: draw.list }}
        errors={errors ?? {}}
        formKey={(typed && keyOf(typed)) || newKey()}
      />
    ),
  });
}

async function saveList(c: StaffContext) {
  const draw = await drawOf(c);
  const typed = await readFields(c);
  const read = listForm.read(typed);
  if (!read.ok) return listPage(c, { typed, errors: read.errors });
  const why = whyNotList(readList(read.values.list, draw.size), draw.team, draw.cap);
  if (why.length > 0) return listPage(c, { typed, errors: { list: why.join('') } });
  await changeList(c.var.by(keyOf(typed)), { draw: draw.id, ...read.values });
  return c.redirect(`${path}/${draw.id}?done=saved`, 303);
}

/** Whether this person may look at what others prepared. */
export const isSecond = (c: StaffContext, unit: number) =>
  holds(c.var.who, 'openness') || holds(c.var.who, 'reviewer', unit);
