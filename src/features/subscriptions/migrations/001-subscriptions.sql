-- Who wants to be told by mail of what. The address is kept sealed while it is needed and erased when the subscription ends; the
-- keys of links are made from `seed` with the installation's secret, and only their hashes stand here.
create table subscriptions.subscription (
  id bigint generated always as identity primary key,
  -- a keyed name, by which the same address is found again without being read
  address_name bytea check (length(address_name) = 32),
  address bytea,
  seed bytea not null check (length(seed) = 16),
  confirm_hash bytea not null unique check (length(confirm_hash) = 32),
  manage_hash bytea not null unique check (length(manage_hash) = 32),
  -- what it follows; empty is everything
  site_column text not null default '',
  unit text not null default '',
  subject text not null default '',
  words text not null default '' check (length(words) <= 100),
  rhythm text not null check (rhythm in ('at_once', 'daily', 'weekly')),
  requested_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  -- nothing is kept of who it was
  check ((ended_at is null) = (address is not null)),
  check ((ended_at is null) = (address_name is not null))
);
create unique index subscription_once on subscriptions.subscription (address_name, site_column, unit, subject, words)
  where ended_at is null;
create index subscription_rhythm on subscriptions.subscription (rhythm, id)
  where confirmed_at is not null and ended_at is null;
create index subscription_unconfirmed on subscriptions.subscription (requested_at)
  where confirmed_at is null and ended_at is null;

-- What somebody was told of, so that it is told once.
create table subscriptions.told (
  subscription bigint not null references subscriptions.subscription (id),
  publication text not null,
  at timestamptz not null,
  primary key (subscription, publication)
);
create index told_at on subscriptions.told (at);

-- Requests of the last day, for throttling: keyed names of where they came from and whom they were for.
create table subscriptions.attempt (
  id bigint generated always as identity primary key,
  place bytea not null,
  address_name bytea not null,
  at timestamptz not null default now()
);
create index attempt_at on subscriptions.attempt (at);
