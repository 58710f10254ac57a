-- Systems of others that want to hear what became public. The secret is sealed at rest; a subscription ends, it is never deleted.
create table webhooks.subscription (
  id bigint generated always as identity primary key,
  name text not null check (length(trim(name)) between 2 and 60),
  url text not null check (length(url) <= 2000),
  events text[] not null check (cardinality(events) > 0),
  -- whose returned submissions it hears of; null: only what is public
  unit bigint references organisations.unit (id),
  secret bytea not null,
  created_by bigint references people.person (id),
  created_at timestamptz not null default now(),
  ended_at timestamptz
);

-- One event for one subscription. It holds what happened and to what, never a text: what is sent is read at the moment of
-- sending, so that nothing leaves that was withdrawn in between.
create table webhooks.delivery (
  id bigint generated always as identity primary key,
  subscription bigint not null references webhooks.subscription (id),
  event uuid not null,
  type text not null,
  subject text not null,
  happened_at timestamptz not null,
  tries int not null default 0,
  next_at timestamptz default now(),
  done_at timestamptz,
  -- nobody will be told any more: withdrawn before it was sent, or the subscription ended
  dropped_at timestamptz,
  dead_at timestamptz,
  unique (subscription, event),
  check (num_nonnulls(done_at, dropped_at, dead_at) <= 1)
);
create index delivery_due on webhooks.delivery (next_at) where done_at is null and dropped_at is null and dead_at is null;
create index delivery_dead on webhooks.delivery (subscription, id) where dead_at is not null;

create table webhooks.attempt (
  delivery bigint not null references webhooks.delivery (id),
  number int not null check (number > 0),
  at timestamptz not null default now(),
  status int,
  problem text,
  primary key (delivery, number)
);
