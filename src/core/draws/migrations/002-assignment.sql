-- 指派: somebody for a team that the draw could not fill. Who, why, and who agreed stand beside the draw; the drawn result is not touched.
create table draws.assignment (
  id bigint generated always as identity primary key,
  draw bigint not null references draws.frozen (draw),
  target text not null check (target ~ '^[0-9A-Za-z._-]{1,64}$'),
  inspector text not null check (inspector ~ '^[0-9A-Za-z._-]{1,64}$'),
  -- with the unit that sends them: they stand in no list of the draw
  name text not null check (length(name) between 2 and 120),
  reason text not null check (length(reason) between 2 and 300),
  by bigint not null references people.person (id),
  at timestamptz not null,
  approved_by bigint references people.person (id),
  approved_at timestamptz,
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by <> by),
  unique (draw, target, inspector)
);

create function draws.keep_assignment() returns trigger language plpgsql as $$
begin
  if old.approved_at is not null or (new.draw, new.target, new.inspector, new.name, new.reason, new."by", new.at)
    <> (old.draw, old.target, old.inspector, old.name, old.reason, old."by", old.at) then
    raise exception 'an assignment is agreed to once and never changed' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger assignment_is_kept before update on draws.assignment for each row execute function draws.keep_assignment();
create trigger assignment_stays before delete on draws.assignment for each row execute function draws.refuse_change();
create trigger assignment_in_order before insert on draws.assignment for each row execute function draws.keep_order();
