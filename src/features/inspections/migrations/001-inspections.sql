-- One list and two libraries (一单两库): 抽查事项清单, 检查对象名录库, 执法检查人员名录库. They are registers, not publications; what of them
-- the public reads stands in plans and results, which go through review.
create table inspections.import (
  id bigint generated always as identity primary key,
  register text not null check (register in ('matter', 'object', 'inspector')),
  unit bigint not null references organisations.unit (id),
  name text not null check (length(name) between 1 and 200),
  -- of the file's bytes: the same file twice is no second act
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  total int not null check (total >= 0),
  added int,
  changed int,
  unchanged int,
  read_by bigint not null references people.person (id),
  read_at timestamptz not null,
  applied_at timestamptz,
  check ((applied_at is null) = (added is null))
);
-- The rows as they will be written, in parts that a statement can bear; emptied when they are.
create table inspections.import_part (
  import bigint not null references inspections.import (id),
  n int not null check (n >= 0),
  rows jsonb not null,
  primary key (import, n)
);
create unique index import_once on inspections.import (register, unit, digest) where applied_at is not null;
create index import_unit on inspections.import (register, id);

create table inspections.entry (
  id bigint generated always as identity primary key,
  register text not null check (register in ('matter', 'object', 'inspector')),
  unit bigint not null references organisations.unit (id),
  -- 事项编码, 统一社会信用代码, 执法证号: by it the next list finds the row again
  key text not null check (key ~ '^[0-9A-Za-z._-]{1,64}$'),
  name text not null check (length(name) between 1 and 200),
  -- the other columns of the register, by their names in rules/registers.ts
  fields jsonb not null,
  changed_at timestamptz not null,
  unique (register, key)
);
create index entry_unit on inspections.entry (register, unit, key);

-- Every wording that a row ever had; nothing is changed or taken away here.
create table inspections.change (
  id bigint generated always as identity primary key,
  entry bigint not null references inspections.entry (id),
  import bigint not null references inspections.import (id),
  name text not null,
  fields jsonb not null,
  at timestamptz not null
);
create index change_entry on inspections.change (entry, id);

-- The yearly plan of a unit is a publication; its batches stand in the elements of its text.
create table inspections.plan (
  document bigint primary key references publications.document (id),
  unit bigint not null references organisations.unit (id),
  year int not null check (year between 2000 and 2100),
  unique (unit, year)
);

-- Which draw is of which batch; another try is another row.
create table inspections.sample (
  draw bigint primary key references draws.draw (id),
  plan bigint not null references inspections.plan (document),
  batch text not null check (batch ~ '^[0-9A-Za-z._-]{1,20}$'),
  year int not null,
  -- the batch as it was published when the draw was planned
  told jsonb not null
);
create index sample_plan on inspections.sample (plan, batch);

-- What was found at one drawn object. It may be written anew until the second inspector has signed.
create table inspections.visit (
  id bigint generated always as identity primary key,
  draw bigint not null references inspections.sample (draw),
  target text not null check (target ~ '^[0-9A-Za-z._-]{1,64}$'),
  visited_on date not null,
  -- by matter: kind of result, and what was found
  results jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  recorded_by bigint not null references people.person (id),
  recorded_at timestamptz not null,
  unique (draw, target)
);

-- Who of the team stands for exactly these words.
create table inspections.signature (
  visit bigint not null references inspections.visit (id),
  person bigint not null references people.person (id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  primary key (visit, person, hash)
);

-- 整改: what became of a problem, added and never changed.
create table inspections.followup (
  id bigint generated always as identity primary key,
  visit bigint not null references inspections.visit (id),
  done boolean not null,
  note text not null check (length(note) between 2 and 500),
  by bigint not null references people.person (id),
  at timestamptz not null
);
create index followup_visit on inspections.followup (visit, id);

-- Results are published as documents, each with some of the visits of one draw; a visit stands in one that was not abandoned.
create table inspections.result (
  document bigint primary key references publications.document (id),
  draw bigint not null references inspections.sample (draw)
);
create table inspections.reported (
  visit bigint not null references inspections.visit (id),
  document bigint not null references inspections.result (document),
  primary key (visit, document)
);

create function inspections.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what happened in an inspection is never changed (%)', tg_table_name using errcode = '23514';
end $$;
create trigger change_stays before update or delete on inspections.change for each row execute function inspections.refuse_change();
create trigger signature_stays before update or delete on inspections.signature for each row execute function inspections.refuse_change();
create trigger followup_stays before update or delete on inspections.followup for each row execute function inspections.refuse_change();
create trigger reported_stays before update or delete on inspections.reported for each row execute function inspections.refuse_change();

create function inspections.keep_signed() returns trigger language plpgsql as $$
begin
  if (select count(*) from inspections.signature where visit = old.id and hash = old.hash) >= 2 then
    raise exception 'visit % is signed by two', old.id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger visit_is_kept before update on inspections.visit for each row execute function inspections.keep_signed();
