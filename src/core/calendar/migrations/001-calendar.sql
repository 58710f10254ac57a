-- A year that has been announced. A year without a row here is not covered: weekends are assumed, and every answer says so.
create table calendar.year (
  year int primary key check (year between 1949 and 2100),
  -- addresses of the notices of the State Council's General Office
  papers text[] not null default '{}',
  -- number of the notice, where the office has entered it
  notice text,
  imported_at timestamptz not null default now()
);

-- Only the days that differ from the plain week; facts from notices, never worked out from rules.
create table calendar.day (
  day date primary key,
  kind text not null check (kind in ('holiday', 'makeup_workday')),
  name text not null check (length(name) between 1 and 40),
  -- which year's notice announced it (its last days of December may belong to the year before); null when set by hand
  announced_for int references calendar.year (year),
  source text not null check (length(trim(source)) > 0),
  -- a make-up working day on a Tuesday is a slip of the pen
  constraint makeup_on_weekend check (kind = 'holiday' or extract(isodow from day) in (6, 7))
);
create index day_announced_for on calendar.day (announced_for);
