-- What somebody is writing about a unit; it begins with what is public and ends when it is submitted.
create table agencies.draft (
  unit bigint primary key references organisations.unit (id),
  content jsonb not null,
  -- whoever wrote any of it; nobody of them may clear it
  authors bigint[] not null default '{}',
  changed_at timestamptz not null default now()
);

-- What was submitted: everything that the public would read of a unit, under one hash. Never changed.
create table agencies.revision (
  id bigint generated always as identity primary key,
  unit bigint not null references organisations.unit (id),
  number int not null check (number > 0),
  content jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- what changed, in the words of who submits; for the second person alone
  note text not null default '',
  -- why something that the checks found stays
  answer text not null default '',
  authors bigint[] not null,
  submitted_by bigint not null references people.person (id),
  submitted_at timestamptz not null default now(),
  unique (unit, number)
);
create trigger revision_is_immutable before update or delete on agencies.revision
  for each row execute function publications.refuse_change();

-- What was decided about it, and when. Withdrawn comes after approved; a revision without a decision waits.
create table agencies.decision (
  id bigint generated always as identity primary key,
  revision bigint not null references agencies.revision (id),
  kind text not null check (kind in ('approved', 'returned', 'recalled', 'withdrawn')),
  by_person bigint not null references people.person (id),
  at timestamptz not null default now(),
  words text not null default '',
  check (kind not in ('returned', 'withdrawn') or length(trim(words)) >= 2)
);
create unique index decision_once on agencies.decision (revision) where kind <> 'withdrawn';
create unique index decision_withdrawn_once on agencies.decision (revision) where kind = 'withdrawn';
create trigger decision_is_immutable before update or delete on agencies.decision
  for each row execute function publications.refuse_change();

-- 更名, 合并, 分设, 撤销: proposed by one person, carried out by the approval of another.
create table agencies.change (
  id bigint generated always as identity primary key,
  unit bigint not null references organisations.unit (id),
  kind text not null check (kind in ('rename', 'merge', 'split', 'close')),
  on_day date not null,
  document text not null check (length(trim(document)) >= 4),
  reason text not null check (length(trim(reason)) >= 2),
  old_name text not null,
  new_name text check ((kind = 'rename') = (new_name is not null)),
  new_full_name text,
  hand_over boolean not null default false,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  proposed_by bigint not null references people.person (id),
  proposed_at timestamptz not null default now()
);
create index change_unit on agencies.change (unit, id);
create trigger change_is_immutable before update or delete on agencies.change
  for each row execute function publications.refuse_change();

create table agencies.change_successor (
  change bigint not null references agencies.change (id),
  position int not null,
  unit bigint not null references organisations.unit (id),
  primary key (change, position),
  unique (change, unit)
);

create table agencies.change_decision (
  change bigint primary key references agencies.change (id),
  kind text not null check (kind in ('approved', 'refused')),
  by_person bigint not null references people.person (id),
  at timestamptz not null default now(),
  words text not null default ''
);
create trigger change_decision_is_immutable before update or delete on agencies.change_decision
  for each row execute function publications.refuse_change();

-- Two persons, always (promises.md, P5): the rule stands in the deed, and here for whoever goes round it.
create function agencies.refuse_own() returns trigger language plpgsql as $$
begin
  if new.kind = 'approved' and exists (
    select from agencies.revision
    where id = new.revision and (submitted_by = new.by_person or new.by_person = any (authors))) then
    raise exception 'nobody clears their own words' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger decision_of_another before insert on agencies.decision for each row execute function agencies.refuse_own();

create function agencies.refuse_own_change() returns trigger language plpgsql as $$
begin
  if new.kind = 'approved' and exists (
    select from agencies.change where id = new.change and proposed_by = new.by_person) then
    raise exception 'nobody approves their own proposal' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger change_decision_of_another before insert on agencies.change_decision
  for each row execute function agencies.refuse_own_change();
