import type { Sides } from './core/caller.ts';
import type { Feature } from './core/feature.ts';
import { keepVisits } from './features/visits/actions.ts';
import { isRobot } from './features/visits/rules.ts';
import { countVisits, type Visits } from './platform/http/visits.ts';
import type { Log } from './platform/log.ts';
import { dayOf } from './platform/time.ts';

const minute = 60_000;

/** What this process counts, added to the day once a minute and when it stops; while the database is away it goes on counting. */
export function startVisits(sides: Sides, features: Feature[], log: Log): Visits & { stop(): Promise<void> } {
  const visits = countVisits(isRobot);
  const entrances = features.flatMap((room) => room.entrances ?? []).map(({ path }) => path);
  const keep = async () => {
    const counts = visits.take();
    await keepVisits(sides, counts, { on: dayOf(new Date()), entrances }).catch((error) => {
      visits.giveBack(counts);
      log.warn({ err: error }, 'visits wait');
    });
  };
  const timer = setInterval(() => void keep(), minute);
  timer.unref();
  return {
    ...visits,
    async stop() {
      clearInterval(timer);
      await keep();
    },
  };
}
