import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { teamsOf } from '../../../core/draws/rules/substitute.ts';
import { OverviewPage } from '../pages/overview.tsx';
import { countObjects, listPools, listRisks } from '../queries/overview.ts';
import { listSamples } from '../queries/samples.ts';
import { listTasks, type Task } from '../queries/tasks.ts';
import { listMembers } from '../queries/visits.ts';
import { byClass, byUnit, type Counted, chiSquare, fairness } from '../rules/overview.ts';
import { isProblem } from '../rules/visit.ts';
import { crumb, home, mustSee } from './frame.ts';

/** 抽查情况: coverage by class and unit, what is late, and whether everybody was sent as often as chance says. */
export function overviewDoors(app: StaffApp): void {
  app.get(`${home}/overview`, showOverview);
}

async function showOverview(c: StaffContext) {
  mustSee(c);
  const db = c.var.staff;
  const [tasks, samples, objects] = await Promise.all([
    listTasks(db, c.var.who, c.var.today),
    listSamples(db),
    countObjects(db),
  ]);
  const own = samples.filter(({ draw }) => tasks.some((task) => task.draw === draw));
  const unitOf = new Map(own.map(({ draw, unitName }) => [draw, unitName]));
  const counted = tasks.map((task) => countedOf(task, unitOf.get(task.draw)!, c.var.today));
  const keys = [...new Set(tasks.map(({ target }) => target))];
  const riskOf = new Map((await listRisks(db, keys)).map(({ key, risk }) => [key, risk]));
  const fair = await fairnessOf(c, own);
  return c.var.page({
    title: '抽查情况',
    crumbs: [crumb, { label: '抽查情况' }],
    children: (
      <OverviewPage
        classes={byClass(counted, new Map(objects.map((one) => [one.risk, one.objects])), riskOf)}
        units={byUnit(counted)}
        {...fair}
      />
    ),
  });
}

function countedOf({ target, visit, toOn, dueOn }: Task, unit: string, today: string): Counted {
  const published = visit?.document != null;
  const late = visit ? !published && dueOn! < today : toOn < today;
  const problem = !!visit?.results.some(({ kind }) => isProblem(kind));
  return { unit, target, checked: !!visit, published, late, problem };
}

async function fairnessOf(c: StaffContext, samples: { draw: number; result: string | null }[]) {
  const pools = await listPools(
    c.var.staff,
    samples.map(({ draw }) => draw),
  );
  const sentBy = new Map(samples.map(({ draw, result }) => [draw, [...teamsOf(result ?? '').values()].flat()]));
  const fair = fairness(pools.map(({ draw, ids, places }) => ({ ids, places, sent: sentBy.get(draw) ?? [] })));
  const members = await listMembers(
    c.var.staff,
    fair.map(({ id }) => id),
    c.var.today,
  );
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return { fair: fair.map((row) => ({ ...row, name: names.get(row.id) ?? row.id })), chi: chiSquare(fair) };
}
