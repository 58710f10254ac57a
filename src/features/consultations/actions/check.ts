import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { first } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { limits, tooManyChecks } from '../rules/comment.ts';
import { letterHash } from '../rules/letter.ts';
import { codeHash, idOf } from '../rules/number.ts';
import type { Own } from '../rules/own.ts';
import { countOne } from './pace.ts';

interface Found extends Omit<Own, 'id' | 'unchanged' | 'state'> {
  number: number;
  states: Own['state'][];
  sealed: string | null;
}

/**
 * 查询意见: by number and code. A wrong code, a number that never was and one of another gets the same answer; a place that asks
 * too often is told to wait. Answers nothing of what was asked for but to `see`, so that no answer is kept.
 */
export const check = action('consultations.check', {
  words: '查询自己提交的意见',
  may: 'anyone',
  async run(act, input: { number(): string; code(): string; place(): string; see(own: Own): void }) {
    const { hour } = await countOne(act, 'check', input.place());
    if (hour > limits.checksAnHour) throw new Refused(tooManyChecks, 429);
    const found = await first(
      act.tx,
      sql<Found>`
        select own.number, own.submitted_at as "submittedAt", own.channel, own.clause, own.body, own.hash, own.round, own.document,
          own.files, own.states,
          (select line.object_hash from ledger.line
            where line.object = 'consultations.comment:' || own.number and line.object_hash is not null
            order by line.id limit 1) as sealed
        from live.comment_by_code(${idOf(input.number()) ?? 0}::bigint, ${codeHash(input.code())}) own`,
    );
    if (found) {
      const { number: id, states, sealed, ...own } = found;
      const unchanged = own.hash === sealed && own.hash === letterHash(own);
      input.see({ ...own, id, state: states[0]!, unchanged });
    }
    await act.line({ object: `consultations.comment:${found?.number ?? 0}`, data: { found: found !== undefined } });
    return { found: found !== undefined };
  },
});
