import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import type { Act } from '../../action.ts';
import type { Role, Staff } from '../../caller.ts';
import { listAuthors } from '../../publications/queries.ts';
import type { ManifestRow, Submission } from '../queries.ts';
import { seatFor, states, whyNotClear } from '../rules.ts';

/** Answers whom the person represents at this step (null: themself); refuses who holds no such post there. */
export function whoFor(staff: Staff, roles: Role[], submission: Submission): number | null {
  const seat = seatFor(staff, roles, submission.unit);
  if (seat) return seat.instead;
  if (!staff.grants.some((grant) => grant.unit === submission.unit)) throw new NotFound();
  throw new Refused(`“${states[submission.state]}”由本单位担任相应职责的人办理，您没有这项职责。`, 403);
}

/** Nobody clears their own text, nor that of the person they stand for (P5). */
export async function refuseOwnText(
  act: Act,
  person: number,
  instead: number | null,
  submission: Submission,
  manifest: ManifestRow[],
) {
  for (const item of manifest) {
    const authors = await listAuthors(act.tx, item.edition);
    refuseIf(whyNotClear(person, instead, authors, submission.submittedBy), 403);
  }
}
