import { sql } from 'kysely';
import { first } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import type { Act } from '../../action.ts';
import { holds, type Role } from '../../caller.ts';

/** Who decides about what became public: of the own unit, and the openness office of all. */
export const governing: Role[] = ['editor', 'signer', 'openness'];

/** Locks a document for one of them, or refuses with this sentence; two who decide about one document queue here. */
export async function lockForGoverning(act: Act, document: number, refusal: string): Promise<{ unit: number }> {
  const row = await first(
    act.tx,
    sql<{ unit: number }>`select unit from publications.document where id = ${document} for update`,
  );
  const mine = row && (holds(act.caller, ['editor', 'signer'], row.unit) || holds(act.caller, 'openness'));
  if (!mine) throw new Refused(refusal, 403);
  return row;
}
