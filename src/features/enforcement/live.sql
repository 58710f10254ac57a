-- What this room publishes now: decisions, statements, matters and organs, with the elements that were cleared. What masking took
-- away stands in enforcement.entry.sealed and is in no view.
-- One pass over what is public of the kinds of this room: asked row by row, the list of two thousand decisions took seconds; without
-- the kinds, every text of the portal was looked at for each page of this room.
create view live.enforcement with (security_barrier) as
select publication.id, publication.metadata -> 'elements' -> 'values' ->> 'shape' as shape, publication.path, publication.title,
  publication.unit, publication.unit_name, publication.hash, publication.first_published_at, publication.published_at,
  publication.edition, (publication.metadata -> 'elements' -> 'values') - 'shape' as told
from live.publication
where publication.kind = any (array(select name from publications.kind where room = 'enforcement'))
  and publication.metadata -> 'elements' ->> 'room' = 'enforcement';

-- What was overturned: what became of it and why, and no word of the decision itself.
create view live.enforcement_overturned with (security_barrier) as
select document.public_id as id, stone.path, stone.unit_name, stone.withdrawn_at, overturned.kind, overturned.overturned_on,
  overturned.organ, overturned.paper, overturned.explanation
from enforcement.overturned
join publications.document on document.id = overturned.document
cross join lateral (
  select path, unit_name, withdrawn_at from live.tombstone where live.tombstone.id = document.public_id offset 0) stone;
