-- What was read of a feed that two persons named, or why it could not be read. Never changed; the newest good one is shown for a day.
create table convenience.reading (
  id bigint generated always as identity primary key,
  subject text not null,
  -- as it stood in the list that was public at the moment of reading
  url text not null check (length(url) <= 2000),
  -- title, address, day; empty when it was refused
  items jsonb not null default '[]',
  -- why it was refused, for the office
  problem text,
  read_at timestamptz not null default now(),
  check (problem is null or items = '[]')
);
create index reading_subject on convenience.reading (subject, id);
create trigger reading_is_immutable before update or delete on convenience.reading
  for each row execute function publications.refuse_change();
