-- A hearing or a meeting with the public begins with the publication of its notice.
create table hearings.hearing (
  document bigint primary key references publications.document (id),
  held_at timestamptz not null,
  -- the first moment after the last day of applications, whatever the server's time zone
  apply_until timestamptz not null,
  seats int not null check (seats between 1 and 500),
  method text not null check (method in ('rule', 'draw')),
  check (held_at > apply_until)
);

-- Who asked to take part. Inserted and never changed.
create table hearings.application (
  id bigint generated always as identity primary key,
  hearing bigint not null references hearings.hearing (document),
  kind text not null check (kind in ('person', 'organisation')),
  minor boolean not null,
  -- 与事项的关系、主要观点
  stake text not null check (length(stake) between 1 and 1000),
  seed bytea not null check (length(seed) = 16),
  at timestamptz not null
);
create index application_hearing on hearings.application (hearing, id);

create function hearings.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is never changed', tg_table_name using errcode = '42501';
end $$;
create trigger application_is_immutable before update or delete or truncate on hearings.application
  for each statement execute function hearings.refuse_change();

-- Who it was and how to reach them: sealed, and erased when it is not needed any more.
create table hearings.contact (
  application bigint primary key references hearings.application (id),
  name bytea not null,
  address bytea not null
);

-- The draw that chooses, when the notice says that one does; the last one holds.
create table hearings.draw (
  draw bigint primary key references draws.draw (id),
  hearing bigint not null references hearings.hearing (document)
);
create index draw_hearing on hearings.draw (hearing, draw);

-- Whether somebody takes part and why: the last word holds.
create table hearings.choice (
  id bigint generated always as identity primary key,
  application bigint not null references hearings.application (id),
  verdict text not null check (verdict in ('chosen', 'not_chosen')),
  reason text not null check (length(reason) between 2 and 500),
  by bigint not null references people.person (id),
  at timestamptz not null
);
create index choice_application on hearings.choice (application, id);

-- When the participants had the papers.
create table hearings.papers (
  id bigint generated always as identity primary key,
  hearing bigint not null references hearings.hearing (document),
  sent_on date not null,
  what text not null check (length(what) between 2 and 500),
  -- why they had them later than the office's rule says; the public reads it
  late_reason text not null default '' check (length(late_reason) <= 500),
  by bigint not null references people.person (id),
  at timestamptz not null
);
create index papers_hearing on hearings.papers (hearing, id);

-- The documents that a hearing brings forth: who takes part, and the record.
create table hearings.paper_of (
  hearing bigint not null references hearings.hearing (document),
  what text not null check (what in ('list', 'record')),
  document bigint not null unique references publications.document (id),
  primary key (hearing, what)
);

-- How often something came from one address block: keyed names, one row for each span.
create table hearings.pace (
  place bytea not null check (length(place) = 32),
  from_at timestamptz not null,
  count int not null,
  primary key (place, from_at)
);
