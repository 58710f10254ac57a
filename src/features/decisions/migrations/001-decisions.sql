-- The catalogue of one year: which decisions come, published as a text of its own.
create table decisions.catalogue (
  document bigint primary key references publications.document (id),
  year int not null check (year between 2019 and 2100)
);

-- A line of a catalogue, from its first publication on; it keeps its number for ever.
create table decisions.entry (
  id bigint generated always as identity primary key,
  document bigint not null references decisions.catalogue (document),
  number int not null check (number between 1 and 200),
  unique (document, number)
);

-- What an announced decision has become: its draft for comment, the text that was decided. A tie that ended stays as a row.
create table decisions.tie (
  id bigint generated always as identity primary key,
  entry bigint not null references decisions.entry (id),
  kind text not null check (kind in ('draft', 'decision')),
  document bigint not null references publications.document (id),
  tied_by bigint not null references people.person (id),
  tied_at timestamptz not null,
  ended_at timestamptz
);
create unique index tie_once on decisions.tie (entry, kind) where ended_at is null;
create index tie_document on decisions.tie (document) where ended_at is null;

-- A meeting whose topics are public before it, and its outcome afterwards: both are editions of one text.
create table decisions.meeting (
  document bigint primary key references publications.document (id),
  held_on date not null,
  -- whether the public had the topics and drafts before the day, as it was on the day of first publication
  announced_on date not null
);
create index catalogue_year on decisions.catalogue (year);
