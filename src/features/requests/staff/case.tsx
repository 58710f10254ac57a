import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { type Typed, withoutField } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { decideDispute, dispute, unmask } from '../actions/manage.ts';
import { CasePage, type CaseProps } from '../pages/case.tsx';
import { RequestSheetPage } from '../pages/sheet.tsx';
import { answerFile } from '../public/status.tsx';
import { type CaseRow, getCase } from '../queries/case.ts';
import { countKin, findUnitOf, listUnits } from '../queries/register.ts';
import { openConsultations, servedOn } from '../rules/clock.ts';
import type { Filed } from '../rules/filed.ts';
import { type Actor, type Move, movesFrom } from '../rules/flow.ts';
import { decideForm, disputeForm, unmaskForm } from '../rules/manage-forms.ts';
import { crumb, readable } from './register.tsx';

export const caseId = ':id{[0-9]{1,15}}';
export const idOf = (c: StaffContext) => Number(c.req.param('id'));

/** One case with everything this person may do now, its disputes, and the applicant behind a reason. */
export function caseDoors(app: StaffApp): void {
  app.get(`/staff/requests/${caseId}`, async (c) => showCase(c, await openCase(c)));
  app.get(`/staff/requests/${caseId}/sheet`, async (c) =>
    c.html(<RequestSheetPage row={await openCase(c)} printedAt={new Date()} />, 200, { 'cache-control': 'no-store' }),
  );
  app.post(`/staff/requests/${caseId}/unmask`, takeUnmask);
  app.post(`/staff/requests/${caseId}/disputes`, async (c) => {
    const typed = await readFields(c);
    const { values, errors } = disputeForm.read(typed);
    if (!values) return showCase(c, await openCase(c), { tried: 'dispute', typed: plain(typed), errors });
    const { kind, filedOn } = values;
    if (kind) await dispute(c.var.by(keyOf(typed)), { request: idOf(c), kind, filedOn: filedOn! });
    return c.redirect(`/staff/requests/${idOf(c)}?done=dispute`, 303);
  });
  app.post(`/staff/requests/${caseId}/disputes/:dispute{[0-9]{1,15}}`, async (c) => {
    const typed = await readFields(c);
    const { values, errors } = decideForm.read(typed);
    if (!values)
      return showCase(c, await openCase(c), {
        tried: 'decide',
        typed: plain(typed),
        errors: withoutField(errors, 'result', 'on'),
      });
    const { result, on } = values;
    const input = { request: idOf(c), dispute: Number(c.req.param('dispute')), on: on! };
    if (result) await decideDispute(c.var.by(keyOf(typed)), { ...input, result });
    return c.redirect(`/staff/requests/${idOf(c)}?done=dispute`, 303);
  });
}

export const plain = (typed: Typed): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value ?? '')]));

/** The case, when it is of a unit whose register this person reads; otherwise it is nowhere. */
export async function openCase(c: StaffContext): Promise<CaseRow> {
  await refuseOthers(c);
  return getCase(c.var.staff, idOf(c), c.var.today);
}

/** The same without reading it. */
export async function refuseOthers(c: StaffContext): Promise<void> {
  const units = readable(c);
  const unit = await findUnitOf(c.var.staff, idOf(c));
  if (unit === undefined || (units !== null && !units.includes(unit))) throw new NotFound();
}

const done: Record<string, string> = { moved: '已办理。', entered: '已录入。', dispute: '已登记。' };

export interface Shown extends Partial<Pick<CaseProps, 'typed' | 'tried' | 'errors'>> {
  open?: Filed | null;
}

export async function showCase(c: StaffContext, row: CaseRow, shown: Shown = {}): Promise<Response> {
  const { staff: db, who, today } = c.var;
  const actors: Actor[] = who.grants.filter(({ unit }) => unit === row.unit).map(({ role }) => role);
  const [kin, units] = await Promise.all([countKin(db, row.id), listUnits(db)]);
  const did = (move: Move) => row.events.some((event) => event.move === move);
  const allowed: Move[] = [...new Set(movesFrom(row.state, actors).map(({ move }) => move))].filter((move) => {
    // nothing to record where every letter has arrived, nothing to weigh that nobody suggested
    if (move === 'serve') return openConsultations(row.events).some((event) => !servedOn(event, row.events));
    return move !== 'weigh' || (did('suggest') && !did('weigh'));
  });
  const knows = actors.includes('drafter') || actors.includes('disclosure');
  const facts = { row, allowed, knows, kin, units, today, open: null, typed: {}, tried: null, ...shown };
  return c.var.page({
    title: `依申请公开：${row.number}`,
    crumbs: [crumb, { label: row.number }],
    notice: shown.errors ? null : (done[c.req.query('done') ?? ''] ?? null),
    actions: <ButtonLink href={`/staff/requests/${row.id}/sheet`}>审查呈批单</ButtonLink>,
    error: !!shown.errors,
    status: shown.errors ? 422 : 200,
    children: <CasePage {...facts} formKey={newKey()} />,
  });
}

/** The applicant, or an identity paper, once: the answer itself, so that no address leads to it. */
async function takeUnmask(c: StaffContext) {
  const typed = await readFields(c);
  const { values, errors } = unmaskForm.read(typed);
  const row = await openCase(c);
  if (!values) return showCase(c, row, { tried: 'unmask', typed: plain(typed), errors: withoutField(errors, 'paper') });
  const { filed, paper } = await unmask(c.var.by(), { request: row.id, ...values });
  if (paper) return answerFile(c, paper.name, paper.type, paper.bytes);
  return showCase(c, row, { open: filed });
}
