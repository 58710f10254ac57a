-- What harvesters are told (OAI-PMH): everything public by the moment of its present text, and of what left, in whatever way, only
-- that it left and when. What ended by the clock alone has no tombstone elsewhere; a harvester must be told of it all the same.
create view live.harvest with (security_barrier) as
select id, site_column, date_trunc('second', published_at) as at, false as deleted
from live.publication
union all
select id, site_column, date_trunc('second', withdrawn_at), true
from live.tombstone
union all
select document.public_id, publication.site_column, date_trunc('second', publication.public_until), true
from publications.publication
join publications.document on document.id = publication.document
join publications.revision on revision.id = publication.revision
where publication.ended_at is null
  and revision.disclosure = 'open'
  and publication.public_until <= now();
