-- 旧网站迁移: what was read of an older site, page by page, and what could not be read.
create table archives.import (
  id bigint generated always as identity primary key,
  unit bigint not null references organisations.unit (id),
  kind text not null references publications.kind (name),
  -- the folder, archive or list as it was called
  name text not null check (length(name) between 1 and 200),
  base text,
  started_by bigint references people.person (id),
  started_at timestamptz not null default now(),
  -- how many pages there were, how many became drafts, how many were known already; null while it runs or when it broke off
  pages int,
  drafted int,
  repeated int,
  finished_at timestamptz,
  check ((finished_at is null) = (pages is null))
);

-- A page is known by its old address: the same folder once more adds nothing twice.
create table archives.page (
  document bigint primary key references publications.document (id),
  import bigint not null references archives.import (id),
  name text not null,
  address text not null unique check (address ~ '^/[^#\s]*$' and length(address) <= 301),
  host text,
  -- false where this site itself answers at the address
  redirected boolean not null
);
create index page_import on archives.page (import);

create table archives.problem (
  id bigint generated always as identity primary key,
  import bigint not null references archives.import (id),
  name text not null,
  address text,
  code text not null check (code ~ '^[a-z_]{3,30}$'),
  detail text not null default ''
);
create index problem_import on archives.problem (import, id);
