-- A validity that waited for its second person when the document left the public: nobody decides it any more.
alter table publications.validity_proposal add column ended_at timestamptz;
alter table publications.validity_proposal add column end_reason text;
alter table publications.validity_proposal
  add constraint validity_proposal_ended check (ended_at is null or (decided_at is null and end_reason is not null));
drop index publications.validity_proposal_open;
create unique index validity_proposal_open on publications.validity_proposal (document)
  where decided_at is null and ended_at is null;
