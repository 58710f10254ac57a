import { keepVisits, rankOften } from '../features/visits/actions.ts';
import { addDays, dayOf } from '../platform/time.ts';
import type { World } from './test-world.ts';

/** Makes a public text one of those that were read most, as a night after a busy day does. */
export async function readOften({ house: { t } }: Pick<World, 'house'>, path: string): Promise<void> {
  const today = dayOf(new Date());
  await keepVisits(t.sides, new Map([[path, 100]]), { on: addDays(today, -1), entrances: [] });
  await rankOften(t.sides.staff, today);
}
