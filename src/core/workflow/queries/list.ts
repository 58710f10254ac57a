import { sql } from 'kysely';
import { one, type Reads, rows } from '../../../platform/database.ts';
import type { Staff } from '../../caller.ts';
import type { DueState } from '../rules.ts';

export const tasksPerPage = 20;
export const taskViews = { todo: '待办', done: '已办', mine: '我发起' } as const;
export type TaskView = keyof typeof taskViews;
export const taskSorts = ['title', 'step', 'arrived', 'due'] as const;
export type TaskSort = (typeof taskSorts)[number];

export interface TaskRow {
  id: number;
  object: string;
  title: string;
  step: string;
  path: string;
  unit: number;
  unitName: string;
  role: string | null;
  person: number | null;
  personName: string | null;
  startedBy: number | null;
  startedByName: string | null;
  urgent: boolean;
  arrivedAt: Date;
  dueOn: string | null;
  openedAt: Date | null;
  doneAt: Date | null;
  outcome: string | null;
  /** 代××: in whose place this person has the task; null when it is their own. */
  insteadName: string | null;
  /** 文号 of the document it is about, and the unit that drafted it; null for anything else. */
  number: string | null;
  draftUnit: string | null;
  draftUnitId: number | null;
}

export interface TaskFilters {
  /** Part of the title. */
  words?: string;
  step?: string;
  state?: DueState | '';
  urgent?: boolean;
}

export interface TaskList {
  view: TaskView;
  filters?: TaskFilters;
  sort?: { key: TaskSort; direction: 'ascending' | 'descending' };
  page?: number;
  /** Every page at once, for an export; still no more than this. */
  atMost?: number;
  /** In the order of their numbers, only those behind this one, instead of sort and page. */
  after?: number;
  /** The state of a time limit is asked of the calendar once, as two days. */
  today: string;
  soonUntil: string;
}

/**
 * Which open tasks a person has, and in whose place: those given to them by name, and those of every role they hold in a
 * unit; a deputy also those of the person represented. `seat.instead` is null for the person's own.
 */
const seats = (who: Staff) => sql`
  join lateral (
    select held.instead
    from unnest(
      ${who.grants.map(({ unit }) => unit)}::bigint[],
      ${who.grants.map(({ role }) => role)}::text[],
      ${who.grants.map(({ instead }) => instead ?? null)}::bigint[]) as held (unit, role, instead)
    where case
      when task.person is not null then task.person = coalesce(held.instead, ${who.person})
      else held.unit = task.unit and (task.role is null or held.role = task.role) end
    union all
    select null::bigint where task.person = ${who.person}
    order by 1 nulls first
    limit 1) seat on true`;

/** The row a task is about when it is of this table: `object` is `room.table:id`. */
function idIn(table: 'review.submission' | 'publications.edition') {
  return sql`substring(task.object from ${`^${table.replace('.', '[.]')}:([0-9]{1,15})$`})::bigint`;
}

/** A task with the names a page shows; `task` carries `instead`. */
export const columns = sql`
  task.id, task.object, task.title, task.step, task.path, task.unit, unit.name as "unitName", task.role, task.person,
  person.name as "personName", task.started_by as "startedBy", starter.name as "startedByName", task.urgent,
  task.arrived_at as "arrivedAt", task.due_on as "dueOn", task.opened_at as "openedAt", task.done_at as "doneAt",
  task.outcome, represented.name as "insteadName", about.number, about.unit as "draftUnit",
  about."unitId" as "draftUnitId"`;

export const names = sql`
  join organisations.unit on unit.id = task.unit
  left join people.person on person.id = task.person
  left join people.person starter on starter.id = task.started_by
  left join people.person represented on represented.id = task.instead
  left join lateral (
    select numbered.series || '〔' || numbered.year || '〕' || numbered.serial || '号' as number, drafting.name as unit,
      drafting.id as "unitId"
    from publications.document
    join organisations.unit drafting on drafting.id = document.unit
    left join publications.document_number numbered on numbered.document = document.id and numbered.void_at is null
    where document.id = coalesce(
      (select manifest.document from review.manifest
        where manifest.submission = ${idIn('review.submission')} order by manifest.position limit 1),
      (select edition.document from publications.edition where edition.id = ${idIn('publications.edition')}))) about on true`;

/** The tasks of a view before filters, each with `instead`. */
export function source(who: Staff, view: TaskView) {
  if (view === 'todo') {
    return sql`select task.*, seat.instead from workflow.task ${seats(who)} where task.done_at is null`;
  }
  if (view === 'done') {
    return sql`select task.*, null::bigint as instead from workflow.task where task.done_by = ${who.person}`;
  }
  // 我发起 shows where each matter stands, not every step it has passed: what is open, else what came last
  return sql`
    select task.*, null::bigint as instead
    from workflow.task
    where task.id in (
      select distinct on (latest.object) latest.id
      from workflow.task latest
      where latest.started_by = ${who.person}
      order by latest.object, latest.done_at is null desc, latest.id desc)`;
}

function narrowed({ words, step, state, urgent }: TaskFilters, { today, soonUntil, after }: TaskList) {
  const parts = [sql`true`];
  if (after !== undefined) parts.push(sql`task.id > ${after}`);
  if (words) parts.push(sql`strpos(lower(task.title), lower(${words})) > 0`);
  if (step) parts.push(sql`task.step = ${step}`);
  if (urgent) parts.push(sql`task.urgent`);
  if (state) parts.push(sql`task.done_at is null`);
  if (state === 'late') parts.push(sql`task.due_on < ${today}`);
  if (state === 'soon') parts.push(sql`task.due_on between ${today} and ${soonUntil}`);
  if (state === 'normal') parts.push(sql`(task.due_on is null or task.due_on > ${soonUntil})`);
  return sql.join(parts, sql` and `);
}

const sortColumns: Record<TaskSort, ReturnType<typeof sql>> = {
  title: sql`task.title`,
  step: sql`task.step`,
  arrived: sql`task.arrived_at`,
  due: sql`task.due_on`,
};

/** The order of a view when nobody chose another: what is due first, or what was done last. */
export const usualSort = (view: TaskView): NonNullable<TaskList['sort']> =>
  view === 'todo' ? { key: 'due', direction: 'ascending' } : { key: 'arrived', direction: 'descending' };

function ordered(view: TaskView, sort = usualSort(view)) {
  const direction = sort.direction === 'ascending' ? sql`asc nulls last` : sql`desc nulls last`;
  return sql`${sortColumns[sort.key]} ${direction}, task.urgent desc, task.arrived_at, task.id`;
}

/** One page of a view, with the number of all that match. */
export async function listTasks(db: Reads, who: Staff, list: TaskList): Promise<{ tasks: TaskRow[]; total: number }> {
  const where = narrowed(list.filters ?? {}, list);
  const order = list.after === undefined ? ordered(list.view, list.sort) : sql`task.id`;
  const limit = list.atMost ?? tasksPerPage;
  const offset = list.atMost ? 0 : ((list.page ?? 1) - 1) * tasksPerPage;
  const found = await rows(
    db,
    // The page is cut before names are joined, so that only twenty rows look theirs up.
    sql<TaskRow & { total: number }>`
      with task as materialized (
        select task.*, count(*) over () as total
        from (${source(who, list.view)}) task
        where ${where}
        order by ${order}
        limit ${limit} offset ${offset})
      select ${columns}, task.total
      from task ${names}
      order by ${order}`,
  );
  const total = found[0]?.total ?? (offset > 0 ? await countMatching(db, who, list) : 0);
  return { tasks: found.map(({ total: _, ...task }) => task), total };
}

/** A page beyond the last has no row that could say how many there are. */
async function countMatching(db: Reads, who: Staff, list: TaskList): Promise<number> {
  const where = narrowed(list.filters ?? {}, list);
  const { total } = await one(
    db,
    sql<{ total: number }>`select count(*) as total from (${source(who, list.view)}) task where ${where}`,
  );
  return total;
}

export interface TaskCounts {
  todo: number;
  late: number;
  /** Due within the days that count as 临期; 0 when the asker named no last day. */
  soon: number;
  done: number;
  mine: number;
  /** Sent by colleagues for reading, and of these what is not read yet. */
  circulated: number;
  unread: number;
}

/** The numbers on the tabs and in the menu. */
export async function countTasks(db: Reads, who: Staff, today: string, soonDay = ''): Promise<TaskCounts> {
  return one(
    db,
    sql<TaskCounts>`
      select count(*) as todo, count(*) filter (where due_on < ${today}) as late,
        count(*) filter (where due_on >= ${today} and due_on <= nullif(${soonDay}, '')::date) as soon,
        (select count(*) from workflow.task where done_by = ${who.person}) as done,
        (select count(distinct object) from workflow.task where started_by = ${who.person}) as mine,
        (select count(*) from workflow.circulation_reader where person = ${who.person}) as circulated,
        (select count(*) from workflow.circulation_reader where person = ${who.person} and read_at is null) as unread
      from (${source(who, 'todo')}) task`,
  );
}

/** The steps that occur in a view, for its filter. */
export async function listSteps(db: Reads, who: Staff, view: TaskView): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ step: string }>`select distinct step from (${source(who, view)}) task order by step limit 40`,
  );
  return found.map(({ step }) => step);
}
