-- A round opens with the publication of one edition of the draft and closes by the clock.
create table consultations.round (
  id bigint generated always as identity primary key,
  document bigint not null references publications.document (id),
  number int not null check (number between 1 and 20),
  -- the newest edition of this round: a correction keeps its clauses
  edition bigint not null references publications.edition (id),
  clauses int not null check (clauses between 1 and 1000),
  -- 不能匿名: the reason stands in the cleared text
  named boolean not null,
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  opens_at timestamptz not null,
  -- the first moment after the last day, whatever the server's time zone
  closes_at timestamptz not null check (closes_at = (closes_on + 1)::timestamp at time zone 'Asia/Shanghai'),
  -- the day until which the office promises the result, as told on the day of publication
  result_due_on date not null check (result_due_on > closes_on),
  unique (document, number)
);

-- What somebody said, as it was said. Inserted and never changed.
create table consultations.comment (
  id bigint generated always as identity primary key,
  round bigint not null references consultations.round (id),
  channel text not null check (channel in ('web', 'mail', 'email', 'telephone', 'counter', 'hearing', 'meeting', 'invited')),
  -- which clause of the draft, from 1; null is the whole
  clause int check (clause > 0),
  body text not null check (length(body) between 1 and 10000),
  kind text not null check (kind in ('person', 'organisation')),
  minor boolean not null,
  -- normalized words and clause: equal letters are answered once and counted all
  text_key bytea not null check (length(text_key) = 32),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  seed bytea not null check (length(seed) = 16),
  code_hash bytea not null check (length(code_hash) = 32),
  -- too many from one place: somebody looks at it first; it counts as received all the same
  held boolean not null,
  received_on date not null,
  submitted_at timestamptz not null,
  entered_by bigint references people.person (id),
  check ((channel = 'web') = (entered_by is null))
);
create index comment_round on consultations.comment (round, id);
create index comment_text on consultations.comment (round, text_key);

create table consultations.comment_file (
  comment bigint not null references consultations.comment (id),
  position int not null check (position between 1 and 10),
  file bigint not null references files.file (id),
  primary key (comment, position)
);

create function consultations.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is never changed', tg_table_name using errcode = '42501';
end $$;
create trigger comment_is_immutable before update or delete or truncate on consultations.comment
  for each statement execute function consultations.refuse_change();
create trigger comment_file_is_immutable before update or delete or truncate on consultations.comment_file
  for each statement execute function consultations.refuse_change();

-- Who it was and how to reach them: sealed, and erased when it is not needed any more.
create table consultations.contact (
  comment bigint primary key references consultations.comment (id),
  name bytea,
  address bytea
);

-- What somebody decided about a comment that was held.
create table consultations.judgement (
  comment bigint primary key references consultations.comment (id),
  verdict text not null check (verdict in ('kept', 'set_aside')),
  reason text not null check (length(reason) between 2 and 500),
  judged_by bigint not null references people.person (id),
  judged_at timestamptz not null
);

-- The working copy: equal letters are split together into points.
create table consultations.point (
  id bigint generated always as identity primary key,
  round bigint not null references consultations.round (id),
  text_key bytea not null check (length(text_key) = 32),
  position int not null check (position between 1 and 50),
  body text not null check (length(body) between 2 and 4000),
  theme text not null default '' check (length(theme) <= 50),
  unit bigint not null references organisations.unit (id),
  due_on date,
  split_by bigint not null references people.person (id),
  split_at timestamptz not null,
  dropped_at timestamptz
);
create unique index point_once on consultations.point (round, text_key, position) where dropped_at is null;

-- What the office answers to a point; a draft until a second person agreed to it.
create table consultations.reply (
  id bigint generated always as identity primary key,
  point bigint not null references consultations.point (id),
  outcome text not null check (outcome in ('adopted', 'partly', 'not_adopted', 'already', 'out_of_scope')),
  reason text not null check (length(reason) between 2 and 2000),
  -- 采纳: where it stands in the final text
  final_clause text not null default '' check (length(final_clause) <= 200),
  written_by bigint not null references people.person (id),
  written_at timestamptz not null,
  verdict text check (verdict in ('agreed', 'returned')),
  decided_by bigint references people.person (id),
  decided_at timestamptz,
  words text not null default '' check (length(words) <= 500),
  check (num_nulls(verdict, decided_by, decided_at) in (0, 3)),
  check (decided_by <> written_by),
  check (outcome not in ('adopted', 'partly') or final_clause <> '')
);
create unique index reply_waiting on consultations.reply (point) where verdict is null;
create index reply_point on consultations.reply (point, id desc);

-- Which document tells what became of a round's comments.
create table consultations.result (
  round bigint primary key references consultations.round (id),
  document bigint not null unique references publications.document (id)
);

-- Reminders that stand on a desk, once each.
create table consultations.reminder (
  round bigint not null references consultations.round (id),
  kind text not null check (kind in ('four_weeks', 'one_week', 'overdue')),
  at timestamptz not null,
  primary key (round, kind)
);

-- Who left an address and was told of what.
create table consultations.told (
  comment bigint not null references consultations.comment (id),
  what text not null check (what in ('result', 'decision')),
  at timestamptz not null,
  primary key (comment, what)
);

-- How often something came from one address block: keyed names, one row for each span.
create table consultations.pace (
  place bytea not null check (length(place) = 32),
  span text not null check (span in ('hour', 'minute')),
  from_at timestamptz not null,
  count int not null,
  primary key (place, span, from_at)
);
create index pace_from on consultations.pace (from_at);
