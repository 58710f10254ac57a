import type { RawBuilder } from 'kysely';
import type { PublicDb } from '../../platform/database.ts';
import type { Kept } from './keep.ts';
import { type Sight, see } from './queries/live.ts';

const turns = 4;

interface Look<Asked> {
  /** Waits for what asking needs, each time when the index knows more. */
  prepare?(): Promise<void>;
  ask(without: ReadonlySet<string>): Asked;
  idsOf(asked: Asked): string[];
}

/**
 * Looks something up in the index and sees it in `live`, until both are of the same moment: then the numbers of the index are
 * right too. When `live` was further, the index takes in what changed; what ended by the clock alone is looked past. Whoever
 * publishes faster than that gets what the last look found, as far as it is public.
 */
export async function lookAndSee<Asked, Row extends { id: string }>(
  { live, kept }: { live: PublicDb; kept: Kept },
  look: Look<Asked>,
  columns: RawBuilder<Row>,
): Promise<{ asked: Asked; sight: Sight<Row>; whole: boolean }> {
  const whole = await kept.ready();
  const without = new Set<string>();
  for (let turn = 1; ; turn += 1) {
    await look.prepare?.();
    const before = kept.generation();
    const asked = look.ask(without);
    const ids = look.idsOf(asked);
    const sight = await see(live, ids, columns);
    const isNow = !whole || sight.generation === before;
    const gone = ids.filter((id) => !sight.rows.has(id));
    if (turn === turns || (isNow && gone.length === 0)) return { asked, sight, whole };
    if (isNow) for (const id of gone) without.add(id);
    else await kept.reach(sight.generation);
  }
}
