-- Earlier notices that are public now, with what was read of them as it was cleared; what was brought and not published is in no view.
create view live.bulletin with (security_barrier) as
select publication.id, publication.path, publication.title, publication.unit, publication.unit_name, publication.published_at,
  publication.first_published_on, publication.listed_at,
  publication.metadata -> 'elements' -> 'values' ->> 'home' as home,
  publication.metadata -> 'elements' -> 'values' ->> 'shape' as shape,
  publication.metadata -> 'elements' -> 'values' ->> 'organ' as organ,
  publication.metadata -> 'elements' -> 'values' ->> 'period' as period,
  publication.metadata -> 'elements' -> 'values' -> 'told' as told
from live.publication
where publication.kind = any (array(
    select distinct document.kind from bulletins.bulletin join publications.document on document.id = bulletin.document))
  and publication.metadata -> 'elements' ->> 'room' = 'bulletins';
