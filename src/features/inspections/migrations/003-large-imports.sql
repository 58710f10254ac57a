-- A long list is written by a job: when it was asked for, and why it came to nothing. A file that was read and never confirmed is
-- emptied; that it was read stays.
alter table inspections.import
  add column begun_at timestamptz,
  add column failed text check (length(failed) between 2 and 1000),
  add column dropped_at timestamptz,
  add check (dropped_at is null or applied_at is null);
create index import_waiting on inspections.import (read_at) where applied_at is null and dropped_at is null;
