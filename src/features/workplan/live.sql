-- A plan is public when its document is: the clause of the plan, approved progress and published evidence beside it.
-- A task counts as closed while a page that proves it is public.
create view live.plan with (security_barrier) as
select publication.id, plan.title, plan.issuer, plan.issued_on, plan.document_number_raw, plan.year, publication.path,
  (select count(*) from workplan.task where task.plan = plan.id)::int as tasks,
  (select count(*) from workplan.task
    join workplan.closing on closing.task = task.id and closing.reopened_at is null
    where task.plan = plan.id and exists (select from workplan.evidence
      join publications.document proof on proof.id = evidence.document
      cross join lateral (select id from live.publication where live.publication.id = proof.public_id offset 0) shown
      where evidence.task = task.id))::int as closed
from workplan.plan
join publications.document on document.id = plan.document
cross join lateral (select id, path from live.publication where live.publication.id = document.public_id offset 0) publication;

create view live.plan_task with (security_barrier) as
select plan_row.id as plan, task.position, task.no, task.section, task.title, task.deadline, task.deadline_raw, task.recurrence,
  progress.stage, progress.words, progress.approved_at, closing.closed_at,
  (select string_agg(paragraph.text, E'\n' order by paragraph.seq) from workplan.paragraph where paragraph.task = task.id) as clause,
  coalesce((select jsonb_agg(jsonb_build_object('role', named.role, 'name', named.literal) order by named.first)
    from (
      select duty.role, duty.literal, min(duty.id) as first
      from workplan.duty
      join workplan.paragraph on paragraph.id = duty.paragraph
      where paragraph.task = task.id
      group by duty.role, duty.literal) named), '[]') as units,
  -- How many units have a part, groups by their members; unknown where a name is of neither.
  (select case when count(*) filter (where member.unit is null) = 0 then count(distinct member.unit)::int end
    from workplan.duty
    join workplan.paragraph on paragraph.id = duty.paragraph
    left join organisations.unit_group on unit_group.name = duty.unit_group
    cross join lateral unnest(coalesce(nullif(unit_group.units, '{}'), array[duty.unit])) member (unit)
    where paragraph.task = task.id) as unit_count,
  (select unit.name
    from people.post
    join organisations.unit on unit.id = post.unit
    where post.person = closing.closed_by and post.role = 'openness'
      and (post.ended_at is null or post.ended_at > closing.closed_at)
    order by post.given_at
    limit 1) as closed_by
from live.plan plan_row
join publications.document on document.public_id = plan_row.id
join workplan.plan on plan.document = document.id
join workplan.task on task.plan = plan.id
left join workplan.closing on closing.task = task.id and closing.reopened_at is null
left join lateral (
  select stage, words, approved_at from workplan.progress
  where progress.task = task.id and approved_at is not null
  order by approved_at desc, progress.id desc
  limit 1) progress on true;

create view live.plan_progress with (security_barrier) as
select plan_row.id as plan, task.position, unit.name as unit_name, progress.stage, progress.words, progress.approved_at
from live.plan plan_row
join publications.document on document.public_id = plan_row.id
join workplan.plan on plan.document = document.id
join workplan.task on task.plan = plan.id
join workplan.progress on progress.task = task.id and progress.approved_at is not null
join organisations.unit on unit.id = progress.unit;

create view live.plan_evidence with (security_barrier) as
select plan_row.id as plan, task.position, shown.path, shown.title, shown.published_at
from live.plan plan_row
join publications.document on document.public_id = plan_row.id
join workplan.plan on plan.document = document.id
join workplan.task on task.plan = plan.id
join workplan.evidence on evidence.task = task.id
join publications.document proof on proof.id = evidence.document
cross join lateral (
  select path, title, published_at from live.publication where live.publication.id = proof.public_id offset 0) shown;

-- Filings are visible with their hour, late ones as late; their texts are not.
create view live.plan_filing with (security_barrier) as
select plan_row.id as plan, unit.name as unit_name, filing.kind, filing.due_on, filed.filed_at
from live.plan plan_row
join publications.document on document.public_id = plan_row.id
join workplan.plan on plan.document = document.id
join workplan.filing on filing.plan = plan.id
join organisations.unit on unit.id = filing.unit
left join workplan.filed on filed.filing = filing.id and filed.returned_at is null;
