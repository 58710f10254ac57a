import { sql } from 'kysely';
import { first } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { action } from '../../action.ts';
import { type GroundInput, whyNotGround } from '../ground-rules.ts';

/** 设置不予公开依据: an entry is changed and never taken away, because texts that were cleared name it. `fresh` refuses to change one. */
export const setGround = action('review.setGround', {
  words: '设置不予公开依据',
  may: ['system'],
  async run(act, input: GroundInput & { fresh?: boolean }) {
    refuseIf(Object.values(whyNotGround(input)).join('') || null);
    const before = await first(
      act.tx,
      sql<{
        words: string;
        article: string;
      }>`select words, article from review.ground where code = ${input.code} for update`,
    );
    if (before && input.fresh) throw new Refused(`代号“${input.code}”已经使用，请换一个。`);
    await sql`
      insert into review.ground (code, words, article, mandatory, position)
      values (${input.code}, ${input.words}, ${input.article}, ${input.mandatory}, ${input.position})
      on conflict (code) do update set words = excluded.words, article = excluded.article, mandatory = excluded.mandatory,
        position = excluded.position`.execute(act.tx);
    await act.line({
      object: `review.ground:${input.code}`,
      data: { words: input.words, article: input.article, mandatory: input.mandatory, before: before ?? null },
    });
    return { code: input.code };
  },
});
