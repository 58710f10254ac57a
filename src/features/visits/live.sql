-- What was read most in the last thirty days, of what is public now: the order, not the numbers.
create view live.often_read with (security_barrier) as
select publication.id, publication.kind, publication.path, publication.title, often.rank
from visits.often
join live.publication on publication.path = often.page;
