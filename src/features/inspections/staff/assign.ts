import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { listAssignments } from '../../../core/draws/queries/draws.ts';
import { refusalOf } from '../../../platform/errors.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { approveAssignment, assign } from '../actions/assign.ts';
import type { Assigning } from '../pages/assign.tsx';
import { findSample } from '../queries/samples.ts';
import type { Task } from '../queries/tasks.ts';
import { listCandidates } from '../queries/visits.ts';
import { keepers, seconds } from '../rules/who.ts';
import { oneOf } from './frame.ts';

interface Door {
  path: string;
  taskOf(c: StaffContext): Promise<Task>;
  /** The page again, with what was wrong. */
  again(c: StaffContext, task: Task, reason: string, error: string): Promise<Response>;
}

/** What a team lacks, asked for by one and agreed to by another. */
export function assignDoors(app: StaffApp, { path, taskOf, again }: Door): void {
  app.post(`${path}/assign`, async (c) => {
    const task = await taskOf(c);
    const typed = await readFields(c);
    const { draw, target } = task;
    const reason = oneOf(typed, 'assignReason');
    const input = { draw, target, inspector: oneOf(typed, 'inspector'), reason };
    const refused = await refusalOf(() => assign(c.var.by(keyOf(typed)), input));
    return refused ? again(c, task, reason, refused) : c.redirect(`${pathOf(task)}?done=asked`, 303);
  });
  app.post(`${path}/assign/:assignment{[0-9]{1,15}}`, async (c) => {
    const task = await taskOf(c);
    const typed = await readFields(c);
    const { draw, target } = task;
    const input = { draw, target, assignment: Number(c.req.param('assignment')) };
    await approveAssignment(c.var.by(keyOf(typed)), input);
    return c.redirect(`${pathOf(task)}?done=assigned`, 303);
  });
}

const pathOf = ({ draw, target }: Task) => `/staff/inspections/tasks/${draw}/${target}`;

/** What the page says of a short team; candidates only where one is missing and this person may ask. */
export async function assigningOf(c: StaffContext, { draw, target, wanted, team }: Task): Promise<Assigning> {
  const db = c.var.staff;
  const asked = (await listAssignments(db, draw)).filter((one) => one.target === target);
  const missing = wanted - team.length - asked.filter(({ approvedAt }) => !approvedAt).length;
  const sample = await findSample(db, draw);
  const asks = holds(c.var.who, keepers, sample!.unit);
  const free = missing > 0 && asks ? await listCandidates(db, target, sample!.told.toOn) : [];
  const taken = [...team.map(({ id }) => id), ...asked.map(({ inspector }) => inspector)];
  return {
    ...{ asked, missing, asks },
    candidates: free.filter(({ id }) => !taken.includes(id)),
    agrees: holds(c.var.who, 'openness') || holds(c.var.who, seconds, sample!.unit),
  };
}
