import { sql } from 'kysely';
import { first, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import type { Role } from './parse/types.ts';
import type { FilingKind, Stage } from './rules.ts';

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
  /** The public page of the plan's text; null while it is not public. */
  path: string | null;
  publicId: string | null;
  unit: number;
}

const planWith = (where: ReturnType<typeof sql>) => sql<PlanRow>`
  select plan.id, plan.document, plan.title, plan.issuer, plan.issued_on as "issuedOn", plan.document_number_raw as "numberRaw",
    plan.year, plan.warnings,
    (select count(*) from workplan.task where task.plan = plan.id)::int as tasks,
    (select count(*) from workplan.task join workplan.closing on closing.task = task.id and closing.reopened_at is null
      where task.plan = plan.id and exists (select from workplan.evidence
        join publications.publication on publication.document = evidence.document and publication.ended_at is null
        where evidence.task = task.id))::int as closed,
    address.path, document.public_id as "publicId", document.unit
  from workplan.plan
  join publications.document on document.id = plan.document
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
  /** The newest of the pages that prove it now. */
  proof: { title: string; path: string } | null;
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
    (select jsonb_build_object('title', revision.title, 'path', address.path)
      from workplan.evidence
      join publications.publication on publication.document = evidence.document and publication.ended_at is null
      join publications.revision on revision.id = publication.revision
      join publications.address on address.document = evidence.document and address.current
      where evidence.task = task.id
      order by evidence.id desc
      limit 1) as proof,
    closing.closed_at as "closedAt",
    coalesce((select jsonb_agg(jsonb_build_object(
        'role', named.role, 'literal', named.literal, 'unit', named.unit, 'unitName', named.unit_name) order by named.first)
      from (
        select duty.role, duty.literal, duty.unit, unit.name as unit_name, min(duty.id) as first
        from workplan.paragraph
        join workplan.duty on duty.paragraph = paragraph.id
        left join organisations.unit on unit.id = duty.unit
        where paragraph.task = task.id
        group by duty.role, duty.literal, duty.unit, unit.name) named), '[]') as duties
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
  duties: DutyRow[];
}

export const listParagraphs = (db: Reads, task: number): Promise<ParagraphRow[]> =>
  rows(
    db,
    sql<ParagraphRow>`
      select paragraph.seq, paragraph.text, paragraph.note,
        coalesce(jsonb_agg(jsonb_build_object('role', duty.role, 'literal', duty.literal, 'unit', duty.unit, 'unitName', unit.name)
          order by duty.id) filter (where duty.id is not null), '[]') as duties
      from workplan.paragraph
      left join workplan.duty on duty.paragraph = paragraph.id
      left join organisations.unit on unit.id = duty.unit
      where paragraph.task = ${task}
      group by paragraph.id
      order by paragraph.seq`,
  );

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

const progressWith = (where: ReturnType<typeof sql>) => sql<ProgressRow>`
  select progress.id, progress.task, progress.unit, unit.name as "unitName", progress.stage, progress.words,
    progress.written_by as "writtenBy", writer.name as writer, progress.written_at as "writtenAt", approver.name as approver,
    progress.approved_at as "approvedAt", progress.returned_at as "returnedAt", progress.returned_why as "returnedWhy"
  from workplan.progress
  join organisations.unit on unit.id = progress.unit
  join people.person writer on writer.id = progress.written_by
  left join people.person approver on approver.id = progress.approved_by
  where ${where}
  order by progress.id desc`;

export const listProgress = (db: Reads, task: number): Promise<ProgressRow[]> =>
  rows(db, progressWith(sql`progress.task = ${task}`));

export async function getProgress(db: Reads, id: number): Promise<ProgressRow> {
  const row = await first(db, progressWith(sql`progress.id = ${id}`));
  if (!row) throw new NotFound();
  return row;
}

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
  words: string | null;
  file: number | null;
  fileName: string | null;
  /** What the office wanted mended, while nothing new has been handed in. */
  returnedWhy: string | null;
}

const filingsWith = (where: ReturnType<typeof sql>) => sql<FilingRow>`
  select filing.id, filing.plan, filing.unit, unit.name as "unitName", filing.kind, filing.due_on as "dueOn", filed.id as filed,
    filed.title, filed.words, filed.filed_at as "filedAt", person.name as filer, filed.file, file.name as "fileName",
    case when filed.id is null then (
      select returned_why from workplan.filed sent_back
      where sent_back.filing = filing.id and sent_back.returned_at is not null
      order by sent_back.id desc
      limit 1) end as "returnedWhy"
  from workplan.filing
  join organisations.unit on unit.id = filing.unit
  left join workplan.filed on filed.filing = filing.id and filed.returned_at is null
  left join people.person on person.id = filed.filed_by
  left join files.file on file.id = filed.file
  where ${where}
  order by filing.kind desc, unit.position, unit.name`;

export const listFilings = (db: Reads, plan: number, unit: number | null = null): Promise<FilingRow[]> =>
  rows(db, filingsWith(sql`filing.plan = ${plan} and (${unit}::bigint is null or filing.unit = ${unit})`));

export async function getFiling(db: Reads, id: number): Promise<FilingRow> {
  const row = await first(db, filingsWith(sql`filing.id = ${id}`));
  if (!row) throw new NotFound();
  return row;
}

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

/** The unit of a name, full name, alias or code, for the command line. */
export const findUnitByName = (db: Reads, name: string): Promise<{ id: number; name: string } | undefined> =>
  first(
    db,
    sql<{ id: number; name: string }>`
      select id, name from organisations.unit
      where closed_on is null and (name = ${name} or full_name = ${name} or slug = ${name} or ${name} = any (aliases))
      order by name = ${name} desc
      limit 1`,
  );

export interface UnitGroup {
  name: string;
  units: number[];
}

export const listGroups = (db: Reads): Promise<UnitGroup[]> =>
  rows(db, sql<UnitGroup>`select name, to_jsonb(units) as units from organisations.unit_group order by name`);

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
