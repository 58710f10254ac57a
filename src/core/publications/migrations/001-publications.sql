-- Columns of the site (栏目): description, responsible unit, update rule, and what an empty one says (§5.4, 2.5).
create table publications.site_column (
  slug text primary key check (slug ~ '^[a-z][a-z0-9-]{1,30}$'),
  parent text references publications.site_column (slug),
  name text not null,
  description text not null,
  keywords text not null default '',
  column_type text not null,
  unit bigint not null references organisations.unit (id),
  update_rule text not null,
  update_days int,
  empty_notice text not null,
  position int not null default 0,
  closed_at timestamptz
);

-- Kinds of document and the steps that clear them: office data, within "never one person".
create table publications.kind (
  name text primary key check (name ~ '^[a-z][a-z-]{1,30}$'),
  words text not null,
  room text not null,
  site_column text not null references publications.site_column (slug),
  steps text[] not null check (cardinality(steps) >= 1 and 'secrecy' = any (steps)),
  urgent_steps text[] not null default '{secrecy}' check (cardinality(urgent_steps) >= 1 and 'secrecy' = any (urgent_steps)),
  -- working days a step may take, ordinarily and when urgent
  step_days int not null default 3,
  takes_number boolean not null default false,
  is_policy boolean not null default false
);

create table publications.document (
  id bigint generated always as identity primary key,
  kind text not null references publications.kind (name),
  unit bigint not null references organisations.unit (id),
  created_by bigint references people.person (id),
  created_at timestamptz not null default now(),
  -- given at first publication, random, never changed
  public_id text unique check (public_id ~ '^[a-z0-9]{12}$'),
  first_published_at timestamptz,
  -- 原发布日期（迁移）, with its source; never counted for timeliness
  first_published_on date,
  first_published_source text
);
create index document_unit on publications.document (unit, kind);

create table publications.edition (
  id bigint generated always as identity primary key,
  document bigint not null references publications.document (id),
  number int not null,
  state text not null check (state in ('draft', 'submitted', 'cleared', 'issued', 'abandoned')),
  opened_by bigint references people.person (id),
  opened_at timestamptz not null default now(),
  -- what the public will be told about a correction
  change_note text,
  unique (document, number)
);
create unique index edition_one_unpublished on publications.edition (document) where state in ('draft', 'submitted', 'cleared');

create table publications.revision (
  id bigint generated always as identity primary key,
  edition bigint not null references publications.edition (id),
  number int not null,
  title text not null,
  body text not null,
  -- the drafter's metadata of §5.5 (subject, genre, keywords, abstract, source, dates…)
  metadata jsonb not null,
  disclosure text check (disclosure in ('open', 'on_request', 'closed')),
  ground text,
  reason text,
  -- [{name, hash, bytes, type, file}] in the order shown
  attachments jsonb not null default '[]',
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  written_by bigint references people.person (id),
  written_at timestamptz not null default now(),
  unique (edition, number),
  check (disclosure is distinct from 'closed' or (ground is not null and length(trim(coalesce(reason, ''))) >= 2))
);
create index revision_edition on publications.revision (edition, number desc);
create index revision_attachments on publications.revision using gin (attachments jsonb_path_ops);

create function publications.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is immutable', tg_table_name using errcode = '42501';
end $$;
create trigger revision_is_immutable before update or delete on publications.revision
  for each row execute function publications.refuse_change();

-- What a person is typing; makes no revision. Kept when another person saved first, so that nothing typed is lost.
create table publications.working_copy (
  edition bigint not null references publications.edition (id),
  person bigint not null references people.person (id),
  base_revision bigint not null references publications.revision (id),
  content jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (edition, person)
);

create table publications.link (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('interprets', 'consulted_as', 'replaces', 'repeals', 'evidence_of', 'translates', 'related')),
  from_document bigint not null references publications.document (id),
  to_document bigint not null references publications.document (id),
  at timestamptz not null default now(),
  ended_at timestamptz,
  check (from_document <> to_document)
);
create unique index link_once on publications.link (kind, from_document, to_document) where ended_at is null;
create index link_to on publications.link (to_document, kind) where ended_at is null;

-- What must be there before a document may be published: a link of a kind from another document, or a signed public waiver.
create table publications.requirement (
  id bigint generated always as identity primary key,
  document bigint not null references publications.document (id),
  -- its name; the kind of link that answers it, and the forms that count when not every one does
  needs text not null,
  link text not null,
  forms text[],
  words text not null,
  set_at timestamptz not null default now(),
  lifted_at timestamptz,
  waived_by bigint references people.person (id),
  waived_at timestamptz,
  waiver text
);
create unique index requirement_once on publications.requirement (document, needs) where lifted_at is null;

-- 发文字号: unique per issuer, series and year; a void one stays and says so.
create table publications.document_number (
  id bigint generated always as identity primary key,
  issuer bigint not null references organisations.unit (id),
  series text not null check (length(series) between 1 and 12),
  year int not null check (year between 1949 and 2100),
  serial int not null check (serial between 1 and 9999),
  document bigint references publications.document (id),
  allotted_at timestamptz not null default now(),
  void_at timestamptz,
  void_reason text,
  unique (issuer, series, year, serial)
);
create unique index document_number_one on publications.document_number (document) where void_at is null;

-- 索引号: from the district's template, atomic, immutable.
create table publications.index_number (
  document bigint primary key references publications.document (id),
  unit bigint not null references organisations.unit (id),
  year int not null,
  serial int not null,
  text text not null unique,
  given_at timestamptz not null default now(),
  unique (unit, year, serial)
);
create trigger index_number_is_immutable before update or delete on publications.index_number
  for each row execute function publications.refuse_change();

create table publications.counter (
  name text primary key,
  value int not null
);

-- What is and was public: one row an edition that went out. published_at is the database's clock and never typed.
create table publications.publication (
  id bigint generated always as identity primary key,
  document bigint not null references publications.document (id),
  edition bigint not null unique references publications.edition (id),
  revision bigint not null references publications.revision (id),
  site_column text not null references publications.site_column (slug),
  published_at timestamptz not null default now(),
  published_by bigint references people.person (id),
  public_until timestamptz,
  change_note text,
  ended_at timestamptz,
  end_kind text check (end_kind in ('corrected', 'withdrawn', 'gone', 'replaced')),
  end_reason text,
  check ((ended_at is null) = (end_kind is null))
);
create unique index publication_current on publications.publication (document) where ended_at is null;
create index publication_column on publications.publication (site_column, published_at desc) where ended_at is null;

-- Every address a document ever had; one is current, the others answer 301.
create table publications.address (
  path text primary key check (path ~ '^/[^?#\s]+$' and length(path) <= 301),
  document bigint not null references publications.document (id),
  current boolean not null,
  given_at timestamptz not null default now()
);
create unique index address_current on publications.address (document) where current;

-- 有效 / 已修改 / 废止 / 失效, as dated rows.
create table publications.validity (
  id bigint generated always as identity primary key,
  document bigint not null references publications.document (id),
  state text not null check (state in ('valid', 'amended', 'repealed', 'expired')),
  from_on date not null,
  note text not null default '',
  by_document bigint references publications.document (id),
  at timestamptz not null default now()
);
create index validity_document on publications.validity (document, from_on desc, id desc);

-- Moves on with every publication and withdrawal: pages in memory are good for one generation.
create table publications.generation (
  one boolean primary key default true check (one),
  value bigint not null default 1
);
insert into publications.generation default values;
