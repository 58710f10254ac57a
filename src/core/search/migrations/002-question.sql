-- Questions by day: how often, whether they were answered, and what readers said of the answer. No visitor is in it.
create table search.question (
  day date not null,
  query text not null check (char_length(query) between 1 and 100),
  times int not null default 0,
  answered boolean not null default false,
  good int not null default 0,
  bad int not null default 0,
  primary key (day, query)
);
