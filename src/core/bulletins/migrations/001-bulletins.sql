-- 以往的公示: notices that were public before this platform, as somebody brought them. Names and numbers of persons are covered before
-- anything is stored; what was covered is kept nowhere.
create table bulletins.bulletin (
  id bigint generated always as identity primary key,
  unit bigint not null references organisations.unit (id),
  -- the file, or 粘贴的文字
  name text not null check (length(name) between 1 and 200),
  -- a keyed name of the text as it was brought: the same notice again is the same row
  mark bytea not null check (length(mark) = 32),
  text text not null check (length(text) between 1 and 60000),
  -- what the page or the file's head said of it, and what somebody typed since
  told jsonb not null,
  -- how many places were covered
  covered int not null check (covered >= 0),
  read_by bigint references people.person (id),
  read_at timestamptz not null,
  document bigint unique references publications.document (id),
  dropped_at timestamptz,
  check (document is null or dropped_at is null)
);
create unique index bulletin_once on bulletins.bulletin (unit, mark) where dropped_at is null;
create index bulletin_unit on bulletins.bulletin (unit, id);
