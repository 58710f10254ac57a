-- A large file on its way in parts (tus 1.0): nobody's attachment until the last part is here and was examined.
create table files.upload (
  id text primary key check (id ~ '^[a-z0-9]{24}$'),
  person bigint not null references people.person (id),
  name text not null check (length(name) between 1 and 250),
  bytes bigint not null check (bytes > 0),
  begun_at timestamptz not null default now(),
  -- what became of it: the file, or the sentence why it may not be taken
  file bigint references files.file (id),
  refused text check (length(refused) between 1 and 1000),
  check (num_nonnulls(file, refused) < 2)
);
create index upload_person on files.upload (person);

create table files.upload_part (
  upload text not null references files.upload (id) on delete cascade,
  -- where it begins: no two parts begin at the same byte
  starts_at bigint not null check (starts_at >= 0),
  bytes bigint not null check (bytes > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (upload, starts_at)
);
create index upload_part_hash on files.upload_part (hash);
