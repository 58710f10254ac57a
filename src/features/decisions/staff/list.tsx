import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { listUnitsOf, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { Refused } from '../../../platform/errors.ts';
import { choice, day, form, rowId, type Typed, text, withoutField } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { yearOf } from '../../../platform/time.ts';
import { draftDecision } from '../actions.ts';
import { DecisionsPage, NewDecisionPage } from '../pages/decisions.tsx';
import { listDecisions } from '../queries/decisions.ts';
import { emptyCatalogue, emptyMeeting } from '../rules/elements.ts';
import { crumb, writes } from './frame.ts';

/** 重大行政决策 in the console: catalogues and meetings of one's units. */
export function listDoors(app: StaffApp): void {
  app.get('/staff/decisions', async (c) => {
    const found = await listDecisions(c.var.staff, unitsSeenBy(c.var.who));
    return c.var.page({
      title: '重大行政决策',
      crumbs: [{ label: '工作台', href: '/staff' }, { label: crumb.label }],
      children: DecisionsPage({ decisions: found, drafts: writes(c.var.who) }),
    });
  });
  app.get('/staff/decisions/new', (c) => showNew(c));
  app.post('/staff/decisions/new', create);
}

const newForm = form(
  {
    type: choice('种类', ['catalogue', 'meeting'] as const, { required: '请选择起草目录还是会议公开。' }),
    title: text('标题', { required: '请填写标题。', max: 200 }),
    heldOn: day('开会日期'),
    unit: rowId('承办单位', { required: '请选择承办单位。' }),
  },
  ({ type, heldOn }) => (type === 'meeting' && !heldOn ? { heldOn: '请填写开会日期。' } : {}),
);

function mustDraft(c: StaffContext): void {
  if (!writes(c.var.who)) throw new Refused('决策目录和会议公开由单位的拟稿人起草，您没有这项职责。', 403);
}

async function showNew(c: StaffContext, refused?: { typed: Typed; errors: Record<string, string> }) {
  mustDraft(c);
  const units = await listUnitsOf(c.var.staff, c.var.who);
  const typed = refused?.typed ?? { unit: String(c.var.who.unit), type: c.req.query('type') ?? 'catalogue' };
  return c.var.page({
    title: '起草决策目录或会议公开',
    crumbs: [crumb, { label: '起草' }],
    error: !!refused,
    status: refused ? 422 : 200,
    children: NewDecisionPage({
      formKey: keyOf(typed) ?? newKey(),
      ...{ typed, units, year: yearOf(c.var.today) },
      errors: withoutField(refused?.errors ?? {}, ...(units.length > 1 ? [] : ['unit'])),
    }),
  });
}

async function create(c: StaffContext): Promise<Response> {
  mustDraft(c);
  const typed = await readFields(c);
  const read = newForm.read(typed);
  if (!read.ok) return showNew(c, read);
  const { type, title, heldOn, unit } = read.values;
  // 「2027 年度重大行政决策事项目录」 is that of 2027; without a year, this year's.
  const year = Number(/20[1-9]\d/.exec(title)?.[0] ?? yearOf(c.var.today));
  const values = type === 'meeting' ? emptyMeeting(heldOn!) : emptyCatalogue(year);
  const made = await draftDecision(c.var.by(keyOf(typed)), { unit: unit!, title, values });
  return c.redirect(`/staff/decisions/editions/${made.edition}?done=drafted`, 303);
}
