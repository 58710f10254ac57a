create view live.unit with (security_barrier) as
select slug, name, full_name, kind, duty, address, hours, phone, position,
  (select parent.slug from organisations.unit parent where parent.id = unit.parent) as parent
from organisations.unit
where closed_on is null;

create view live.setting with (security_barrier) as
select name, value
from organisations.setting
where open;
