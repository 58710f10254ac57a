create table people.person (
  id bigint generated always as identity primary key,
  account text not null unique check (account ~ '^[a-z0-9._-]{2,40}$'),
  name text not null check (length(name) between 1 and 40),
  unit bigint not null references organisations.unit (id),
  title text not null default '',
  password_hash text not null,
  must_change_password boolean not null default false,
  -- the time-based second factor: secret encrypted at rest, confirmed when the person has shown one code
  totp_secret bytea,
  -- a new secret while it is being set up; the old one stays in force until the first code
  totp_pending bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  suspended_at timestamptz,
  suspended_reason text,
  created_at timestamptz not null default now()
);

-- A post: one role of a person in a unit, for a time.
create table people.post (
  id bigint generated always as identity primary key,
  person bigint not null references people.person (id),
  unit bigint not null references organisations.unit (id),
  role text not null check (role in
    ('drafter', 'reviewer', 'secrecy', 'signer', 'openness', 'editor', 'system', 'security', 'audit')),
  given_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index post_once on people.post (person, unit, role) where ended_at is null;

-- Three administrators are three people, and none of them drafts or clears documents
-- (GB/T 22239-2019: 系统管理员, 安全管理员, 审计员 separated). The lock makes two posts given at once meet here.
create function people.refuse_double_administrator() returns trigger language plpgsql as $$
begin
  perform from people.person where id = new.person for update;
  if exists (
    select from people.post
    where person = new.person and ended_at is null and id <> new.id and role <> new.role
      and (role in ('system', 'security', 'audit') or new.role in ('system', 'security', 'audit')))
  then
    raise exception 'three administrators are three people' using errcode = '23514', constraint = 'three_administrators';
  end if;
  return new;
end $$;
create trigger three_administrators before insert or update on people.post
  for each row when (new.ended_at is null) execute function people.refuse_double_administrator();

-- 代理: who acts for whom, from when to when; every deed done so names both.
create table people.deputy (
  id bigint generated always as identity primary key,
  person bigint not null references people.person (id),
  deputy bigint not null references people.person (id),
  from_on date not null,
  until_on date not null,
  reason text not null,
  given_at timestamptz not null default now(),
  ended_at timestamptz,
  check (deputy <> person),
  check (until_on >= from_on)
);
create index deputy_now on people.deputy (deputy) where ended_at is null;

-- A session is found by the SHA-256 of its token; people and the ledger call it by its number.
create table people.session (
  id bytea primary key check (octet_length(id) = 32),
  number bigint generated always as identity unique,
  person bigint not null references people.person (id),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- what the browser calls itself, for the list of sessions
  device text not null default '' check (length(device) <= 200),
  second_factor_at timestamptz,
  ended_at timestamptz,
  ended_why text
);
create index session_person on people.session (person) where ended_at is null;

-- Devices from which a person has signed in: strangers' wrong passwords never slow these down.
create table people.device (
  id bytea not null check (octet_length(id) = 32),
  person bigint not null references people.person (id),
  known_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  primary key (person, id)
);

-- Attempts to sign in, by account and by place (a known device, else an address block). The account is a keyed hash:
-- people type passwords into the wrong field.
create table people.attempt (
  id bigint generated always as identity primary key,
  account bytea not null,
  place text not null,
  known boolean not null,
  at timestamptz not null default now(),
  worked boolean not null default false
);
create index attempt_account on people.attempt (account, at);
create index attempt_place on people.attempt (place, at);

-- Roles that require the second factor: office data.
create table people.second_factor_role (
  role text primary key check (role in
    ('drafter', 'reviewer', 'secrecy', 'signer', 'openness', 'editor', 'system', 'security', 'audit'))
);
