-- The whole schema, as the catalogue of a migrated database tells it. Written by `bin/gongkai docs --write`; do not edit.

-- platform

create table platform.migration (
  room text not null,
  file text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (room, file)
);

create table platform.state (
  name text not null,
  value text not null,
  constraint state_pkey PRIMARY KEY (name)
);

-- ledger

CREATE OR REPLACE FUNCTION ledger.erase_words(erased bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ update ledger.line set salt = null, canonical = '', reason = null, data = '{}' where id = erased $function$;

CREATE OR REPLACE FUNCTION ledger.refuse_all_but_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.salt is not null and new.salt is null and new.canonical = '' and new.reason is null and new.data = '{}'
    and (new.id, new.xid, new.at, new.actor, new.unit, new.verb, new.object, new.revision, new.object_hash, new.open)
      is not distinct from (old.id, old.xid, old.at, old.actor, old.unit, old.verb, old.object, old.revision, old.object_hash, old.open)
    and exists (select from ledger.seal where seal.line = old.id)
    and exists (select from ledger.line where verb = 'ledger.erase' and object = 'ledger.line:' || old.id and xid = pg_current_xact_id())
  then return new;
  end if;
  raise exception 'the ledger is append-only' using errcode = '42501';
end $function$;

CREATE OR REPLACE FUNCTION ledger.refuse_all_but_forgetting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.salt is not null and new.salt is null and new.erased_at is not null
    and (new.line, new.field, new.subject) is not distinct from (old.line, old.field, old.subject)
    and exists (select from ledger.line where verb in ('ledger.erase', 'ledger.forget') and object = 'ledger.line:' || old.line and xid = pg_current_xact_id())
  then return new;
  end if;
  raise exception 'salts are only erased' using errcode = '42501';
end $function$;

CREATE OR REPLACE FUNCTION ledger.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the ledger is append-only' using errcode = '42501';
end $function$;

create table ledger.answer (
  scope text not null,
  key text not null,
  verb text not null,
  body_hash text not null,
  answer jsonb,
  at timestamp with time zone not null default now(),
  constraint answer_pkey PRIMARY KEY (scope, key)
);

create table ledger.checkpoint (
  id bigint not null,
  size bigint not null,
  root bytea not null,
  chain bytea not null,
  at timestamp with time zone not null,
  alg text not null,
  key text not null,
  note text not null,
  constraint checkpoint_pkey PRIMARY KEY (id),
  constraint checkpoint_note_key UNIQUE (note),
  constraint checkpoint_alg_check CHECK ((alg = ANY (ARRAY['sha256'::text, 'sm3'::text]))),
  constraint checkpoint_chain_check CHECK ((octet_length(chain) = 32)),
  constraint checkpoint_id_check CHECK ((id > 0)),
  constraint checkpoint_root_check CHECK ((octet_length(root) = 32)),
  constraint checkpoint_size_check CHECK ((size > 0))
);
CREATE INDEX checkpoint_size ON ledger.checkpoint USING btree (size);
CREATE TRIGGER checkpoint_is_append_only BEFORE DELETE OR UPDATE ON ledger.checkpoint FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER checkpoint_is_never_cut BEFORE TRUNCATE ON ledger.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

create table ledger.handing (
  id bigint not null generated always as identity,
  place text not null,
  upto bigint not null,
  at timestamp with time zone not null default clock_timestamp(),
  worked boolean not null,
  problem text,
  constraint handing_pkey PRIMARY KEY (id),
  constraint handing_upto_fkey FOREIGN KEY (upto) REFERENCES ledger.checkpoint(id)
);
CREATE INDEX handing_place ON ledger.handing USING btree (place, upto DESC) WHERE worked;

create table ledger.line (
  id bigint not null generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null,
  actor text not null,
  unit bigint,
  verb text not null,
  object text not null,
  revision bigint,
  object_hash text,
  reason text,
  data jsonb not null default '{}'::jsonb,
  open boolean not null default false,
  salt bytea,
  canonical text not null,
  constraint line_pkey PRIMARY KEY (id),
  constraint line_salt_check CHECK ((octet_length(salt) = 32))
);
CREATE INDEX line_object ON ledger.line USING btree (object, id);
CREATE INDEX line_order ON ledger.line USING btree (xid, id);
CREATE INDEX line_verb ON ledger.line USING btree (verb, at);
CREATE TRIGGER line_is_append_only BEFORE DELETE OR UPDATE ON ledger.line FOR EACH ROW EXECUTE FUNCTION ledger.refuse_all_but_erasure();
CREATE TRIGGER line_is_never_cut BEFORE TRUNCATE ON ledger.line FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

create table ledger.personal (
  line bigint not null,
  field text not null,
  subject text not null,
  salt bytea,
  erased_at timestamp with time zone,
  constraint personal_pkey PRIMARY KEY (line, field),
  constraint personal_check CHECK (((salt IS NULL) = (erased_at IS NOT NULL))),
  constraint personal_salt_check CHECK ((octet_length(salt) = 32)),
  constraint personal_line_fkey FOREIGN KEY (line) REFERENCES ledger.line(id)
);
CREATE INDEX personal_subject ON ledger.personal USING btree (subject);
CREATE TRIGGER personal_is_never_cut BEFORE TRUNCATE ON ledger.personal FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER personal_is_only_erased BEFORE DELETE OR UPDATE ON ledger.personal FOR EACH ROW EXECUTE FUNCTION ledger.refuse_all_but_forgetting();

create table ledger.seal (
  position bigint not null,
  line bigint not null,
  leaf bytea not null,
  chain bytea not null,
  sealed_at timestamp with time zone not null default clock_timestamp(),
  alg text not null default 'sha256'::text,
  constraint seal_pkey PRIMARY KEY ("position"),
  constraint seal_line_key UNIQUE (line),
  constraint seal_alg_check CHECK ((alg = ANY (ARRAY['sha256'::text, 'sm3'::text]))),
  constraint seal_position_check CHECK (("position" > 0)),
  constraint seal_line_fkey FOREIGN KEY (line) REFERENCES ledger.line(id)
);
CREATE TRIGGER seal_is_append_only BEFORE DELETE OR UPDATE ON ledger.seal FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER seal_is_never_cut BEFORE TRUNCATE ON ledger.seal FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

create table ledger.signing_key (
  id text not null,
  name text not null,
  alg text not null,
  pem text not null,
  since timestamp with time zone not null default clock_timestamp(),
  constraint signing_key_pkey PRIMARY KEY (id, name),
  constraint signing_key_alg_check CHECK ((alg = ANY (ARRAY['ed25519'::text, 'sm2'::text]))),
  constraint signing_key_id_check CHECK ((id ~ '^[0-9a-f]{8}$'::text))
);
CREATE TRIGGER signing_key_is_append_only BEFORE DELETE OR UPDATE ON ledger.signing_key FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER signing_key_is_never_cut BEFORE TRUNCATE ON ledger.signing_key FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

create table ledger.tile (
  level integer not null,
  index bigint not null,
  hash bytea not null,
  constraint tile_pkey PRIMARY KEY (level, index),
  constraint tile_hash_check CHECK ((octet_length(hash) = 32)),
  constraint tile_index_check CHECK ((index >= 0)),
  constraint tile_level_check CHECK ((level = ANY (ARRAY[8, 16, 24])))
);
CREATE TRIGGER tile_is_append_only BEFORE DELETE OR UPDATE ON ledger.tile FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER tile_is_never_cut BEFORE TRUNCATE ON ledger.tile FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- organisations

create table organisations.setting (
  name text not null,
  value jsonb not null,
  open boolean not null default false,
  constraint setting_pkey PRIMARY KEY (name)
);

create table organisations.unit (
  id bigint not null generated always as identity,
  slug text not null,
  name text not null,
  full_name text,
  aliases text[] not null default '{}'::text[],
  parent bigint,
  kind text not null,
  code text not null,
  series text[] not null default '{}'::text[],
  duty text not null default ''::text,
  address text not null default ''::text,
  hours text not null default ''::text,
  phone text not null default ''::text,
  position integer not null default 0,
  closed_on date,
  shown_at timestamp with time zone,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_code_key UNIQUE (code),
  constraint unit_name_key UNIQUE (name),
  constraint unit_slug_key UNIQUE (slug),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['government'::text, 'office'::text, 'department'::text, 'street'::text, 'town'::text, 'dispatched'::text]))),
  constraint unit_name_check CHECK (((length(name) >= 2) AND (length(name) <= 60))),
  constraint unit_slug_check CHECK ((slug ~ '^[a-z0-9-]{2,40}$'::text)),
  constraint unit_parent_fkey FOREIGN KEY (parent) REFERENCES organisations.unit(id)
);

create table organisations.unit_group (
  name text not null,
  units bigint[] not null default '{}'::bigint[],
  constraint unit_group_pkey PRIMARY KEY (name)
);

-- people

CREATE OR REPLACE FUNCTION people.refuse_double_administrator()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

create table people.attempt (
  id bigint not null generated always as identity,
  account bytea not null,
  place text not null,
  known boolean not null,
  at timestamp with time zone not null default now(),
  worked boolean not null default false,
  constraint attempt_pkey PRIMARY KEY (id)
);
CREATE INDEX attempt_account ON people.attempt USING btree (account, at);
CREATE INDEX attempt_place ON people.attempt USING btree (place, at);

create table people.deputy (
  id bigint not null generated always as identity,
  person bigint not null,
  deputy bigint not null,
  from_on date not null,
  until_on date not null,
  reason text not null,
  given_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint deputy_pkey PRIMARY KEY (id),
  constraint deputy_check CHECK ((deputy <> person)),
  constraint deputy_check1 CHECK ((until_on >= from_on)),
  constraint deputy_deputy_fkey FOREIGN KEY (deputy) REFERENCES people.person(id),
  constraint deputy_person_fkey FOREIGN KEY (person) REFERENCES people.person(id)
);
CREATE INDEX deputy_now ON people.deputy USING btree (deputy) WHERE (ended_at IS NULL);

create table people.device (
  id bytea not null,
  person bigint not null,
  known_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  constraint device_pkey PRIMARY KEY (person, id),
  constraint device_id_check CHECK ((octet_length(id) = 32)),
  constraint device_person_fkey FOREIGN KEY (person) REFERENCES people.person(id)
);

create table people.person (
  id bigint not null generated always as identity,
  account text not null,
  name text not null,
  unit bigint not null,
  title text not null default ''::text,
  password_hash text not null,
  must_change_password boolean not null default false,
  totp_secret bytea,
  totp_pending bytea,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint,
  suspended_at timestamp with time zone,
  suspended_reason text,
  created_at timestamp with time zone not null default now(),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_account_key UNIQUE (account),
  constraint person_account_check CHECK ((account ~ '^[a-z0-9._-]{2,40}$'::text)),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint person_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

create table people.post (
  id bigint not null generated always as identity,
  person bigint not null,
  unit bigint not null,
  role text not null,
  given_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_role_check CHECK ((role = ANY (ARRAY['drafter'::text, 'reviewer'::text, 'secrecy'::text, 'signer'::text, 'openness'::text, 'editor'::text, 'system'::text, 'security'::text, 'audit'::text]))),
  constraint post_person_fkey FOREIGN KEY (person) REFERENCES people.person(id),
  constraint post_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE UNIQUE INDEX post_once ON people.post USING btree (person, unit, role) WHERE (ended_at IS NULL);
CREATE TRIGGER three_administrators BEFORE INSERT OR UPDATE ON people.post FOR EACH ROW WHEN ((new.ended_at IS NULL)) EXECUTE FUNCTION people.refuse_double_administrator();

create table people.second_factor_role (
  role text not null,
  constraint second_factor_role_pkey PRIMARY KEY (role),
  constraint second_factor_role_role_check CHECK ((role = ANY (ARRAY['drafter'::text, 'reviewer'::text, 'secrecy'::text, 'signer'::text, 'openness'::text, 'editor'::text, 'system'::text, 'security'::text, 'audit'::text])))
);

create table people.session (
  id bytea not null,
  number bigint not null generated always as identity,
  person bigint not null,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  device text not null default ''::text,
  second_factor_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_why text,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_number_key UNIQUE (number),
  constraint session_device_check CHECK ((length(device) <= 200)),
  constraint session_id_check CHECK ((octet_length(id) = 32)),
  constraint session_person_fkey FOREIGN KEY (person) REFERENCES people.person(id)
);
CREATE INDEX session_person ON people.session USING btree (person) WHERE (ended_at IS NULL);

create table people.token (
  id bigint not null generated always as identity,
  person bigint not null,
  name text not null,
  prefix text not null,
  hash bytea not null,
  scopes text[] not null,
  second_factor boolean not null,
  issued_by bigint,
  issued_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_why text,
  constraint token_pkey PRIMARY KEY (id),
  constraint token_hash_key UNIQUE (hash),
  constraint token_check CHECK (((expires_at > issued_at) AND (expires_at <= (issued_at + '366 days'::interval)))),
  constraint token_check1 CHECK (((revoked_at IS NULL) = (revoked_why IS NULL))),
  constraint token_hash_check CHECK ((octet_length(hash) = 32)),
  constraint token_name_check CHECK (((length(TRIM(BOTH FROM name)) >= 2) AND (length(TRIM(BOTH FROM name)) <= 60))),
  constraint token_prefix_check CHECK ((prefix ~ '^gk_[A-Za-z0-9_-]{6}$'::text)),
  constraint token_scopes_check CHECK ((cardinality(scopes) > 0)),
  constraint token_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES people.person(id),
  constraint token_person_fkey FOREIGN KEY (person) REFERENCES people.person(id)
);
CREATE INDEX token_person ON people.token USING btree (person, id);

create table people.token_post (
  token bigint not null,
  post bigint not null,
  constraint token_post_pkey PRIMARY KEY (token, post),
  constraint token_post_post_fkey FOREIGN KEY (post) REFERENCES people.post(id),
  constraint token_post_token_fkey FOREIGN KEY (token) REFERENCES people.token(id)
);

create table people.token_use (
  token bigint not null,
  level double precision not null,
  granted boolean not null,
  seen_at timestamp with time zone not null,
  constraint token_use_pkey PRIMARY KEY (token),
  constraint token_use_token_fkey FOREIGN KEY (token) REFERENCES people.token(id)
);

-- calendar

create table calendar.day (
  day date not null,
  kind text not null,
  name text not null,
  announced_for integer,
  source text not null,
  constraint day_pkey PRIMARY KEY (day),
  constraint day_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'makeup_workday'::text]))),
  constraint day_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint day_source_check CHECK ((length(TRIM(BOTH FROM source)) > 0)),
  constraint makeup_on_weekend CHECK (((kind = 'holiday'::text) OR (EXTRACT(isodow FROM day) = ANY (ARRAY[(6)::numeric, (7)::numeric])))),
  constraint day_announced_for_fkey FOREIGN KEY (announced_for) REFERENCES calendar.year(year)
);
CREATE INDEX day_announced_for ON calendar.day USING btree (announced_for);

create table calendar.year (
  year integer not null,
  papers text[] not null default '{}'::text[],
  notice text,
  imported_at timestamp with time zone not null default now(),
  constraint year_pkey PRIMARY KEY (year),
  constraint year_year_check CHECK (((year >= 1949) AND (year <= 2100)))
);

-- files

create table files.drawing (
  hash text not null,
  pages integer not null,
  reason text not null default ''::text,
  drawn_at timestamp with time zone not null default now(),
  constraint drawing_pkey PRIMARY KEY (hash),
  constraint drawing_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint drawing_pages_check CHECK ((pages >= 0)),
  constraint drawing_reason_check CHECK ((length(reason) <= 500))
);

create table files.drawn_page (
  hash text not null,
  page integer not null,
  image_hash text not null,
  image_bytes bigint not null,
  width integer not null,
  height integer not null,
  constraint drawn_page_pkey PRIMARY KEY (hash, page),
  constraint drawn_page_height_check CHECK (((height >= 1) AND (height <= 4000))),
  constraint drawn_page_image_bytes_check CHECK ((image_bytes > 0)),
  constraint drawn_page_image_hash_check CHECK ((image_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint drawn_page_page_check CHECK (((page >= 1) AND (page <= 20))),
  constraint drawn_page_width_check CHECK (((width >= 1) AND (width <= 2000))),
  constraint drawn_page_hash_fkey FOREIGN KEY (hash) REFERENCES files.drawing(hash)
);
CREATE INDEX drawn_page_image ON files.drawn_page USING btree (image_hash);

create table files.file (
  id bigint not null generated always as identity,
  hash text not null,
  bytes bigint not null,
  type text not null,
  name text not null,
  text text,
  checked text not null,
  check_note text not null default ''::text,
  uploaded_by bigint,
  uploaded_at timestamp with time zone not null default now(),
  accepted_by bigint,
  accepted_at timestamp with time zone,
  accepted_reason text,
  original_hash text,
  original_bytes bigint,
  hidden jsonb not null default '[]'::jsonb,
  removed jsonb not null default '[]'::jsonb,
  scanned_with text,
  copy_of bigint,
  copy_kind text,
  constraint file_pkey PRIMARY KEY (id),
  constraint file_bytes_check CHECK ((bytes > 0)),
  constraint file_check CHECK ((num_nulls(accepted_by, accepted_at, accepted_reason) = ANY (ARRAY[0, 3]))),
  constraint file_check1 CHECK (((accepted_by IS NULL) OR (checked = 'unchecked'::text))),
  constraint file_check2 CHECK ((accepted_by <> uploaded_by)),
  constraint file_check3 CHECK ((num_nulls(original_hash, original_bytes) = ANY (ARRAY[0, 2]))),
  constraint file_check4 CHECK ((num_nulls(copy_of, copy_kind) = ANY (ARRAY[0, 2]))),
  constraint file_checked_check CHECK ((checked = ANY (ARRAY['checked'::text, 'unchecked'::text]))),
  constraint file_copy_kind_check CHECK ((copy_kind = ANY (ARRAY['cleaned'::text, 'masked'::text]))),
  constraint file_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint file_hidden_check CHECK ((jsonb_typeof(hidden) = 'array'::text)),
  constraint file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint file_original_bytes_check CHECK ((original_bytes > 0)),
  constraint file_original_hash_check CHECK ((original_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint file_removed_check CHECK ((jsonb_typeof(removed) = 'array'::text)),
  constraint file_scanned_with_check CHECK (((length(scanned_with) >= 1) AND (length(scanned_with) <= 200))),
  constraint file_type_check CHECK ((type ~ '^[a-z0-9]{2,8}$'::text)),
  constraint file_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES people.person(id),
  constraint file_copy_of_fkey FOREIGN KEY (copy_of) REFERENCES files.file(id),
  constraint file_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES people.person(id)
);
CREATE INDEX file_hash ON files.file USING btree (hash);
CREATE INDEX file_original_hash ON files.file USING btree (original_hash);

create table files.upload (
  id text not null,
  person bigint not null,
  name text not null,
  bytes bigint not null,
  begun_at timestamp with time zone not null default now(),
  file bigint,
  refused text,
  constraint upload_pkey PRIMARY KEY (id),
  constraint upload_bytes_check CHECK ((bytes > 0)),
  constraint upload_check CHECK ((num_nonnulls(file, refused) < 2)),
  constraint upload_id_check CHECK ((id ~ '^[a-z0-9]{24}$'::text)),
  constraint upload_name_check CHECK (((length(name) >= 1) AND (length(name) <= 250))),
  constraint upload_refused_check CHECK (((length(refused) >= 1) AND (length(refused) <= 1000))),
  constraint upload_file_fkey FOREIGN KEY (file) REFERENCES files.file(id),
  constraint upload_person_fkey FOREIGN KEY (person) REFERENCES people.person(id)
);
CREATE INDEX upload_person ON files.upload USING btree (person);

create table files.upload_part (
  upload text not null,
  starts_at bigint not null,
  bytes bigint not null,
  hash text not null,
  constraint upload_part_pkey PRIMARY KEY (upload, starts_at),
  constraint upload_part_bytes_check CHECK ((bytes > 0)),
  constraint upload_part_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint upload_part_starts_at_check CHECK ((starts_at >= 0)),
  constraint upload_part_upload_fkey FOREIGN KEY (upload) REFERENCES files.upload(id) ON DELETE CASCADE
);
CREATE INDEX upload_part_hash ON files.upload_part USING btree (hash);

-- publications

CREATE OR REPLACE FUNCTION publications.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is immutable', tg_table_name using errcode = '42501';
end $function$;

create table publications.address (
  path text not null,
  document bigint not null,
  current boolean not null,
  given_at timestamp with time zone not null default now(),
  constraint address_pkey PRIMARY KEY (path),
  constraint address_path_check CHECK (((path ~ '^/[^#\s]+$'::text) AND (length(path) <= 301) AND ((path !~ '\?'::text) OR (NOT current)))),
  constraint address_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id)
);
CREATE UNIQUE INDEX address_current ON publications.address USING btree (document) WHERE current;

create table publications.change (
  generation bigint not null,
  tags text[] not null,
  constraint change_pkey PRIMARY KEY (generation)
);

create table publications.counter (
  name text not null,
  value integer not null,
  constraint counter_pkey PRIMARY KEY (name)
);

create table publications.document (
  id bigint not null generated always as identity,
  kind text not null,
  unit bigint not null,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  public_id text,
  first_published_at timestamp with time zone,
  first_published_on date,
  first_published_source text,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_public_id_key UNIQUE (public_id),
  constraint document_public_id_check CHECK ((public_id ~ '^[a-z0-9]{12}$'::text)),
  constraint document_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.person(id),
  constraint document_kind_fkey FOREIGN KEY (kind) REFERENCES publications.kind(name),
  constraint document_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE INDEX document_unit ON publications.document USING btree (unit, kind);

create table publications.document_number (
  id bigint not null generated always as identity,
  issuer bigint not null,
  series text not null,
  year integer not null,
  serial integer not null,
  document bigint,
  allotted_at timestamp with time zone not null default now(),
  void_at timestamp with time zone,
  void_reason text,
  constraint document_number_pkey PRIMARY KEY (id),
  constraint document_number_issuer_series_year_serial_key UNIQUE (issuer, series, year, serial),
  constraint document_number_serial_check CHECK (((serial >= 1) AND (serial <= 9999))),
  constraint document_number_series_check CHECK (((length(series) >= 1) AND (length(series) <= 12))),
  constraint document_number_year_check CHECK (((year >= 1949) AND (year <= 2100))),
  constraint document_number_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint document_number_issuer_fkey FOREIGN KEY (issuer) REFERENCES organisations.unit(id)
);
CREATE UNIQUE INDEX document_number_one ON publications.document_number USING btree (document) WHERE (void_at IS NULL);

create table publications.edition (
  id bigint not null generated always as identity,
  document bigint not null,
  number integer not null,
  state text not null,
  opened_by bigint,
  opened_at timestamp with time zone not null default now(),
  change_note text,
  hides_earlier boolean not null default false,
  constraint edition_pkey PRIMARY KEY (id),
  constraint edition_document_number_key UNIQUE (document, number),
  constraint edition_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'cleared'::text, 'issued'::text, 'abandoned'::text]))),
  constraint edition_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint edition_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people.person(id)
);
CREATE UNIQUE INDEX edition_one_unpublished ON publications.edition USING btree (document) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'cleared'::text]));

create table publications.generation (
  one boolean not null default true,
  value bigint not null default 1,
  constraint generation_pkey PRIMARY KEY (one),
  constraint generation_one_check CHECK (one)
);

create table publications.index_number (
  document bigint not null,
  unit bigint not null,
  year integer not null,
  serial integer not null,
  text text not null,
  given_at timestamp with time zone not null default now(),
  constraint index_number_pkey PRIMARY KEY (document),
  constraint index_number_text_key UNIQUE (text),
  constraint index_number_unit_year_serial_key UNIQUE (unit, year, serial),
  constraint index_number_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint index_number_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE TRIGGER index_number_is_immutable BEFORE DELETE OR UPDATE ON publications.index_number FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

create table publications.kind (
  name text not null,
  words text not null,
  room text not null,
  site_column text not null,
  steps text[] not null,
  urgent_steps text[] not null default '{secrecy}'::text[],
  step_days integer not null default 3,
  takes_number boolean not null default false,
  is_policy boolean not null default false,
  mend_days integer not null default 3,
  constraint kind_pkey PRIMARY KEY (name),
  constraint kind_mend_days_check CHECK (((mend_days >= 1) AND (mend_days <= 30))),
  constraint kind_name_check CHECK ((name ~ '^[a-z][a-z-]{1,30}$'::text)),
  constraint kind_steps_check CHECK (((cardinality(steps) >= 1) AND ('secrecy'::text = ANY (steps)))),
  constraint kind_urgent_steps_check CHECK (((cardinality(urgent_steps) >= 1) AND ('secrecy'::text = ANY (urgent_steps)))),
  constraint kind_site_column_fkey FOREIGN KEY (site_column) REFERENCES publications.site_column(slug)
);

create table publications.link (
  id bigint not null generated always as identity,
  kind text not null,
  from_document bigint not null,
  to_document bigint not null,
  at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint link_pkey PRIMARY KEY (id),
  constraint link_check CHECK ((from_document <> to_document)),
  constraint link_kind_check CHECK ((kind = ANY (ARRAY['interprets'::text, 'consulted_as'::text, 'replaces'::text, 'repeals'::text, 'evidence_of'::text, 'translates'::text, 'related'::text]))),
  constraint link_from_document_fkey FOREIGN KEY (from_document) REFERENCES publications.document(id),
  constraint link_to_document_fkey FOREIGN KEY (to_document) REFERENCES publications.document(id)
);
CREATE INDEX link_from ON publications.link USING btree (from_document) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX link_once ON publications.link USING btree (kind, from_document, to_document) WHERE (ended_at IS NULL);
CREATE INDEX link_to ON publications.link USING btree (to_document, kind) WHERE (ended_at IS NULL);

create table publications.process (
  id uuid not null,
  acknowledged bigint not null,
  seen_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone not null default clock_timestamp(),
  constraint process_pkey PRIMARY KEY (id)
);

create table publications.publication (
  id bigint not null generated always as identity,
  document bigint not null,
  edition bigint not null,
  revision bigint not null,
  site_column text not null,
  published_at timestamp with time zone not null default now(),
  published_by bigint,
  public_until timestamp with time zone,
  change_note text,
  ended_at timestamp with time zone,
  end_kind text,
  end_reason text,
  moved_to text,
  hidden_at timestamp with time zone,
  hidden_kind text,
  hidden_reason text,
  constraint publication_pkey PRIMARY KEY (id),
  constraint publication_edition_key UNIQUE (edition),
  constraint publication_check CHECK (((ended_at IS NULL) = (end_kind IS NULL))),
  constraint publication_end_kind_check CHECK ((end_kind = ANY (ARRAY['corrected'::text, 'withdrawn'::text, 'gone'::text, 'replaced'::text, 'moved'::text]))),
  constraint publication_hidden_check CHECK ((((hidden_at IS NULL) = (hidden_kind IS NULL)) AND ((hidden_at IS NULL) = (hidden_reason IS NULL)) AND ((hidden_at IS NULL) OR (end_kind = 'corrected'::text)))),
  constraint publication_hidden_kind_check CHECK ((hidden_kind = ANY (ARRAY['withdrawn'::text, 'unfit'::text]))),
  constraint publication_moved_check CHECK (((COALESCE(end_kind, ''::text) = 'moved'::text) = (moved_to IS NOT NULL))),
  constraint publication_moved_to_check CHECK (((moved_to ~ '^(/[^/]|https?://[^/])'::text) AND (length(moved_to) <= 2000))),
  constraint publication_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint publication_edition_fkey FOREIGN KEY (edition) REFERENCES publications.edition(id),
  constraint publication_published_by_fkey FOREIGN KEY (published_by) REFERENCES people.person(id),
  constraint publication_revision_fkey FOREIGN KEY (revision) REFERENCES publications.revision(id),
  constraint publication_site_column_fkey FOREIGN KEY (site_column) REFERENCES publications.site_column(slug)
);
CREATE INDEX publication_column ON publications.publication USING btree (site_column, published_at DESC) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX publication_current ON publications.publication USING btree (document) WHERE (ended_at IS NULL);
CREATE INDEX publication_document ON publications.publication USING btree (document, id DESC);
CREATE INDEX publication_public_until ON publications.publication USING btree (public_until) WHERE ((ended_at IS NULL) AND (public_until IS NOT NULL));

create table publications.requirement (
  id bigint not null generated always as identity,
  document bigint not null,
  needs text not null,
  link text not null,
  forms text[],
  words text not null,
  set_at timestamp with time zone not null default now(),
  lifted_at timestamp with time zone,
  waived_by bigint,
  waived_at timestamp with time zone,
  waiver text,
  constraint requirement_pkey PRIMARY KEY (id),
  constraint requirement_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint requirement_waived_by_fkey FOREIGN KEY (waived_by) REFERENCES people.person(id)
);
CREATE UNIQUE INDEX requirement_once ON publications.requirement USING btree (document, needs) WHERE (lifted_at IS NULL);

create table publications.revision (
  id bigint not null generated always as identity,
  edition bigint not null,
  number integer not null,
  title text not null,
  body text not null,
  metadata jsonb not null,
  disclosure text,
  ground text,
  reason text,
  attachments jsonb not null default '[]'::jsonb,
  hash text not null,
  written_by bigint,
  written_at timestamp with time zone not null default now(),
  constraint revision_pkey PRIMARY KEY (id),
  constraint revision_edition_number_key UNIQUE (edition, number),
  constraint revision_check CHECK (((disclosure IS DISTINCT FROM 'closed'::text) OR ((ground IS NOT NULL) AND (length(TRIM(BOTH FROM COALESCE(reason, ''::text))) >= 2)))),
  constraint revision_disclosure_check CHECK ((disclosure = ANY (ARRAY['open'::text, 'on_request'::text, 'closed'::text]))),
  constraint revision_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint revision_edition_fkey FOREIGN KEY (edition) REFERENCES publications.edition(id),
  constraint revision_written_by_fkey FOREIGN KEY (written_by) REFERENCES people.person(id)
);
CREATE INDEX revision_attachments ON publications.revision USING gin (attachments jsonb_path_ops);
CREATE INDEX revision_edition ON publications.revision USING btree (edition, number DESC);
CREATE TRIGGER revision_is_immutable BEFORE DELETE OR UPDATE ON publications.revision FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

create table publications.site_column (
  slug text not null,
  parent text,
  name text not null,
  description text not null,
  keywords text not null default ''::text,
  column_type text not null,
  unit bigint not null,
  update_rule text not null,
  update_days integer,
  empty_notice text not null,
  position integer not null default 0,
  closed_at timestamp with time zone,
  constraint site_column_pkey PRIMARY KEY (slug),
  constraint site_column_slug_check CHECK ((slug ~ '^[a-z][a-z0-9-]{1,30}$'::text)),
  constraint site_column_parent_fkey FOREIGN KEY (parent) REFERENCES publications.site_column(slug),
  constraint site_column_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

create table publications.validity (
  id bigint not null generated always as identity,
  document bigint not null,
  state text not null,
  from_on date not null,
  note text not null default ''::text,
  by_document bigint,
  at timestamp with time zone not null default now(),
  until_on date,
  constraint validity_pkey PRIMARY KEY (id),
  constraint validity_state_check CHECK ((state = ANY (ARRAY['valid'::text, 'amended'::text, 'repealed'::text, 'expired'::text]))),
  constraint validity_by_document_fkey FOREIGN KEY (by_document) REFERENCES publications.document(id),
  constraint validity_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id)
);
CREATE INDEX validity_by ON publications.validity USING btree (by_document) WHERE (by_document IS NOT NULL);
CREATE INDEX validity_document ON publications.validity USING btree (document, from_on DESC, id DESC);

create table publications.validity_proposal (
  id bigint not null generated always as identity,
  document bigint not null,
  state text not null,
  from_on date not null,
  note text not null default ''::text,
  proposed_by bigint not null,
  proposed_at timestamp with time zone not null,
  decided_by bigint,
  decided_at timestamp with time zone,
  agreed boolean,
  words text not null default ''::text,
  constraint validity_proposal_pkey PRIMARY KEY (id),
  constraint validity_proposal_check CHECK ((((decided_at IS NULL) = (agreed IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)))),
  constraint validity_proposal_check1 CHECK (((agreed IS NOT TRUE) OR (decided_by <> proposed_by))),
  constraint validity_proposal_state_check CHECK ((state = ANY (ARRAY['valid'::text, 'amended'::text, 'repealed'::text, 'expired'::text]))),
  constraint validity_proposal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people.person(id),
  constraint validity_proposal_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint validity_proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people.person(id)
);
CREATE UNIQUE INDEX validity_proposal_open ON publications.validity_proposal USING btree (document) WHERE (decided_at IS NULL);

create table publications.withdrawal_receipt (
  id bigint not null generated always as identity,
  document bigint not null,
  withdrawn_at timestamp with time zone not null,
  kind text not null,
  reason text not null,
  editions integer[] not null,
  copies jsonb not null,
  generation bigint not null,
  hash text not null,
  made_at timestamp with time zone not null,
  constraint withdrawal_receipt_pkey PRIMARY KEY (id),
  constraint withdrawal_receipt_document_withdrawn_at_key UNIQUE (document, withdrawn_at),
  constraint withdrawal_receipt_editions_check CHECK ((cardinality(editions) > 0)),
  constraint withdrawal_receipt_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint withdrawal_receipt_kind_check CHECK ((kind = ANY (ARRAY['withdrawn'::text, 'gone'::text, 'replaced'::text, 'moved'::text, 'unfit'::text]))),
  constraint withdrawal_receipt_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id)
);
CREATE TRIGGER withdrawal_receipt_is_immutable BEFORE DELETE OR UPDATE ON publications.withdrawal_receipt FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

create table publications.working_copy (
  edition bigint not null,
  person bigint not null,
  base_revision bigint not null,
  content jsonb not null,
  saved_at timestamp with time zone not null default now(),
  constraint working_copy_pkey PRIMARY KEY (edition, person),
  constraint working_copy_base_revision_fkey FOREIGN KEY (base_revision) REFERENCES publications.revision(id),
  constraint working_copy_edition_fkey FOREIGN KEY (edition) REFERENCES publications.edition(id),
  constraint working_copy_person_fkey FOREIGN KEY (person) REFERENCES people.person(id)
);

-- checks

create table checks.acceptance (
  id bigint not null generated always as identity,
  document bigint not null,
  fingerprint text not null,
  check_name text not null,
  verdict text not null,
  reason text not null,
  person bigint not null,
  instead_of bigint,
  as_secrecy boolean not null,
  revision bigint not null,
  revision_hash text not null,
  accepted_at timestamp with time zone not null default now(),
  constraint acceptance_pkey PRIMARY KEY (id),
  constraint acceptance_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{32}$'::text)),
  constraint acceptance_reason_check CHECK ((length(TRIM(BOTH FROM reason)) >= 2)),
  constraint acceptance_verdict_check CHECK ((verdict = ANY (ARRAY['needed'::text, 'false_alarm'::text]))),
  constraint acceptance_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint acceptance_instead_of_fkey FOREIGN KEY (instead_of) REFERENCES people.person(id),
  constraint acceptance_person_fkey FOREIGN KEY (person) REFERENCES people.person(id),
  constraint acceptance_revision_fkey FOREIGN KEY (revision) REFERENCES publications.revision(id)
);
CREATE INDEX acceptance_document ON checks.acceptance USING btree (document, fingerprint);
CREATE TRIGGER acceptance_is_immutable BEFORE DELETE OR UPDATE ON checks.acceptance FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

create table checks.finding (
  run bigint not null,
  position integer not null,
  check_name text not null,
  state text not null,
  fingerprint text not null,
  place text not null,
  at integer not null,
  shown text not null,
  level text not null,
  word bigint,
  constraint finding_pkey PRIMARY KEY (run, "position"),
  constraint finding_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{32}$'::text)),
  constraint finding_state_check CHECK ((state = ANY (ARRAY['found'::text, 'unchecked'::text]))),
  constraint finding_run_fkey FOREIGN KEY (run) REFERENCES checks.run(id),
  constraint finding_word_fkey FOREIGN KEY (word) REFERENCES checks.word(id)
);
CREATE TRIGGER finding_is_immutable BEFORE DELETE OR UPDATE ON checks.finding FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

create table checks.key (
  one boolean not null default true,
  value bytea not null,
  constraint key_pkey PRIMARY KEY (one),
  constraint key_one_check CHECK (one),
  constraint key_value_check CHECK ((length(value) = 32))
);

create table checks.link (
  address text not null,
  state text,
  problem text not null default ''::text,
  tries integer not null default 0,
  looked_at timestamp with time zone,
  next_at timestamp with time zone not null default now(),
  constraint link_pkey PRIMARY KEY (address),
  constraint link_address_check CHECK ((length(address) <= 2000)),
  constraint link_check CHECK (((state IS NULL) = (looked_at IS NULL))),
  constraint link_state_check CHECK ((state = ANY (ARRAY['alive'::text, 'dead'::text, 'unsure'::text])))
);
CREATE INDEX link_due ON checks.link USING btree (next_at);

create table checks.link_use (
  revision bigint not null,
  address text not null,
  words text not null,
  constraint link_use_pkey PRIMARY KEY (revision, address),
  constraint link_use_address_fkey FOREIGN KEY (address) REFERENCES checks.link(address),
  constraint link_use_revision_fkey FOREIGN KEY (revision) REFERENCES publications.revision(id)
);
CREATE INDEX link_use_address ON checks.link_use USING btree (address);

create table checks.list_version (
  version integer not null,
  stamp uuid not null default gen_random_uuid(),
  what text not null,
  set_by bigint,
  set_at timestamp with time zone not null default now(),
  constraint list_version_pkey PRIMARY KEY (version),
  constraint list_version_version_check CHECK ((version > 0)),
  constraint list_version_set_by_fkey FOREIGN KEY (set_by) REFERENCES people.person(id)
);

create table checks.run (
  id bigint not null generated always as identity,
  manifest_hash text not null,
  revision bigint not null,
  revision_hash text not null,
  occasion text not null,
  list_version integer not null,
  detectors integer not null,
  results jsonb not null,
  run_at timestamp with time zone not null default now(),
  constraint run_pkey PRIMARY KEY (id),
  constraint run_manifest_hash_check CHECK ((manifest_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint run_occasion_check CHECK ((occasion = ANY (ARRAY['submit'::text, 'issue'::text]))),
  constraint run_list_version_fkey FOREIGN KEY (list_version) REFERENCES checks.list_version(version),
  constraint run_revision_fkey FOREIGN KEY (revision) REFERENCES publications.revision(id)
);
CREATE INDEX run_revision ON checks.run USING btree (revision, id);
CREATE TRIGGER run_is_immutable BEFORE DELETE OR UPDATE ON checks.run FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

create table checks.setting (
  check_name text not null,
  level text not null,
  set_by bigint,
  set_at timestamp with time zone not null default now(),
  constraint setting_pkey PRIMARY KEY (check_name),
  constraint setting_level_check CHECK ((level = ANY (ARRAY['off'::text, 'hint'::text, 'accept'::text, 'secrecy'::text, 'block'::text]))),
  constraint setting_set_by_fkey FOREIGN KEY (set_by) REFERENCES people.person(id)
);

create table checks.sighting (
  document bigint not null,
  fingerprint text not null,
  check_name text not null,
  word bigint,
  first_revision bigint not null,
  last_revision bigint not null,
  first_seen_at timestamp with time zone not null default now(),
  constraint sighting_pkey PRIMARY KEY (document, fingerprint),
  constraint sighting_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint sighting_first_revision_fkey FOREIGN KEY (first_revision) REFERENCES publications.revision(id),
  constraint sighting_last_revision_fkey FOREIGN KEY (last_revision) REFERENCES publications.revision(id),
  constraint sighting_word_fkey FOREIGN KEY (word) REFERENCES checks.word(id)
);
CREATE INDEX sighting_check ON checks.sighting USING btree (check_name);
CREATE INDEX sighting_word ON checks.sighting USING btree (word) WHERE (word IS NOT NULL);

create table checks.word (
  id bigint not null generated always as identity,
  kind text not null,
  word text not null,
  before text not null default ''::text,
  after text not null default ''::text,
  suggestion text not null default ''::text,
  note text not null default ''::text,
  from_version integer not null,
  until_version integer,
  constraint word_pkey PRIMARY KEY (id),
  constraint word_after_check CHECK ((length(after) <= 20)),
  constraint word_before_check CHECK ((length(before) <= 20)),
  constraint word_check CHECK (((kind = 'allow'::text) OR ((before = ''::text) AND (after = ''::text)))),
  constraint word_check1 CHECK ((until_version > from_version)),
  constraint word_kind_check CHECK ((kind = ANY (ARRAY['typo'::text, 'phrasing'::text, 'sensitive'::text, 'forbidden'::text, 'allow'::text]))),
  constraint word_note_check CHECK ((length(note) <= 200)),
  constraint word_suggestion_check CHECK ((length(suggestion) <= 100)),
  constraint word_word_check CHECK (((length(word) >= 2) AND (length(word) <= 40))),
  constraint word_from_version_fkey FOREIGN KEY (from_version) REFERENCES checks.list_version(version),
  constraint word_until_version_fkey FOREIGN KEY (until_version) REFERENCES checks.list_version(version)
);
CREATE UNIQUE INDEX word_once ON checks.word USING btree (word, before, after, ((kind = 'allow'::text))) WHERE (until_version IS NULL);

-- review

create table review.countersign (
  id bigint not null generated always as identity,
  submission bigint not null,
  step text not null,
  asked_by bigint not null,
  asked_of bigint not null,
  words text not null,
  manifest_hash text not null,
  asked_at timestamp with time zone not null default now(),
  given_by bigint,
  instead_of bigint,
  opinion text,
  given_at timestamp with time zone,
  taken_back_at timestamp with time zone,
  taken_back_reason text,
  constraint countersign_pkey PRIMARY KEY (id),
  constraint countersign_check CHECK ((asked_by <> asked_of)),
  constraint countersign_check1 CHECK ((((given_at IS NULL) = (opinion IS NULL)) AND ((given_at IS NULL) = (given_by IS NULL)))),
  constraint countersign_check2 CHECK (((taken_back_at IS NULL) = (taken_back_reason IS NULL))),
  constraint countersign_check3 CHECK (((given_at IS NULL) OR (taken_back_at IS NULL))),
  constraint countersign_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people.person(id),
  constraint countersign_asked_of_fkey FOREIGN KEY (asked_of) REFERENCES people.person(id),
  constraint countersign_given_by_fkey FOREIGN KEY (given_by) REFERENCES people.person(id),
  constraint countersign_instead_of_fkey FOREIGN KEY (instead_of) REFERENCES people.person(id),
  constraint countersign_submission_fkey FOREIGN KEY (submission) REFERENCES review.submission(id)
);
CREATE UNIQUE INDEX countersign_open ON review.countersign USING btree (submission) WHERE ((given_at IS NULL) AND (taken_back_at IS NULL));
CREATE INDEX countersign_submission ON review.countersign USING btree (submission, id);

create table review.ground (
  code text not null,
  words text not null,
  article text not null,
  mandatory boolean not null,
  position integer not null,
  constraint ground_pkey PRIMARY KEY (code)
);

create table review.manifest (
  submission bigint not null,
  position integer not null,
  document bigint not null,
  edition bigint not null,
  revision bigint not null,
  hash text not null,
  constraint manifest_pkey PRIMARY KEY (submission, "position"),
  constraint manifest_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint manifest_edition_fkey FOREIGN KEY (edition) REFERENCES publications.edition(id),
  constraint manifest_revision_fkey FOREIGN KEY (revision) REFERENCES publications.revision(id),
  constraint manifest_submission_fkey FOREIGN KEY (submission) REFERENCES review.submission(id)
);
CREATE INDEX manifest_edition ON review.manifest USING btree (edition);

create table review.opinion (
  id bigint not null generated always as identity,
  submission bigint not null,
  step text not null,
  person bigint not null,
  unit bigint not null,
  instead_of bigint,
  verdict text not null,
  words text not null,
  checks jsonb not null default '{}'::jsonb,
  conclusion text,
  back_to text,
  manifest_hash text not null,
  arrived_at timestamp with time zone not null,
  at timestamp with time zone not null default now(),
  constraint opinion_pkey PRIMARY KEY (id),
  constraint opinion_verdict_check CHECK ((verdict = ANY (ARRAY['agree'::text, 'send_back'::text, 'refer'::text, 'answer'::text, 'refuse'::text, 'recall'::text]))),
  constraint opinion_instead_of_fkey FOREIGN KEY (instead_of) REFERENCES people.person(id),
  constraint opinion_person_fkey FOREIGN KEY (person) REFERENCES people.person(id),
  constraint opinion_submission_fkey FOREIGN KEY (submission) REFERENCES review.submission(id),
  constraint opinion_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE INDEX opinion_submission ON review.opinion USING btree (submission, id);
CREATE TRIGGER opinion_is_immutable BEFORE DELETE OR UPDATE ON review.opinion FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

create table review.pause (
  id bigint not null generated always as identity,
  kind text not null,
  seconds double precision not null,
  host text not null,
  noticed_at timestamp with time zone not null default now(),
  confirmed_at timestamp with time zone,
  confirmed_by bigint,
  line bigint,
  constraint pause_pkey PRIMARY KEY (id),
  constraint pause_check CHECK ((((confirmed_at IS NULL) = (confirmed_by IS NULL)) AND ((confirmed_at IS NULL) = (line IS NULL)))),
  constraint pause_kind_check CHECK ((kind = ANY (ARRAY['jump'::text, 'ledger'::text, 'apart'::text]))),
  constraint pause_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES people.person(id)
);
CREATE UNIQUE INDEX pause_open ON review.pause USING btree ((true)) WHERE (confirmed_at IS NULL);

create table review.reassessment (
  document bigint not null,
  due_on date not null,
  last_on date,
  last_words text,
  constraint reassessment_pkey PRIMARY KEY (document),
  constraint reassessment_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id)
);

create table review.referral (
  id bigint not null generated always as identity,
  submission bigint not null,
  drafter_position text not null,
  reviewer_position text not null,
  referred_to text not null,
  referred_at timestamp with time zone not null default now(),
  answer text,
  disclosure text,
  answered_by bigint,
  answered_at timestamp with time zone,
  constraint referral_pkey PRIMARY KEY (id),
  constraint referral_disclosure_check CHECK ((disclosure = ANY (ARRAY['open'::text, 'on_request'::text, 'closed'::text]))),
  constraint referral_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES people.person(id),
  constraint referral_submission_fkey FOREIGN KEY (submission) REFERENCES review.submission(id)
);

create table review.schedule (
  id bigint not null generated always as identity,
  submission bigint not null,
  publish_at timestamp with time zone not null,
  set_by bigint not null,
  set_at timestamp with time zone not null default now(),
  done_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text,
  constraint schedule_pkey PRIMARY KEY (id),
  constraint schedule_set_by_fkey FOREIGN KEY (set_by) REFERENCES people.person(id),
  constraint schedule_submission_fkey FOREIGN KEY (submission) REFERENCES review.submission(id)
);
CREATE INDEX schedule_due ON review.schedule USING btree (publish_at) WHERE ((done_at IS NULL) AND (cancelled_at IS NULL) AND (failed_at IS NULL));
CREATE UNIQUE INDEX schedule_open ON review.schedule USING btree (submission) WHERE ((done_at IS NULL) AND (cancelled_at IS NULL));

create table review.submission (
  id bigint not null generated always as identity,
  title text not null,
  unit bigint not null,
  submitted_by bigint not null,
  submitted_at timestamp with time zone not null default now(),
  urgent boolean not null default false,
  urgent_reason text,
  steps text[] not null,
  state text not null,
  referred_from text,
  manifest_hash text not null,
  channels text[] not null default '{portal}'::text[],
  arrived_at timestamp with time zone not null default now(),
  due_on date,
  ended_at timestamp with time zone,
  end_reason text,
  constraint submission_pkey PRIMARY KEY (id),
  constraint submission_check CHECK (((NOT urgent) OR (length(TRIM(BOTH FROM COALESCE(urgent_reason, ''::text))) >= 2))),
  constraint submission_state_check CHECK ((state = ANY (ARRAY['department'::text, 'openness'::text, 'secrecy'::text, 'signoff'::text, 'referred'::text, 'cleared'::text, 'returned'::text, 'refused'::text, 'voided'::text, 'issued'::text]))),
  constraint submission_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES people.person(id),
  constraint submission_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE INDEX submission_state ON review.submission USING btree (state, unit);

-- workflow

create table workflow.circulation (
  id bigint not null generated always as identity,
  object text not null,
  title text not null,
  path text not null,
  sent_by bigint not null,
  words text not null,
  sent_at timestamp with time zone not null default now(),
  constraint circulation_pkey PRIMARY KEY (id),
  constraint circulation_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES people.person(id)
);
CREATE INDEX circulation_object ON workflow.circulation USING btree (object, id);

create table workflow.circulation_reader (
  circulation bigint not null,
  person bigint not null,
  read_at timestamp with time zone,
  constraint circulation_reader_pkey PRIMARY KEY (circulation, person),
  constraint circulation_reader_circulation_fkey FOREIGN KEY (circulation) REFERENCES workflow.circulation(id),
  constraint circulation_reader_person_fkey FOREIGN KEY (person) REFERENCES people.person(id)
);
CREATE INDEX circulation_reader_person ON workflow.circulation_reader USING btree (person, read_at);

create table workflow.task (
  id bigint not null generated always as identity,
  object text not null,
  title text not null,
  step text not null,
  path text not null,
  unit bigint not null,
  role text,
  person bigint,
  started_by bigint,
  urgent boolean not null default false,
  arrived_at timestamp with time zone not null default now(),
  due_on date,
  opened_at timestamp with time zone,
  done_at timestamp with time zone,
  done_by bigint,
  outcome text,
  constraint task_pkey PRIMARY KEY (id),
  constraint task_done_by_fkey FOREIGN KEY (done_by) REFERENCES people.person(id),
  constraint task_person_fkey FOREIGN KEY (person) REFERENCES people.person(id),
  constraint task_started_by_fkey FOREIGN KEY (started_by) REFERENCES people.person(id),
  constraint task_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE INDEX task_done_by ON workflow.task USING btree (done_by, done_at DESC);
CREATE INDEX task_object ON workflow.task USING btree (object);
CREATE INDEX task_open ON workflow.task USING btree (unit, role, due_on) WHERE (done_at IS NULL);
CREATE INDEX task_person ON workflow.task USING btree (person) WHERE (done_at IS NULL);
CREATE INDEX task_started_by ON workflow.task USING btree (started_by, arrived_at DESC);

create table workflow.task_note (
  id bigint not null generated always as identity,
  task bigint not null,
  kind text not null,
  by_person bigint not null,
  to_person bigint,
  words text not null,
  at timestamp with time zone not null default now(),
  constraint task_note_pkey PRIMARY KEY (id),
  constraint task_note_kind_check CHECK ((kind = ANY (ARRAY['handed_over'::text, 'urged'::text, 'supervised'::text]))),
  constraint task_note_by_person_fkey FOREIGN KEY (by_person) REFERENCES people.person(id),
  constraint task_note_task_fkey FOREIGN KEY (task) REFERENCES workflow.task(id),
  constraint task_note_to_person_fkey FOREIGN KEY (to_person) REFERENCES people.person(id)
);
CREATE INDEX task_note_task ON workflow.task_note USING btree (task, id);

-- notices

create table notices.address (
  person bigint not null,
  email text not null,
  constraint address_pkey PRIMARY KEY (person),
  constraint address_email_check CHECK (((email ~ '^[^\s@<>,;]+@[^\s@<>,;]+$'::text) AND (length(email) <= 200))),
  constraint address_person_fkey FOREIGN KEY (person) REFERENCES people.person(id)
);

create table notices.delivery (
  message bigint not null,
  attempt integer not null,
  channel text not null,
  at timestamp with time zone not null default now(),
  worked boolean,
  problem text,
  constraint delivery_pkey PRIMARY KEY (message, attempt),
  constraint delivery_attempt_check CHECK ((attempt > 0)),
  constraint delivery_channel_check CHECK ((channel = ANY (ARRAY['mailbox'::text, 'smtp'::text]))),
  constraint delivery_message_fkey FOREIGN KEY (message) REFERENCES notices.message(id)
);
CREATE UNIQUE INDEX delivery_once ON notices.delivery USING btree (message) WHERE worked;

create table notices.message (
  id bigint not null generated always as identity,
  person bigint not null,
  template text not null,
  to_address text,
  subject text not null,
  body text not null,
  object text not null,
  path text,
  created_at timestamp with time zone not null default now(),
  constraint message_pkey PRIMARY KEY (id),
  constraint message_path_check CHECK ((path ~ '^/[^/]'::text)),
  constraint message_person_fkey FOREIGN KEY (person) REFERENCES people.person(id),
  constraint message_template_fkey FOREIGN KEY (template) REFERENCES notices.template(name)
);
CREATE INDEX message_person ON notices.message USING btree (person, id DESC);

create table notices.read (
  message bigint not null,
  person bigint not null,
  at timestamp with time zone not null default now(),
  constraint read_pkey PRIMARY KEY (message, person),
  constraint read_message_fkey FOREIGN KEY (message) REFERENCES notices.message(id),
  constraint read_person_fkey FOREIGN KEY (person) REFERENCES people.person(id)
);

create table notices.template (
  name text not null,
  subject text not null,
  body text not null,
  words text not null,
  slots text[] not null,
  constraint template_pkey PRIMARY KEY (name),
  constraint template_body_check CHECK (((length(TRIM(BOTH FROM body)) >= 1) AND (length(TRIM(BOTH FROM body)) <= 4000))),
  constraint template_name_check CHECK ((name ~ '^[a-z_]+\.[a-z_]+$'::text)),
  constraint template_subject_check CHECK (((length(TRIM(BOTH FROM subject)) >= 1) AND (length(TRIM(BOTH FROM subject)) <= 200)))
);

-- webhooks

create table webhooks.attempt (
  delivery bigint not null,
  number integer not null,
  at timestamp with time zone not null default now(),
  status integer,
  problem text,
  constraint attempt_pkey PRIMARY KEY (delivery, number),
  constraint attempt_number_check CHECK ((number > 0)),
  constraint attempt_delivery_fkey FOREIGN KEY (delivery) REFERENCES webhooks.delivery(id)
);

create table webhooks.delivery (
  id bigint not null generated always as identity,
  subscription bigint not null,
  event uuid not null,
  type text not null,
  subject text not null,
  happened_at timestamp with time zone not null,
  tries integer not null default 0,
  next_at timestamp with time zone default now(),
  done_at timestamp with time zone,
  dropped_at timestamp with time zone,
  dead_at timestamp with time zone,
  constraint delivery_pkey PRIMARY KEY (id),
  constraint delivery_subscription_event_key UNIQUE (subscription, event),
  constraint delivery_check CHECK ((num_nonnulls(done_at, dropped_at, dead_at) <= 1)),
  constraint delivery_subscription_fkey FOREIGN KEY (subscription) REFERENCES webhooks.subscription(id)
);
CREATE INDEX delivery_dead ON webhooks.delivery USING btree (subscription, id) WHERE (dead_at IS NOT NULL);
CREATE INDEX delivery_due ON webhooks.delivery USING btree (next_at) WHERE ((done_at IS NULL) AND (dropped_at IS NULL) AND (dead_at IS NULL));

create table webhooks.subscription (
  id bigint not null generated always as identity,
  name text not null,
  url text not null,
  events text[] not null,
  unit bigint,
  secret bytea not null,
  created_by bigint,
  created_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint subscription_pkey PRIMARY KEY (id),
  constraint subscription_events_check CHECK ((cardinality(events) > 0)),
  constraint subscription_name_check CHECK (((length(TRIM(BOTH FROM name)) >= 2) AND (length(TRIM(BOTH FROM name)) <= 60))),
  constraint subscription_url_check CHECK ((length(url) <= 2000)),
  constraint subscription_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.person(id),
  constraint subscription_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

-- workplan

create table workplan.closing (
  id bigint not null generated always as identity,
  task bigint not null,
  closed_by bigint not null,
  closed_at timestamp with time zone not null default now(),
  words text not null,
  reopened_at timestamp with time zone,
  reopened_why text,
  constraint closing_pkey PRIMARY KEY (id),
  constraint closing_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES people.person(id),
  constraint closing_task_fkey FOREIGN KEY (task) REFERENCES workplan.task(id)
);
CREATE UNIQUE INDEX closing_once ON workplan.closing USING btree (task) WHERE (reopened_at IS NULL);

create table workplan.duty (
  id bigint not null generated always as identity,
  paragraph bigint not null,
  role text not null,
  literal text not null,
  unit bigint,
  unit_group text,
  constraint duty_pkey PRIMARY KEY (id),
  constraint duty_role_check CHECK ((role = ANY (ARRAY['lead'::text, 'support'::text, 'responsible'::text]))),
  constraint duty_paragraph_fkey FOREIGN KEY (paragraph) REFERENCES workplan.paragraph(id),
  constraint duty_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id),
  constraint duty_unit_group_fkey FOREIGN KEY (unit_group) REFERENCES organisations.unit_group(name)
);
CREATE INDEX duty_unit ON workplan.duty USING btree (unit);

create table workplan.duty_record (
  id bigint not null generated always as identity,
  unit bigint not null,
  year integer not null,
  kind text not null,
  on_day date not null,
  title text not null,
  words text not null,
  solution text,
  figure numeric,
  written_by bigint not null,
  written_at timestamp with time zone not null default now(),
  constraint duty_record_pkey PRIMARY KEY (id),
  constraint duty_record_kind_check CHECK ((kind = ANY (ARRAY['report_heard'::text, 'problem'::text, 'staff'::text, 'funds'::text]))),
  constraint duty_record_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id),
  constraint duty_record_written_by_fkey FOREIGN KEY (written_by) REFERENCES people.person(id)
);
CREATE INDEX duty_record_unit ON workplan.duty_record USING btree (unit, year);

create table workplan.evidence (
  id bigint not null generated always as identity,
  task bigint not null,
  document bigint not null,
  added_by bigint not null,
  added_at timestamp with time zone not null default now(),
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_task_document_key UNIQUE (task, document),
  constraint evidence_added_by_fkey FOREIGN KEY (added_by) REFERENCES people.person(id),
  constraint evidence_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint evidence_task_fkey FOREIGN KEY (task) REFERENCES workplan.task(id)
);

create table workplan.filed (
  id bigint not null generated always as identity,
  filing bigint not null,
  title text not null,
  words text not null default ''::text,
  file bigint,
  filed_by bigint not null,
  filed_at timestamp with time zone not null default now(),
  returned_at timestamp with time zone,
  returned_by bigint,
  returned_why text,
  constraint filed_pkey PRIMARY KEY (id),
  constraint filed_file_fkey FOREIGN KEY (file) REFERENCES files.file(id),
  constraint filed_filed_by_fkey FOREIGN KEY (filed_by) REFERENCES people.person(id),
  constraint filed_filing_fkey FOREIGN KEY (filing) REFERENCES workplan.filing(id),
  constraint filed_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES people.person(id)
);
CREATE UNIQUE INDEX filed_once ON workplan.filed USING btree (filing) WHERE (returned_at IS NULL);

create table workplan.filing (
  id bigint not null generated always as identity,
  plan bigint not null,
  unit bigint not null,
  kind text not null,
  due_on date not null,
  constraint filing_pkey PRIMARY KEY (id),
  constraint filing_plan_unit_kind_key UNIQUE (plan, unit, kind),
  constraint filing_kind_check CHECK ((kind = ANY (ARRAY['scheme'::text, 'column'::text]))),
  constraint filing_plan_fkey FOREIGN KEY (plan) REFERENCES workplan.plan(id),
  constraint filing_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

create table workplan.paragraph (
  id bigint not null generated always as identity,
  task bigint not null,
  seq integer not null,
  text text not null,
  note text,
  constraint paragraph_pkey PRIMARY KEY (id),
  constraint paragraph_task_seq_key UNIQUE (task, seq),
  constraint paragraph_task_fkey FOREIGN KEY (task) REFERENCES workplan.task(id)
);

create table workplan.plan (
  id bigint not null generated always as identity,
  document bigint not null,
  title text not null,
  notice_title text,
  issuer text,
  issued_on date,
  document_number text,
  document_number_raw text,
  year integer not null,
  recipients text[] not null default '{}'::text[],
  based_on jsonb not null default '[]'::jsonb,
  source_name text not null,
  source_text text not null,
  warnings text[] not null default '{}'::text[],
  imported_by bigint,
  imported_at timestamp with time zone not null default now(),
  constraint plan_pkey PRIMARY KEY (id),
  constraint plan_document_key UNIQUE (document),
  constraint plan_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint plan_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES people.person(id)
);

create table workplan.progress (
  id bigint not null generated always as identity,
  task bigint not null,
  unit bigint not null,
  stage text not null,
  words text not null,
  written_by bigint not null,
  written_at timestamp with time zone not null default now(),
  approved_by bigint,
  approved_at timestamp with time zone,
  returned_at timestamp with time zone,
  returned_why text,
  constraint progress_pkey PRIMARY KEY (id),
  constraint progress_check CHECK (((approved_by IS NULL) OR (approved_by <> written_by))),
  constraint progress_stage_check CHECK ((stage = ANY (ARRAY['not_started'::text, 'under_way'::text, 'done'::text, 'blocked'::text]))),
  constraint progress_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES people.person(id),
  constraint progress_task_fkey FOREIGN KEY (task) REFERENCES workplan.task(id),
  constraint progress_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id),
  constraint progress_written_by_fkey FOREIGN KEY (written_by) REFERENCES people.person(id)
);
CREATE INDEX progress_task ON workplan.progress USING btree (task, id DESC);

create table workplan.reminder (
  plan bigint not null,
  month date not null,
  at timestamp with time zone not null default now(),
  tasks integer not null,
  units integer not null,
  constraint reminder_pkey PRIMARY KEY (plan, month),
  constraint reminder_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint reminder_plan_fkey FOREIGN KEY (plan) REFERENCES workplan.plan(id)
);

create table workplan.task (
  id bigint not null generated always as identity,
  plan bigint not null,
  position integer not null,
  no text,
  section text,
  title text not null,
  deadline date,
  deadline_raw text,
  recurrence text,
  constraint task_pkey PRIMARY KEY (id),
  constraint task_plan_position_key UNIQUE (plan, "position"),
  constraint task_plan_fkey FOREIGN KEY (plan) REFERENCES workplan.plan(id)
);

create table workplan.training (
  id bigint not null generated always as identity,
  unit bigint not null,
  on_day date not null,
  title text not null,
  place text not null default ''::text,
  lecturer text not null default ''::text,
  hours numeric not null,
  invited integer not null,
  attended integer not null,
  material bigint,
  written_by bigint not null,
  written_at timestamp with time zone not null default now(),
  constraint training_pkey PRIMARY KEY (id),
  constraint training_check CHECK (((attended >= 0) AND (invited >= attended))),
  constraint training_material_fkey FOREIGN KEY (material) REFERENCES files.file(id),
  constraint training_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id),
  constraint training_written_by_fkey FOREIGN KEY (written_by) REFERENCES people.person(id)
);

-- policies

create table policies.conclusion (
  round bigint not null,
  document bigint not null,
  outcome text not null,
  reason text not null,
  until_on date,
  decided_by bigint,
  decided_at timestamp with time zone not null default now(),
  constraint conclusion_pkey PRIMARY KEY (round, document),
  constraint conclusion_check CHECK (((until_on IS NULL) OR (outcome = 'keep'::text))),
  constraint conclusion_outcome_check CHECK ((outcome = ANY (ARRAY['keep'::text, 'amend'::text, 'repeal'::text, 'lapsed'::text, 'declared'::text]))),
  constraint conclusion_reason_check CHECK ((length(TRIM(BOTH FROM reason)) >= 2)),
  constraint conclusion_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people.person(id),
  constraint conclusion_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint conclusion_round_fkey FOREIGN KEY (round) REFERENCES policies.round(id)
);
CREATE INDEX conclusion_document ON policies.conclusion USING btree (document);

create table policies.examination (
  id bigint not null generated always as identity,
  document bigint not null,
  kind text not null,
  number text not null default ''::text,
  outcome text not null default ''::text,
  on_day date not null,
  written_at timestamp with time zone not null default now(),
  dropped_at timestamp with time zone,
  constraint examination_pkey PRIMARY KEY (id),
  constraint examination_kind_check CHECK ((kind = ANY (ARRAY['legality'::text, 'competition'::text, 'evaluation'::text]))),
  constraint examination_number_check CHECK ((length(number) <= 60)),
  constraint examination_outcome_check CHECK ((length(outcome) <= 200)),
  constraint examination_document_fkey FOREIGN KEY (document) REFERENCES policies.regulation(document)
);
CREATE UNIQUE INDEX examination_one ON policies.examination USING btree (document, kind) WHERE (dropped_at IS NULL);

create table policies.first_interpreter (
  document bigint not null,
  name text not null,
  post text not null,
  named_at timestamp with time zone not null default now(),
  constraint first_interpreter_pkey PRIMARY KEY (document),
  constraint first_interpreter_name_check CHECK (((length(name) >= 2) AND (length(name) <= 40))),
  constraint first_interpreter_post_check CHECK (((length(post) >= 2) AND (length(post) <= 60))),
  constraint first_interpreter_document_fkey FOREIGN KEY (document) REFERENCES policies.policy(document)
);

create table policies.policy (
  document bigint not null,
  needs_interpretation boolean not null,
  reason text not null default ''::text,
  decided_by bigint,
  decided_at timestamp with time zone not null default now(),
  constraint policy_pkey PRIMARY KEY (document),
  constraint policy_check CHECK ((needs_interpretation OR (length(TRIM(BOTH FROM reason)) >= 2))),
  constraint policy_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people.person(id),
  constraint policy_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id)
);

create table policies.promise (
  id bigint not null generated always as identity,
  document bigint not null,
  form text not null,
  dropped_at timestamp with time zone,
  reminded_at timestamp with time zone,
  kept_at timestamp with time zone,
  constraint promise_pkey PRIMARY KEY (id),
  constraint promise_document_fkey FOREIGN KEY (document) REFERENCES policies.policy(document)
);
CREATE UNIQUE INDEX promise_once ON policies.promise USING btree (document, form) WHERE (dropped_at IS NULL);

create table policies.record_filing (
  id bigint not null generated always as identity,
  document bigint not null,
  authority text not null,
  number text not null default ''::text,
  filed_on date not null,
  written_at timestamp with time zone not null default now(),
  dropped_at timestamp with time zone,
  constraint record_filing_pkey PRIMARY KEY (id),
  constraint record_filing_authority_check CHECK (((length(authority) >= 2) AND (length(authority) <= 100))),
  constraint record_filing_number_check CHECK ((length(number) <= 60)),
  constraint record_filing_document_fkey FOREIGN KEY (document) REFERENCES policies.regulation(document)
);
CREATE UNIQUE INDEX record_filing_once ON policies.record_filing USING btree (document, authority) WHERE (dropped_at IS NULL);

create table policies.regulation (
  document bigint not null,
  category text not null,
  issuer text not null default ''::text,
  register_number text not null default ''::text,
  consultation text not null default ''::text,
  bases text not null default ''::text,
  topic text not null default ''::text,
  entered_by bigint,
  entered_at timestamp with time zone not null default now(),
  constraint regulation_pkey PRIMARY KEY (document),
  constraint regulation_category_check CHECK ((category = ANY (ARRAY['rule'::text, 'government'::text, 'department'::text, 'other'::text]))),
  constraint regulation_consultation_check CHECK (((consultation = ''::text) OR (consultation ~ '^https?://'::text))),
  constraint regulation_issuer_check CHECK ((length(issuer) <= 100)),
  constraint regulation_register_number_check CHECK ((length(register_number) <= 60)),
  constraint regulation_topic_check CHECK ((length(topic) <= 60)),
  constraint regulation_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint regulation_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES people.person(id)
);
CREATE UNIQUE INDEX regulation_register_number ON policies.regulation USING btree (register_number) WHERE (register_number <> ''::text);

create table policies.round (
  id bigint not null generated always as identity,
  title text not null,
  unit bigint,
  categories text[] not null,
  issued_until date not null,
  announcement bigint,
  opened_by bigint,
  opened_at timestamp with time zone not null default now(),
  applied_at timestamp with time zone,
  constraint round_pkey PRIMARY KEY (id),
  constraint round_announcement_key UNIQUE (announcement),
  constraint round_categories_check CHECK (((cardinality(categories) >= 1) AND (categories <@ '{rule,government,department,other}'::text[]))),
  constraint round_check CHECK (((applied_at IS NULL) OR (announcement IS NOT NULL))),
  constraint round_title_check CHECK (((length(title) >= 4) AND (length(title) <= 100))),
  constraint round_announcement_fkey FOREIGN KEY (announcement) REFERENCES publications.document(id),
  constraint round_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people.person(id),
  constraint round_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

create table policies.topic (
  document bigint not null,
  meeting_on date not null,
  title text not null,
  constraint topic_pkey PRIMARY KEY (document),
  constraint topic_title_check CHECK (((length(title) >= 2) AND (length(title) <= 200))),
  constraint topic_document_fkey FOREIGN KEY (document) REFERENCES policies.policy(document)
);

create table policies.warning (
  id bigint not null generated always as identity,
  document bigint not null,
  kind text not null,
  due_on date not null,
  told_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint warning_pkey PRIMARY KEY (id),
  constraint warning_document_kind_due_on_key UNIQUE (document, kind, due_on),
  constraint warning_kind_check CHECK ((kind = ANY (ARRAY['entry'::text, 'filing'::text, 'cleaning'::text, 'evaluation'::text, 'expiry'::text]))),
  constraint warning_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id)
);

-- archives

create table archives.import (
  id bigint not null generated always as identity,
  unit bigint not null,
  kind text not null,
  name text not null,
  base text,
  started_by bigint,
  started_at timestamp with time zone not null default now(),
  pages integer,
  drafted integer,
  repeated integer,
  finished_at timestamp with time zone,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_check CHECK (((finished_at IS NULL) = (pages IS NULL))),
  constraint import_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint import_kind_fkey FOREIGN KEY (kind) REFERENCES publications.kind(name),
  constraint import_started_by_fkey FOREIGN KEY (started_by) REFERENCES people.person(id),
  constraint import_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

create table archives.page (
  document bigint not null,
  import bigint not null,
  name text not null,
  address text not null,
  host text,
  redirected boolean not null,
  constraint page_pkey PRIMARY KEY (document),
  constraint page_address_key UNIQUE (address),
  constraint page_address_check CHECK (((address ~ '^/[^#\s]*$'::text) AND (length(address) <= 301))),
  constraint page_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint page_import_fkey FOREIGN KEY (import) REFERENCES archives.import(id)
);
CREATE INDEX page_import ON archives.page USING btree (import);

create table archives.problem (
  id bigint not null generated always as identity,
  import bigint not null,
  name text not null,
  address text,
  code text not null,
  detail text not null default ''::text,
  constraint problem_pkey PRIMARY KEY (id),
  constraint problem_code_check CHECK ((code ~ '^[a-z_]{3,30}$'::text)),
  constraint problem_import_fkey FOREIGN KEY (import) REFERENCES archives.import(id)
);
CREATE INDEX problem_import ON archives.problem USING btree (import, id);

-- agencies

CREATE OR REPLACE FUNCTION agencies.refuse_own()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.kind = 'approved' and exists (
    select from agencies.revision
    where id = new.revision and (submitted_by = new.by_person or new.by_person = any (authors))) then
    raise exception 'nobody clears their own words' using errcode = '23514';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION agencies.refuse_own_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.kind = 'approved' and exists (
    select from agencies.change where id = new.change and proposed_by = new.by_person) then
    raise exception 'nobody approves their own proposal' using errcode = '23514';
  end if;
  return new;
end $function$;

create table agencies.change (
  id bigint not null generated always as identity,
  unit bigint not null,
  kind text not null,
  on_day date not null,
  document text not null,
  reason text not null,
  old_name text not null,
  new_name text,
  new_full_name text,
  hand_over boolean not null default false,
  hash text not null,
  proposed_by bigint not null,
  proposed_at timestamp with time zone not null default now(),
  constraint change_pkey PRIMARY KEY (id),
  constraint change_check CHECK (((kind = 'rename'::text) = (new_name IS NOT NULL))),
  constraint change_document_check CHECK ((length(TRIM(BOTH FROM document)) >= 4)),
  constraint change_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint change_kind_check CHECK ((kind = ANY (ARRAY['rename'::text, 'merge'::text, 'split'::text, 'close'::text]))),
  constraint change_reason_check CHECK ((length(TRIM(BOTH FROM reason)) >= 2)),
  constraint change_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people.person(id),
  constraint change_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE INDEX change_unit ON agencies.change USING btree (unit, id);
CREATE TRIGGER change_is_immutable BEFORE DELETE OR UPDATE ON agencies.change FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

create table agencies.change_decision (
  change bigint not null,
  kind text not null,
  by_person bigint not null,
  at timestamp with time zone not null default now(),
  words text not null default ''::text,
  constraint change_decision_pkey PRIMARY KEY (change),
  constraint change_decision_kind_check CHECK ((kind = ANY (ARRAY['approved'::text, 'refused'::text]))),
  constraint change_decision_by_person_fkey FOREIGN KEY (by_person) REFERENCES people.person(id),
  constraint change_decision_change_fkey FOREIGN KEY (change) REFERENCES agencies.change(id)
);
CREATE TRIGGER change_decision_is_immutable BEFORE DELETE OR UPDATE ON agencies.change_decision FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();
CREATE TRIGGER change_decision_of_another BEFORE INSERT ON agencies.change_decision FOR EACH ROW EXECUTE FUNCTION agencies.refuse_own_change();

create table agencies.change_successor (
  change bigint not null,
  position integer not null,
  unit bigint not null,
  constraint change_successor_pkey PRIMARY KEY (change, "position"),
  constraint change_successor_change_unit_key UNIQUE (change, unit),
  constraint change_successor_change_fkey FOREIGN KEY (change) REFERENCES agencies.change(id),
  constraint change_successor_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

create table agencies.decision (
  id bigint not null generated always as identity,
  revision bigint not null,
  kind text not null,
  by_person bigint not null,
  at timestamp with time zone not null default now(),
  words text not null default ''::text,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_check CHECK (((kind <> ALL (ARRAY['returned'::text, 'withdrawn'::text])) OR (length(TRIM(BOTH FROM words)) >= 2))),
  constraint decision_kind_check CHECK ((kind = ANY (ARRAY['approved'::text, 'returned'::text, 'recalled'::text, 'withdrawn'::text]))),
  constraint decision_by_person_fkey FOREIGN KEY (by_person) REFERENCES people.person(id),
  constraint decision_revision_fkey FOREIGN KEY (revision) REFERENCES agencies.revision(id)
);
CREATE UNIQUE INDEX decision_once ON agencies.decision USING btree (revision) WHERE (kind <> 'withdrawn'::text);
CREATE UNIQUE INDEX decision_withdrawn_once ON agencies.decision USING btree (revision) WHERE (kind = 'withdrawn'::text);
CREATE TRIGGER decision_is_immutable BEFORE DELETE OR UPDATE ON agencies.decision FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();
CREATE TRIGGER decision_of_another BEFORE INSERT ON agencies.decision FOR EACH ROW EXECUTE FUNCTION agencies.refuse_own();

create table agencies.draft (
  unit bigint not null,
  content jsonb not null,
  authors bigint[] not null default '{}'::bigint[],
  changed_at timestamp with time zone not null default now(),
  constraint draft_pkey PRIMARY KEY (unit),
  constraint draft_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

create table agencies.revision (
  id bigint not null generated always as identity,
  unit bigint not null,
  number integer not null,
  content jsonb not null,
  hash text not null,
  note text not null default ''::text,
  answer text not null default ''::text,
  authors bigint[] not null,
  submitted_by bigint not null,
  submitted_at timestamp with time zone not null default now(),
  constraint revision_pkey PRIMARY KEY (id),
  constraint revision_unit_number_key UNIQUE (unit, number),
  constraint revision_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint revision_number_check CHECK ((number > 0)),
  constraint revision_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES people.person(id),
  constraint revision_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE TRIGGER revision_is_immutable BEFORE DELETE OR UPDATE ON agencies.revision FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

-- live

create view live.agency with (security_barrier) as
SELECT unit.slug,
    newest.content,
    newest.hash,
    newest.approved_at
   FROM (organisations.unit
     CROSS JOIN LATERAL ( SELECT revision.id,
            revision.content,
            revision.hash,
            approved.at AS approved_at
           FROM (agencies.revision
             JOIN agencies.decision approved ON (((approved.revision = revision.id) AND (approved.kind = 'approved'::text))))
          WHERE (revision.unit = unit.id)
          ORDER BY approved.at DESC, revision.id DESC
         LIMIT 1) newest)
  WHERE ((unit.closed_on IS NULL) AND (unit.shown_at IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM agencies.decision withdrawn
          WHERE ((withdrawn.revision = newest.id) AND (withdrawn.kind = 'withdrawn'::text))))));

create view live.attachment with (security_barrier) as
SELECT publication.id AS publication,
    (item."position")::integer AS "position",
    (item.value ->> 'name'::text) AS name,
    (item.value ->> 'hash'::text) AS hash,
    ((item.value ->> 'bytes'::text))::bigint AS bytes,
    (item.value ->> 'type'::text) AS type,
    file.text
   FROM (((((live.publication
     JOIN publications.document ON ((document.public_id = publication.id)))
     JOIN publications.publication "row" ON ((("row".document = document.id) AND ("row".ended_at IS NULL))))
     JOIN publications.revision ON ((revision.id = "row".revision)))
     CROSS JOIN LATERAL jsonb_array_elements(revision.attachments) WITH ORDINALITY item(value, "position"))
     LEFT JOIN files.file ON ((file.id = ((item.value ->> 'file'::text))::bigint)));

create view live.checkpoint with (security_barrier) as
SELECT id,
    size,
    encode(root, 'hex'::text) AS root,
    encode(chain, 'hex'::text) AS chain,
    at,
    alg,
    key,
    note
   FROM ledger.checkpoint;

create view live.conclusion with (security_barrier) as
SELECT publication.id AS publication,
    round.title AS round,
    conclusion.outcome,
    conclusion.reason,
    conclusion.until_on,
    round.applied_at,
    announcement.path AS announcement
   FROM (((((policies.conclusion
     JOIN policies.round ON (((round.id = conclusion.round) AND (round.applied_at IS NOT NULL))))
     JOIN publications.document ON ((document.id = conclusion.document)))
     JOIN publications.document announced ON ((announced.id = round.announcement)))
     CROSS JOIN LATERAL ( SELECT publication_1.id
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication)
     CROSS JOIN LATERAL ( SELECT publication_1.path
           FROM live.publication publication_1
          WHERE (publication_1.id = announced.public_id)
         OFFSET 0) announcement);

create view live.drawn_page with (security_barrier) as
SELECT attachment.publication,
    attachment."position",
    drawn_page.page,
    drawn_page.image_hash,
    drawn_page.image_bytes,
    drawn_page.width,
    drawn_page.height,
    drawing.pages,
    drawing.reason
   FROM ((live.attachment
     JOIN files.drawing ON ((drawing.hash = attachment.hash)))
     JOIN files.drawn_page ON ((drawn_page.hash = drawing.hash)));

create view live.first_interpreter with (security_barrier) as
SELECT publication.id AS publication,
    first_interpreter.name,
    first_interpreter.post
   FROM ((policies.first_interpreter
     JOIN publications.document ON ((document.id = first_interpreter.document)))
     JOIN live.publication ON ((publication.id = document.public_id)));

create view live.former_unit with (security_barrier) as
SELECT slug,
    name,
    full_name,
    kind,
    closed_on
   FROM organisations.unit
  WHERE ((closed_on IS NOT NULL) AND (shown_at IS NOT NULL));

create view live.generation with (security_barrier) as
SELECT value
   FROM publications.generation;

create view live.history with (security_barrier) as
SELECT publication.id AS publication,
    line.at,
    line.verb,
    line.object_hash,
    line.data,
    seal."position",
    encode(seal.leaf, 'hex'::text) AS leaf
   FROM (((ledger.line
     JOIN publications.document ON ((line.object = ('publications.document:'::text || document.id))))
     JOIN live.publication ON ((publication.id = document.public_id)))
     LEFT JOIN ledger.seal ON ((seal.line = line.id)))
  WHERE (line.open AND (line.salt IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM publications.publication former
          WHERE ((former.edition = ( SELECT revision.edition
                   FROM publications.revision
                  WHERE (revision.id = line.revision))) AND ((former.end_kind = ANY (ARRAY['withdrawn'::text, 'gone'::text, 'replaced'::text, 'moved'::text])) OR (former.hidden_at IS NOT NULL)))))));

create view live.leaf with (security_barrier) as
SELECT "position",
    leaf AS hash
   FROM ledger.seal
  WHERE ("position" <= ( SELECT max(checkpoint.size) AS max
           FROM ledger.checkpoint));

create view live.line with (security_barrier) as
SELECT seal."position",
    line.at,
    line.verb,
    line.reason,
    encode(line.salt, 'hex'::text) AS salt,
    line.canonical,
    encode(seal.leaf, 'hex'::text) AS leaf,
    seal.alg,
    ( SELECT publication.path
           FROM live.publication
          WHERE (publication.id = document.public_id)) AS path
   FROM ((ledger.seal
     JOIN ledger.line ON ((line.id = seal.line)))
     JOIN publications.document ON ((document.id = ("substring"(line.object, '^publications\.document:(\d{1,18})$'::text))::bigint)))
  WHERE (line.open AND (line.salt IS NOT NULL) AND ((((line.data ->> 'kind'::text) = ANY (ARRAY['withdrawn'::text, 'gone'::text, 'replaced'::text, 'moved'::text])) AND (line.revision IS NULL) AND (EXISTS ( SELECT
           FROM live.tombstone
          WHERE (tombstone.id = document.public_id)))) OR (EXISTS ( SELECT
           FROM live.publication
          WHERE (publication.id = document.public_id)))) AND (NOT (EXISTS ( SELECT
           FROM publications.publication former
          WHERE ((former.edition = ( SELECT revision.edition
                   FROM publications.revision
                  WHERE (revision.id = line.revision))) AND ((former.end_kind = ANY (ARRAY['withdrawn'::text, 'gone'::text, 'replaced'::text, 'moved'::text])) OR (former.hidden_at IS NOT NULL)))))));

create view live.link with (security_barrier) as
SELECT link.kind,
    from_document.public_id AS from_id,
    to_document.public_id AS to_id,
    link.at
   FROM ((((publications.link
     JOIN publications.document from_document ON ((from_document.id = link.from_document)))
     JOIN publications.document to_document ON ((to_document.id = link.to_document)))
     CROSS JOIN LATERAL ( SELECT publication.id
           FROM live.publication
          WHERE (publication.id = from_document.public_id)
         OFFSET 0) source)
     CROSS JOIN LATERAL ( SELECT publication.id
           FROM live.publication
          WHERE (publication.id = to_document.public_id)
         OFFSET 0) target)
  WHERE (link.ended_at IS NULL);

create view live.meeting_topic with (security_barrier) as
SELECT publication.id AS publication,
    topic.meeting_on,
    topic.title
   FROM ((policies.topic
     JOIN publications.document ON ((document.id = topic.document)))
     JOIN live.publication ON ((publication.id = document.public_id)));

create view live.plan with (security_barrier) as
SELECT publication.id,
    plan.title,
    plan.issuer,
    plan.issued_on,
    plan.document_number_raw,
    plan.year,
    publication.path,
    (( SELECT count(*) AS count
           FROM workplan.task
          WHERE (task.plan = plan.id)))::integer AS tasks,
    (( SELECT count(*) AS count
           FROM (workplan.task
             JOIN workplan.closing ON (((closing.task = task.id) AND (closing.reopened_at IS NULL))))
          WHERE ((task.plan = plan.id) AND (EXISTS ( SELECT
                   FROM ((workplan.evidence
                     JOIN publications.document proof ON ((proof.id = evidence.document)))
                     CROSS JOIN LATERAL ( SELECT publication_1.id
                           FROM live.publication publication_1
                          WHERE (publication_1.id = proof.public_id)
                         OFFSET 0) shown)
                  WHERE (evidence.task = task.id))))))::integer AS closed
   FROM ((workplan.plan
     JOIN publications.document ON ((document.id = plan.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.id,
            publication_1.path
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication);

create view live.plan_evidence with (security_barrier) as
SELECT plan_row.id AS plan,
    task."position",
    shown.path,
    shown.title,
    shown.published_at
   FROM ((((((live.plan plan_row
     JOIN publications.document ON ((document.public_id = plan_row.id)))
     JOIN workplan.plan ON ((plan.document = document.id)))
     JOIN workplan.task ON ((task.plan = plan.id)))
     JOIN workplan.evidence ON ((evidence.task = task.id)))
     JOIN publications.document proof ON ((proof.id = evidence.document)))
     CROSS JOIN LATERAL ( SELECT publication.path,
            publication.title,
            publication.published_at
           FROM live.publication
          WHERE (publication.id = proof.public_id)
         OFFSET 0) shown);

create view live.plan_filing with (security_barrier) as
SELECT plan_row.id AS plan,
    unit.name AS unit_name,
    filing.kind,
    filing.due_on,
    filed.filed_at
   FROM (((((live.plan plan_row
     JOIN publications.document ON ((document.public_id = plan_row.id)))
     JOIN workplan.plan ON ((plan.document = document.id)))
     JOIN workplan.filing ON ((filing.plan = plan.id)))
     JOIN organisations.unit ON ((unit.id = filing.unit)))
     LEFT JOIN workplan.filed ON (((filed.filing = filing.id) AND (filed.returned_at IS NULL))));

create view live.plan_progress with (security_barrier) as
SELECT plan_row.id AS plan,
    task."position",
    unit.name AS unit_name,
    progress.stage,
    progress.words,
    progress.approved_at
   FROM (((((live.plan plan_row
     JOIN publications.document ON ((document.public_id = plan_row.id)))
     JOIN workplan.plan ON ((plan.document = document.id)))
     JOIN workplan.task ON ((task.plan = plan.id)))
     JOIN workplan.progress ON (((progress.task = task.id) AND (progress.approved_at IS NOT NULL))))
     JOIN organisations.unit ON ((unit.id = progress.unit)));

create view live.plan_task with (security_barrier) as
SELECT plan_row.id AS plan,
    task."position",
    task.no,
    task.section,
    task.title,
    task.deadline,
    task.deadline_raw,
    task.recurrence,
    progress.stage,
    progress.words,
    progress.approved_at,
    closing.closed_at,
    ( SELECT string_agg(paragraph.text, '
'::text ORDER BY paragraph.seq) AS string_agg
           FROM workplan.paragraph
          WHERE (paragraph.task = task.id)) AS clause,
    COALESCE(( SELECT jsonb_agg(jsonb_build_object('role', named.role, 'name', named.literal) ORDER BY named.first) AS jsonb_agg
           FROM ( SELECT duty.role,
                    duty.literal,
                    min(duty.id) AS first
                   FROM (workplan.duty
                     JOIN workplan.paragraph ON ((paragraph.id = duty.paragraph)))
                  WHERE (paragraph.task = task.id)
                  GROUP BY duty.role, duty.literal) named), '[]'::jsonb) AS units,
    ( SELECT
                CASE
                    WHEN (count(*) FILTER (WHERE (member.unit IS NULL)) = 0) THEN (count(DISTINCT member.unit))::integer
                    ELSE NULL::integer
                END AS "case"
           FROM (((workplan.duty
             JOIN workplan.paragraph ON ((paragraph.id = duty.paragraph)))
             LEFT JOIN organisations.unit_group ON ((unit_group.name = duty.unit_group)))
             CROSS JOIN LATERAL unnest(COALESCE(NULLIF(unit_group.units, '{}'::bigint[]), ARRAY[duty.unit])) member(unit))
          WHERE (paragraph.task = task.id)) AS unit_count,
    ( SELECT unit.name
           FROM (people.post
             JOIN organisations.unit ON ((unit.id = post.unit)))
          WHERE ((post.person = closing.closed_by) AND (post.role = 'openness'::text) AND ((post.ended_at IS NULL) OR (post.ended_at > closing.closed_at)))
          ORDER BY post.given_at
         LIMIT 1) AS closed_by
   FROM (((((live.plan plan_row
     JOIN publications.document ON ((document.public_id = plan_row.id)))
     JOIN workplan.plan ON ((plan.document = document.id)))
     JOIN workplan.task ON ((task.plan = plan.id)))
     LEFT JOIN workplan.closing ON (((closing.task = task.id) AND (closing.reopened_at IS NULL))))
     LEFT JOIN LATERAL ( SELECT progress_1.stage,
            progress_1.words,
            progress_1.approved_at
           FROM workplan.progress progress_1
          WHERE ((progress_1.task = task.id) AND (progress_1.approved_at IS NOT NULL))
          ORDER BY progress_1.approved_at DESC, progress_1.id DESC
         LIMIT 1) progress ON (true));

create view live.publication with (security_barrier) as
SELECT document.public_id AS id,
    document.kind,
    kind.words AS kind_words,
    kind.is_policy,
    publication.site_column,
    address.path,
    revision.title,
    revision.body,
    (revision.metadata - '{plan,planForm,planChannel,planTime}'::text[]) AS metadata,
    revision.hash,
    unit.slug AS unit,
    unit.name AS unit_name,
    COALESCE(unit.full_name, unit.name) AS unit_full_name,
    unit.phone AS unit_phone,
        CASE
            WHEN (number.id IS NULL) THEN (revision.metadata ->> 'number'::text)
            ELSE (((((number.series || '〔'::text) || number.year) || '〕'::text) || number.serial) || '号'::text)
        END AS document_number,
    index_number.text AS index_number,
    document.first_published_at,
    document.first_published_on,
    document.first_published_source,
    COALESCE(((document.first_published_on)::timestamp without time zone AT TIME ZONE 'Asia/Shanghai'::text), document.first_published_at) AS listed_at,
    publication.published_at,
    publication.change_note,
    edition.number AS edition,
        CASE
            WHEN ((COALESCE(validity.state, 'valid'::text) = ANY (ARRAY['valid'::text, 'amended'::text])) AND (COALESCE((validity.until_on)::text, (revision.metadata ->> 'expiresOn'::text)) < (((now() AT TIME ZONE 'Asia/Shanghai'::text))::date)::text)) THEN 'expired'::text
            ELSE COALESCE(validity.state, 'valid'::text)
        END AS validity,
    validity.from_on AS validity_from,
    validity.note AS validity_note,
    ( SELECT by_document.public_id
           FROM (publications.document by_document
             JOIN publications.publication by_publication ON (((by_publication.document = by_document.id) AND (by_publication.ended_at IS NULL))))
          WHERE (by_document.id = validity.by_document)) AS validity_by,
    publication.public_until,
    jsonb_array_length(revision.attachments) AS attachments,
    COALESCE((validity.until_on)::text, (revision.metadata ->> 'expiresOn'::text)) AS valid_until
   FROM (((((((((publications.publication
     JOIN publications.document ON ((document.id = publication.document)))
     JOIN publications.kind ON ((kind.name = document.kind)))
     JOIN publications.edition ON ((edition.id = publication.edition)))
     JOIN publications.revision ON ((revision.id = publication.revision)))
     JOIN publications.address ON (((address.document = document.id) AND address.current)))
     JOIN organisations.unit ON ((unit.id = document.unit)))
     LEFT JOIN publications.document_number number ON (((number.document = document.id) AND (number.void_at IS NULL))))
     LEFT JOIN publications.index_number ON ((index_number.document = document.id)))
     LEFT JOIN LATERAL ( SELECT validity_1.state,
            validity_1.from_on,
            validity_1.note,
            validity_1.by_document,
            validity_1.until_on
           FROM publications.validity validity_1
          WHERE ((validity_1.document = document.id) AND (validity_1.from_on <= ((now() AT TIME ZONE 'Asia/Shanghai'::text))::date))
          ORDER BY validity_1.from_on DESC, validity_1.id DESC
         LIMIT 1) validity ON (true))
  WHERE ((publication.ended_at IS NULL) AND (revision.disclosure = 'open'::text) AND ((publication.public_until IS NULL) OR (publication.public_until > now())));

create view live.record_filing with (security_barrier) as
SELECT publication.id AS publication,
    record_filing.authority,
    record_filing.number,
    record_filing.filed_on
   FROM ((policies.record_filing
     JOIN publications.document ON ((document.id = record_filing.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.id
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication)
  WHERE (record_filing.dropped_at IS NULL);

create view live.redirect with (security_barrier) as
SELECT address.path,
    target.path AS target
   FROM ((publications.address
     JOIN publications.document ON ((document.id = address.document)))
     CROSS JOIN LATERAL (( SELECT publication.path
           FROM live.publication
          WHERE (publication.id = document.public_id)
         OFFSET 0)
        UNION ALL
        ( SELECT tombstone.path
           FROM live.tombstone
          WHERE (tombstone.id = document.public_id)
         OFFSET 0)
 LIMIT 1) target)
  WHERE (NOT address.current);

create view live.regulation with (security_barrier) as
SELECT publication.id AS publication,
    COALESCE(regulation.category,
        CASE
            WHEN (strpos(publication.kind_words, '规范性文件'::text) = 0) THEN 'other'::text
            WHEN (unit.kind = ANY (ARRAY['government'::text, 'office'::text, 'town'::text])) THEN 'government'::text
            ELSE 'department'::text
        END) AS category,
    COALESCE(NULLIF(regulation.issuer, ''::text), publication.unit_full_name) AS issuer,
    COALESCE(regulation.register_number, ''::text) AS register_number,
    COALESCE(NULLIF(regulation.topic, ''::text), (publication.metadata ->> 'subject'::text), '其他'::text) AS topic,
    COALESCE(regulation.consultation, ''::text) AS consultation,
    COALESCE(regulation.bases, ''::text) AS bases
   FROM (((live.publication
     JOIN publications.document ON ((document.public_id = publication.id)))
     JOIN organisations.unit ON ((unit.id = document.unit)))
     LEFT JOIN policies.regulation ON ((regulation.document = document.id)))
  WHERE publication.is_policy;

create view live.setting with (security_barrier) as
SELECT name,
    value
   FROM organisations.setting
  WHERE open;

create view live.signing_key with (security_barrier) as
SELECT id,
    name,
    alg,
    pem,
    since
   FROM ledger.signing_key;

create view live.site_column with (security_barrier) as
SELECT site_column.slug,
    site_column.parent,
    site_column.name,
    site_column.description,
    site_column.keywords,
    site_column.column_type,
    unit.name AS unit_name,
    unit.slug AS unit,
    site_column.update_rule,
    site_column.empty_notice,
    site_column."position"
   FROM (publications.site_column
     JOIN organisations.unit ON ((unit.id = site_column.unit)))
  WHERE (site_column.closed_at IS NULL);

create view live.tile with (security_barrier) as
SELECT level,
    index,
    hash
   FROM ledger.tile
  WHERE ((((index + 1))::double precision * power((2)::double precision, (level)::double precision)) <= (( SELECT max(checkpoint.size) AS max
           FROM ledger.checkpoint))::double precision);

create view live.tombstone with (security_barrier) as
SELECT document.public_id AS id,
    address.path,
    publication.site_column,
    document.first_published_at,
    publication.ended_at AS withdrawn_at,
    publication.end_kind AS kind,
    publication.end_reason AS reason,
    unit.name AS unit_name,
    publication.moved_to,
    ( SELECT publication_1.path
           FROM ((publications.link
             JOIN publications.document newer ON ((newer.id = link.from_document)))
             CROSS JOIN LATERAL ( SELECT publication_2.path
                   FROM live.publication publication_2
                  WHERE (publication_2.id = newer.public_id)
                 OFFSET 0) publication_1)
          WHERE ((link.to_document = document.id) AND (link.kind = 'replaces'::text) AND (link.ended_at IS NULL))
          ORDER BY link.id DESC
         LIMIT 1) AS replaced_by
   FROM (((publications.publication
     JOIN publications.document ON ((document.id = publication.document)))
     JOIN publications.address ON (((address.document = document.id) AND address.current)))
     JOIN organisations.unit ON ((unit.id = document.unit)))
  WHERE ((publication.ended_at IS NOT NULL) AND (publication.end_kind = ANY (ARRAY['withdrawn'::text, 'gone'::text, 'replaced'::text, 'moved'::text])) AND (NOT (EXISTS ( SELECT
           FROM publications.publication later
          WHERE ((later.document = publication.document) AND (later.id > publication.id))))));

create view live.unit with (security_barrier) as
SELECT slug,
    name,
    full_name,
    kind,
    duty,
    address,
    hours,
    phone,
    "position",
    ( SELECT parent.slug
           FROM organisations.unit parent
          WHERE ((parent.id = unit.parent) AND (parent.shown_at IS NOT NULL))) AS parent
   FROM organisations.unit
  WHERE ((closed_on IS NULL) AND (shown_at IS NOT NULL));

create view live.unit_change with (security_barrier) as
SELECT change.id,
    unit.slug AS unit,
    change.kind,
    change.on_day,
    change.document,
    change.reason,
    change.old_name,
    change.new_name,
    COALESCE(( SELECT jsonb_agg(jsonb_build_object('slug', successor.slug, 'name', successor.name) ORDER BY change_successor."position") AS jsonb_agg
           FROM (agencies.change_successor
             JOIN organisations.unit successor ON ((successor.id = change_successor.unit)))
          WHERE (change_successor.change = change.id)), '[]'::jsonb) AS successors
   FROM ((agencies.change
     JOIN agencies.change_decision ON (((change_decision.change = change.id) AND (change_decision.kind = 'approved'::text))))
     JOIN organisations.unit ON ((unit.id = change.unit)))
  WHERE (unit.shown_at IS NOT NULL);

create view live.validity with (security_barrier) as
SELECT document.public_id AS id,
    validity.id AS "position",
    validity.state,
    validity.from_on,
    validity.note,
    validity.at AS noted_at,
    validity.until_on
   FROM ((publications.validity
     JOIN publications.document ON ((document.id = validity.document)))
     CROSS JOIN LATERAL ( SELECT publication.id
           FROM live.publication
          WHERE (publication.id = document.public_id)
         OFFSET 0) standing);

create view live.version with (security_barrier) as
SELECT document.public_id AS id,
    document.kind,
    kind.is_policy,
    edition.number AS edition,
    revision.title,
    revision.body,
    (revision.metadata - '{plan,planForm,planChannel,planTime}'::text[]) AS metadata,
    revision.hash,
    publication.change_note,
    publication.published_at AS from_at,
    publication.ended_at AS until_at
   FROM (((((publications.publication
     JOIN publications.document ON ((document.id = publication.document)))
     JOIN publications.kind ON ((kind.name = document.kind)))
     JOIN publications.edition ON ((edition.id = publication.edition)))
     JOIN publications.revision ON ((revision.id = publication.revision)))
     CROSS JOIN LATERAL ( SELECT publication_1.id
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) standing)
  WHERE ((publication.hidden_at IS NULL) AND ((publication.ended_at IS NULL) OR (publication.end_kind = 'corrected'::text)) AND (revision.disclosure = 'open'::text));

create view live.version_attachment with (security_barrier) as
SELECT document.public_id AS publication,
    edition.number AS edition,
    (item."position")::integer AS "position",
    (item.value ->> 'name'::text) AS name,
    (item.value ->> 'hash'::text) AS hash,
    ((item.value ->> 'bytes'::text))::bigint AS bytes,
    (item.value ->> 'type'::text) AS type
   FROM (((((publications.document
     JOIN publications.publication "row" ON (("row".document = document.id)))
     JOIN publications.edition ON ((edition.id = "row".edition)))
     JOIN publications.revision ON ((revision.id = "row".revision)))
     CROSS JOIN LATERAL ( SELECT version_1.edition
           FROM live.version version_1
          WHERE ((version_1.id = document.public_id) AND (version_1.edition = edition.number))
         OFFSET 0) version)
     CROSS JOIN LATERAL jsonb_array_elements(revision.attachments) WITH ORDINALITY item(value, "position"));

create view live.version_tombstone with (security_barrier) as
SELECT document.public_id AS id,
    edition.number AS edition,
    publication.published_at AS from_at,
    publication.ended_at AS until_at,
    publication.hidden_kind AS kind,
    publication.hidden_reason AS reason,
    publication.hidden_at
   FROM (((publications.publication
     JOIN publications.document ON ((document.id = publication.document)))
     JOIN publications.edition ON ((edition.id = publication.edition)))
     CROSS JOIN LATERAL ( SELECT publication_1.id
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) standing)
  WHERE (publication.hidden_at IS NOT NULL);

create view live.waiver with (security_barrier) as
SELECT publication.id AS publication,
    requirement.needs,
    requirement.waiver,
    requirement.waived_at
   FROM ((publications.requirement
     JOIN publications.document ON ((document.id = requirement.document)))
     JOIN live.publication ON ((publication.id = document.public_id)))
  WHERE (requirement.waived_at IS NOT NULL);
