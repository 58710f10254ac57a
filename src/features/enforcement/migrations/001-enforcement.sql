-- 行政执法公示: decisions, what is said before them, and lists that were read in (article 二（六）; standards §6.1).

-- A file of decisions as it was read in. Its lines may name persons: they lie sealed, and go when the file is done with.
create table enforcement.import (
  id bigint generated always as identity primary key,
  unit bigint not null references organisations.unit (id),
  -- which kind of decision a line is that does not say so itself
  kind text not null check (kind in ('许可', '处罚', '强制', '检查', '征收', '给付', '裁决', '确认', '奖励', '其他')),
  -- binds what is sealed to this row
  seed bytea not null check (length(seed) = 16),
  -- a keyed name of the bytes: the same file again is the same import
  mark bytea not null check (length(mark) = 32),
  lines int not null check (lines > 0),
  sealed bytea,
  read_by bigint references people.person (id),
  read_at timestamptz not null,
  drafted int,
  unchanged int,
  finished_at timestamptz,
  dropped_at timestamptz,
  check (finished_at is null or dropped_at is null),
  check ((finished_at is null) = (drafted is null)),
  check ((sealed is null) = (finished_at is not null or dropped_at is not null))
);
create unique index import_once on enforcement.import (unit, mark) where dropped_at is null;

-- Every text of this room is a publication; what is public stands in its revision, set from elements and masked.
create table enforcement.entry (
  document bigint primary key references publications.document (id),
  shape text not null check (shape in ('decision', 'statement', 'matter', 'organ', 'report')),
  -- 文书号, for finding the same decision again
  number text check (length(number) between 1 and 100),
  decided_on date,
  import bigint references enforcement.import (id),
  seed bytea not null check (length(seed) = 16),
  -- what masking took away, sealed; no view reads it
  sealed bytea,
  check ((shape = 'decision') = (number is not null and decided_on is not null))
);
create index entry_number on enforcement.entry (number);
create index entry_import on enforcement.entry (import);
