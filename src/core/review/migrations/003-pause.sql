-- Schedules stand still from the moment at which the clock cannot be trusted until the system administrator confirms the time (P6).
create table review.pause (
  id bigint generated always as identity primary key,
  -- the clock jumped while running; the ledger's last line lies ahead of it; two machines disagree
  kind text not null check (kind in ('jump', 'ledger', 'apart')),
  -- by how much, and whose clock it was compared with
  seconds double precision not null,
  host text not null,
  -- by the database's clock, which may be the wrong one
  noticed_at timestamptz not null default now(),
  confirmed_at timestamptz,
  confirmed_by bigint references people.person (id),
  -- the confirmation's ledger line: what lies before it says nothing about the clock any more
  line bigint,
  check ((confirmed_at is null) = (confirmed_by is null) and (confirmed_at is null) = (line is null))
);
create unique index pause_open on review.pause ((true)) where confirmed_at is null;

-- The sweep looks for what is due many times a minute.
create index schedule_due on review.schedule (publish_at)
  where done_at is null and cancelled_at is null and failed_at is null;
