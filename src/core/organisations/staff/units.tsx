import { Refused, refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { holds } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { addUnit, changeUnit, closeUnit } from '../actions.ts';
import { closeUnitForm, unitForm, unitFrom } from '../forms.ts';
import { AddUnit } from '../pages/add-unit.tsx';
import { Unit } from '../pages/unit.tsx';
import { Units } from '../pages/units.tsx';
import { getUnit, listUnits, type UnitRow, whatLeansOn, whyTaken } from '../queries.ts';
import { mayStandAbove, whyNotCloseAlone, whyNotCloseUnit } from '../rules.ts';

const crumb = { label: '单位', href: '/staff/units' };
const notices: Record<string, string> = {
  added: '单位已增设。',
  changed: '单位已变更。',
  closed: '单位已撤销，不再出现在公开页面和可选的单位里。',
};

/** Settings of the district belong to the system administrator alone (三员分立). */
export function mustAdminister(c: StaffContext): void {
  if (!holds(c.var.who, 'system')) throw new Refused('单位、栏目和站点设置由系统管理员管理。', 403);
}

interface Shown {
  typed?: Typed;
  errors?: Record<string, string>;
}

/** The tree of units; adding, changing and closing one. */
export function unitDoors(app: StaffApp): void {
  app.get('/staff/units', async (c) => {
    mustAdminister(c);
    return c.var.page({
      title: '单位',
      notice: notices[c.req.query('done') ?? ''] ?? null,
      children: <Units units={await listUnits(c.var.staff)} />,
    });
  });

  app.get('/staff/units/add', (c) => {
    mustAdminister(c);
    return showAdd(c, { typed: { parent: c.req.query('parent') ?? '' } });
  });

  app.post('/staff/units/add', async (c) => {
    mustAdminister(c);
    const typed = await readFields(c);
    const read = unitForm(await slugsAbove(c)).read(typed);
    if (!read.ok) return showAdd(c, { typed, errors: read.errors });
    const unit = unitFrom(read.values);
    const errors = await orTaken(addUnit(c.var.by(keyOf(typed)), unit), () => whyTaken(c.var.staff, unit, null));
    return errors ? showAdd(c, { typed, errors }) : c.redirect('/staff/units?done=added', 303);
  });

  app.get('/staff/units/:slug{[a-z0-9-]+}', (c) => {
    mustAdminister(c);
    return showUnit(c, {});
  });

  app.post('/staff/units/:slug{[a-z0-9-]+}', async (c) => {
    mustAdminister(c);
    const slug = c.req.param('slug');
    const typed = await readFields(c);
    const before = await getUnit(c.var.staff, slug);
    const read = unitForm(await slugsAbove(c, before)).read({ ...typed, slug });
    if (!read.ok) return showUnit(c, { typed, errors: read.errors });
    const unit = unitFrom(read.values);
    const errors = await orTaken(changeUnit(c.var.by(keyOf(typed)), unit), () =>
      whyTaken(c.var.staff, unit, before.id),
    );
    return errors ? showUnit(c, { typed, errors }) : c.redirect(`/staff/units/${slug}?done=changed`, 303);
  });

  app.post('/staff/units/:slug{[a-z0-9-]+}/close', async (c) => {
    mustAdminister(c);
    const slug = c.req.param('slug');
    const typed = await readFields(c);
    const read = closeUnitForm(c.var.today).read(typed);
    if (!read.ok) {
      const unit = await getUnit(c.var.staff, slug);
      if (unit.closedOn) throw new Refused('这个单位已经撤销。');
      refuseIf(whyNotCloseAlone(unit.name, unit.shownAt));
      refuseIf(whyNotCloseUnit(unit.name, await whatLeansOn(c.var.staff, unit.id)));
      return showUnit(c, { typed, errors: read.errors });
    }
    const { on, reason } = read.values;
    await closeUnit(c.var.by(keyOf(typed)), { slug, on: on!, reason });
    return c.redirect(`/staff/units/${slug}?done=closed`, 303);
  });
}

/** Null when the deed was done; the sentences beside the fields when a name is another unit's. Asked after the deed, so that a repeat stays a repeat. */
async function orTaken(
  deed: Promise<unknown>,
  ask: () => Promise<Record<string, string>>,
): Promise<Record<string, string> | null> {
  try {
    await deed;
    return null;
  } catch (error) {
    const taken = error instanceof Refused ? await ask() : {};
    if (Object.keys(taken).length > 0) return taken;
    throw error;
  }
}

const slugsAbove = async (c: StaffContext, unit?: UnitRow): Promise<string[]> =>
  mayStandAbove(await listUnits(c.var.staff), unit).map((row) => row.slug);

async function showAdd(c: StaffContext, { typed = {}, errors }: Shown): Promise<Response> {
  return c.var.page({
    title: '增设单位',
    crumbs: [crumb, { label: '增设单位' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <AddUnit
        units={await listUnits(c.var.staff)}
        typed={typed}
        errors={errors}
        idempotencyKey={keyOf(typed) ?? newKey()}
      />
    ),
  });
}

async function showUnit(c: StaffContext, { typed, errors }: Shown): Promise<Response> {
  const unit = await getUnit(c.var.staff, c.req.param('slug') ?? '');
  const [units, leaning] = await Promise.all([listUnits(c.var.staff), whatLeansOn(c.var.staff, unit.id)]);
  return c.var.page({
    title: unit.name,
    crumbs: [crumb, { label: unit.name }],
    notice: errors ? null : (notices[c.req.query('done') ?? ''] ?? null),
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <Unit
        {...{ unit, units, typed, errors, newKey }}
        whyNotClose={whyNotCloseAlone(unit.name, unit.shownAt) ?? whyNotCloseUnit(unit.name, leaning)}
        today={c.var.today}
      />
    ),
  });
}
