-- Hearings that are announced now, with what of them is public: the draw, the papers, the list and the record. Of those who applied
-- nothing is here: who takes part is read in the cleared list.
create view live.hearing with (security_barrier) as
select publication.id, publication.path, publication.title, publication.unit_name, publication.published_at,
  hearing.held_at, hearing.apply_until, hearing.seats, hearing.method,
  publication.metadata -> 'elements' -> 'values' as notice,
  (select number from live.draw where live.draw.object = 'hearings.hearing:' || hearing.document
    order by published_at desc limit 1) as draw,
  papers.sent_on as papers_on, papers.late_reason,
  list.path as list_path, record.path as record_path
from hearings.hearing
join publications.document on document.id = hearing.document
cross join lateral (
  select * from live.publication where live.publication.id = document.public_id offset 0) publication
left join lateral (
  select sent_on, late_reason from hearings.papers where papers.hearing = hearing.document order by id limit 1) papers on true
left join hearings.paper_of list_of on list_of.hearing = hearing.document and list_of.what = 'list'
left join publications.document list_document on list_document.id = list_of.document
left join lateral (
  select path from live.publication where live.publication.id = list_document.public_id offset 0) list on true
left join hearings.paper_of record_of on record_of.hearing = hearing.document and record_of.what = 'record'
left join publications.document record_document on record_document.id = record_of.document
left join lateral (
  select path from live.publication where live.publication.id = record_document.public_id offset 0) record on true;

-- Lists of participants and records, as they were cleared, with the notice they belong to while that is public.
create view live.hearing_paper with (security_barrier) as
select publication.id, paper_of.what, publication.metadata -> 'elements' -> 'values' as paper,
  (select live.publication.path from live.publication where live.publication.id = document.public_id) as notice_path,
  (select live.publication.title from live.publication where live.publication.id = document.public_id) as notice_title
from hearings.paper_of
join publications.document on document.id = paper_of.hearing
join publications.document own on own.id = paper_of.document
cross join lateral (
  select * from live.publication where live.publication.id = own.public_id offset 0) publication;
