import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { findOffice, listUnits, whatLeansOn } from '../../../core/organisations/queries.ts';
import { whyNotClear } from '../../../core/review/rules.ts';
import { markOpened } from '../../../core/workflow/queries/task.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { choice, choices, day, form, type Typed, text, tick } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { approveChange, proposeChange, refuseChange } from '../actions/change.ts';
import { objectOfChange } from '../actions/lock.ts';
import { ChangePage } from '../pages/change.tsx';
import { ProposePage } from '../pages/propose.tsx';
import { findOpenChange, getChange } from '../queries/changes.ts';

import { type ChangeInput, type Kind, kindNames, tidyChange, whyNotChange } from '../rules/changes.ts';
import { whyNotNames } from '../rules/leaders.ts';
import { clearingSeat, mayWrite } from '../rules/seat.ts';
import { crumb, mustBeOffice, openToWrite, unitCrumb } from './frame.ts';

const ofUnit = '/staff/agencies/:slug{[a-z0-9-]{2,40}}/change';
const one = '/staff/agencies/changes/:id{[1-9][0-9]{0,14}}';

/** 更名, 合并, 分设, 撤销: proposed by one person, carried out by another's approval. */
export function changeDoors(app: StaffApp): void {
  app.get(ofUnit, (c) => showPropose(c));

  app.post(ofUnit, async (c) => {
    const agency = await openToWrite(c);
    // The form is not there while a change waits: nothing that was typed into an old one could be shown beside it.
    refuseIf(
      (await findOpenChange(c.var.staff, agency.unit))
        ? `“${agency.name}”已经有一项变更在等待审查，请先等它办完。`
        : null,
    );
    const typed = await readFields(c);
    const units = await listUnits(c.var.staff);
    const read = proposeForm(units.map(({ id }) => String(id))).read(typed);
    if (!read.ok) return showPropose(c, { typed, errors: read.errors });
    const input = tidyChange(inputOf(agency.unit, read.values));
    const errors = whyNotChange(input, agency.name, c.var.today);
    if (Object.keys(errors).length > 0) return showPropose(c, { typed, errors });
    const { change } = await proposeChange(c.var.by(keyOf(typed)), input);
    return c.redirect(`/staff/agencies/changes/${change}?done=proposed`, 303);
  });

  app.get(one, (c) => showChange(c));

  app.post(`${one}/approve`, async (c) => {
    const { change, whyNot } = await openChange(c);
    refuseIf(whyNotSettle(change));
    refuseIf(whyNot, 403);
    const typed = await readFields(c);
    const name = String(typed.name ?? '').trim();
    const wrong = change.newName ? whyNotNames([{ name: change.newName, post: '新的单位' }], [name]) : null;
    if (wrong) return showChange(c, { typed, errors: { name: wrong } });
    await approveChange(c.var.by(keyOf(typed)), { change: change.id, hash: String(typed.hash ?? ''), name });
    return c.redirect(`/staff/agencies/${change.slug}?done=carried`, 303);
  });

  app.post(`${one}/refuse`, async (c) => {
    const { change, whyNot, mine } = await openChange(c);
    refuseIf(whyNotSettle(change));
    refuseIf(mine ? null : whyNot, 403);
    const typed = await readFields(c);
    const words = String(typed.words ?? '').trim();
    if (words.length < 2) return showChange(c, { typed, errors: { words: '请写明不同意或者撤回的理由。' } });
    await refuseChange(c.var.by(keyOf(typed)), { change: change.id, words });
    return c.redirect(`/staff/agencies/${change.slug}?done=refused`, 303);
  });
}

const whyNotSettle = ({ decision }: { decision: string | null }) =>
  decision ? '这项变更已经有了结论，请刷新页面。' : null;

const proposeForm = (units: string[]) =>
  form({
    kind: choice('变更的种类', kindNames, { required: true }),
    on: day('变更的日期', { required: true }),
    document: text('依据的文件', { required: '请写明依据的文件和文号。', max: 200 }),
    reason: text('理由', { required: '请写明理由，公众会看到。', max: 300 }),
    newName: text('新的名称', { max: 60 }),
    newFullName: text('新的规范全称', { max: 100 }),
    successors: choices('承接单位', units),
    handOver: tick('移交栏目和下面的单位'),
  });

type Values = NonNullable<ReturnType<ReturnType<typeof proposeForm>['read']>['values']>;

const inputOf = (unit: number, values: Values): ChangeInput => ({
  ...values,
  unit,
  kind: values.kind as Kind,
  on: values.on!,
  successors: values.successors.map(Number),
});

interface Again {
  typed: Typed;
  errors: Record<string, string>;
}

async function showPropose(c: StaffContext, again?: Again): Promise<Response> {
  const agency = await openToWrite(c);
  refuseIf(agency.closedOn ? `“${agency.name}”已经撤销。` : null);
  const [units, open, leaning] = await Promise.all([
    listUnits(c.var.staff),
    findOpenChange(c.var.staff, agency.unit),
    whatLeansOn(c.var.staff, agency.unit),
  ]);
  return c.var.page({
    title: `${agency.name}：提出机构变更`,
    crumbs: [crumb, unitCrumb(agency), { label: '提出机构变更' }],
    error: !!again,
    status: again ? 422 : 200,
    children: (
      <ProposePage
        {...{ agency, leaning, open }}
        others={units.filter(({ id, closedOn }) => id !== agency.unit && !closedOn)}
        typed={again?.typed ?? {}}
        errors={again?.errors ?? {}}
        today={c.var.today}
        formKey={keyOf(again?.typed ?? {}) ?? newKey()}
      />
    ),
  });
}

async function openChange(c: StaffContext) {
  mustBeOffice(c);
  const { staff, who } = c.var;
  const change = await getChange(staff, Number(c.req.param('id')));
  const seat = clearingSeat(who, change.unit, await findOffice(staff));
  if (!seat && !mayWrite(who, change.unit))
    throw new Refused('机构变更由本单位、政务公开工作机构和保密审查员查看。', 403);
  const whyNot = seat
    ? whyNotClear(who.person, seat.instead, [], change.proposedBy)
    : '由本单位或者区政府办公室的保密审查员审查。';
  return { change, whyNot, mine: change.proposedBy === who.person };
}

async function showChange(c: StaffContext, again?: Again): Promise<Response> {
  const { change, whyNot, mine } = await openChange(c);
  await markOpened(c.var.staff, c.var.who, objectOfChange(change.id));
  return c.var.page({
    title: `${change.oldName}：机构变更`,
    crumbs: [crumb, unitCrumb({ name: change.unitName, slug: change.slug }), { label: '机构变更' }],
    notice: again || c.req.query('done') !== 'proposed' ? null : '变更已提出，等待另一个人审查。',
    error: !!again,
    status: again ? 422 : 200,
    children: (
      <ChangePage {...{ change, whyNot, mine, newKey }} typed={again?.typed ?? {}} errors={again?.errors ?? {}} />
    ),
  });
}
