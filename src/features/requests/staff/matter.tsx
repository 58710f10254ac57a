import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { decideMatter, roleOf } from '../actions/matter.ts';
import { MatterCasePage, MattersPage } from '../pages/matters.tsx';
import { answerFile } from '../public/status.tsx';
import { getMatter, listMatters, type MatterRow, matterUnits, readMatterPaper } from '../queries/matter.ts';
import { decideMatterForm, matterKinds } from '../rules/matter.ts';
import { filterOf } from '../rules/register.ts';
import { plain } from './case.tsx';
import { crumb } from './register.tsx';

const perPage = 50;
const here = { label: '更正申请和投诉', href: '/staff/requests/matters' };

/** 更正申请 of the own unit, 投诉 where openness is supervised; nobody else knows of them. */
export function matterStaffDoors(app: StaffApp): void {
  app.get('/staff/requests/matters', async (c) => {
    const units = matterUnits(c.var.who);
    if (units.length === 0)
      throw new Refused('更正申请和投诉由政府信息公开工作机构负责人和主管部门处理，您没有这项职责。', 403);
    const { page } = filterOf(c.req.query());
    const rows = await listMatters(c.var.staff, units, { page, perPage });
    return c.var.page({
      title: here.label,
      crumbs: [crumb, { label: here.label }],
      notice: c.req.query('done') === 'decided' ? '已告知结果。' : null,
      children: <MattersPage rows={rows} page={page} perPage={perPage} />,
    });
  });
  app.get('/staff/requests/matters/:id{[0-9]{1,15}}', async (c) => show(c, await open(c)));
  app.post('/staff/requests/matters/:id{[0-9]{1,15}}', decide);
  app.get('/staff/requests/matters/:id{[0-9]{1,15}}/papers/:paper{[0-9]{1,15}}', async (c) => {
    const row = await open(c);
    const paper = await readMatterPaper(c.var.staff, row.id, Number(c.req.param('paper')));
    if (!paper) throw new NotFound();
    return answerFile(c, paper.name, paper.type, paper.bytes);
  });
}

async function open(c: StaffContext): Promise<MatterRow> {
  const row = await getMatter(c.var.staff, Number(c.req.param('id')));
  const deals = c.var.who.grants.some(({ unit, role }) => unit === row.unit && role === roleOf(row.kind));
  if (!deals) throw new NotFound();
  return row;
}

const show = (c: StaffContext, row: MatterRow, typed: Record<string, string> = {}, errors?: Record<string, string>) =>
  c.var.page({
    title: `${matterKinds[row.kind]}：${row.number}`,
    crumbs: [crumb, here, { label: row.number }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: <MatterCasePage {...{ row, typed, errors }} formKey={newKey()} />,
  });

async function decide(c: StaffContext): Promise<Response> {
  const typed = await readFields(c);
  const row = await open(c);
  const { values, errors } = decideMatterForm(row.kind).read(typed);
  if (!values) return show(c, row, plain(typed), errors);
  const { outcome, words } = values;
  if (outcome) await decideMatter(c.var.by(keyOf(typed)), { matter: row.id, outcome, words });
  return c.redirect('/staff/requests/matters?done=decided', 303);
}
