-- Beside applications: that a record about oneself be corrected (条例 article 41), and complaints about openness (article 47).
create table requests.matter (
  id bigint generated always as identity primary key,
  number text not null unique,
  seed bytea not null unique check (length(seed) = 16),
  kind text not null check (kind in ('correction', 'complaint')),
  -- whom it is about, and who deals with it: the organ itself, or who supervises openness
  about bigint not null references organisations.unit (id),
  unit bigint not null references organisations.unit (id),
  filed bytea,
  submitted_at timestamptz not null,
  outcome text check (outcome in ('corrected', 'refused', 'forwarded', 'urged', 'criticised', 'unfounded', 'elsewhere')),
  words bytea,
  decided_on date,
  decided_by bigint references people.person (id),
  erased_at timestamptz,
  check ((outcome is null) = (decided_on is null))
);
create index matter_unit on requests.matter (unit, id);
