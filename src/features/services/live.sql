-- Service items that are public now; the guide is what was cleared with the text.
create view live.service with (security_barrier) as
select document.public_id as id, publication.path, publication.title, publication.unit, publication.unit_name, publication.hash,
  publication.site_column, publication.first_published_at, publication.published_at, publication.validity,
  publication.metadata -> 'elements' -> 'values' as guide
from services.item
join publications.document on document.id = item.document
cross join lateral (
  select path, title, unit, unit_name, hash, site_column, first_published_at, published_at, validity, metadata
  from live.publication
  where live.publication.id = document.public_id offset 0) publication;
