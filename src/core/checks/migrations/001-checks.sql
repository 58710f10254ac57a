-- One key of the installation: fingerprints of passages are made with it, so that a fingerprint says nothing of the passage.
create table checks.key (
  one boolean primary key default true check (one),
  value bytea not null check (length(value) = 32)
);
insert into checks.key (value)
values (sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));

-- Every change of the word list is a version; runs say with which they were done.
create table checks.list_version (
  version int primary key check (version > 0),
  -- another for every list there ever was: lists kept in memory are known by it
  stamp uuid not null default gen_random_uuid(),
  what text not null,
  set_by bigint references people.person (id),
  set_at timestamptz not null default now()
);

-- An entry stands from one version to another, so that the list of any version can be read again. `allow` lets a word pass
-- where `before` and `after` stand directly beside it.
create table checks.word (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('typo', 'phrasing', 'sensitive', 'forbidden', 'allow')),
  word text not null check (length(word) between 2 and 40),
  before text not null default '' check (length(before) <= 20),
  after text not null default '' check (length(after) <= 20),
  suggestion text not null default '' check (length(suggestion) <= 100),
  note text not null default '' check (length(note) <= 200),
  from_version int not null references checks.list_version (version),
  until_version int references checks.list_version (version),
  check (kind = 'allow' or (before = '' and after = '')),
  check (until_version > from_version)
);
create unique index word_once on checks.word (word, before, after, (kind = 'allow')) where until_version is null;

-- How much a check weighs here; without a row it weighs as delivered.
create table checks.setting (
  check_name text primary key,
  level text not null check (level in ('off', 'hint', 'accept', 'secrecy', 'block')),
  set_by bigint references people.person (id),
  set_at timestamptz not null default now()
);

-- One look at one revision when it was submitted and when it was issued.
create table checks.run (
  id bigint generated always as identity primary key,
  manifest_hash text not null check (manifest_hash ~ '^[0-9a-f]{64}$'),
  revision bigint not null references publications.revision (id),
  revision_hash text not null,
  occasion text not null check (occasion in ('submit', 'issue')),
  list_version int not null references checks.list_version (version),
  detectors int not null,
  -- {id_number: passed | found | unchecked | none | off, …}: unchecked is never passed
  results jsonb not null,
  run_at timestamptz not null default now()
);
create index run_revision on checks.run (revision, id);

-- What a run found: masked, with its place and the fingerprint of the passage; the passage itself stands in the revision only.
create table checks.finding (
  run bigint not null references checks.run (id),
  position int not null,
  check_name text not null,
  state text not null check (state in ('found', 'unchecked')),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{32}$'),
  place text not null,
  at int not null,
  shown text not null,
  level text not null,
  word bigint references checks.word (id),
  primary key (run, position)
);

-- By name and with a reason: this passage stays. It holds for the document while the passage is unchanged.
create table checks.acceptance (
  id bigint generated always as identity primary key,
  document bigint not null references publications.document (id),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{32}$'),
  check_name text not null,
  verdict text not null check (verdict in ('needed', 'false_alarm')),
  reason text not null check (length(trim(reason)) >= 2),
  person bigint not null references people.person (id),
  instead_of bigint references people.person (id),
  as_secrecy boolean not null,
  revision bigint not null references publications.revision (id),
  revision_hash text not null,
  accepted_at timestamptz not null default now()
);
create index acceptance_document on checks.acceptance (document, fingerprint);
create trigger run_is_immutable before update or delete on checks.run
  for each row execute function publications.refuse_change();
create trigger finding_is_immutable before update or delete on checks.finding
  for each row execute function publications.refuse_change();
create trigger acceptance_is_immutable before update or delete on checks.acceptance
  for each row execute function publications.refuse_change();

-- Where a passage was seen first and last: one that is gone from a later revision was mended. For the rates of the office's page.
create table checks.sighting (
  document bigint not null references publications.document (id),
  fingerprint text not null,
  check_name text not null,
  word bigint references checks.word (id),
  first_revision bigint not null references publications.revision (id),
  last_revision bigint not null references publications.revision (id),
  first_seen_at timestamptz not null default now(),
  primary key (document, fingerprint)
);
create index sighting_check on checks.sighting (check_name);
create index sighting_word on checks.sighting (word) where word is not null;
