-- Catalogues of major decisions that are public now, as they were cleared.
create view live.decision_catalogue with (security_barrier) as
select publication.id, publication.path, publication.title, publication.unit_name, publication.published_at, publication.change_note,
  catalogue.year, publication.metadata -> 'elements' -> 'values' as catalogue
from decisions.catalogue
join publications.document on document.id = catalogue.document
cross join lateral (
  select * from live.publication where live.publication.id = document.public_id offset 0) publication;

-- What announced decisions have become, as far as both ends are public: the draft, the text, and the text that the draft became.
create view live.decision_tie with (security_barrier) as
select source.id as catalogue, source.path as catalogue_path, source.title as catalogue_title, entry.number, tie.kind,
  target.id, target.path, target.title, target.first_published_at
from decisions.tie
join decisions.entry on entry.id = tie.entry
join publications.document on document.id = entry.document
join publications.document other on other.id = tie.document
cross join lateral (
  select id, path, title from live.publication where live.publication.id = document.public_id offset 0) source
cross join lateral (
  select id, path, title, first_published_at from live.publication
  where live.publication.id = other.public_id offset 0) target
where tie.ended_at is null;

-- Meetings whose topics are public now.
create view live.decision_meeting with (security_barrier) as
select publication.id, publication.path, publication.title, publication.unit_name, publication.published_at, meeting.held_on,
  meeting.announced_on, publication.metadata -> 'elements' -> 'values' as meeting
from decisions.meeting
join publications.document on document.id = meeting.document
cross join lateral (
  select * from live.publication where live.publication.id = document.public_id offset 0) publication;
