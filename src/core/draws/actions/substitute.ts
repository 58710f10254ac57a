import { sql } from 'kysely';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { action, staffOf } from '../../action.ts';
import { listOutcomes, listSubstitutions } from '../queries/draws.ts';
import { teamsOf, whyNotApprove, whyNotSubstitute } from '../rules/substitute.ts';
import { keepers, second } from '../rules/who.ts';
import { computed, pairsOf, writeOutcome } from './draw.ts';
import { openShares } from './shares.ts';
import { objectOf, takeDraw } from './step.ts';

/** 申请更换人员: 回避 or leave that became known after the draw. Nobody is chosen here: the next in order comes. */
export const substitute = action('draws.substitute', {
  words: '申请更换检查人员',
  may: keepers,
  async run(
    act,
    input: { draw: number; target: string; inspector: string; reason: string },
  ): Promise<{ draw: number }> {
    const draw = await takeDraw(act, input.draw);
    const outcomes = await listOutcomes(act.tx, draw.id);
    const asked = await listSubstitutions(act.tx, draw.id);
    refuseIf(whyNotSubstitute(draw, teamsOf(outcomes.at(-1)?.result ?? ''), { ...input, asked }));
    if (input.reason.trim().length < 2) throw new Refused('请写明更换的理由，公布结果时公众会看到。');
    await sql`
      insert into draws.substitution (draw, target, inspector, reason, by, at)
      values (${draw.id}, ${input.target}, ${input.inspector}, ${input.reason.trim()}, ${staffOf(act).person}, ${act.now})`.execute(
      act.tx,
    );
    await act.line({
      object: objectOf(draw.id),
      reason: input.reason.trim(),
      data: { target: input.target, inspector: input.inspector },
    });
    return { draw: draw.id };
  },
});

/** 同意更换: by a second person; the same seed gives the next candidate, and the new result has its hash in the ledger. */
export const approveSubstitution = action('draws.approveSubstitution', {
  words: '同意更换检查人员',
  may: second,
  async run(act, input: { draw: number; substitution: number }): Promise<{ draw: number; version: number }> {
    const draw = await takeDraw(act, input.draw, second);
    const { person } = staffOf(act);
    const all = await listSubstitutions(act.tx, draw.id);
    const wanted = all.find(({ id }) => id === input.substitution);
    refuseIf(whyNotApprove(draw, wanted ?? null, person));
    const before = all.filter(({ version }) => version !== null);
    const version = before.length + 1;
    await sql`
      update draws.substitution set version = ${version}, approved_by = ${person}, approved_at = ${act.now}
      where id = ${wanted!.id}`.execute(act.tx);
    const { shares } = await openShares(act, draw);
    const replaced = pairsOf([...before, wanted!]);
    const { results } = await computed(draw, { shares, replaced, versions: [version] });
    await writeOutcome(act, draw, { version, result: results[0]! });
    return { draw: draw.id, version };
  },
});
