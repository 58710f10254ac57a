-- Under which name a unit stood before a day: what was published then is shown under the name of then (as-of views).
create table organisations.former_name (
  id bigint generated always as identity primary key,
  unit bigint not null references organisations.unit (id),
  name text not null,
  full_name text,
  -- the first day of the name that came after
  until_on date not null,
  written_at timestamptz not null default now()
);
create index former_name_unit on organisations.former_name (unit, until_on);
