import type { PublicContext } from '../../doors.ts';
import { countdownEnds } from '../rules/countdown.ts';

/** The next event, and the countdown to it, change a page by the clock alone. */
export function untilNext(c: PublicContext, sources: { at: Date }[], now: Date): void {
  for (const { at } of sources) if (at > now) c.var.trueUntil(countdownEnds(at, now));
}
