-- 刊播: where else a round or its result was made known, on which day, and what shows it. Public once a second person agreed.
create table consultations.broadcast (
  id bigint generated always as identity primary key,
  round bigint not null references consultations.round (id),
  what text not null check (what in ('call', 'result')),
  medium text not null check (medium in ('press', 'radio', 'television', 'bulletin')),
  -- 「丹东日报」
  outlet text not null check (length(outlet) between 2 and 100),
  -- 版面、时段、期号
  place text not null check (length(place) <= 200),
  appeared_on date not null,
  link text not null check (link = '' or link ~ '^https?://'),
  file bigint references files.file (id),
  entered_by bigint not null references people.person (id),
  entered_at timestamptz not null,
  agreed_by bigint references people.person (id),
  agreed_at timestamptz,
  ended_at timestamptz,
  ended_why text not null default '' check (length(ended_why) <= 500),
  check (num_nulls(agreed_by, agreed_at) in (0, 2)),
  check (agreed_by <> entered_by),
  -- without anything that shows it, it is only said
  check (link <> '' or file is not null)
);
create index broadcast_round on consultations.broadcast (round, id);

-- 定向征求: enterprises and associations that were asked, when, and who answered.
create table consultations.invitation (
  id bigint generated always as identity primary key,
  round bigint not null references consultations.round (id),
  name text not null check (length(name) between 2 and 100),
  kind text not null check (kind in ('enterprise', 'association', 'other')),
  invited_on date not null,
  way text not null check (length(way) <= 100),
  answered_on date check (answered_on >= invited_on),
  -- the letter in which it answered; without one it said that it has no comment
  comment bigint references consultations.comment (id),
  entered_by bigint not null references people.person (id),
  entered_at timestamptz not null,
  dropped_at timestamptz,
  dropped_why text not null default '' check (length(dropped_why) <= 500),
  check (comment is null or answered_on is not null)
);
create unique index invitation_once on consultations.invitation (round, name) where dropped_at is null;
