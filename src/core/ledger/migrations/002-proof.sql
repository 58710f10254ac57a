-- With which hash each line was sealed; a chain and its tree have one (docs/decisions, hashes of a ledger).
alter table ledger.seal add column alg text not null default 'sha256' check (alg in ('sha256', 'sm3'));

-- Roots of perfect subtrees of the Merkle tree over the leaves: of 256, 65,536 and 16,777,216 lines. What lies between is
-- worked out from at most 255 hashes, so that a root or a proof costs a few reads at any size.
create table ledger.tile (
  level int not null check (level in (8, 16, 24)),
  index bigint not null check (index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);

-- The public keys with which checkpoints were signed, each with the day from which it was used.
create table ledger.signing_key (
  id text not null check (id ~ '^[0-9a-f]{8}$'),
  name text not null,
  alg text not null check (alg in ('ed25519', 'sm2')),
  pem text not null,
  since timestamptz not null default clock_timestamp(),
  primary key (id, name)
);

-- 存证: so many lines had this root and this end of the chain at this time, signed. Numbered without a gap.
create table ledger.checkpoint (
  id bigint primary key check (id > 0),
  size bigint not null check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  chain bytea not null check (octet_length(chain) = 32),
  at timestamptz not null,
  alg text not null check (alg in ('sha256', 'sm3')),
  key text not null,
  note text not null unique
);

-- What was handed to a place outside (a file on another disk, a mailbox): one row an attempt.
create table ledger.handing (
  id bigint generated always as identity primary key,
  place text not null,
  -- the last checkpoint that this attempt held
  upto bigint not null references ledger.checkpoint (id),
  at timestamptz not null default clock_timestamp(),
  worked boolean not null,
  problem text
);
create index handing_place on ledger.handing (place, upto desc) where worked;

create index checkpoint_size on ledger.checkpoint (size);

create trigger tile_is_append_only before update or delete on ledger.tile for each row execute function ledger.refuse_change();
create trigger tile_is_never_cut before truncate on ledger.tile for each statement execute function ledger.refuse_change();
create trigger signing_key_is_append_only before update or delete on ledger.signing_key for each row execute function ledger.refuse_change();
create trigger signing_key_is_never_cut before truncate on ledger.signing_key for each statement execute function ledger.refuse_change();
create trigger checkpoint_is_append_only before update or delete on ledger.checkpoint for each row execute function ledger.refuse_change();
create trigger checkpoint_is_never_cut before truncate on ledger.checkpoint for each statement execute function ledger.refuse_change();

-- Personal values in a line stand there as H(0x02 ‖ salt ‖ value) alone; their salts are here. Without its salt a value can be
-- neither recognised nor guessed, and no hash of the chain has changed (promises.md, The ledger, 4).
create table ledger.personal (
  line bigint not null references ledger.line (id),
  field text not null,
  -- whose value it is, as room.table:id, so that all of one person can be found
  subject text not null,
  salt bytea check (octet_length(salt) = 32),
  erased_at timestamptz,
  primary key (line, field),
  check ((salt is null) = (erased_at is not null))
);
create index personal_subject on ledger.personal (subject);

-- The one change that a line may suffer: once sealed, its words go, lawfully, in a transaction whose own line says so.
create function ledger.refuse_all_but_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.salt is not null and new.salt is null and new.canonical = '' and new.reason is null and new.data = '{}'
    and (new.id, new.xid, new.at, new.actor, new.unit, new.verb, new.object, new.revision, new.object_hash, new.open)
      is not distinct from (old.id, old.xid, old.at, old.actor, old.unit, old.verb, old.object, old.revision, old.object_hash, old.open)
    and exists (select from ledger.seal where seal.line = old.id)
    and exists (select from ledger.line where verb = 'ledger.erase' and object = 'ledger.line:' || old.id and xid = pg_current_xact_id())
  then return new;
  end if;
  raise exception 'the ledger is append-only' using errcode = '42501';
end $$;
drop trigger line_is_append_only on ledger.line;
create trigger line_is_append_only before update or delete on ledger.line for each row execute function ledger.refuse_all_but_erasure();

create function ledger.refuse_all_but_forgetting() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.salt is not null and new.salt is null and new.erased_at is not null
    and (new.line, new.field, new.subject) is not distinct from (old.line, old.field, old.subject)
    and exists (select from ledger.line where verb in ('ledger.erase', 'ledger.forget') and object = 'ledger.line:' || old.line and xid = pg_current_xact_id())
  then return new;
  end if;
  raise exception 'salts are only erased' using errcode = '42501';
end $$;
create trigger personal_is_only_erased before update or delete on ledger.personal for each row execute function ledger.refuse_all_but_forgetting();
create trigger personal_is_never_cut before truncate on ledger.personal for each statement execute function ledger.refuse_change();

-- The application's role may not update a line; this function may, and the trigger above says when.
create function ledger.erase_words(erased bigint) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ update ledger.line set salt = null, canonical = '', reason = null, data = '{}' where id = erased $$;
