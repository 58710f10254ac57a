-- How often a page was shown on a day: a counter and nothing else. Who saw it, when and from where is kept nowhere.
create table visits.day (
  on_day date not null,
  page text not null check (length(page) between 1 and 301),
  visits bigint not null check (visits > 0),
  primary key (on_day, page)
);
