-- What the office says about words, each version whole: the newest is in force, the former remain.
create table search.tuning (
  id bigint generated always as identity primary key,
  words jsonb not null,
  note text not null check (note <> ''),
  at timestamptz not null,
  by bigint not null references people.person
);

-- What was searched for, by day: how often, how much was found, and how often a result was opened. No visitor is in it.
create table search.asked (
  day date not null,
  query text not null check (char_length(query) between 1 and 100),
  times int not null default 0,
  found int not null default 0,
  opened int not null default 0,
  primary key (day, query)
);

-- Marks of the first five different visitors of a query, by a key that lives no longer than the process; then the query may be offered.
create table search.asker (
  query text not null check (char_length(query) between 1 and 100),
  mark bytea not null,
  seen_on date not null,
  primary key (query, mark)
);
