import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { rows } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { roundFor } from './register.ts';

/** The most sentences that one person confirms at once. */
export const mostAtOnce = 200;

/** 归并主题: a person has read these points and says that they are about the same; without a name they are taken apart again. */
export const nameTheme = action('consultations.theme', {
  words: '归并意见要点的主题',
  may: ['drafter', 'editor'],
  async run(act, input: { round: number; theme: string; points: number[] }): Promise<{ points: number }> {
    const round = await roundFor(act, input.round, 'theme');
    const theme = input.theme.trim();
    const points = [...new Set(input.points)];
    if ([...theme].length > 50) throw new Refused('主题最多 50 个字，请改短一些。');
    if (points.length === 0) throw new Refused('请至少勾选一个要点。');
    if (points.length > mostAtOnce) throw new Refused(`一次最多归并 ${mostAtOnce} 个要点，请分几次。`);
    const named = await rows(
      act.tx,
      sql<{ id: number }>`
        update consultations.point set theme = ${theme}
        where round = ${round.id} and dropped_at is null and id = any (${points}::bigint[])
        returning id`,
    );
    if (named.length < points.length) throw new Refused('有的要点在您查看以后重新归纳过，请刷新页面，看过新的再归并。');
    await act.line({ object: `consultations.round:${round.id}`, data: { theme, points: named.map(({ id }) => id) } });
    return { points: named.length };
  },
});
