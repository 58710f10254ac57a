-- One row an upload; the bytes lie under their SHA-256 in the storage and are shared by equal uploads.
create table files.file (
  id bigint generated always as identity primary key,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  type text not null check (type ~ '^[a-z0-9]{2,8}$'),
  name text not null check (length(name) between 1 and 200),
  -- extracted for search and for checks; null: could not be read
  text text,
  checked text not null check (checked in ('checked', 'unchecked')),
  check_note text not null default '',
  uploaded_by bigint references people.person (id),
  uploaded_at timestamptz not null default now(),
  -- who takes what nobody could check upon themselves, and why: never the one who brought it
  accepted_by bigint references people.person (id),
  accepted_at timestamptz,
  accepted_reason text,
  check (num_nulls(accepted_by, accepted_at, accepted_reason) in (0, 3)),
  check (accepted_by is null or checked = 'unchecked'),
  check (accepted_by <> uploaded_by)
);
create index file_hash on files.file (hash);
