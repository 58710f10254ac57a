import { NotFound, Refused } from '../../../platform/errors.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { mustAdminister } from '../../organisations/staff/units.tsx';
import { setGround } from '../../review/actions/ground.ts';
import { groundForm } from '../../review/ground-rules.ts';
import { listGrounds } from '../../review/queries/grounds.ts';
import { Ground } from '../pages/ground.tsx';
import { Grounds } from '../pages/grounds.tsx';

/** 不予公开依据: the exemption list with its articles, as the office keeps it. */
export function groundDoors(app: StaffApp): void {
  app.get('/staff/grounds', async (c) => {
    mustAdminister(c);
    return c.var.page({
      title: '不予公开依据',
      notice: c.req.query('done') ? '依据已保存，起草人马上可以选用。' : null,
      children: <Grounds grounds={await listGrounds(c.var.staff)} />,
    });
  });

  app.get('/staff/grounds/edit', async (c) => {
    mustAdminister(c);
    const code = c.req.query('code');
    const grounds = await listGrounds(c.var.staff);
    if (code === undefined) return show(c, { position: String(grounds.length + 1), fresh: 'on' });
    const ground = grounds.find((row) => row.code === code);
    if (!ground) throw new NotFound('没有这条依据。');
    return show(c, { ...ground });
  });

  app.post('/staff/grounds/edit', async (c) => {
    mustAdminister(c);
    const typed = await readFields(c);
    const read = groundForm.read(typed);
    if (!read.ok) return show(c, typed, read.errors);
    const ground = { ...read.values, position: read.values.position! };
    const taken = await setGround(c.var.by(keyOf(typed)), ground).then(
      () => null,
      (error) => {
        if (error instanceof Refused && error.status === 409 && ground.fresh) return error.message;
        throw error;
      },
    );
    return taken ? show(c, typed, { code: taken }) : c.redirect('/staff/grounds?done=1', 303);
  });
}

function show(c: StaffContext, typed: Record<string, unknown>, errors?: Record<string, string>) {
  const title = typed.fresh ? '增加依据' : '修改依据';
  return c.var.page({
    title,
    crumbs: [{ label: '不予公开依据', href: '/staff/grounds' }, { label: title }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: <Ground typed={typed} errors={errors} idempotencyKey={newKey()} />,
  });
}
