import type { Reads } from '../../../platform/database.ts';
import type { Result } from '../rules/elements.ts';
import { lacksOf, resultFrom } from '../rules/result.ts';
import { listComments } from './comments.ts';
import { listInvitations } from './invited.ts';
import { listPoints } from './points.ts';
import type { RoundRow } from './rounds.ts';

/** The register of a round as the public would read it now, whatever it lacks. */
export async function drawResult(db: Reads, round: RoundRow): Promise<Result> {
  return resultFrom({
    round,
    comments: await listComments(db, round.id),
    points: await listPoints(db, round.id),
    invited: await listInvitations(db, round.id),
  });
}

export async function listLacks(db: Reads, round: RoundRow): Promise<string[]> {
  return lacksOf({ comments: await listComments(db, round.id), points: await listPoints(db, round.id) });
}
