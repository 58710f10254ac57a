-- 加签: whoever's turn it is asks one colleague for an opinion before deciding. The decision waits until it is given or taken back.
create table review.countersign (
  id bigint generated always as identity primary key,
  submission bigint not null references review.submission (id),
  -- the step whose decision waits
  step text not null,
  asked_by bigint not null references people.person (id),
  asked_of bigint not null references people.person (id),
  words text not null,
  manifest_hash text not null,
  asked_at timestamptz not null default now(),
  -- who gave it: the one asked, a deputy, or a colleague to whom it was handed over
  given_by bigint references people.person (id),
  instead_of bigint references people.person (id),
  opinion text,
  given_at timestamptz,
  taken_back_at timestamptz,
  taken_back_reason text,
  check (asked_by <> asked_of),
  check ((given_at is null) = (opinion is null) and (given_at is null) = (given_by is null)),
  check ((taken_back_at is null) = (taken_back_reason is null)),
  check (given_at is null or taken_back_at is null)
);
create index countersign_submission on review.countersign (submission, id);
create unique index countersign_open on review.countersign (submission) where given_at is null and taken_back_at is null;
