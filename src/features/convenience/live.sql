-- The newest good reading of a feed that a public list names, for a day: what nobody could read since is gone by itself.
create view live.feed_reading with (security_barrier) as
select distinct on (reading.subject) reading.subject, reading.items, reading.read_at
from convenience.reading
join live.agreed on agreed.kind = 'convenience'
  and agreed.subject = reading.subject
  and agreed.content ->> 'feed' = reading.url
where reading.problem is null
  and reading.read_at > now() - interval '24 hours'
order by reading.subject, reading.id desc;
