import { sql } from 'kysely';
import type { EditionState } from '../../core/publications/rules.ts';
import { first, type PublicDb, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';

export interface PolicyRow {
  document: number;
  edition: number;
  title: string;
  kind: string;
  unit: number;
  unitName: string;
  state: EditionState;
  number: string | null;
  publishedAt: Date | null;
  needs: boolean | null;
  reason: string;
  waiver: string | null;
  /** Interpretations that are being written or reviewed, and those that are public. */
  drafted: number;
  published: number;
  forms: string[];
  interpreter: string | null;
  interpreterPost: string | null;
  meetingOn: string | null;
  topic: string | null;
  briefingWaiver: string | null;
}

const policyWith = (where: ReturnType<typeof sql>) => sql<PolicyRow>`
  select document.id as document, edition.id as edition, revision.title, kind.words as kind, document.unit, unit.name as "unitName",
    edition.state, number.series || '〔' || number.year || '〕' || number.serial || '号' as number,
    current.published_at as "publishedAt", policy.needs_interpretation as needs, coalesce(policy.reason, '') as reason,
    interpretation.waiver, briefing.waiver as "briefingWaiver", coalesce(ties.drafted, 0)::int as drafted,
    coalesce(ties.published, 0)::int as published, coalesce(ties.forms, '{}') as forms,
    first_interpreter.name as interpreter, first_interpreter.post as "interpreterPost", topic.meeting_on as "meetingOn",
    topic.title as topic
  from publications.document
  join publications.kind on kind.name = document.kind
  join organisations.unit on unit.id = document.unit
  join lateral (select * from publications.edition where document = document.id order by edition.number desc limit 1) edition on true
  join lateral (select * from publications.revision where revision.edition = edition.id order by revision.number desc limit 1) revision on true
  left join publications.publication current on current.document = document.id and current.ended_at is null
  left join publications.document_number number on number.document = document.id and number.void_at is null
  left join policies.policy on policy.document = document.id
  left join policies.first_interpreter on first_interpreter.document = document.id
  left join policies.topic on topic.document = document.id
  left join publications.requirement interpretation
    on interpretation.document = document.id and interpretation.needs = 'interprets' and interpretation.lifted_at is null
  left join publications.requirement briefing
    on briefing.document = document.id and briefing.needs = 'briefing' and briefing.lifted_at is null
  left join lateral (
    select count(*) filter (where public.id is null and last.state <> 'abandoned') as drafted, count(public.id) as published,
      array_agg(distinct coalesce(last.form, '文字解读')) filter (where last.state <> 'abandoned') as forms
    from publications.link
    left join publications.publication public on public.document = link.from_document and public.ended_at is null
    join lateral (
      select edition.state, revision.metadata ->> 'form' as form
      from publications.edition
      join publications.revision on revision.edition = edition.id
      where edition.document = link.from_document
      order by edition.number desc, revision.number desc
      limit 1) last on true
    where link.kind = 'interprets' and link.to_document = document.id and link.ended_at is null) ties on true
  where kind.is_policy and ${where}`;

/** Policies of these units (null: of every unit), latest first. */
export function listPolicies(db: Reads, units: number[] | null): Promise<PolicyRow[]> {
  return rows(
    db,
    sql<PolicyRow>`
      ${policyWith(sql`(${units}::bigint[] is null or document.unit = any (${units}::bigint[])) and edition.state <> 'abandoned'`)}
      order by current.published_at desc nulls first, document.id desc
      limit 500`,
  );
}

export async function getPolicy(db: Reads, document: number): Promise<PolicyRow> {
  const row = await first(db, policyWith(sql`document.id = ${document}`));
  if (!row) throw new NotFound();
  return row;
}

export interface InterpretationRow {
  document: number;
  edition: number;
  title: string;
  form: string;
  state: EditionState;
  publishedAt: Date | null;
}

/** The interpretations of a policy that were not given up, in the order in which they were begun. */
export function listInterpretations(db: Reads, policy: number): Promise<InterpretationRow[]> {
  return rows(
    db,
    sql<InterpretationRow>`
      select link.from_document as document, edition.id as edition, revision.title,
        coalesce(revision.metadata ->> 'form', '文字解读') as form, edition.state, current.published_at as "publishedAt"
      from publications.link
      join lateral (select * from publications.edition where document = link.from_document order by number desc limit 1) edition on true
      join lateral (select * from publications.revision where revision.edition = edition.id order by number desc limit 1) revision on true
      left join publications.publication current on current.document = link.from_document and current.ended_at is null
      where link.kind = 'interprets' and link.to_document = ${policy} and link.ended_at is null
        and (edition.state <> 'abandoned' or current.id is not null)
      order by link.id`,
  );
}

export interface PromiseRow {
  id: number;
  document: number;
  form: string;
  title: string;
  unit: number;
  publishedAt: Date | null;
  keptOn: Date | null;
  reminded: boolean;
}

const promiseWith = (where: ReturnType<typeof sql>) => sql<PromiseRow>`
  select promise.id, promise.document, promise.form, revision.title, document.unit, document.first_published_at as "publishedAt",
    promise.reminded_at is not null as reminded, (
      select min(publication.published_at)
      from publications.link
      join publications.publication on publication.document = link.from_document
      join publications.revision on revision.id = publication.revision
      where link.kind = 'interprets' and link.to_document = promise.document and link.ended_at is null
        and revision.metadata ->> 'form' = promise.form) as "keptOn"
  from policies.promise
  join publications.document on document.id = promise.document
  join lateral (select * from publications.edition where document = promise.document order by number desc limit 1) edition on true
  join lateral (select * from publications.revision where revision.edition = edition.id order by number desc limit 1) revision on true
  where promise.dropped_at is null and ${where}
  order by promise.id`;

/** What is promised to follow one policy. */
export const listPromises = (db: Reads, policy: number): Promise<PromiseRow[]> =>
  rows(db, promiseWith(sql`promise.document = ${policy}`));

/** Every promise about a policy that is out and not yet written off as kept. */
export const listRunningPromises = (db: Reads, units: number[] | null = null): Promise<PromiseRow[]> =>
  rows(
    db,
    promiseWith(
      sql`promise.kept_at is null and document.first_published_at is not null
        and (${units}::bigint[] is null or document.unit = any (${units}::bigint[]))`,
    ),
  );

/** What is special about a public policy; empty for everything else. */
export async function findPolicySide(live: PublicDb, publication: string) {
  const [interpreter, meeting] = await Promise.all([
    first(
      live,
      sql<{
        name: string;
        post: string;
      }>`select name, post from live.first_interpreter where publication = ${publication}`,
    ),
    first(
      live,
      sql<{ meetingOn: string; title: string }>`
        select meeting_on as "meetingOn", title from live.meeting_topic where publication = ${publication}`,
    ),
  ]);
  return { interpreter: interpreter ?? null, meeting: meeting ?? null };
}
