-- 更名 that two persons carried out before the core kept names by their days. The old full name was not kept then.
insert into organisations.former_name (unit, name, until_on, written_at)
select change.unit, change.old_name, change.on_day, change_decision.at
from agencies.change
join agencies.change_decision on change_decision.change = change.id and change_decision.kind = 'approved'
where change.kind = 'rename'
order by change_decision.at;
