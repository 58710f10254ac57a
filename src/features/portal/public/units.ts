import type { PublicContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { UnitPage, UnitsPage } from '../pages/units.tsx';
import { countEntries, listEntries } from '../queries/lists.ts';
import { listUnits } from '../queries/units.ts';
import { pageOf, perPage } from '../rules.ts';
import { answer, frameOf } from './frame.ts';

export async function showUnits(c: PublicContext) {
  c.var.shows();
  return answer(c, UnitsPage({ frame: frameOf(c), units: await listUnits(c.var.live) }));
}

export async function showUnit(c: PublicContext) {
  const { live } = c.var;
  const units = await listUnits(live);
  const unit = units.find(({ slug }) => slug === c.req.param('unit'));
  const page = pageOf(c.req.query('page'));
  if (!unit || page === null) throw new NotFound();
  const [{ total, updatedAt }, entries] = await Promise.all([
    countEntries(live, { unit: unit.slug }),
    listEntries(live, { unit: unit.slug }, perPage, (page - 1) * perPage),
  ]);
  if (page > 1 && entries.length === 0) throw new NotFound();
  c.var.shows(`unit:${unit.slug}`);
  const below = units.filter((other) => other.parent === unit.slug);
  return answer(c, UnitPage({ frame: frameOf(c), unit, below, entries, total, page }), { changedAt: updatedAt });
}
