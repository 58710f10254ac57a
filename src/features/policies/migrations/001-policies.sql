-- Whether a policy wants an interpretation, decided by its drafter; the requirement itself stands in publications.requirement.
create table policies.policy (
  document bigint primary key references publications.document (id),
  needs_interpretation boolean not null,
  -- why none is needed
  reason text not null default '',
  decided_by bigint references people.person (id),
  decided_at timestamptz not null default now(),
  check (needs_interpretation or length(trim(reason)) >= 2)
);

-- A topic of the 常务会议 that was marked open wants a press conference or briefing, or a public waiver (article 二).
create table policies.topic (
  document bigint primary key references policies.policy (document),
  meeting_on date not null,
  title text not null check (length(title) between 2 and 200)
);

-- The head of the unit takes the lead in interpreting (article 二): named, and counted.
create table policies.first_interpreter (
  document bigint primary key references policies.policy (document),
  name text not null check (length(name) between 2 and 40),
  post text not null check (length(post) between 2 and 60),
  named_at timestamptz not null default now()
);

-- Interpretations that follow the policy, within three working days of its publication; watched.
create table policies.promise (
  id bigint generated always as identity primary key,
  document bigint not null references policies.policy (document),
  form text not null,
  dropped_at timestamptz,
  reminded_at timestamptz,
  kept_at timestamptz
);
create unique index promise_once on policies.promise (document, form) where dropped_at is null;
