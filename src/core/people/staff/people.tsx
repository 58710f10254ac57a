import { Refused } from '../../../platform/errors.ts';
import { rowId } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { holds, type Role } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { addPerson } from '../actions/people.ts';
import { requireSecondFactor } from '../actions/second-factor.ts';
import { AddPerson } from '../pages/add-person.tsx';
import { FirstPassword } from '../pages/first-password.tsx';
import { PeopleList } from '../pages/people-list.tsx';
import { SecondFactorRoles } from '../pages/second-factor-roles.tsx';
import { firstPassword } from '../password.ts';
import { listPeople, listUnits } from '../queries/people.ts';
import { accountTaken, listSecondFactorRoles } from '../queries/sign-in.ts';
import { personForm, secondFactorRolesForm } from '../rules.ts';

export const peopleCrumb = { label: '人员与岗位', href: '/staff/people' };

/** The security administrator manages people; the audit administrator looks. */
export function mustSee(c: StaffContext): void {
  if (!holds(c.var.who, ['security', 'audit'])) throw new Refused('人员管理只对安全管理员和审计员开放。', 403);
}

export function mustManage(c: StaffContext): void {
  if (!holds(c.var.who, 'security')) throw new Refused('人员和岗位由安全管理员管理。', 403);
}

/** The list, adding a person, and the roles that require a second factor. */
export function peopleDoors(app: StaffApp): void {
  app.get('/staff/people', async (c) => {
    mustSee(c);
    const asked = rowId('单位').read(c.req.query('unit'));
    const unit = 'value' in asked ? asked.value : null;
    const words = (c.req.query('words') ?? '').trim().slice(0, 40);
    const [people, units] = await Promise.all([listPeople(c.var.staff, { unit, words }), listUnits(c.var.staff)]);
    return c.var.page({
      title: '人员与岗位',
      children: (
        <PeopleList people={people} units={units} unit={unit} words={words} manages={holds(c.var.who, 'security')} />
      ),
    });
  });

  const showAdd = async (
    c: StaffContext,
    props: { typed?: Record<string, unknown>; errors?: Record<string, string>; key: string },
  ) =>
    c.var.page({
      title: '添加人员',
      crumbs: [peopleCrumb, { label: '添加人员' }],
      error: !!props.errors,
      status: props.errors ? 422 : 200,
      children: (
        <AddPerson
          units={await listUnits(c.var.staff)}
          typed={props.typed ?? { unit: String(c.req.query('unit') ?? '') }}
          errors={props.errors}
          idempotencyKey={props.key}
        />
      ),
    });

  app.get('/staff/people/add', (c) => {
    mustManage(c);
    return showAdd(c, { key: newKey() });
  });

  // Answers a page and no redirect: the first password is shown once and may stand in no address. A reload sends the same
  // key, is the same act, and shows the same password.
  app.post('/staff/people/add', async (c) => {
    mustManage(c);
    const typed = await readFields(c);
    const key = keyOf(typed) ?? newKey();
    const read = personForm.read(typed);
    if (!read.ok) return showAdd(c, { typed, errors: read.errors, key });
    const { account, name, unit, title } = read.values;
    const { staff, by } = c.var;
    const person = await addPerson(by(key), { account, name, unit: unit!, title, seed: key }).catch(async (error) => {
      if (error instanceof Refused && (await accountTaken(staff, account))) return null;
      throw error;
    });
    if (!person) {
      return showAdd(c, { typed, errors: { account: `账号“${account}”已经有人使用，请换一个。` }, key: newKey() });
    }
    return c.var.page({
      title: '人员已添加',
      crumbs: [peopleCrumb, { label: '人员已添加' }],
      children: <FirstPassword person={person.id} account={account} name={name} password={firstPassword(key)} added />,
    });
  });

  app.get('/staff/people/second-factor', async (c) => {
    mustManage(c);
    return c.var.page({
      title: '须用动态码的岗位',
      crumbs: [peopleCrumb, { label: '须用动态码的岗位' }],
      notice: c.req.query('done') ? '已保存，从这些同志的下一次操作起生效。' : null,
      children: <SecondFactorRoles required={await listSecondFactorRoles(c.var.staff)} idempotencyKey={newKey()} />,
    });
  });

  app.post('/staff/people/second-factor', async (c) => {
    mustManage(c);
    const typed = await readFields(c);
    const read = secondFactorRolesForm.read(typed);
    if (!read.ok) throw new Refused(Object.values(read.errors).join(''));
    await requireSecondFactor(c.var.by(keyOf(typed)), { roles: read.values.roles as Role[] });
    return c.redirect('/staff/people/second-factor?done=1', 303);
  });
}
