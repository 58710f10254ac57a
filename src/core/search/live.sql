-- The words in force: synonyms, fillers, what is recommended, what is never offered.
create view live.search_words with (security_barrier) as
select words from search.tuning order by id desc limit 1;

-- Queries that at least five different visitors made in the last ninety days and that found something.
create view live.search_query with (security_barrier) as
select asked.query, sum(asked.times)::int as times
from search.asked
where asked.day > (now() at time zone 'Asia/Shanghai')::date - 90
  and (select count(*) from search.asker where asker.query = asked.query) >= 5
group by asked.query
having max(asked.found) > 0;
