import { Refused } from '../../../platform/errors.ts';
import { form, rowId, text, tick, withoutField } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { newKey } from '../../../ui/form.tsx';
import { holds } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { confirmTime } from '../actions/pause.ts';
import { ClockPage } from '../pages/clock.tsx';
import { countWaiting, findPause, listPauses, readClock } from '../queries/clock.ts';

const confirmForm = form(
  {
    pause: rowId('暂停', { required: true }),
    shown: text('数据库的时钟', { required: true, max: 40 }),
    wall: text('本机的时钟', { required: true, max: 40 }),
    checked: tick('核对'),
  },
  ({ checked }) => ({ checked: checked ? null : '请先与北京时间核对，再勾选确认。' }),
);

/** 系统时间, for the system administrator: below /staff/clock. */
export function clockDoors(app: StaffApp): void {
  app.get('/staff/clock', (c) => show(c));
  app.post('/staff/clock', async (c) => {
    refuseOthers(c);
    const typed = await readFields(c);
    const { ok, values, errors } = confirmForm.read(typed);
    if (!ok) return show(c, withoutField(errors, 'shown', 'wall'));
    await confirmTime(c.var.by(keyOf(typed)), {
      pause: values.pause!,
      shown: { database: values.shown, wall: values.wall },
    });
    return c.redirect('/staff/clock?done=confirmed', 303);
  });
}

async function show(c: StaffContext, errors?: Record<string, string>): Promise<Response> {
  refuseOthers(c);
  const { staff } = c.var;
  const [{ at }, pause, waiting, former] = await Promise.all([
    readClock(staff),
    findPause(staff),
    countWaiting(staff),
    listPauses(staff),
  ]);
  return c.var.page({
    title: '系统时间',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '系统时间' }],
    notice: c.req.query('done') === 'confirmed' ? '已确认系统时间，定时发布恢复。到时的文件会在一分钟之内发布。' : null,
    error: !!errors,
    status: errors ? 422 : 200,
    children: ClockPage({
      database: at,
      wall: new Date(),
      pause: pause ?? null,
      waiting,
      former,
      formKey: newKey(),
      errors,
    }),
  });
}

function refuseOthers(c: StaffContext): void {
  if (!holds(c.var.who, 'system')) throw new Refused('系统时间由系统管理员确认，您的岗位没有这项权限。', 403);
}
