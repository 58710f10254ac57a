import { loadCalendar } from '../../../core/calendar/queries.ts';
import { addWorkingDays } from '../../../core/calendar/rules.ts';
import type { Staff } from '../../../core/caller.ts';
import { holds } from '../../../core/caller.ts';
import type { Reads } from '../../../platform/database.ts';
import { teamsWith } from '../rules/sample.ts';
import { isComplete, isProblem, type Member, mendByOf } from '../rules/visit.ts';
import { seers } from '../rules/who.ts';
import { listSamples, type SampleRow } from './samples.ts';
import { listMembers, listNames, listVisits, type VisitRow } from './visits.ts';

/** One drawn object with its team, and how far the check has come. */
export interface Task {
  draw: number;
  number: string | null;
  batch: string;
  title: string;
  toOn: string;
  target: string;
  name: string;
  team: Member[];
  /** How many a team has. */
  wanted: number;
  /** Whether whoever asks is of the team. */
  own: boolean;
  visit: VisitRow | undefined;
  complete: boolean;
  /** The last day on which its result should be public: 20 working days after the check; null before it. */
  dueOn: string | null;
  /** A problem that nobody has said to be mended. */
  open: boolean;
  /** The last day on which it should be mended; null where nothing is open. */
  mendBy: string | null;
}

/** How long results may take (standards §6.2). */
const days = 20;

/** Tasks of whoever asks: those of their own, and those of units where they hold a post. */
export async function listTasks(db: Reads, who: Staff, today: string): Promise<Task[]> {
  const samples = await listSamples(db);
  const draws = samples.map(({ draw }) => draw);
  const visits = new Map((await listVisits(db, draws)).map((visit) => [`${visit.draw} ${visit.target}`, visit]));
  const calendar = await loadCalendar(db);
  const tasks: Task[] = [];
  for (const sample of samples) {
    const teams = teamsWith(sample.result!, sample.assigned);
    const members = await listMembers(db, [...new Set([...teams.values()].flat())], today);
    const names = await listNames(db, [...teams.keys()]);
    const sees = holds(who, 'openness') || holds(who, seers, sample.unit);
    for (const [target, ids] of teams) {
      const team = members.filter(({ id }) => ids.includes(id));
      const own = team.some(({ person }) => person === who.person);
      const visit = visits.get(`${sample.draw} ${target}`);
      const dueOn = visit ? addWorkingDays(calendar, visit.visitedOn, days).on : null;
      if (own || sees)
        tasks.push({ ...taskOf(sample, visit), target, name: names.get(target) ?? target, team, own, dueOn });
    }
  }
  return tasks.map((task) => ({ ...task, complete: !!task.visit && isComplete(task.visit.signatures, task.team) }));
}

function taskOf({ draw, number, told, title }: SampleRow, visit: VisitRow | undefined) {
  const found = !!visit?.results.some(({ kind }) => isProblem(kind));
  const open = found && !visit?.followups.some(({ done }) => done);
  const mendBy = open ? mendByOf(visit!) : null;
  return {
    draw,
    number,
    title,
    batch: told.code,
    toOn: told.toOn,
    wanted: told.team,
    visit,
    open,
    mendBy,
    complete: false,
  };
}
