-- Plans and results as they were cleared; registers, visits and signatures are in no view.
create view live.inspection_plan with (security_barrier) as
select publication.id, publication.path, publication.title, publication.unit, publication.unit_name, publication.published_at,
  publication.first_published_at, publication.change_note, plan.year,
  'inspections.batch:' || plan.document || '-' as object,
  publication.metadata -> 'elements' -> 'values' as plan
from inspections.plan
join publications.document on document.id = plan.document
cross join lateral (
  select id, path, title, unit, unit_name, published_at, first_published_at, change_note, metadata
  from live.publication
  where live.publication.id = document.public_id offset 0) publication;

create view live.inspection_result with (security_barrier) as
select publication.id, publication.path, publication.title, publication.unit, publication.unit_name, publication.published_at,
  publication.first_published_at, publication.metadata -> 'elements' -> 'values' as result
from inspections.result
join publications.document on document.id = result.document
cross join lateral (
  select id, path, title, unit, unit_name, published_at, first_published_at, metadata
  from live.publication
  where live.publication.id = document.public_id offset 0) publication;
