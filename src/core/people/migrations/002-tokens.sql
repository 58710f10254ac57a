-- A bearer token with which a person's program speaks to /api/v1: found by its SHA-256, shown once, for some of the
-- person's own posts and for some kinds of work, never for longer than a year.
create table people.token (
  id bigint generated always as identity primary key,
  person bigint not null references people.person (id),
  -- what it is for, in the person's words
  name text not null check (length(trim(name)) between 2 and 60),
  -- the beginning of the token, so that a person can tell one from another
  prefix text not null check (prefix ~ '^gk_[A-Za-z0-9_-]{6}$'),
  hash bytea not null unique check (octet_length(hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  -- issued in a session that had shown a second factor, or on the machine itself
  second_factor boolean not null,
  issued_by bigint references people.person (id),
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_why text,
  check (expires_at > issued_at and expires_at <= issued_at + interval '366 days'),
  check ((revoked_at is null) = (revoked_why is null))
);
create index token_person on people.token (person, id);

create table people.token_post (
  token bigint not null references people.token (id),
  post bigint not null references people.post (id),
  primary key (token, post)
);

-- How much a token may still ask for now, and when it was last used. Lost in a crash, it begins full again.
create unlogged table people.token_use (
  token bigint primary key references people.token (id),
  level double precision not null,
  granted boolean not null,
  seen_at timestamptz not null
);
