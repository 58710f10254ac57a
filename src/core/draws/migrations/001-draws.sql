-- Verifiable draws (ZXDRAW-1). What has happened stands as dated rows that nothing changes; triggers keep the order of the
-- steps, so that no way through the application leads round it.
create table draws.draw (
  id bigint generated always as identity primary key,
  -- given when the plan is published, and never again
  number text unique check (number ~ '^[0-9A-Za-z._-]{1,64}$'),
  -- what it is drawn for, as `room.table:id`; every attempt for the same thing bears the same
  object text not null check (object ~ '^[a-z_]+\.[a-z_]+:[0-9A-Za-z._-]{1,64}$'),
  unit bigint not null references organisations.unit (id),
  title text not null check (length(title) between 2 and 100),
  reason text not null check (length(reason) between 2 and 1000),
  alg text not null check (alg in ('sha256', 'sm3')),
  team int not null check (team between 0 and 20),
  cap int not null check (cap between 0 and 100000),
  -- how many of a plain list
  size int not null check (size between 0 and 1000000),
  list text not null,
  -- whether names are published beside the ids
  names_open boolean not null,
  reveal_on date not null,
  follows bigint references draws.draw (id),
  follows_reason text,
  planned_by bigint not null references people.person (id),
  planned_at timestamptz not null,
  listed_by bigint not null references people.person (id),
  listed_at timestamptz not null,
  published_by bigint references people.person (id),
  published_at timestamptz,
  check ((published_at is null) = (number is null)),
  check ((published_at is null) = (published_by is null)),
  check (published_by <> planned_by),
  check ((follows is null) = (follows_reason is null))
);
create index draw_object on draws.draw (object, id);
create index draw_unit on draws.draw (unit, id);

-- The last number given in a year.
create table draws.counter (
  year int primary key,
  last int not null check (last > 0)
);

-- Who brings a share; one of them is the office, whose share is made here.
create table draws.party (
  draw bigint not null references draws.draw (id),
  party text not null check (party ~ '^[0-9A-Za-z._-]{1,64}$'),
  name text not null check (length(name) between 2 and 60),
  own boolean not null,
  primary key (draw, party)
);
create unique index party_own on draws.party (draw) where own;

-- The public events, named before: which, and when.
create table draws.source (
  draw bigint not null references draws.draw (id),
  source text not null check (source in ('SSQ', 'SSE-CLOSE', 'DRAND')),
  event text not null check (event ~ '^[0-9A-Za-z._-]{1,64}$'),
  at timestamptz not null,
  primary key (draw, source)
);

create table draws.frozen (
  draw bigint primary key references draws.draw (id),
  pool text not null,
  pool_hash text not null check (pool_hash ~ '^[0-9a-f]{64}$'),
  names text not null,
  names_hash text not null check (names_hash ~ '^[0-9a-f]{64}$'),
  -- a keyed name of the targets with their names: the same list drawn from again is known by it, and nobody guesses it
  list_name text not null check (list_name ~ '^[0-9a-f]{64}$'),
  by bigint not null references people.person (id),
  at timestamptz not null
);
create index frozen_list on draws.frozen (list_name);

create table draws.commitment (
  draw bigint not null references draws.frozen (draw),
  party text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  by bigint not null references people.person (id),
  at timestamptz not null,
  primary key (draw, party),
  foreign key (draw, party) references draws.party (draw, party)
);

-- Shares, sealed with the installation's secret, which is not in the database.
create table draws.share (
  draw bigint not null,
  party text not null,
  sealed bytea not null,
  by bigint not null references people.person (id),
  at timestamptz not null,
  primary key (draw, party),
  foreign key (draw, party) references draws.commitment (draw, party)
);

-- What one person read of an event; it counts when a second person has read the same.
create table draws.beacon (
  id bigint generated always as identity primary key,
  draw bigint not null,
  source text not null,
  value text not null check (length(value) <= 200),
  by bigint not null references people.person (id),
  at timestamptz not null,
  confirmed_by bigint references people.person (id),
  confirmed_at timestamptz,
  foreign key (draw, source) references draws.source (draw, source),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by <> by)
);
create unique index beacon_confirmed on draws.beacon (draw, source) where confirmed_at is not null;
create index beacon_draw on draws.beacon (draw, source, id);

-- Version 0 is the draw; each substitution that was agreed to gives the next.
create table draws.outcome (
  draw bigint not null references draws.frozen (draw),
  version int not null check (version >= 0),
  result text not null,
  result_hash text not null check (result_hash ~ '^[0-9a-f]{64}$'),
  by bigint not null references people.person (id),
  at timestamptz not null,
  primary key (draw, version)
);

create table draws.substitution (
  id bigint generated always as identity primary key,
  draw bigint not null references draws.frozen (draw),
  target text not null check (target ~ '^[0-9A-Za-z._-]{1,64}$'),
  inspector text not null check (inspector ~ '^[0-9A-Za-z._-]{1,64}$'),
  reason text not null check (length(reason) between 2 and 300),
  by bigint not null references people.person (id),
  at timestamptz not null,
  version int check (version > 0),
  approved_by bigint references people.person (id),
  approved_at timestamptz,
  check ((version is null) = (approved_at is null)),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by <> by)
);
create unique index substitution_once on draws.substitution (draw, target, inspector);
create unique index substitution_version on draws.substitution (draw, version) where version is not null;

create table draws.reveal (
  draw bigint primary key references draws.frozen (draw),
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  by bigint not null references people.person (id),
  at timestamptz not null
);

-- The shares as everybody may read them, from the reveal on.
create table draws.opened_share (
  draw bigint not null references draws.reveal (draw),
  party text not null,
  secret text not null check (secret ~ '^[0-9a-f]{64,128}$'),
  primary key (draw, party),
  foreign key (draw, party) references draws.commitment (draw, party)
);

create table draws.voiding (
  draw bigint primary key references draws.frozen (draw),
  reason text not null check (length(reason) between 2 and 300),
  by bigint not null references people.person (id),
  at timestamptz not null
);

create table draws.abort (
  draw bigint primary key references draws.draw (id),
  reason text not null check (length(reason) between 2 and 300),
  by bigint not null references people.person (id),
  at timestamptz not null
);

create function draws.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what happened in a draw is never changed (%)', tg_table_name using errcode = '23514';
end $$;

create function draws.keep_plan() returns trigger language plpgsql as $$
begin
  if exists (select from draws.frozen where draw = old.id) or exists (select from draws.abort where draw = old.id) then
    raise exception 'the list of draw % is frozen', old.id using errcode = '23514';
  end if;
  if old.published_at is not null
    and (to_jsonb(new) - '{list,listed_by,listed_at}'::text[]) <> (to_jsonb(old) - '{list,listed_by,listed_at}'::text[]) then
    raise exception 'the plan of draw % is published', old.id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger draw_is_kept before update on draws.draw for each row execute function draws.keep_plan();
create trigger draw_stays before delete on draws.draw for each row execute function draws.refuse_change();

create function draws.keep_named() returns trigger language plpgsql as $$
begin
  if exists (select from draws.draw where id = coalesce(new.draw, old.draw) and published_at is not null) then
    raise exception 'parties and events belong to the published plan' using errcode = '23514';
  end if;
  return coalesce(new, old);
end $$;
create trigger party_is_kept before insert or delete on draws.party for each row execute function draws.keep_named();
create trigger source_is_kept before insert or delete on draws.source for each row execute function draws.keep_named();
create trigger party_stays before update on draws.party for each row execute function draws.refuse_change();
create trigger source_stays before update on draws.source for each row execute function draws.refuse_change();

-- Each step needs the one before it, by the database's own clock.
create function draws.keep_order() returns trigger language plpgsql as $$
declare
  named_at timestamptz := (select min(at) from draws.source where draw = new.draw);
  wrong boolean := false;
begin
  if exists (select from draws.abort where draw = new.draw) or exists (select from draws.voiding where draw = new.draw) then
    raise exception 'draw % has ended', new.draw using errcode = '23514';
  end if;
  if tg_table_name = 'frozen' then
    wrong := now() >= named_at
      or exists (select from draws.draw where id = new.draw and (published_at is null or listed_by = new."by"));
  elsif tg_table_name = 'commitment' then
    wrong := now() >= named_at;
  elsif tg_table_name = 'beacon' then
    wrong := exists (select from draws.source where draw = new.draw and source = new.source and at > now())
      or exists (
        select from draws.party
        where party.draw = new.draw and not exists (
          select from draws.commitment where commitment.draw = party.draw and commitment.party = party.party));
  elsif tg_table_name = 'outcome' then
    wrong := exists (
      select from draws.source
      where source.draw = new.draw and not exists (
        select from draws.beacon
        where beacon.draw = source.draw and beacon.source = source.source and confirmed_at is not null));
  elsif tg_table_name = 'reveal' then
    wrong := not exists (select from draws.outcome where draw = new.draw);
  elsif tg_table_name = 'abort' then
    wrong := exists (select from draws.outcome where draw = new.draw);
  end if;
  if wrong then
    raise exception '% of draw % does not come now', tg_table_name, new.draw using errcode = '23514';
  end if;
  return new;
end $$;

create function draws.keep_beacon() returns trigger language plpgsql as $$
begin
  if old.confirmed_at is not null or (new.draw, new.source, new.value, new."by", new.at) <> (old.draw, old.source, old.value, old."by", old.at) then
    raise exception 'a value is confirmed once and never changed' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger beacon_is_kept before update on draws.beacon for each row execute function draws.keep_beacon();

create function draws.keep_substitution() returns trigger language plpgsql as $$
begin
  if old.approved_at is not null or (new.draw, new.target, new.inspector, new.reason, new."by", new.at)
    <> (old.draw, old.target, old.inspector, old.reason, old."by", old.at) then
    raise exception 'a substitution is agreed to once and never changed' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger substitution_is_kept before update on draws.substitution for each row execute function draws.keep_substitution();

create trigger frozen_in_order before insert on draws.frozen for each row execute function draws.keep_order();
create trigger commitment_in_order before insert on draws.commitment for each row execute function draws.keep_order();
create trigger share_in_order before insert on draws.share for each row execute function draws.keep_order();
create trigger beacon_in_order before insert on draws.beacon for each row execute function draws.keep_order();
create trigger outcome_in_order before insert on draws.outcome for each row execute function draws.keep_order();
create trigger reveal_in_order before insert on draws.reveal for each row execute function draws.keep_order();
create trigger voiding_in_order before insert on draws.voiding for each row execute function draws.keep_order();
create trigger abort_in_order before insert on draws.abort for each row execute function draws.keep_order();

create trigger frozen_stays before update or delete on draws.frozen for each row execute function draws.refuse_change();
create trigger commitment_stays before update or delete on draws.commitment for each row execute function draws.refuse_change();
create trigger share_stays before update or delete on draws.share for each row execute function draws.refuse_change();
create trigger beacon_stays before delete on draws.beacon for each row execute function draws.refuse_change();
create trigger outcome_stays before update or delete on draws.outcome for each row execute function draws.refuse_change();
create trigger substitution_stays before delete on draws.substitution for each row execute function draws.refuse_change();
create trigger reveal_stays before update or delete on draws.reveal for each row execute function draws.refuse_change();
create trigger opened_share_stays before update or delete on draws.opened_share for each row execute function draws.refuse_change();
create trigger voiding_stays before update or delete on draws.voiding for each row execute function draws.refuse_change();
create trigger abort_stays before update or delete on draws.abort for each row execute function draws.refuse_change();
