import { Refused } from '../../../platform/errors.ts';
import { form, longText, type Typed, text, whole } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { allDeeds } from '../../action.ts';
import { holds } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { erase, forget } from '../actions.ts';
import { ErasurePage } from '../pages/erasure.tsx';
import { countPersonal, findLineAt } from '../queries.ts';
import { whyNotBasis } from '../rules.ts';

const reason = longText('依据和理由', { required: '请写明删除的法律依据和由来。', max: 300 });
const search = form({ position: whole('序号', { min: 1, max: 1_000_000_000 }), subject: text('对象', { max: 100 }) });
const lineForm = form(
  { position: whole('序号', { required: true, min: 1, max: 1_000_000_000 }), reason },
  ({ reason }) => ({
    reason: reason ? whyNotBasis(reason) : null,
  }),
);
const subjectForm = form({ subject: text('对象', { required: true, max: 100 }), reason }, ({ reason }) => ({
  reason: reason ? whyNotBasis(reason) : null,
}));

/** 依法删除: the security administrator looks first at what will go, and then lets it go. */
export function erasureDoors(app: StaffApp): void {
  app.get('/staff/erasure', (c) => show(c, c.req.query()));
  app.post('/staff/erasure/line', async (c) => {
    refuseOthers(c);
    const typed = await readFields(c);
    const { ok, values, errors } = lineForm.read(typed);
    if (!ok) return show(c, typed, errors);
    await erase(c.var.by(keyOf(typed)), { position: values.position!, reason: values.reason });
    return c.redirect('/staff/erasure?done=line', 303);
  });
  app.post('/staff/erasure/subject', async (c) => {
    refuseOthers(c);
    const typed = await readFields(c);
    const { ok, values, errors } = subjectForm.read(typed);
    if (!ok) return show(c, typed, errors);
    await forget(c.var.by(keyOf(typed)), values);
    return c.redirect('/staff/erasure?done=subject', 303);
  });
}

const done: Record<string, string> = {
  line: '这条记录的原文已经抹去，台账的链和存证不受影响。',
  subject: '这个对象的个人信息已经无法辨认，台账的链和存证不受影响。',
};

async function show(c: StaffContext, typed: Typed, errors?: Record<string, string>): Promise<Response> {
  refuseOthers(c);
  const read = search.read(typed);
  const { position = null, subject = '' } = read.ok ? read.values : {};
  const words = new Map(allDeeds().map((deed) => [deed.verb, deed.words]));
  return c.var.page({
    title: '依法删除',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '依法删除' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <ErasurePage
        position={position}
        subject={subject}
        line={position ? ((await findLineAt(c.var.staff, position)) ?? null) : null}
        lines={subject ? await countPersonal(c.var.staff, subject) : 0}
        reason={typeof typed.reason === 'string' ? typed.reason : ''}
        errors={read.ok ? errors : read.errors}
        words={(verb) => words.get(verb) ?? verb}
        formKey={keyOf(typed) ?? newKey()}
      />
    ),
  });
}

function refuseOthers(c: StaffContext): void {
  if (!holds(c.var.who, 'security')) throw new Refused('依法删除由安全管理员办理，您的岗位没有这项权限。', 403);
}
