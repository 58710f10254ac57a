-- Who is named as first interpreter of what is public now.
create view live.first_interpreter with (security_barrier) as
select publication.id as publication, first_interpreter.name, first_interpreter.post
from policies.first_interpreter
join publications.document on document.id = first_interpreter.document
join live.publication on publication.id = document.public_id;

-- Which meeting of the government considered what is public now.
create view live.meeting_topic with (security_barrier) as
select publication.id as publication, topic.meeting_on, topic.title
from policies.topic
join publications.document on document.id = topic.document
join live.publication on publication.id = document.public_id;

-- The public part of the ledger of regulations: what is public now of the kinds that are policies. 合法性审核, 公平竞争审查 and
-- what a round has not made known yet are no part of it.
create view live.regulation with (security_barrier) as
select publication.id as publication,
  coalesce(regulation.category, case
    when strpos(publication.kind_words, '规范性文件') = 0 then 'other'
    when unit.kind in ('government', 'office', 'town') then 'government'
    else 'department' end) as category,
  coalesce(nullif(regulation.issuer, ''), publication.unit_full_name) as issuer,
  coalesce(regulation.register_number, '') as register_number,
  coalesce(nullif(regulation.topic, ''), publication.metadata ->> 'subject', '其他') as topic,
  coalesce(regulation.consultation, '') as consultation,
  coalesce(regulation.bases, '') as bases
from live.publication
join publications.document on document.public_id = publication.id
join organisations.unit on unit.id = document.unit
left join policies.regulation on regulation.document = document.id
where publication.is_policy;

create view live.record_filing with (security_barrier) as
select publication.id as publication, record_filing.authority, record_filing.number, record_filing.filed_on
from policies.record_filing
join publications.document on document.id = record_filing.document
cross join lateral (
  select id from live.publication where live.publication.id = document.public_id offset 0) publication
where record_filing.dropped_at is null;

-- 清理结论, from the hour in which the announcement was published and as long as it is public.
create view live.conclusion with (security_barrier) as
select publication.id as publication, round.title as round, conclusion.outcome, conclusion.reason, conclusion.until_on,
  round.applied_at, announcement.path as announcement
from policies.conclusion
join policies.round on round.id = conclusion.round and round.applied_at is not null
join publications.document on document.id = conclusion.document
join publications.document announced on announced.id = round.announcement
cross join lateral (
  select id from live.publication where live.publication.id = document.public_id offset 0) publication
cross join lateral (
  select path from live.publication where live.publication.id = announced.public_id offset 0) announcement;
