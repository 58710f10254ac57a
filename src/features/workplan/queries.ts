import { sql } from 'kysely';
import { first, type PublicDb, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import type { Role } from './parse/types.ts';
import type { DutyKind, FilingKind, Stage } from './rules.ts';

export interface PlanRow {
  id: number;
  document: number;
  title: string;
  issuer: string | null;
  issuedOn: string | null;
  numberRaw: string | null;
  year: number;
  warnings: string[];
  tasks: number;
  closed: number;
  path: string | null;
}

const planWith = (where: ReturnType<typeof sql>) => sql<PlanRow>`
  select plan.id, plan.document, plan.title, plan.issuer, plan.issued_on as "issuedOn", plan.document_number_raw as "numberRaw",
    plan.year, plan.warnings,
    (select count(*) from workplan.task where task.plan = plan.id)::int as tasks,
    (select count(*) from workplan.task join workplan.closing on closing.task = task.id and closing.reopened_at is null
      where task.plan = plan.id)::int as closed,
    address.path
  from workplan.plan
  left join publications.publication on publication.document = plan.document and publication.ended_at is null
  left join publications.address on address.document = publication.document and address.current
  where ${where}
  order by plan.year desc, plan.id desc`;

export const listPlans = (db: Reads): Promise<PlanRow[]> => rows(db, planWith(sql`true`));

export async function getPlan(db: Reads, id: number): Promise<PlanRow> {
  const row = await first(db, planWith(sql`plan.id = ${id}`));
  if (!row) throw new NotFound();
  return row;
}

export interface DutyRow {
  role: Role;
  literal: string;
  unit: number | null;
  unitName: string | null;
}

export interface TaskRow {
  id: number;
  plan: number;
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
  waiting: number;
  evidence: number;
  closedAt: Date | null;
  duties: DutyRow[];
}

const taskWith = (where: ReturnType<typeof sql>) => sql<TaskRow>`
  select task.id, task.plan, task.position, task.no, task.section, task.title, task.deadline, task.deadline_raw as "deadlineRaw",
    task.recurrence, progress.stage, progress.words, progress.approved_at as "approvedAt",
    (select count(*) from workplan.progress where progress.task = task.id and approved_at is null and returned_at is null)::int as waiting,
    (select count(*) from workplan.evidence
      join publications.publication on publication.document = evidence.document and publication.ended_at is null
      where evidence.task = task.id)::int as evidence,
    closing.closed_at as "closedAt",
    coalesce((select jsonb_agg(distinct jsonb_build_object(
        'role', duty.role, 'literal', duty.literal, 'unit', duty.unit, 'unitName', unit.name))
      from workplan.paragraph
      join workplan.duty on duty.paragraph = paragraph.id
      left join organisations.unit on unit.id = duty.unit
      where paragraph.task = task.id), '[]') as duties
  from workplan.task
  left join workplan.closing on closing.task = task.id and closing.reopened_at is null
  left join lateral (
    select stage, words, approved_at from workplan.progress
    where progress.task = task.id and approved_at is not null
    order by approved_at desc, progress.id desc
    limit 1) progress on true
  where ${where}
  order by task.position`;

export const listTasks = (db: Reads, plan: number): Promise<TaskRow[]> => rows(db, taskWith(sql`task.plan = ${plan}`));

export async function getTask(db: Reads, id: number): Promise<TaskRow> {
  const row = await first(db, taskWith(sql`task.id = ${id}`));
  if (!row) throw new NotFound();
  return row;
}

export interface ParagraphRow {
  seq: number;
  text: string;
  note: string | null;
}

export const listParagraphs = (db: Reads, task: number): Promise<ParagraphRow[]> =>
  rows(db, sql<ParagraphRow>`select seq, text, note from workplan.paragraph where task = ${task} order by seq`);

export interface ProgressRow {
  id: number;
  task: number;
  unit: number;
  unitName: string;
  stage: Stage;
  words: string;
  writtenBy: number;
  writer: string;
  writtenAt: Date;
  approver: string | null;
  approvedAt: Date | null;
  returnedAt: Date | null;
  returnedWhy: string | null;
}

export const listProgress = (db: Reads, task: number): Promise<ProgressRow[]> =>
  rows(
    db,
    sql<ProgressRow>`
      select progress.id, progress.task, progress.unit, unit.name as "unitName", progress.stage, progress.words,
        progress.written_by as "writtenBy", writer.name as writer, progress.written_at as "writtenAt", approver.name as approver,
        progress.approved_at as "approvedAt", progress.returned_at as "returnedAt", progress.returned_why as "returnedWhy"
      from workplan.progress
      join organisations.unit on unit.id = progress.unit
      join people.person writer on writer.id = progress.written_by
      left join people.person approver on approver.id = progress.approved_by
      where progress.task = ${task}
      order by progress.id desc`,
  );

export interface EvidenceRow {
  document: number;
  title: string;
  path: string | null;
  publishedAt: Date | null;
}

/** Evidence with its page as it stands now; a withdrawn page stays listed and counts no more. */
export const listEvidence = (db: Reads, task: number): Promise<EvidenceRow[]> =>
  rows(
    db,
    sql<EvidenceRow>`
      select evidence.document, revision.title, case when publication.ended_at is null then address.path end as path,
        publication.published_at as "publishedAt"
      from workplan.evidence
      join lateral (select * from publications.publication where publication.document = evidence.document order by id desc limit 1) publication on true
      join publications.revision on revision.id = publication.revision
      join publications.address on address.document = evidence.document and address.current
      where evidence.task = ${task}
      order by evidence.id`,
  );

export interface FilingRow {
  id: number;
  plan: number;
  unit: number;
  unitName: string;
  kind: FilingKind;
  dueOn: string;
  filed: number | null;
  title: string | null;
  filedAt: Date | null;
  filer: string | null;
  file: number | null;
}

export const listFilings = (db: Reads, plan: number, unit: number | null = null): Promise<FilingRow[]> =>
  rows(
    db,
    sql<FilingRow>`
      select filing.id, filing.plan, filing.unit, unit.name as "unitName", filing.kind, filing.due_on as "dueOn", filed.id as filed,
        filed.title, filed.filed_at as "filedAt", person.name as filer, filed.file
      from workplan.filing
      join organisations.unit on unit.id = filing.unit
      left join workplan.filed on filed.filing = filing.id and filed.returned_at is null
      left join people.person on person.id = filed.filed_by
      where filing.plan = ${plan} and (${unit}::bigint is null or filing.unit = ${unit})
      order by filing.kind desc, unit.position, unit.name`,
  );

export interface DutyRecordRow {
  id: number;
  unitName: string;
  kind: DutyKind;
  on: string;
  title: string;
  words: string;
  solution: string | null;
  figure: number | null;
}

export const listDutyRecords = (db: Reads, year: number, unit: number | null): Promise<DutyRecordRow[]> =>
  rows(
    db,
    sql<DutyRecordRow>`
      select record.id, unit.name as "unitName", record.kind, record.on_day as on, record.title, record.words, record.solution, record.figure
      from workplan.duty_record record
      join organisations.unit on unit.id = record.unit
      where record.year = ${year} and (${unit}::bigint is null or record.unit = ${unit})
      order by record.on_day desc, record.id desc`,
  );

export interface TrainingRow {
  id: number;
  unitName: string;
  on: string;
  title: string;
  place: string;
  lecturer: string;
  hours: number;
  invited: number;
  attended: number;
  material: number | null;
}

export const listTrainings = (db: Reads, year: number, unit: number | null): Promise<TrainingRow[]> =>
  rows(
    db,
    sql<TrainingRow>`
      select training.id, unit.name as "unitName", training.on_day as on, training.title, training.place, training.lecturer,
        training.hours, training.invited, training.attended, training.material
      from workplan.training
      join organisations.unit on unit.id = training.unit
      where extract(year from training.on_day) = ${year} and (${unit}::bigint is null or training.unit = ${unit})
      order by training.on_day desc, training.id desc`,
  );

export interface UnitOption {
  id: number;
  name: string;
  aliases: string[];
}

export const listUnits = (db: Reads): Promise<UnitOption[]> =>
  rows(
    db,
    sql<UnitOption>`select id, name, aliases from organisations.unit where closed_on is null order by position, name`,
  );

export interface UnitGroup {
  name: string;
  units: number[];
}

export const listGroups = (db: Reads): Promise<UnitGroup[]> =>
  rows(db, sql<UnitGroup>`select name, units from organisations.unit_group order by name`);

/** The document of a public path or id, for evidence; undefined when nothing is published there. */
export const findPublished = (db: Reads, address: string): Promise<{ document: number } | undefined> =>
  first(
    db,
    sql<{ document: number }>`
      select publication.document
      from publications.publication
      join publications.address on address.document = publication.document
      join publications.document on document.id = publication.document
      where publication.ended_at is null and (address.path = ${address} or document.public_id = ${address})
      limit 1`,
  );

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
}

export const listPublicPlans = (live: PublicDb): Promise<PublicPlan[]> =>
  rows(
    live,
    sql<PublicPlan>`
      select id, title, issuer, issued_on as "issuedOn", document_number_raw as "numberRaw", year, path, tasks, closed
      from live.plan
      order by year desc, title`,
  );

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
}

export const listPublicTasks = (live: PublicDb, plan: string): Promise<PublicTask[]> =>
  rows(
    live,
    sql<PublicTask>`
      select position, no, section, title, deadline, deadline_raw as "deadlineRaw", recurrence, stage, words,
        approved_at as "approvedAt", closed_at as "closedAt", clause, units
      from live.plan_task
      where plan = ${plan}
      order by position`,
  );

export const listPublicEvidence = (live: PublicDb, plan: string) =>
  rows(
    live,
    sql<{ position: number; path: string; title: string; publishedAt: Date }>`
      select position, path, title, published_at as "publishedAt" from live.plan_evidence where plan = ${plan} order by published_at desc`,
  );

export const listPublicProgress = (live: PublicDb, plan: string) =>
  rows(
    live,
    sql<{ position: number; unitName: string; stage: Stage; words: string; approvedAt: Date }>`
      select position, unit_name as "unitName", stage, words, approved_at as "approvedAt"
      from live.plan_progress where plan = ${plan} order by approved_at desc`,
  );

export const listPublicFilings = (live: PublicDb, plan: string) =>
  rows(
    live,
    sql<{ unitName: string; kind: FilingKind; dueOn: string; filedAt: Date | null }>`
      select unit_name as "unitName", kind, due_on as "dueOn", filed_at as "filedAt" from live.plan_filing where plan = ${plan} order by kind desc, unit_name`,
  );
