-- A unit has a page from the day on which something public names it.
create view live.unit with (security_barrier) as
select slug, name, full_name, kind, duty, address, hours, phone, position,
  (select parent.slug from organisations.unit parent
    where parent.id = unit.parent and parent.shown_at is not null) as parent
from organisations.unit
where closed_on is null
  and shown_at is not null;

-- Units that are no more keep their name and their page; whom to call there is nobody's to know any more.
create view live.former_unit with (security_barrier) as
select slug, name, full_name, kind, closed_on
from organisations.unit
where closed_on is not null
  and shown_at is not null;

-- The names that units bore, each until the first day of the next; what was published under one is shown under it.
create view live.former_name with (security_barrier) as
select unit.slug as unit, former_name.name, coalesce(former_name.full_name, former_name.name) as full_name,
  former_name.until_on, former_name.id as position
from organisations.former_name
join organisations.unit on unit.id = former_name.unit
where unit.shown_at is not null;

create view live.setting with (security_barrier) as
select name, value
from organisations.setting
where open;

-- Other names of units that were shown: the search reads them in queries and shows none that nobody typed.
create view live.unit_alias with (security_barrier) as
select unit.slug as unit, unit.name, unit.full_name, alias.name as alias
from organisations.unit
cross join lateral (
  select unnest(unit.aliases) as name
  union
  select former_name.name from organisations.former_name where former_name.unit = unit.id) alias
where unit.closed_on is null
  and unit.shown_at is not null
  and alias.name <> unit.name;
