import { sql } from 'kysely';
import { Refused, refuseIf } from '../../platform/errors.ts';
import { type Act, staffOf } from '../action.ts';
import { objectOf, takeDraw, tellPublic } from './actions/step.ts';
import { listAssignments, listOutcomes, listSubstitutions } from './queries/draws.ts';
import { whyNotAgree, whyNotAssign } from './rules/assign.ts';
import { teamsOf } from './rules/substitute.ts';
import { keepers, second } from './rules/who.ts';

interface Assigning {
  draw: number;
  target: string;
  inspector: string;
  /** What the public reads: the name, and the unit that sends them. */
  name: string;
  reason: string;
}

/**
 * 指派 within a room's own deed, whose ledger line stands for it: somebody for a team that is short. The room has looked at who may
 * go; whether there is an empty place, and whether this one stood back before, is looked at here. Waits for a second person.
 */
export async function assignTo(act: Act, input: Assigning): Promise<void> {
  const draw = await takeDraw(act, input.draw, keepers);
  const teams = teamsOf((await listOutcomes(act.tx, draw.id)).at(-1)?.result ?? '');
  const wanted = {
    ...{ target: input.target, inspector: input.inspector, size: draw.team },
    asked: await listAssignments(act.tx, draw.id),
    replaced: await listSubstitutions(act.tx, draw.id),
    conflicts: conflictsOf(draw.pool ?? ''),
  };
  refuseIf(whyNotAssign(draw, teams, wanted));
  const reason = input.reason.trim();
  if (reason.length < 2) throw new Refused('请写明指派的理由，公布结果时公众会看到。');
  await sql`
    insert into draws.assignment (draw, target, inspector, name, reason, by, at)
    values (${draw.id}, ${input.target}, ${input.inspector}, ${input.name}, ${reason}, ${staffOf(act).person}, ${act.now})`.execute(
    act.tx,
  );
  const { target, inspector } = input;
  await act.line({ object: objectOf(draw.id), reason, data: { target, inspector, assigned: true } });
}

/** 同意指派, by a second person; from then on the assigned one is of the team. */
export async function agreeToAssignment(act: Act, input: { draw: number; assignment: number }): Promise<void> {
  const draw = await takeDraw(act, input.draw, second);
  const { person } = staffOf(act);
  const wanted = (await listAssignments(act.tx, draw.id)).find(({ id }) => id === input.assignment);
  refuseIf(whyNotAgree(draw, wanted, person));
  await sql`
    update draws.assignment set approved_by = ${person}, approved_at = ${act.now} where id = ${input.assignment}`.execute(
    act.tx,
  );
  const { target, inspector } = wanted!;
  await act.line({ object: objectOf(draw.id), data: { target, inspector, assigned: true } });
  await tellPublic(act, draw.number!);
}

const conflictsOf = (pool: string) =>
  [...pool.matchAll(/^conflict (\S+) (\S+) /gm)].map(([, target, inspector]) => ({
    target: target!,
    inspector: inspector!,
  }));
