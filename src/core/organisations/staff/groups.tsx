import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { setGroup } from '../actions.ts';
import { groupForm } from '../forms.ts';
import { Group } from '../pages/group.tsx';
import { Groups } from '../pages/groups.tsx';
import { listGroups, listUnits } from '../queries.ts';
import { mustAdminister } from './units.tsx';

/** 单位组: which units a phrase of plans names. */
export function groupDoors(app: StaffApp): void {
  app.get('/staff/groups', async (c) => {
    mustAdminister(c);
    return c.var.page({
      title: '单位组',
      notice: c.req.query('done') ? '单位组已保存，以后导入的工作安排按它认单位。' : null,
      children: <Groups groups={await listGroups(c.var.staff)} />,
    });
  });

  app.get('/staff/groups/edit', async (c) => {
    mustAdminister(c);
    const name = c.req.query('name') ?? '';
    const group = (await listGroups(c.var.staff)).find((row) => row.name === name);
    return show(c, { name, units: group?.units.map(({ slug }) => slug) ?? [] }, undefined, group !== undefined);
  });

  app.post('/staff/groups/edit', async (c) => {
    mustAdminister(c);
    const typed = await readFields(c);
    const units = await listUnits(c.var.staff);
    const read = groupForm(units.map(({ slug }) => slug)).read(typed);
    if (!read.ok) return show(c, typed, read.errors, false);
    await setGroup(c.var.by(keyOf(typed)), read.values);
    return c.redirect('/staff/groups?done=1', 303);
  });
}

async function show(c: StaffContext, typed: Typed, errors: Record<string, string> | undefined, known: boolean) {
  const chosen = [typed.units ?? []].flat();
  // A closed unit stays to be seen where it still is one of the group, so that it can be taken out.
  const units = (await listUnits(c.var.staff)).filter((unit) => !unit.closedOn || chosen.includes(unit.slug));
  const title = known ? String(typed.name) : '增加单位组';
  return c.var.page({
    title,
    crumbs: [{ label: '单位组', href: '/staff/groups' }, { label: title }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <Group
        {...{ units, chosen, errors, known }}
        name={String(typed.name ?? '')}
        idempotencyKey={keyOf(typed) ?? newKey()}
      />
    ),
  });
}
