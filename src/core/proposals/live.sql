-- What the public reads of each thing: the newest version to which a second person agreed, until its last day, and nothing when
-- that was taken down. Never an older one.
create view live.agreed with (security_barrier) as
select newest.kind, newest.subject, newest.number, newest.content, newest.until_on, newest.hash, newest.agreed_at
from (
  select distinct on (version.kind, version.subject) version.id, version.kind, version.subject, version.number, version.content,
    version.until_on, version.hash, agreed.at as agreed_at
  from proposals.version
  join proposals.decision agreed on agreed.version = version.id and agreed.kind = 'agreed'
  order by version.kind, version.subject, version.number desc) newest
where (newest.until_on is null or newest.until_on >= (now() at time zone 'Asia/Shanghai')::date)
  and not exists (
    select from proposals.decision ended
    where ended.version = newest.id and ended.kind = 'ended');
