import { NotFound } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { appointDeputy, endDeputy } from '../actions/deputies.ts';
import { setOwnPassword } from '../actions/passwords.ts';
import { endSession } from '../actions/sessions.ts';
import { Account } from '../pages/account.tsx';
import { DeputyForm } from '../pages/deputy-form.tsx';
import { PasswordForm } from '../pages/password-form.tsx';
import { passwordFits, whyNotPassword } from '../password.ts';
import {
  getPerson,
  listColleagues,
  listDeputies,
  listPosts,
  listSessions,
  type PersonDetail,
} from '../queries/people.ts';
import { findForSignIn, getSubject } from '../queries/sign-in.ts';
import { deputyForm, endDeputyForm, endSessionForm, safeNext, whyNotDeputy } from '../rules.ts';
import { attemptWorked, beginAttempt } from '../throttle.ts';
import { placeOf } from './sign-in.tsx';

export const accountCrumb = { label: '我的账号', href: '/staff/account' };

const notices: Record<string, string> = {
  password: '口令已修改，您在其他电脑上的登录已结束。',
  factor: '动态码已启用，下次登录时需要输入。',
  session: '这次登录已结束。',
  deputy: '代理已登记，到期自动结束。',
  ended: '代理已结束。',
};

/** One's own account: password, sessions, deputies. */
export function accountDoors(app: StaffApp): void {
  app.get('/staff/account', async (c) => {
    const { staff, who } = c.var;
    const [person, posts, sessions, deputies] = await Promise.all([
      getPerson(staff, who.person),
      listPosts(staff, who.person),
      listSessions(staff, who.person),
      listDeputies(staff, who.person),
    ]);
    return c.var.page({
      title: '我的账号',
      notice: notices[c.req.query('done') ?? ''] ?? null,
      children: <Account {...{ person, posts, sessions, deputies }} session={Number(who.session)} newKey={newKey} />,
    });
  });

  app.get('/staff/account/password', async (c) => showPassword(c, await getPerson(c.var.staff, c.var.who.person)));

  app.post('/staff/account/password', async (c) => {
    const { staff, who, by } = c.var;
    const typed = await readFields(c);
    const person = await getPerson(staff, who.person);
    const [current, next, again] = ['password_current', 'password_new', 'password_again'].map((name) =>
      single(typed, name),
    );
    const errors: Record<string, string> = {};
    if (!current) errors.password_current = '请填写现在的口令。';
    const why = whyNotPassword(next!, person) ?? (next === current ? '新口令和现在的一样，请换一个。' : null);
    if (why) errors.password_new = why;
    if (again !== next) errors.password_again = '两次输入的新口令不一样，请重新输入。';
    if (Object.keys(errors).length > 0) return showPassword(c, person, errors);
    const attempt = await beginAttempt(staff, placeOf(c, person.account));
    if (attempt.why) return showPassword(c, person, { '': attempt.why });
    const kept = await findForSignIn(staff, person.account);
    if (!kept || !(await passwordFits(current!, kept.password_hash))) {
      return showPassword(c, person, { password_current: '现在的口令不对，请重新输入。' });
    }
    await attemptWorked(staff, attempt);
    await setOwnPassword(by(), { current: current!, next: next! });
    const on = safeNext(c.req.query('next'));
    return c.redirect(on === '/staff' && !person.must_change_password ? '/staff/account?done=password' : on, 303);
  });

  app.post('/staff/account/sessions/end', async (c) => {
    const typed = await readFields(c);
    const read = endSessionForm.read(typed);
    if (!read.ok) throw new NotFound();
    await endSession(c.var.by(keyOf(typed)), { session: read.values.session! });
    return c.redirect('/staff/account?done=session', 303);
  });

  app.get('/staff/account/deputies/add', (c) => showDeputy(c, { key: newKey() }));

  app.post('/staff/account/deputies/add', async (c) => {
    const { staff, who, by, today } = c.var;
    const typed = await readFields(c);
    const key = keyOf(typed) ?? newKey();
    const read = deputyForm.read(typed);
    if (!read.ok) return showDeputy(c, { typed, errors: read.errors, key });
    const { deputy, fromOn, untilOn, reason } = read.values;
    const [own, other] = await Promise.all([getSubject(staff, who.person), getSubject(staff, deputy!)]);
    const why = whyNotDeputy(own, other, { untilOn: untilOn!, today });
    if (why) return showDeputy(c, { typed, errors: { deputy: why }, key });
    await appointDeputy(by(key), { deputy: deputy!, fromOn: fromOn!, untilOn: untilOn!, reason });
    return c.redirect('/staff/account?done=deputy', 303);
  });

  app.post('/staff/account/deputies/end', async (c) => {
    const typed = await readFields(c);
    const read = endDeputyForm.read(typed);
    if (!read.ok) throw new NotFound();
    await endDeputy(c.var.by(keyOf(typed)), { deputy: read.values.deputy! });
    return c.redirect('/staff/account?done=ended', 303);
  });
}

const single = (typed: Typed, name: string) => [typed[name] ?? ''].flat()[0] ?? '';

function showPassword(c: StaffContext, person: PersonDetail, errors?: Record<string, string>) {
  return c.var.page({
    title: '修改口令',
    crumbs: [accountCrumb, { label: '修改口令' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <PasswordForm
        account={person.account}
        first={person.must_change_password}
        next={safeNext(c.req.query('next'))}
        errors={errors}
      />
    ),
  });
}

async function showDeputy(
  c: StaffContext,
  { typed, errors, key }: { typed?: Typed; errors?: Record<string, string>; key: string },
) {
  return c.var.page({
    title: '委托代理',
    crumbs: [accountCrumb, { label: '委托代理' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <DeputyForm
        colleagues={await listColleagues(c.var.staff, c.var.who.person)}
        typed={typed ?? { fromOn: c.var.today }}
        errors={errors}
        idempotencyKey={key}
      />
    ),
  });
}
