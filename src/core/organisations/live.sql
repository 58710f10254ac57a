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

create view live.setting with (security_barrier) as
select name, value
from organisations.setting
where open;
