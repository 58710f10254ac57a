-- A validity that one person proposes: another agrees, and only then the public reads it.
create table publications.validity_proposal (
  id bigint generated always as identity primary key,
  document bigint not null references publications.document (id),
  state text not null check (state in ('valid', 'amended', 'repealed', 'expired')),
  from_on date not null,
  note text not null default '',
  proposed_by bigint not null references people.person (id),
  proposed_at timestamptz not null,
  decided_by bigint references people.person (id),
  decided_at timestamptz,
  agreed boolean,
  words text not null default '',
  check ((decided_at is null) = (agreed is null) and (decided_at is null) = (decided_by is null)),
  check (agreed is not true or decided_by <> proposed_by)
);
create unique index validity_proposal_open on publications.validity_proposal (document) where decided_at is null;
