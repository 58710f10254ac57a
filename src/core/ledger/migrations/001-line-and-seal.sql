-- One line for every deed, written in the deed's own transaction and sealed into the chain after its commit.
create table ledger.line (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor text not null,
  unit bigint,
  verb text not null,
  object text not null,
  revision bigint,
  object_hash text,
  reason text,
  data jsonb not null default '{}',
  open boolean not null default false,
  salt bytea check (octet_length(salt) = 32),
  canonical text not null
);
comment on column ledger.line.open is 'about a public act: salt and canonical text are shown to everybody';
create index line_object on ledger.line (object, id);
create index line_verb on ledger.line (verb, at);
create index line_order on ledger.line (xid, id);

create table ledger.seal (
  position bigint primary key check (position > 0),
  line bigint not null unique references ledger.line (id),
  leaf bytea not null,
  chain bytea not null,
  sealed_at timestamptz not null default clock_timestamp()
);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = '42501';
end $$;
create trigger line_is_append_only before update or delete on ledger.line for each row execute function ledger.refuse_change();
create trigger line_is_never_cut before truncate on ledger.line for each statement execute function ledger.refuse_change();
create trigger seal_is_append_only before update or delete on ledger.seal for each row execute function ledger.refuse_change();
create trigger seal_is_never_cut before truncate on ledger.seal for each statement execute function ledger.refuse_change();

-- The answer given to an idempotency key, so that a repeat is not a second act (promises.md, P4).
create table ledger.answer (
  scope text not null,
  key text not null,
  verb text not null,
  body_hash text not null,
  answer jsonb,
  at timestamptz not null default now(),
  primary key (scope, key)
);
