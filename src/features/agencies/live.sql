-- What the public is told of a unit: its newest approved revision, and nothing when that was withdrawn. Never an older one.
create view live.agency with (security_barrier) as
select unit.slug, newest.content, newest.hash, newest.approved_at
from organisations.unit
cross join lateral (
  select revision.id, revision.content, revision.hash, approved.at as approved_at
  from agencies.revision
  join agencies.decision approved on approved.revision = revision.id and approved.kind = 'approved'
  where revision.unit = unit.id
  order by approved.at desc, revision.id desc
  limit 1) newest
where unit.closed_on is null
  and unit.shown_at is not null
  and not exists (
    select from agencies.decision withdrawn
    where withdrawn.revision = newest.id and withdrawn.kind = 'withdrawn');

-- What became of units, as two persons said it: 更名, 合并, 分设, 撤销, with what came after.
create view live.unit_change with (security_barrier) as
select change.id, unit.slug as unit, change.kind, change.on_day, change.document, change.reason, change.old_name, change.new_name,
  coalesce((
    select jsonb_agg(jsonb_build_object('slug', successor.slug, 'name', successor.name) order by change_successor.position)
    from agencies.change_successor
    join organisations.unit successor on successor.id = change_successor.unit
    where change_successor.change = change.id), '[]') as successors,
  change_decision.at as approved_at
from agencies.change
join agencies.change_decision on change_decision.change = change.id and change_decision.kind = 'approved'
join organisations.unit on unit.id = change.unit
where unit.shown_at is not null;

-- When the leaders of a unit changed, by name or post, as two persons cleared it; who left is not told, and of what was withdrawn nothing.
create view live.leaders_change with (security_barrier) as
select unit.slug as unit, cleared.at
from organisations.unit
cross join lateral (
  select slug from live.agency where live.agency.slug = unit.slug offset 0) standing
cross join lateral (
  select approved.at, withdrawn.id is not null as withdrawn, named.list,
    lag(named.list, 1, '[]'::jsonb) over (order by approved.at, revision.id) as before
  from agencies.revision
  join agencies.decision approved on approved.revision = revision.id and approved.kind = 'approved'
  left join agencies.decision withdrawn on withdrawn.revision = revision.id and withdrawn.kind = 'withdrawn'
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_array(leader.value -> 'name', leader.value -> 'post') order by leader.position), '[]') as list
    from jsonb_array_elements(revision.content -> 'leaders') with ordinality as leader (value, position)) named
  where revision.unit = unit.id) cleared
where cleared.list <> cleared.before
  and not cleared.withdrawn;
