import { sql } from 'kysely';
import { first, type PublicDb, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Role } from '../parse/types.ts';
import type { FilingKind, Stage } from '../rules.ts';

export interface PublicPlan {
  id: string;
  title: string;
  issuer: string | null;
  issuedOn: string | null;
  numberRaw: string | null;
  year: number;
  path: string;
  tasks: number;
  closed: number;
  /** When progress was last made public. */
  changedAt: Date | null;
}

const plansWith = (where: ReturnType<typeof sql>) => sql<PublicPlan>`
  select id, title, issuer, issued_on as "issuedOn", document_number_raw as "numberRaw", year, path, tasks, closed,
    (select max(approved_at) from live.plan_progress where plan_progress.plan = live.plan.id) as "changedAt"
  from live.plan
  where ${where}
  order by year desc, issued_on desc nulls last, title`;

export const listPublicPlans = (live: PublicDb): Promise<PublicPlan[]> => rows(live, plansWith(sql`true`));

export const findPublicPlan = (live: PublicDb, id: string): Promise<PublicPlan | undefined> =>
  first(live, plansWith(sql`id = ${id}`));

export async function getPublicPlan(live: PublicDb, id: string): Promise<PublicPlan> {
  const row = await findPublicPlan(live, id);
  if (!row) throw new NotFound();
  return row;
}

/** What was corrected in the plan after it was published, newest first. */
export const listPlanCorrections = async (live: PublicDb, plan: string): Promise<{ on: string; words: string }[]> => {
  const found = await rows(
    live,
    sql<{ at: Date; words: string | null }>`
      select from_at as at, change_note as words
      from live.version
      where id = ${plan} and edition > 1
      order by from_at desc`,
  );
  return found.map(({ at, words }) => ({ on: dayOf(at), words: words ?? '更正' }));
};

export interface PublicTask {
  position: number;
  no: string | null;
  section: string | null;
  title: string;
  deadline: string | null;
  deadlineRaw: string | null;
  recurrence: string | null;
  stage: Stage | null;
  words: string | null;
  approvedAt: Date | null;
  closedAt: Date | null;
  clause: string | null;
  units: { role: Role; name: string }[];
  /** How many units have a part in it; null where the plan names a group whose members are not known. */
  unitCount: number | null;
  /** The unit whose openness office found it finished. */
  closedBy: string | null;
}

export const listPublicTasks = (live: PublicDb, plan: string): Promise<PublicTask[]> =>
  rows(
    live,
    sql<PublicTask>`
      select position, no, section, title, deadline, deadline_raw as "deadlineRaw", recurrence, stage, words,
        approved_at as "approvedAt", closed_at as "closedAt", clause, units, unit_count as "unitCount",
        closed_by as "closedBy"
      from live.plan_task
      where plan = ${plan}
      order by position`,
  );

export interface PublicEvidence {
  position: number;
  path: string;
  title: string;
  publishedAt: Date;
}

export const listPublicEvidence = (live: PublicDb, plan: string): Promise<PublicEvidence[]> =>
  rows(
    live,
    sql<PublicEvidence>`
      select position, path, title, published_at as "publishedAt"
      from live.plan_evidence
      where plan = ${plan}
      order by published_at desc`,
  );

/** The tasks of a plan, each with the number of public pages that prove it. */
export async function listProvable(live: PublicDb, plan: string): Promise<(PublicTask & { evidence: number })[]> {
  const [tasks, evidence] = await Promise.all([listPublicTasks(live, plan), listPublicEvidence(live, plan)]);
  return tasks.map((task) => ({
    ...task,
    evidence: evidence.filter((page) => page.position === task.position).length,
  }));
}

export interface PublicProgress {
  position: number;
  unitName: string;
  stage: Stage;
  words: string;
  approvedAt: Date;
}

export const listPublicProgress = (live: PublicDb, plan: string): Promise<PublicProgress[]> =>
  rows(
    live,
    sql<PublicProgress>`
      select position, unit_name as "unitName", stage, words, approved_at as "approvedAt"
      from live.plan_progress
      where plan = ${plan}
      order by approved_at desc`,
  );

export interface PublicFiling {
  unitName: string;
  kind: FilingKind;
  dueOn: string;
  filedAt: Date | null;
}

export const listPublicFilings = (live: PublicDb, plan: string): Promise<PublicFiling[]> =>
  rows(
    live,
    sql<PublicFiling>`
      select unit_name as "unitName", kind, due_on as "dueOn", filed_at as "filedAt"
      from live.plan_filing
      where plan = ${plan}
      order by kind desc, unit_name`,
  );
