-- What the public reads that is no text of a unit: the layout of the home page, topics, lists of what serves people. One row is
-- one wording of it, as one person proposed it, under one hash. Never changed.
create table proposals.version (
  id bigint generated always as identity primary key,
  -- which room shows it, and which of its things it is
  kind text not null check (kind ~ '^[a-z][a-z-]{1,30}$'),
  subject text not null check (subject ~ '^[a-z][a-z0-9-]{1,40}$'),
  number int not null check (number > 0),
  content jsonb not null,
  -- the last day on which the public reads it, where it would be wrong afterwards
  until_on date,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- what is different, in the words of who proposes; for the second person alone
  note text not null default '',
  -- why something that the checks found stays
  answer text not null default '',
  proposed_by bigint not null references people.person (id),
  proposed_at timestamptz not null default now(),
  unique (kind, subject, number)
);
create trigger version_is_immutable before update or delete on proposals.version
  for each row execute function publications.refuse_change();

-- What was decided about it, and when. A version without a decision waits; ended comes after agreed.
create table proposals.decision (
  id bigint generated always as identity primary key,
  version bigint not null references proposals.version (id),
  kind text not null check (kind in ('agreed', 'refused', 'taken_back', 'ended')),
  by_person bigint not null references people.person (id),
  at timestamptz not null default now(),
  words text not null default '',
  check (kind not in ('refused', 'ended') or length(trim(words)) >= 2)
);
create unique index decision_once on proposals.decision (version) where kind <> 'ended';
create unique index decision_ended_once on proposals.decision (version) where kind = 'ended';
create trigger decision_is_immutable before update or delete on proposals.decision
  for each row execute function publications.refuse_change();

-- Two persons, always (promises.md, P5): the rule stands in the deed, and here for whoever goes round it.
create function proposals.refuse_own() returns trigger language plpgsql as $$
begin
  if new.kind = 'agreed' and exists (
    select from proposals.version where id = new.version and proposed_by = new.by_person) then
    raise exception 'nobody agrees to their own proposal' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger decision_of_another before insert on proposals.decision
  for each row execute function proposals.refuse_own();
