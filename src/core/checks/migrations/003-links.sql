-- What is known of an address elsewhere: the house looks at it after the deed, never inside one.
-- unsure: it answered, but not so that anybody could say whether the page is there; such a link stays 未检查.
create table checks.link (
  address text primary key check (length(address) <= 2000),
  state text check (state in ('alive', 'dead', 'unsure')),
  -- why it is dead or unsure, as a sentence for the office
  problem text not null default '',
  tries int not null default 0,
  looked_at timestamptz,
  next_at timestamptz not null default now(),
  check ((state is null) = (looked_at is null))
);
create index link_due on checks.link (next_at);

-- Which revision leads there; the ones that are public now are looked at again and again.
create table checks.link_use (
  revision bigint not null references publications.revision (id),
  address text not null references checks.link (address),
  words text not null,
  primary key (revision, address)
);
create index link_use_address on checks.link_use (address);
