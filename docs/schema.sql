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

create table organisations.former_name (
  id bigint not null generated always as identity,
  unit bigint not null,
  name text not null,
  full_name text,
  until_on date not null,
  written_at timestamp with time zone not null default now(),
  constraint former_name_pkey PRIMARY KEY (id),
  constraint former_name_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE INDEX former_name_unit ON organisations.former_name USING btree (unit, until_on);

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
  constraint post_role_check CHECK ((role = ANY (ARRAY['drafter'::text, 'reviewer'::text, 'secrecy'::text, 'signer'::text, 'openness'::text, 'disclosure'::text, 'editor'::text, 'system'::text, 'security'::text, 'audit'::text]))),
  constraint post_person_fkey FOREIGN KEY (person) REFERENCES people.person(id),
  constraint post_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE UNIQUE INDEX post_once ON people.post USING btree (person, unit, role) WHERE (ended_at IS NULL);
CREATE TRIGGER three_administrators BEFORE INSERT OR UPDATE ON people.post FOR EACH ROW WHEN ((new.ended_at IS NULL)) EXECUTE FUNCTION people.refuse_double_administrator();

create table people.second_factor_role (
  role text not null,
  constraint second_factor_role_pkey PRIMARY KEY (role),
  constraint second_factor_role_role_check CHECK ((role = ANY (ARRAY['drafter'::text, 'reviewer'::text, 'secrecy'::text, 'signer'::text, 'openness'::text, 'disclosure'::text, 'editor'::text, 'system'::text, 'security'::text, 'audit'::text])))
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
  ended_at timestamp with time zone,
  end_reason text,
  constraint validity_proposal_pkey PRIMARY KEY (id),
  constraint validity_proposal_check CHECK ((((decided_at IS NULL) = (agreed IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)))),
  constraint validity_proposal_check1 CHECK (((agreed IS NOT TRUE) OR (decided_by <> proposed_by))),
  constraint validity_proposal_ended CHECK (((ended_at IS NULL) OR ((decided_at IS NULL) AND (end_reason IS NOT NULL)))),
  constraint validity_proposal_state_check CHECK ((state = ANY (ARRAY['valid'::text, 'amended'::text, 'repealed'::text, 'expired'::text]))),
  constraint validity_proposal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people.person(id),
  constraint validity_proposal_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint validity_proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people.person(id)
);
CREATE UNIQUE INDEX validity_proposal_open ON publications.validity_proposal USING btree (document) WHERE ((decided_at IS NULL) AND (ended_at IS NULL));

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

-- proposals

CREATE OR REPLACE FUNCTION proposals.refuse_own()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.kind = 'agreed' and exists (
    select from proposals.version where id = new.version and proposed_by = new.by_person) then
    raise exception 'nobody agrees to their own proposal' using errcode = '23514';
  end if;
  return new;
end $function$;

create table proposals.decision (
  id bigint not null generated always as identity,
  version bigint not null,
  kind text not null,
  by_person bigint not null,
  at timestamp with time zone not null default now(),
  words text not null default ''::text,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_check CHECK (((kind <> ALL (ARRAY['refused'::text, 'ended'::text])) OR (length(TRIM(BOTH FROM words)) >= 2))),
  constraint decision_kind_check CHECK ((kind = ANY (ARRAY['agreed'::text, 'refused'::text, 'taken_back'::text, 'ended'::text]))),
  constraint decision_by_person_fkey FOREIGN KEY (by_person) REFERENCES people.person(id),
  constraint decision_version_fkey FOREIGN KEY (version) REFERENCES proposals.version(id)
);
CREATE UNIQUE INDEX decision_ended_once ON proposals.decision USING btree (version) WHERE (kind = 'ended'::text);
CREATE UNIQUE INDEX decision_once ON proposals.decision USING btree (version) WHERE (kind <> 'ended'::text);
CREATE TRIGGER decision_is_immutable BEFORE DELETE OR UPDATE ON proposals.decision FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();
CREATE TRIGGER decision_of_another BEFORE INSERT ON proposals.decision FOR EACH ROW EXECUTE FUNCTION proposals.refuse_own();

create table proposals.version (
  id bigint not null generated always as identity,
  kind text not null,
  subject text not null,
  number integer not null,
  content jsonb not null,
  until_on date,
  hash text not null,
  note text not null default ''::text,
  answer text not null default ''::text,
  proposed_by bigint not null,
  proposed_at timestamp with time zone not null default now(),
  constraint version_pkey PRIMARY KEY (id),
  constraint version_kind_subject_number_key UNIQUE (kind, subject, number),
  constraint version_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint version_kind_check CHECK ((kind ~ '^[a-z][a-z-]{1,30}$'::text)),
  constraint version_number_check CHECK ((number > 0)),
  constraint version_subject_check CHECK ((subject ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  constraint version_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people.person(id)
);
CREATE TRIGGER version_is_immutable BEFORE DELETE OR UPDATE ON proposals.version FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

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

create table notices.letter (
  id bigint not null generated always as identity,
  template text not null,
  content bytea,
  publications text[] not null default '{}'::text[],
  object text not null,
  created_at timestamp with time zone not null default now(),
  constraint letter_pkey PRIMARY KEY (id),
  constraint letter_template_fkey FOREIGN KEY (template) REFERENCES notices.template(name)
);
CREATE INDEX letter_created ON notices.letter USING btree (created_at) WHERE (content IS NOT NULL);
CREATE INDEX letter_object ON notices.letter USING btree (object) WHERE (content IS NOT NULL);

create table notices.letter_attempt (
  letter bigint not null,
  attempt integer not null,
  channel text not null,
  at timestamp with time zone not null default now(),
  worked boolean,
  problem text,
  constraint letter_attempt_pkey PRIMARY KEY (letter, attempt),
  constraint letter_attempt_attempt_check CHECK ((attempt > 0)),
  constraint letter_attempt_channel_check CHECK ((channel = ANY (ARRAY['mailbox'::text, 'smtp'::text, 'nothing'::text]))),
  constraint letter_attempt_letter_fkey FOREIGN KEY (letter) REFERENCES notices.letter(id)
);
CREATE UNIQUE INDEX letter_attempt_once ON notices.letter_attempt USING btree (letter) WHERE worked;

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

-- search

create table search.asked (
  day date not null,
  query text not null,
  times integer not null default 0,
  found integer not null default 0,
  opened integer not null default 0,
  constraint asked_pkey PRIMARY KEY (day, query),
  constraint asked_query_check CHECK (((char_length(query) >= 1) AND (char_length(query) <= 100)))
);

create table search.asker (
  query text not null,
  mark bytea not null,
  seen_on date not null,
  constraint asker_pkey PRIMARY KEY (query, mark),
  constraint asker_query_check CHECK (((char_length(query) >= 1) AND (char_length(query) <= 100)))
);

create table search.question (
  day date not null,
  query text not null,
  times integer not null default 0,
  answered boolean not null default false,
  good integer not null default 0,
  bad integer not null default 0,
  constraint question_pkey PRIMARY KEY (day, query),
  constraint question_query_check CHECK (((char_length(query) >= 1) AND (char_length(query) <= 100)))
);

create table search.tuning (
  id bigint not null generated always as identity,
  words jsonb not null,
  note text not null,
  at timestamp with time zone not null,
  by bigint not null,
  constraint tuning_pkey PRIMARY KEY (id),
  constraint tuning_note_check CHECK ((note <> ''::text)),
  constraint tuning_by_fkey FOREIGN KEY (by) REFERENCES people.person(id)
);

-- draws

CREATE OR REPLACE FUNCTION draws.keep_assignment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.approved_at is not null or (new.draw, new.target, new.inspector, new.name, new.reason, new."by", new.at)
    <> (old.draw, old.target, old.inspector, old.name, old.reason, old."by", old.at) then
    raise exception 'an assignment is agreed to once and never changed' using errcode = '23514';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION draws.keep_beacon()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.confirmed_at is not null or (new.draw, new.source, new.value, new."by", new.at) <> (old.draw, old.source, old.value, old."by", old.at) then
    raise exception 'a value is confirmed once and never changed' using errcode = '23514';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION draws.keep_named()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from draws.draw where id = coalesce(new.draw, old.draw) and published_at is not null) then
    raise exception 'parties and events belong to the published plan' using errcode = '23514';
  end if;
  return coalesce(new, old);
end $function$;

CREATE OR REPLACE FUNCTION draws.keep_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  named_at timestamptz := (select min(at) from draws.source where draw = new.draw);
  wrong boolean := false;
begin
  if exists (select from draws.abort where draw = new.draw) or exists (select from draws.voiding where draw = new.draw) then
    raise exception 'draw % has ended', new.draw using errcode = '23514';
  end if;
  if tg_table_name = 'frozen' then
    wrong := now() >= named_at
      or exists (select from draws.draw where id = new.draw and (published_at is null or listed_by = new."by"));
  elsif tg_table_name = 'commitment' then
    wrong := now() >= named_at;
  elsif tg_table_name = 'beacon' then
    wrong := exists (select from draws.source where draw = new.draw and source = new.source and at > now())
      or exists (
        select from draws.party
        where party.draw = new.draw and not exists (
          select from draws.commitment where commitment.draw = party.draw and commitment.party = party.party));
  elsif tg_table_name = 'outcome' then
    wrong := exists (
      select from draws.source
      where source.draw = new.draw and not exists (
        select from draws.beacon
        where beacon.draw = source.draw and beacon.source = source.source and confirmed_at is not null));
  elsif tg_table_name = 'reveal' then
    wrong := not exists (select from draws.outcome where draw = new.draw);
  elsif tg_table_name = 'abort' then
    wrong := exists (select from draws.outcome where draw = new.draw);
  end if;
  if wrong then
    raise exception '% of draw % does not come now', tg_table_name, new.draw using errcode = '23514';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION draws.keep_plan()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from draws.frozen where draw = old.id) or exists (select from draws.abort where draw = old.id) then
    raise exception 'the list of draw % is frozen', old.id using errcode = '23514';
  end if;
  if old.published_at is not null
    and (to_jsonb(new) - '{list,listed_by,listed_at}'::text[]) <> (to_jsonb(old) - '{list,listed_by,listed_at}'::text[]) then
    raise exception 'the plan of draw % is published', old.id using errcode = '23514';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION draws.keep_substitution()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.approved_at is not null or (new.draw, new.target, new.inspector, new.reason, new."by", new.at)
    <> (old.draw, old.target, old.inspector, old.reason, old."by", old.at) then
    raise exception 'a substitution is agreed to once and never changed' using errcode = '23514';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION draws.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what happened in a draw is never changed (%)', tg_table_name using errcode = '23514';
end $function$;

create table draws.abort (
  draw bigint not null,
  reason text not null,
  by bigint not null,
  at timestamp with time zone not null,
  constraint abort_pkey PRIMARY KEY (draw),
  constraint abort_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 300))),
  constraint abort_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint abort_draw_fkey FOREIGN KEY (draw) REFERENCES draws.draw(id)
);
CREATE TRIGGER abort_in_order BEFORE INSERT ON draws.abort FOR EACH ROW EXECUTE FUNCTION draws.keep_order();
CREATE TRIGGER abort_stays BEFORE DELETE OR UPDATE ON draws.abort FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.assignment (
  id bigint not null generated always as identity,
  draw bigint not null,
  target text not null,
  inspector text not null,
  name text not null,
  reason text not null,
  by bigint not null,
  at timestamp with time zone not null,
  approved_by bigint,
  approved_at timestamp with time zone,
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_draw_target_inspector_key UNIQUE (draw, target, inspector),
  constraint assignment_check CHECK (((approved_by IS NULL) = (approved_at IS NULL))),
  constraint assignment_check1 CHECK ((approved_by <> by)),
  constraint assignment_inspector_check CHECK ((inspector ~ '^[0-9A-Za-z._-]{1,64}$'::text)),
  constraint assignment_name_check CHECK (((length(name) >= 2) AND (length(name) <= 120))),
  constraint assignment_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 300))),
  constraint assignment_target_check CHECK ((target ~ '^[0-9A-Za-z._-]{1,64}$'::text)),
  constraint assignment_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES people.person(id),
  constraint assignment_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint assignment_draw_fkey FOREIGN KEY (draw) REFERENCES draws.frozen(draw)
);
CREATE TRIGGER assignment_in_order BEFORE INSERT ON draws.assignment FOR EACH ROW EXECUTE FUNCTION draws.keep_order();
CREATE TRIGGER assignment_is_kept BEFORE UPDATE ON draws.assignment FOR EACH ROW EXECUTE FUNCTION draws.keep_assignment();
CREATE TRIGGER assignment_stays BEFORE DELETE ON draws.assignment FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.beacon (
  id bigint not null generated always as identity,
  draw bigint not null,
  source text not null,
  value text not null,
  by bigint not null,
  at timestamp with time zone not null,
  confirmed_by bigint,
  confirmed_at timestamp with time zone,
  constraint beacon_pkey PRIMARY KEY (id),
  constraint beacon_check CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  constraint beacon_check1 CHECK ((confirmed_by <> by)),
  constraint beacon_value_check CHECK ((length(value) <= 200)),
  constraint beacon_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint beacon_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES people.person(id),
  constraint beacon_draw_source_fkey FOREIGN KEY (draw, source) REFERENCES draws.source(draw, source)
);
CREATE UNIQUE INDEX beacon_confirmed ON draws.beacon USING btree (draw, source) WHERE (confirmed_at IS NOT NULL);
CREATE INDEX beacon_draw ON draws.beacon USING btree (draw, source, id);
CREATE TRIGGER beacon_in_order BEFORE INSERT ON draws.beacon FOR EACH ROW EXECUTE FUNCTION draws.keep_order();
CREATE TRIGGER beacon_is_kept BEFORE UPDATE ON draws.beacon FOR EACH ROW EXECUTE FUNCTION draws.keep_beacon();
CREATE TRIGGER beacon_stays BEFORE DELETE ON draws.beacon FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.commitment (
  draw bigint not null,
  party text not null,
  hash text not null,
  by bigint not null,
  at timestamp with time zone not null,
  constraint commitment_pkey PRIMARY KEY (draw, party),
  constraint commitment_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint commitment_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint commitment_draw_fkey FOREIGN KEY (draw) REFERENCES draws.frozen(draw),
  constraint commitment_draw_party_fkey FOREIGN KEY (draw, party) REFERENCES draws.party(draw, party)
);
CREATE TRIGGER commitment_in_order BEFORE INSERT ON draws.commitment FOR EACH ROW EXECUTE FUNCTION draws.keep_order();
CREATE TRIGGER commitment_stays BEFORE DELETE OR UPDATE ON draws.commitment FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.counter (
  year integer not null,
  last integer not null,
  constraint counter_pkey PRIMARY KEY (year),
  constraint counter_last_check CHECK ((last > 0))
);

create table draws.draw (
  id bigint not null generated always as identity,
  number text,
  object text not null,
  unit bigint not null,
  title text not null,
  reason text not null,
  alg text not null,
  team integer not null,
  cap integer not null,
  size integer not null,
  list text not null,
  names_open boolean not null,
  reveal_on date not null,
  follows bigint,
  follows_reason text,
  planned_by bigint not null,
  planned_at timestamp with time zone not null,
  listed_by bigint not null,
  listed_at timestamp with time zone not null,
  published_by bigint,
  published_at timestamp with time zone,
  constraint draw_pkey PRIMARY KEY (id),
  constraint draw_number_key UNIQUE (number),
  constraint draw_alg_check CHECK ((alg = ANY (ARRAY['sha256'::text, 'sm3'::text]))),
  constraint draw_cap_check CHECK (((cap >= 0) AND (cap <= 100000))),
  constraint draw_check CHECK (((published_at IS NULL) = (number IS NULL))),
  constraint draw_check1 CHECK (((published_at IS NULL) = (published_by IS NULL))),
  constraint draw_check2 CHECK ((published_by <> planned_by)),
  constraint draw_check3 CHECK (((follows IS NULL) = (follows_reason IS NULL))),
  constraint draw_number_check CHECK ((number ~ '^[0-9A-Za-z._-]{1,64}$'::text)),
  constraint draw_object_check CHECK ((object ~ '^[a-z_]+\.[a-z_]+:[0-9A-Za-z._-]{1,64}$'::text)),
  constraint draw_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 1000))),
  constraint draw_size_check CHECK (((size >= 0) AND (size <= 1000000))),
  constraint draw_team_check CHECK (((team >= 0) AND (team <= 20))),
  constraint draw_title_check CHECK (((length(title) >= 2) AND (length(title) <= 100))),
  constraint draw_follows_fkey FOREIGN KEY (follows) REFERENCES draws.draw(id),
  constraint draw_listed_by_fkey FOREIGN KEY (listed_by) REFERENCES people.person(id),
  constraint draw_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES people.person(id),
  constraint draw_published_by_fkey FOREIGN KEY (published_by) REFERENCES people.person(id),
  constraint draw_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE INDEX draw_object ON draws.draw USING btree (object, id);
CREATE INDEX draw_unit ON draws.draw USING btree (unit, id);
CREATE TRIGGER draw_is_kept BEFORE UPDATE ON draws.draw FOR EACH ROW EXECUTE FUNCTION draws.keep_plan();
CREATE TRIGGER draw_stays BEFORE DELETE ON draws.draw FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.frozen (
  draw bigint not null,
  pool text not null,
  pool_hash text not null,
  names text not null,
  names_hash text not null,
  list_name text not null,
  by bigint not null,
  at timestamp with time zone not null,
  constraint frozen_pkey PRIMARY KEY (draw),
  constraint frozen_list_name_check CHECK ((list_name ~ '^[0-9a-f]{64}$'::text)),
  constraint frozen_names_hash_check CHECK ((names_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint frozen_pool_hash_check CHECK ((pool_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint frozen_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint frozen_draw_fkey FOREIGN KEY (draw) REFERENCES draws.draw(id)
);
CREATE INDEX frozen_list ON draws.frozen USING btree (list_name);
CREATE TRIGGER frozen_in_order BEFORE INSERT ON draws.frozen FOR EACH ROW EXECUTE FUNCTION draws.keep_order();
CREATE TRIGGER frozen_stays BEFORE DELETE OR UPDATE ON draws.frozen FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.opened_share (
  draw bigint not null,
  party text not null,
  secret text not null,
  constraint opened_share_pkey PRIMARY KEY (draw, party),
  constraint opened_share_secret_check CHECK ((secret ~ '^[0-9a-f]{64,128}$'::text)),
  constraint opened_share_draw_fkey FOREIGN KEY (draw) REFERENCES draws.reveal(draw),
  constraint opened_share_draw_party_fkey FOREIGN KEY (draw, party) REFERENCES draws.commitment(draw, party)
);
CREATE TRIGGER opened_share_stays BEFORE DELETE OR UPDATE ON draws.opened_share FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.outcome (
  draw bigint not null,
  version integer not null,
  result text not null,
  result_hash text not null,
  by bigint not null,
  at timestamp with time zone not null,
  constraint outcome_pkey PRIMARY KEY (draw, version),
  constraint outcome_result_hash_check CHECK ((result_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint outcome_version_check CHECK ((version >= 0)),
  constraint outcome_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint outcome_draw_fkey FOREIGN KEY (draw) REFERENCES draws.frozen(draw)
);
CREATE TRIGGER outcome_in_order BEFORE INSERT ON draws.outcome FOR EACH ROW EXECUTE FUNCTION draws.keep_order();
CREATE TRIGGER outcome_stays BEFORE DELETE OR UPDATE ON draws.outcome FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.party (
  draw bigint not null,
  party text not null,
  name text not null,
  own boolean not null,
  constraint party_pkey PRIMARY KEY (draw, party),
  constraint party_name_check CHECK (((length(name) >= 2) AND (length(name) <= 60))),
  constraint party_party_check CHECK ((party ~ '^[0-9A-Za-z._-]{1,64}$'::text)),
  constraint party_draw_fkey FOREIGN KEY (draw) REFERENCES draws.draw(id)
);
CREATE UNIQUE INDEX party_own ON draws.party USING btree (draw) WHERE own;
CREATE TRIGGER party_is_kept BEFORE INSERT OR DELETE ON draws.party FOR EACH ROW EXECUTE FUNCTION draws.keep_named();
CREATE TRIGGER party_stays BEFORE UPDATE ON draws.party FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.reveal (
  draw bigint not null,
  seed text not null,
  by bigint not null,
  at timestamp with time zone not null,
  constraint reveal_pkey PRIMARY KEY (draw),
  constraint reveal_seed_check CHECK ((seed ~ '^[0-9a-f]{64}$'::text)),
  constraint reveal_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint reveal_draw_fkey FOREIGN KEY (draw) REFERENCES draws.frozen(draw)
);
CREATE TRIGGER reveal_in_order BEFORE INSERT ON draws.reveal FOR EACH ROW EXECUTE FUNCTION draws.keep_order();
CREATE TRIGGER reveal_stays BEFORE DELETE OR UPDATE ON draws.reveal FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.share (
  draw bigint not null,
  party text not null,
  sealed bytea not null,
  by bigint not null,
  at timestamp with time zone not null,
  constraint share_pkey PRIMARY KEY (draw, party),
  constraint share_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint share_draw_party_fkey FOREIGN KEY (draw, party) REFERENCES draws.commitment(draw, party)
);
CREATE TRIGGER share_in_order BEFORE INSERT ON draws.share FOR EACH ROW EXECUTE FUNCTION draws.keep_order();
CREATE TRIGGER share_stays BEFORE DELETE OR UPDATE ON draws.share FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.source (
  draw bigint not null,
  source text not null,
  event text not null,
  at timestamp with time zone not null,
  constraint source_pkey PRIMARY KEY (draw, source),
  constraint source_event_check CHECK ((event ~ '^[0-9A-Za-z._-]{1,64}$'::text)),
  constraint source_source_check CHECK ((source = ANY (ARRAY['SSQ'::text, 'SSE-CLOSE'::text, 'DRAND'::text]))),
  constraint source_draw_fkey FOREIGN KEY (draw) REFERENCES draws.draw(id)
);
CREATE TRIGGER source_is_kept BEFORE INSERT OR DELETE ON draws.source FOR EACH ROW EXECUTE FUNCTION draws.keep_named();
CREATE TRIGGER source_stays BEFORE UPDATE ON draws.source FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.substitution (
  id bigint not null generated always as identity,
  draw bigint not null,
  target text not null,
  inspector text not null,
  reason text not null,
  by bigint not null,
  at timestamp with time zone not null,
  version integer,
  approved_by bigint,
  approved_at timestamp with time zone,
  constraint substitution_pkey PRIMARY KEY (id),
  constraint substitution_check CHECK (((version IS NULL) = (approved_at IS NULL))),
  constraint substitution_check1 CHECK (((approved_by IS NULL) = (approved_at IS NULL))),
  constraint substitution_check2 CHECK ((approved_by <> by)),
  constraint substitution_inspector_check CHECK ((inspector ~ '^[0-9A-Za-z._-]{1,64}$'::text)),
  constraint substitution_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 300))),
  constraint substitution_target_check CHECK ((target ~ '^[0-9A-Za-z._-]{1,64}$'::text)),
  constraint substitution_version_check CHECK ((version > 0)),
  constraint substitution_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES people.person(id),
  constraint substitution_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint substitution_draw_fkey FOREIGN KEY (draw) REFERENCES draws.frozen(draw)
);
CREATE UNIQUE INDEX substitution_once ON draws.substitution USING btree (draw, target, inspector);
CREATE UNIQUE INDEX substitution_version ON draws.substitution USING btree (draw, version) WHERE (version IS NOT NULL);
CREATE TRIGGER substitution_is_kept BEFORE UPDATE ON draws.substitution FOR EACH ROW EXECUTE FUNCTION draws.keep_substitution();
CREATE TRIGGER substitution_stays BEFORE DELETE ON draws.substitution FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

create table draws.voiding (
  draw bigint not null,
  reason text not null,
  by bigint not null,
  at timestamp with time zone not null,
  constraint voiding_pkey PRIMARY KEY (draw),
  constraint voiding_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 300))),
  constraint voiding_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint voiding_draw_fkey FOREIGN KEY (draw) REFERENCES draws.frozen(draw)
);
CREATE TRIGGER voiding_in_order BEFORE INSERT ON draws.voiding FOR EACH ROW EXECUTE FUNCTION draws.keep_order();
CREATE TRIGGER voiding_stays BEFORE DELETE OR UPDATE ON draws.voiding FOR EACH ROW EXECUTE FUNCTION draws.refuse_change();

-- bulletins

create table bulletins.bulletin (
  id bigint not null generated always as identity,
  unit bigint not null,
  name text not null,
  mark bytea not null,
  text text not null,
  told jsonb not null,
  covered integer not null,
  read_by bigint,
  read_at timestamp with time zone not null,
  document bigint,
  dropped_at timestamp with time zone,
  constraint bulletin_pkey PRIMARY KEY (id),
  constraint bulletin_document_key UNIQUE (document),
  constraint bulletin_check CHECK (((document IS NULL) OR (dropped_at IS NULL))),
  constraint bulletin_covered_check CHECK ((covered >= 0)),
  constraint bulletin_mark_check CHECK ((length(mark) = 32)),
  constraint bulletin_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint bulletin_text_check CHECK (((length(text) >= 1) AND (length(text) <= 60000))),
  constraint bulletin_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint bulletin_read_by_fkey FOREIGN KEY (read_by) REFERENCES people.person(id),
  constraint bulletin_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE UNIQUE INDEX bulletin_once ON bulletins.bulletin USING btree (unit, mark) WHERE (dropped_at IS NULL);
CREATE INDEX bulletin_unit ON bulletins.bulletin USING btree (unit, id);

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
  closed_by bigint,
  closed_at timestamp with time zone,
  close_reason text,
  constraint round_pkey PRIMARY KEY (id),
  constraint round_announcement_key UNIQUE (announcement),
  constraint round_categories_check CHECK (((cardinality(categories) >= 1) AND (categories <@ '{rule,government,department,other}'::text[]))),
  constraint round_check CHECK (((applied_at IS NULL) OR (announcement IS NOT NULL))),
  constraint round_closed CHECK ((((closed_at IS NULL) AND (closed_by IS NULL) AND (close_reason IS NULL)) OR ((closed_at IS NOT NULL) AND (closed_by IS NOT NULL) AND (length(TRIM(BOTH FROM close_reason)) >= 2) AND (applied_at IS NULL)))),
  constraint round_title_check CHECK (((length(title) >= 4) AND (length(title) <= 100))),
  constraint round_announcement_fkey FOREIGN KEY (announcement) REFERENCES publications.document(id),
  constraint round_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES people.person(id),
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

-- consultations

CREATE OR REPLACE FUNCTION consultations.let_days_pass(which bigint, days integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not exists (select from organisations.setting where name = 'demonstration' and open) then
    raise exception 'this is no demonstration' using errcode = '42501';
  end if;
  update consultations.round
  set opens_on = opens_on - days, closes_on = closes_on - days, opens_at = opens_at - make_interval(days => days),
    closes_at = (closes_on - days + 1)::timestamp at time zone 'Asia/Shanghai', result_due_on = result_due_on - days
  where id = which;
end $function$;

CREATE OR REPLACE FUNCTION consultations.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is never changed', tg_table_name using errcode = '42501';
end $function$;

create table consultations.broadcast (
  id bigint not null generated always as identity,
  round bigint not null,
  what text not null,
  medium text not null,
  outlet text not null,
  place text not null,
  appeared_on date not null,
  link text not null,
  file bigint,
  entered_by bigint not null,
  entered_at timestamp with time zone not null,
  agreed_by bigint,
  agreed_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_why text not null default ''::text,
  constraint broadcast_pkey PRIMARY KEY (id),
  constraint broadcast_check CHECK ((num_nulls(agreed_by, agreed_at) = ANY (ARRAY[0, 2]))),
  constraint broadcast_check1 CHECK ((agreed_by <> entered_by)),
  constraint broadcast_check2 CHECK (((link <> ''::text) OR (file IS NOT NULL))),
  constraint broadcast_ended_why_check CHECK ((length(ended_why) <= 500)),
  constraint broadcast_link_check CHECK (((link = ''::text) OR (link ~ '^https?://'::text))),
  constraint broadcast_medium_check CHECK ((medium = ANY (ARRAY['press'::text, 'radio'::text, 'television'::text, 'bulletin'::text]))),
  constraint broadcast_outlet_check CHECK (((length(outlet) >= 2) AND (length(outlet) <= 100))),
  constraint broadcast_place_check CHECK ((length(place) <= 200)),
  constraint broadcast_what_check CHECK ((what = ANY (ARRAY['call'::text, 'result'::text]))),
  constraint broadcast_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES people.person(id),
  constraint broadcast_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES people.person(id),
  constraint broadcast_file_fkey FOREIGN KEY (file) REFERENCES files.file(id),
  constraint broadcast_round_fkey FOREIGN KEY (round) REFERENCES consultations.round(id)
);
CREATE INDEX broadcast_round ON consultations.broadcast USING btree (round, id);

create table consultations.comment (
  id bigint not null generated always as identity,
  round bigint not null,
  channel text not null,
  clause integer,
  body text not null,
  kind text not null,
  minor boolean not null,
  text_key bytea not null,
  hash text not null,
  seed bytea not null,
  code_hash bytea not null,
  held boolean not null,
  received_on date not null,
  submitted_at timestamp with time zone not null,
  entered_by bigint,
  constraint comment_pkey PRIMARY KEY (id),
  constraint comment_body_check CHECK (((length(body) >= 1) AND (length(body) <= 10000))),
  constraint comment_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'mail'::text, 'email'::text, 'telephone'::text, 'counter'::text, 'hearing'::text, 'meeting'::text, 'invited'::text]))),
  constraint comment_check CHECK (((channel = 'web'::text) = (entered_by IS NULL))),
  constraint comment_clause_check CHECK ((clause > 0)),
  constraint comment_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint comment_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint comment_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text]))),
  constraint comment_seed_check CHECK ((length(seed) = 16)),
  constraint comment_text_key_check CHECK ((length(text_key) = 32)),
  constraint comment_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES people.person(id),
  constraint comment_round_fkey FOREIGN KEY (round) REFERENCES consultations.round(id)
);
CREATE INDEX comment_round ON consultations.comment USING btree (round, id);
CREATE INDEX comment_text ON consultations.comment USING btree (round, text_key);
CREATE TRIGGER comment_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON consultations.comment FOR EACH STATEMENT EXECUTE FUNCTION consultations.refuse_change();

create table consultations.comment_file (
  comment bigint not null,
  position integer not null,
  file bigint not null,
  constraint comment_file_pkey PRIMARY KEY (comment, "position"),
  constraint comment_file_position_check CHECK ((("position" >= 1) AND ("position" <= 10))),
  constraint comment_file_comment_fkey FOREIGN KEY (comment) REFERENCES consultations.comment(id),
  constraint comment_file_file_fkey FOREIGN KEY (file) REFERENCES files.file(id)
);
CREATE TRIGGER comment_file_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON consultations.comment_file FOR EACH STATEMENT EXECUTE FUNCTION consultations.refuse_change();

create table consultations.contact (
  comment bigint not null,
  name bytea,
  address bytea,
  constraint contact_pkey PRIMARY KEY (comment),
  constraint contact_comment_fkey FOREIGN KEY (comment) REFERENCES consultations.comment(id)
);

create table consultations.invitation (
  id bigint not null generated always as identity,
  round bigint not null,
  name text not null,
  kind text not null,
  invited_on date not null,
  way text not null,
  answered_on date,
  comment bigint,
  entered_by bigint not null,
  entered_at timestamp with time zone not null,
  dropped_at timestamp with time zone,
  dropped_why text not null default ''::text,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_check CHECK ((answered_on >= invited_on)),
  constraint invitation_check1 CHECK (((comment IS NULL) OR (answered_on IS NOT NULL))),
  constraint invitation_dropped_why_check CHECK ((length(dropped_why) <= 500)),
  constraint invitation_kind_check CHECK ((kind = ANY (ARRAY['enterprise'::text, 'association'::text, 'other'::text]))),
  constraint invitation_name_check CHECK (((length(name) >= 2) AND (length(name) <= 100))),
  constraint invitation_way_check CHECK ((length(way) <= 100)),
  constraint invitation_comment_fkey FOREIGN KEY (comment) REFERENCES consultations.comment(id),
  constraint invitation_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES people.person(id),
  constraint invitation_round_fkey FOREIGN KEY (round) REFERENCES consultations.round(id)
);
CREATE UNIQUE INDEX invitation_once ON consultations.invitation USING btree (round, name) WHERE (dropped_at IS NULL);

create table consultations.judgement (
  comment bigint not null,
  verdict text not null,
  reason text not null,
  judged_by bigint not null,
  judged_at timestamp with time zone not null,
  constraint judgement_pkey PRIMARY KEY (comment),
  constraint judgement_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 500))),
  constraint judgement_verdict_check CHECK ((verdict = ANY (ARRAY['kept'::text, 'set_aside'::text]))),
  constraint judgement_comment_fkey FOREIGN KEY (comment) REFERENCES consultations.comment(id),
  constraint judgement_judged_by_fkey FOREIGN KEY (judged_by) REFERENCES people.person(id)
);

create table consultations.pace (
  place bytea not null,
  span text not null,
  from_at timestamp with time zone not null,
  count integer not null,
  constraint pace_pkey PRIMARY KEY (place, span, from_at),
  constraint pace_place_check CHECK ((length(place) = 32)),
  constraint pace_span_check CHECK ((span = ANY (ARRAY['hour'::text, 'minute'::text])))
);
CREATE INDEX pace_from ON consultations.pace USING btree (from_at);

create table consultations.point (
  id bigint not null generated always as identity,
  round bigint not null,
  text_key bytea not null,
  position integer not null,
  body text not null,
  theme text not null default ''::text,
  unit bigint not null,
  due_on date,
  split_by bigint not null,
  split_at timestamp with time zone not null,
  dropped_at timestamp with time zone,
  constraint point_pkey PRIMARY KEY (id),
  constraint point_body_check CHECK (((length(body) >= 2) AND (length(body) <= 4000))),
  constraint point_position_check CHECK ((("position" >= 1) AND ("position" <= 50))),
  constraint point_text_key_check CHECK ((length(text_key) = 32)),
  constraint point_theme_check CHECK ((length(theme) <= 50)),
  constraint point_round_fkey FOREIGN KEY (round) REFERENCES consultations.round(id),
  constraint point_split_by_fkey FOREIGN KEY (split_by) REFERENCES people.person(id),
  constraint point_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE UNIQUE INDEX point_once ON consultations.point USING btree (round, text_key, "position") WHERE (dropped_at IS NULL);

create table consultations.reminder (
  round bigint not null,
  kind text not null,
  at timestamp with time zone not null,
  constraint reminder_pkey PRIMARY KEY (round, kind),
  constraint reminder_kind_check CHECK ((kind = ANY (ARRAY['four_weeks'::text, 'one_week'::text, 'overdue'::text]))),
  constraint reminder_round_fkey FOREIGN KEY (round) REFERENCES consultations.round(id)
);

create table consultations.reply (
  id bigint not null generated always as identity,
  point bigint not null,
  outcome text not null,
  reason text not null,
  final_clause text not null default ''::text,
  written_by bigint not null,
  written_at timestamp with time zone not null,
  verdict text,
  decided_by bigint,
  decided_at timestamp with time zone,
  words text not null default ''::text,
  constraint reply_pkey PRIMARY KEY (id),
  constraint reply_check CHECK ((num_nulls(verdict, decided_by, decided_at) = ANY (ARRAY[0, 3]))),
  constraint reply_check1 CHECK ((decided_by <> written_by)),
  constraint reply_check2 CHECK (((outcome <> ALL (ARRAY['adopted'::text, 'partly'::text])) OR (final_clause <> ''::text))),
  constraint reply_final_clause_check CHECK ((length(final_clause) <= 200)),
  constraint reply_outcome_check CHECK ((outcome = ANY (ARRAY['adopted'::text, 'partly'::text, 'not_adopted'::text, 'already'::text, 'out_of_scope'::text]))),
  constraint reply_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 2000))),
  constraint reply_verdict_check CHECK ((verdict = ANY (ARRAY['agreed'::text, 'returned'::text]))),
  constraint reply_words_check CHECK ((length(words) <= 500)),
  constraint reply_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people.person(id),
  constraint reply_point_fkey FOREIGN KEY (point) REFERENCES consultations.point(id),
  constraint reply_written_by_fkey FOREIGN KEY (written_by) REFERENCES people.person(id)
);
CREATE INDEX reply_point ON consultations.reply USING btree (point, id DESC);
CREATE UNIQUE INDEX reply_waiting ON consultations.reply USING btree (point) WHERE (verdict IS NULL);

create table consultations.result (
  round bigint not null,
  document bigint not null,
  constraint result_pkey PRIMARY KEY (round),
  constraint result_document_key UNIQUE (document),
  constraint result_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint result_round_fkey FOREIGN KEY (round) REFERENCES consultations.round(id)
);

create table consultations.round (
  id bigint not null generated always as identity,
  document bigint not null,
  number integer not null,
  edition bigint not null,
  clauses integer not null,
  named boolean not null,
  opens_on date not null,
  closes_on date not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  result_due_on date not null,
  constraint round_pkey PRIMARY KEY (id),
  constraint round_document_number_key UNIQUE (document, number),
  constraint round_check CHECK ((closes_on >= opens_on)),
  constraint round_check1 CHECK ((closes_at = (((closes_on + 1))::timestamp without time zone AT TIME ZONE 'Asia/Shanghai'::text))),
  constraint round_check2 CHECK ((result_due_on > closes_on)),
  constraint round_clauses_check CHECK (((clauses >= 1) AND (clauses <= 1000))),
  constraint round_number_check CHECK (((number >= 1) AND (number <= 20))),
  constraint round_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint round_edition_fkey FOREIGN KEY (edition) REFERENCES publications.edition(id)
);

create table consultations.told (
  comment bigint not null,
  what text not null,
  at timestamp with time zone not null,
  constraint told_pkey PRIMARY KEY (comment, what),
  constraint told_what_check CHECK ((what = ANY (ARRAY['result'::text, 'decision'::text]))),
  constraint told_comment_fkey FOREIGN KEY (comment) REFERENCES consultations.comment(id)
);

-- decisions

create table decisions.catalogue (
  document bigint not null,
  year integer not null,
  constraint catalogue_pkey PRIMARY KEY (document),
  constraint catalogue_year_check CHECK (((year >= 2019) AND (year <= 2100))),
  constraint catalogue_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id)
);
CREATE INDEX catalogue_year ON decisions.catalogue USING btree (year);

create table decisions.entry (
  id bigint not null generated always as identity,
  document bigint not null,
  number integer not null,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_document_number_key UNIQUE (document, number),
  constraint entry_number_check CHECK (((number >= 1) AND (number <= 200))),
  constraint entry_document_fkey FOREIGN KEY (document) REFERENCES decisions.catalogue(document)
);

create table decisions.meeting (
  document bigint not null,
  held_on date not null,
  announced_on date not null,
  constraint meeting_pkey PRIMARY KEY (document),
  constraint meeting_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id)
);

create table decisions.tie (
  id bigint not null generated always as identity,
  entry bigint not null,
  kind text not null,
  document bigint not null,
  tied_by bigint not null,
  tied_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint tie_pkey PRIMARY KEY (id),
  constraint tie_kind_check CHECK ((kind = ANY (ARRAY['draft'::text, 'decision'::text]))),
  constraint tie_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint tie_entry_fkey FOREIGN KEY (entry) REFERENCES decisions.entry(id),
  constraint tie_tied_by_fkey FOREIGN KEY (tied_by) REFERENCES people.person(id)
);
CREATE INDEX tie_document ON decisions.tie USING btree (document) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX tie_once ON decisions.tie USING btree (entry, kind) WHERE (ended_at IS NULL);

-- hearings

CREATE OR REPLACE FUNCTION hearings.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is never changed', tg_table_name using errcode = '42501';
end $function$;

create table hearings.application (
  id bigint not null generated always as identity,
  hearing bigint not null,
  kind text not null,
  minor boolean not null,
  stake text not null,
  seed bytea not null,
  at timestamp with time zone not null,
  constraint application_pkey PRIMARY KEY (id),
  constraint application_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text]))),
  constraint application_seed_check CHECK ((length(seed) = 16)),
  constraint application_stake_check CHECK (((length(stake) >= 1) AND (length(stake) <= 1000))),
  constraint application_hearing_fkey FOREIGN KEY (hearing) REFERENCES hearings.hearing(document)
);
CREATE INDEX application_hearing ON hearings.application USING btree (hearing, id);
CREATE TRIGGER application_is_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON hearings.application FOR EACH STATEMENT EXECUTE FUNCTION hearings.refuse_change();

create table hearings.choice (
  id bigint not null generated always as identity,
  application bigint not null,
  verdict text not null,
  reason text not null,
  by bigint not null,
  at timestamp with time zone not null,
  constraint choice_pkey PRIMARY KEY (id),
  constraint choice_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 500))),
  constraint choice_verdict_check CHECK ((verdict = ANY (ARRAY['chosen'::text, 'not_chosen'::text]))),
  constraint choice_application_fkey FOREIGN KEY (application) REFERENCES hearings.application(id),
  constraint choice_by_fkey FOREIGN KEY (by) REFERENCES people.person(id)
);
CREATE INDEX choice_application ON hearings.choice USING btree (application, id);

create table hearings.contact (
  application bigint not null,
  name bytea not null,
  address bytea not null,
  constraint contact_pkey PRIMARY KEY (application),
  constraint contact_application_fkey FOREIGN KEY (application) REFERENCES hearings.application(id)
);

create table hearings.draw (
  draw bigint not null,
  hearing bigint not null,
  constraint draw_pkey PRIMARY KEY (draw),
  constraint draw_draw_fkey FOREIGN KEY (draw) REFERENCES draws.draw(id),
  constraint draw_hearing_fkey FOREIGN KEY (hearing) REFERENCES hearings.hearing(document)
);
CREATE INDEX draw_hearing ON hearings.draw USING btree (hearing, draw);

create table hearings.hearing (
  document bigint not null,
  held_at timestamp with time zone not null,
  apply_until timestamp with time zone not null,
  seats integer not null,
  method text not null,
  constraint hearing_pkey PRIMARY KEY (document),
  constraint hearing_check CHECK ((held_at > apply_until)),
  constraint hearing_method_check CHECK ((method = ANY (ARRAY['rule'::text, 'draw'::text]))),
  constraint hearing_seats_check CHECK (((seats >= 1) AND (seats <= 500))),
  constraint hearing_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id)
);

create table hearings.pace (
  place bytea not null,
  from_at timestamp with time zone not null,
  count integer not null,
  constraint pace_pkey PRIMARY KEY (place, from_at),
  constraint pace_place_check CHECK ((length(place) = 32))
);

create table hearings.paper_of (
  hearing bigint not null,
  what text not null,
  document bigint not null,
  constraint paper_of_pkey PRIMARY KEY (hearing, what),
  constraint paper_of_document_key UNIQUE (document),
  constraint paper_of_what_check CHECK ((what = ANY (ARRAY['list'::text, 'record'::text]))),
  constraint paper_of_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint paper_of_hearing_fkey FOREIGN KEY (hearing) REFERENCES hearings.hearing(document)
);

create table hearings.papers (
  id bigint not null generated always as identity,
  hearing bigint not null,
  sent_on date not null,
  what text not null,
  late_reason text not null default ''::text,
  by bigint not null,
  at timestamp with time zone not null,
  constraint papers_pkey PRIMARY KEY (id),
  constraint papers_late_reason_check CHECK ((length(late_reason) <= 500)),
  constraint papers_what_check CHECK (((length(what) >= 2) AND (length(what) <= 500))),
  constraint papers_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint papers_hearing_fkey FOREIGN KEY (hearing) REFERENCES hearings.hearing(document)
);
CREATE INDEX papers_hearing ON hearings.papers USING btree (hearing, id);

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

-- services

create table services.heading (
  element text not null,
  words text[] not null,
  set_by bigint,
  set_at timestamp with time zone not null default now(),
  constraint heading_pkey PRIMARY KEY (element),
  constraint heading_element_check CHECK ((element ~ '^[a-zA-Z]{2,30}$'::text)),
  constraint heading_words_check CHECK ((cardinality(words) <= 100)),
  constraint heading_set_by_fkey FOREIGN KEY (set_by) REFERENCES people.person(id)
);

create table services.import (
  id bigint not null generated always as identity,
  unit bigint not null,
  name text not null,
  heads text[] not null,
  lines jsonb not null,
  columns text[] not null,
  common jsonb not null default '{}'::jsonb,
  read_by bigint,
  read_at timestamp with time zone not null default now(),
  drafted integer,
  changed integer,
  unchanged integer,
  finished_at timestamp with time zone,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_check CHECK ((cardinality(columns) = cardinality(heads))),
  constraint import_check1 CHECK (((finished_at IS NULL) = (drafted IS NULL))),
  constraint import_heads_check CHECK (((cardinality(heads) >= 1) AND (cardinality(heads) <= 200))),
  constraint import_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint import_read_by_fkey FOREIGN KEY (read_by) REFERENCES people.person(id),
  constraint import_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

create table services.item (
  document bigint not null,
  code text,
  import bigint,
  constraint item_pkey PRIMARY KEY (document),
  constraint item_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint item_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint item_import_fkey FOREIGN KEY (import) REFERENCES services.import(id)
);
CREATE INDEX item_code ON services.item USING btree (code);
CREATE INDEX item_import ON services.item USING btree (import);

create table services.list (
  name text not null,
  words text[] not null,
  set_by bigint,
  set_at timestamp with time zone not null default now(),
  constraint list_pkey PRIMARY KEY (name),
  constraint list_name_check CHECK ((name ~ '^[a-zA-Z]{2,30}$'::text)),
  constraint list_words_check CHECK (((cardinality(words) >= 1) AND (cardinality(words) <= 300))),
  constraint list_set_by_fkey FOREIGN KEY (set_by) REFERENCES people.person(id)
);

create table services.problem (
  id bigint not null generated always as identity,
  import bigint not null,
  line integer not null,
  title text not null default ''::text,
  sentence text not null,
  constraint problem_pkey PRIMARY KEY (id),
  constraint problem_line_check CHECK ((line > 0)),
  constraint problem_import_fkey FOREIGN KEY (import) REFERENCES services.import(id)
);
CREATE INDEX problem_import ON services.problem USING btree (import, id);

-- enforcement

create table enforcement.entry (
  document bigint not null,
  shape text not null,
  number text,
  decided_on date,
  import bigint,
  seed bytea not null,
  sealed bytea,
  constraint entry_pkey PRIMARY KEY (document),
  constraint entry_check CHECK (((shape = 'decision'::text) = ((number IS NOT NULL) AND (decided_on IS NOT NULL)))),
  constraint entry_number_check CHECK (((length(number) >= 1) AND (length(number) <= 100))),
  constraint entry_seed_check CHECK ((length(seed) = 16)),
  constraint entry_shape_check CHECK ((shape = ANY (ARRAY['decision'::text, 'statement'::text, 'matter'::text, 'organ'::text, 'report'::text]))),
  constraint entry_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint entry_import_fkey FOREIGN KEY (import) REFERENCES enforcement.import(id)
);
CREATE INDEX entry_import ON enforcement.entry USING btree (import);
CREATE INDEX entry_number ON enforcement.entry USING btree (number);

create table enforcement.import (
  id bigint not null generated always as identity,
  unit bigint not null,
  kind text not null,
  seed bytea not null,
  mark bytea not null,
  lines integer not null,
  sealed bytea,
  read_by bigint,
  read_at timestamp with time zone not null,
  drafted integer,
  unchanged integer,
  finished_at timestamp with time zone,
  dropped_at timestamp with time zone,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_check CHECK (((finished_at IS NULL) OR (dropped_at IS NULL))),
  constraint import_check1 CHECK (((finished_at IS NULL) = (drafted IS NULL))),
  constraint import_check2 CHECK (((sealed IS NULL) = ((finished_at IS NOT NULL) OR (dropped_at IS NOT NULL)))),
  constraint import_kind_check CHECK ((kind = ANY (ARRAY['许可'::text, '处罚'::text, '强制'::text, '检查'::text, '征收'::text, '给付'::text, '裁决'::text, '确认'::text, '奖励'::text, '其他'::text]))),
  constraint import_lines_check CHECK ((lines > 0)),
  constraint import_mark_check CHECK ((length(mark) = 32)),
  constraint import_seed_check CHECK ((length(seed) = 16)),
  constraint import_read_by_fkey FOREIGN KEY (read_by) REFERENCES people.person(id),
  constraint import_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE UNIQUE INDEX import_once ON enforcement.import USING btree (unit, mark) WHERE (dropped_at IS NULL);

create table enforcement.overturned (
  document bigint not null,
  kind text not null,
  overturned_on date not null,
  organ text not null,
  paper text not null default ''::text,
  explanation text not null,
  entered_by bigint,
  entered_at timestamp with time zone not null,
  constraint overturned_pkey PRIMARY KEY (document),
  constraint overturned_explanation_check CHECK (((length(explanation) >= 5) AND (length(explanation) <= 500))),
  constraint overturned_kind_check CHECK ((kind = ANY (ARRAY['changed'::text, 'revoked'::text, 'unlawful'::text, 'void'::text]))),
  constraint overturned_organ_check CHECK (((length(organ) >= 2) AND (length(organ) <= 100))),
  constraint overturned_paper_check CHECK ((length(paper) <= 100)),
  constraint overturned_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint overturned_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES people.person(id)
);

create table enforcement.report_due (
  id bigint not null generated always as identity,
  unit bigint not null,
  year integer not null,
  told_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint report_due_pkey PRIMARY KEY (id),
  constraint report_due_unit_year_key UNIQUE (unit, year),
  constraint report_due_year_check CHECK (((year >= 2000) AND (year <= 2100))),
  constraint report_due_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

create table enforcement.term (
  id bigint not null generated always as identity,
  kind text not null,
  is_natural boolean not null,
  months integer,
  basis text not null,
  proposed_by bigint,
  proposed_at timestamp with time zone not null default now(),
  agreed_by bigint,
  agreed_at timestamp with time zone,
  refused_at timestamp with time zone,
  constraint term_pkey PRIMARY KEY (id),
  constraint term_basis_check CHECK (((length(basis) >= 2) AND (length(basis) <= 300))),
  constraint term_check CHECK ((agreed_by <> proposed_by)),
  constraint term_check1 CHECK (((agreed_at IS NULL) OR (refused_at IS NULL))),
  constraint term_kind_check CHECK ((kind = ANY (ARRAY[''::text, '许可'::text, '处罚'::text, '强制'::text, '检查'::text, '征收'::text, '给付'::text, '裁决'::text, '确认'::text, '奖励'::text, '其他'::text]))),
  constraint term_months_check CHECK (((months >= 1) AND (months <= 1200))),
  constraint term_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES people.person(id),
  constraint term_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people.person(id)
);
CREATE UNIQUE INDEX term_one_proposal ON enforcement.term USING btree (kind, is_natural) WHERE ((agreed_at IS NULL) AND (refused_at IS NULL));

create table enforcement.warning (
  id bigint not null generated always as identity,
  document bigint not null,
  kind text not null,
  due_on date not null,
  told_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint warning_pkey PRIMARY KEY (id),
  constraint warning_document_kind_due_on_key UNIQUE (document, kind, due_on),
  constraint warning_kind_check CHECK ((kind = ANY (ARRAY['publish'::text, 'expire'::text]))),
  constraint warning_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id)
);
CREATE INDEX warning_open ON enforcement.warning USING btree (document) WHERE (ended_at IS NULL);

-- convenience

create table convenience.reading (
  id bigint not null generated always as identity,
  subject text not null,
  url text not null,
  items jsonb not null default '[]'::jsonb,
  problem text,
  read_at timestamp with time zone not null default now(),
  constraint reading_pkey PRIMARY KEY (id),
  constraint reading_check CHECK (((problem IS NULL) OR (items = '[]'::jsonb))),
  constraint reading_url_check CHECK ((length(url) <= 2000))
);
CREATE INDEX reading_subject ON convenience.reading USING btree (subject, id);
CREATE TRIGGER reading_is_immutable BEFORE DELETE OR UPDATE ON convenience.reading FOR EACH ROW EXECUTE FUNCTION publications.refuse_change();

-- inspections

CREATE OR REPLACE FUNCTION inspections.keep_signed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select count(*) from inspections.signature where visit = old.id and hash = old.hash) >= 2 then
    raise exception 'visit % is signed by two', old.id using errcode = '23514';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inspections.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what happened in an inspection is never changed (%)', tg_table_name using errcode = '23514';
end $function$;

create table inspections.change (
  id bigint not null generated always as identity,
  entry bigint not null,
  import bigint not null,
  name text not null,
  fields jsonb not null,
  at timestamp with time zone not null,
  constraint change_pkey PRIMARY KEY (id),
  constraint change_entry_fkey FOREIGN KEY (entry) REFERENCES inspections.entry(id),
  constraint change_import_fkey FOREIGN KEY (import) REFERENCES inspections.import(id)
);
CREATE INDEX change_entry ON inspections.change USING btree (entry, id);
CREATE TRIGGER change_stays BEFORE DELETE OR UPDATE ON inspections.change FOR EACH ROW EXECUTE FUNCTION inspections.refuse_change();

create table inspections.entry (
  id bigint not null generated always as identity,
  register text not null,
  unit bigint not null,
  key text not null,
  name text not null,
  fields jsonb not null,
  changed_at timestamp with time zone not null,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_register_key_key UNIQUE (register, key),
  constraint entry_key_check CHECK ((key ~ '^[0-9A-Za-z._-]{1,64}$'::text)),
  constraint entry_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint entry_register_check CHECK ((register = ANY (ARRAY['matter'::text, 'object'::text, 'inspector'::text]))),
  constraint entry_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE INDEX entry_unit ON inspections.entry USING btree (register, unit, key);

create table inspections.followup (
  id bigint not null generated always as identity,
  visit bigint not null,
  done boolean not null,
  note text not null,
  by bigint not null,
  at timestamp with time zone not null,
  constraint followup_pkey PRIMARY KEY (id),
  constraint followup_note_check CHECK (((length(note) >= 2) AND (length(note) <= 500))),
  constraint followup_by_fkey FOREIGN KEY (by) REFERENCES people.person(id),
  constraint followup_visit_fkey FOREIGN KEY (visit) REFERENCES inspections.visit(id)
);
CREATE INDEX followup_visit ON inspections.followup USING btree (visit, id);
CREATE TRIGGER followup_stays BEFORE DELETE OR UPDATE ON inspections.followup FOR EACH ROW EXECUTE FUNCTION inspections.refuse_change();

create table inspections.import (
  id bigint not null generated always as identity,
  register text not null,
  unit bigint not null,
  name text not null,
  digest text not null,
  total integer not null,
  added integer,
  changed integer,
  unchanged integer,
  read_by bigint not null,
  read_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  begun_at timestamp with time zone,
  failed text,
  dropped_at timestamp with time zone,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_check CHECK (((applied_at IS NULL) = (added IS NULL))),
  constraint import_check1 CHECK (((dropped_at IS NULL) OR (applied_at IS NULL))),
  constraint import_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint import_failed_check CHECK (((length(failed) >= 2) AND (length(failed) <= 1000))),
  constraint import_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint import_register_check CHECK ((register = ANY (ARRAY['matter'::text, 'object'::text, 'inspector'::text]))),
  constraint import_total_check CHECK ((total >= 0)),
  constraint import_read_by_fkey FOREIGN KEY (read_by) REFERENCES people.person(id),
  constraint import_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE UNIQUE INDEX import_once ON inspections.import USING btree (register, unit, digest) WHERE (applied_at IS NOT NULL);
CREATE INDEX import_unit ON inspections.import USING btree (register, id);
CREATE INDEX import_waiting ON inspections.import USING btree (read_at) WHERE ((applied_at IS NULL) AND (dropped_at IS NULL));

create table inspections.import_part (
  import bigint not null,
  n integer not null,
  rows jsonb not null,
  constraint import_part_pkey PRIMARY KEY (import, n),
  constraint import_part_n_check CHECK ((n >= 0)),
  constraint import_part_import_fkey FOREIGN KEY (import) REFERENCES inspections.import(id)
);

create table inspections.plan (
  document bigint not null,
  unit bigint not null,
  year integer not null,
  constraint plan_pkey PRIMARY KEY (document),
  constraint plan_unit_year_key UNIQUE (unit, year),
  constraint plan_year_check CHECK (((year >= 2000) AND (year <= 2100))),
  constraint plan_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint plan_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);

create table inspections.reported (
  visit bigint not null,
  document bigint not null,
  constraint reported_pkey PRIMARY KEY (visit, document),
  constraint reported_document_fkey FOREIGN KEY (document) REFERENCES inspections.result(document),
  constraint reported_visit_fkey FOREIGN KEY (visit) REFERENCES inspections.visit(id)
);
CREATE TRIGGER reported_stays BEFORE DELETE OR UPDATE ON inspections.reported FOR EACH ROW EXECUTE FUNCTION inspections.refuse_change();

create table inspections.result (
  document bigint not null,
  draw bigint not null,
  constraint result_pkey PRIMARY KEY (document),
  constraint result_document_fkey FOREIGN KEY (document) REFERENCES publications.document(id),
  constraint result_draw_fkey FOREIGN KEY (draw) REFERENCES inspections.sample(draw)
);

create table inspections.sample (
  draw bigint not null,
  plan bigint not null,
  batch text not null,
  year integer not null,
  told jsonb not null,
  constraint sample_pkey PRIMARY KEY (draw),
  constraint sample_batch_check CHECK ((batch ~ '^[0-9A-Za-z._-]{1,20}$'::text)),
  constraint sample_draw_fkey FOREIGN KEY (draw) REFERENCES draws.draw(id),
  constraint sample_plan_fkey FOREIGN KEY (plan) REFERENCES inspections.plan(document)
);
CREATE INDEX sample_plan ON inspections.sample USING btree (plan, batch);

create table inspections.signature (
  visit bigint not null,
  person bigint not null,
  hash text not null,
  at timestamp with time zone not null,
  constraint signature_pkey PRIMARY KEY (visit, person, hash),
  constraint signature_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint signature_person_fkey FOREIGN KEY (person) REFERENCES people.person(id),
  constraint signature_visit_fkey FOREIGN KEY (visit) REFERENCES inspections.visit(id)
);
CREATE TRIGGER signature_stays BEFORE DELETE OR UPDATE ON inspections.signature FOR EACH ROW EXECUTE FUNCTION inspections.refuse_change();

create table inspections.visit (
  id bigint not null generated always as identity,
  draw bigint not null,
  target text not null,
  visited_on date not null,
  results jsonb not null,
  hash text not null,
  recorded_by bigint not null,
  recorded_at timestamp with time zone not null,
  photos jsonb not null default '[]'::jsonb,
  mend_by date,
  constraint visit_pkey PRIMARY KEY (id),
  constraint visit_draw_target_key UNIQUE (draw, target),
  constraint visit_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint visit_photos_check CHECK ((jsonb_typeof(photos) = 'array'::text)),
  constraint visit_target_check CHECK ((target ~ '^[0-9A-Za-z._-]{1,64}$'::text)),
  constraint visit_draw_fkey FOREIGN KEY (draw) REFERENCES inspections.sample(draw),
  constraint visit_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people.person(id)
);
CREATE TRIGGER visit_is_kept BEFORE UPDATE ON inspections.visit FOR EACH ROW EXECUTE FUNCTION inspections.keep_signed();

-- opendata

-- subscriptions

create table subscriptions.attempt (
  id bigint not null generated always as identity,
  place bytea not null,
  address_name bytea not null,
  at timestamp with time zone not null default now(),
  constraint attempt_pkey PRIMARY KEY (id)
);
CREATE INDEX attempt_at ON subscriptions.attempt USING btree (at);

create table subscriptions.subscription (
  id bigint not null generated always as identity,
  address_name bytea,
  address bytea,
  seed bytea not null,
  confirm_hash bytea not null,
  manage_hash bytea not null,
  site_column text not null default ''::text,
  unit text not null default ''::text,
  subject text not null default ''::text,
  words text not null default ''::text,
  rhythm text not null,
  requested_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  topic text not null default ''::text,
  constraint subscription_pkey PRIMARY KEY (id),
  constraint subscription_confirm_hash_key UNIQUE (confirm_hash),
  constraint subscription_manage_hash_key UNIQUE (manage_hash),
  constraint subscription_address_name_check CHECK ((length(address_name) = 32)),
  constraint subscription_check CHECK (((ended_at IS NULL) = (address IS NOT NULL))),
  constraint subscription_check1 CHECK (((ended_at IS NULL) = (address_name IS NOT NULL))),
  constraint subscription_confirm_hash_check CHECK ((length(confirm_hash) = 32)),
  constraint subscription_manage_hash_check CHECK ((length(manage_hash) = 32)),
  constraint subscription_rhythm_check CHECK ((rhythm = ANY (ARRAY['at_once'::text, 'daily'::text, 'weekly'::text]))),
  constraint subscription_seed_check CHECK ((length(seed) = 16)),
  constraint subscription_words_check CHECK ((length(words) <= 100))
);
CREATE UNIQUE INDEX subscription_once ON subscriptions.subscription USING btree (address_name, site_column, unit, subject, topic, words) WHERE (ended_at IS NULL);
CREATE INDEX subscription_rhythm ON subscriptions.subscription USING btree (rhythm, id) WHERE ((confirmed_at IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX subscription_unconfirmed ON subscriptions.subscription USING btree (requested_at) WHERE ((confirmed_at IS NULL) AND (ended_at IS NULL));

create table subscriptions.told (
  subscription bigint not null,
  publication text not null,
  at timestamp with time zone not null,
  constraint told_pkey PRIMARY KEY (subscription, publication),
  constraint told_subscription_fkey FOREIGN KEY (subscription) REFERENCES subscriptions.subscription(id)
);
CREATE INDEX told_at ON subscriptions.told USING btree (at);

-- requests

create table requests.attempt (
  id bigint not null generated always as identity,
  place bytea not null,
  what text not null,
  at timestamp with time zone not null,
  constraint attempt_pkey PRIMARY KEY (id),
  constraint attempt_what_check CHECK ((what = ANY (ARRAY['submit'::text, 'upload'::text, 'look'::text])))
);
CREATE INDEX attempt_at ON requests.attempt USING btree (at);
CREATE INDEX attempt_place ON requests.attempt USING btree (place, what, at);

create table requests.counter (
  series text not null,
  year integer not null,
  last integer not null,
  constraint counter_pkey PRIMARY KEY (series, year)
);

create table requests.dispute (
  id bigint not null generated always as identity,
  request bigint not null,
  kind text not null,
  filed_on date not null,
  result text,
  decided_on date,
  constraint dispute_pkey PRIMARY KEY (id),
  constraint dispute_check CHECK ((decided_on >= filed_on)),
  constraint dispute_check1 CHECK (((result IS NULL) = (decided_on IS NULL))),
  constraint dispute_kind_check CHECK ((kind = ANY (ARRAY['reconsideration'::text, 'lawsuit_direct'::text, 'lawsuit_after'::text]))),
  constraint dispute_result_check CHECK ((result = ANY (ARRAY['upheld'::text, 'corrected'::text, 'other'::text]))),
  constraint dispute_request_fkey FOREIGN KEY (request) REFERENCES requests.request(id)
);
CREATE INDEX dispute_request ON requests.dispute USING btree (request);

create table requests.document (
  id bigint not null generated always as identity,
  request bigint not null,
  event bigint not null,
  kind text not null,
  number text not null,
  version text not null,
  content bytea,
  made_on date not null,
  shown boolean not null,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_number_key UNIQUE (number),
  constraint document_event_fkey FOREIGN KEY (event) REFERENCES requests.event(id),
  constraint document_request_fkey FOREIGN KEY (request) REFERENCES requests.request(id)
);
CREATE INDEX document_request ON requests.document USING btree (request, id);

create table requests.event (
  id bigint not null generated always as identity,
  request bigint not null,
  move text not null,
  on date not null,
  at timestamp with time zone not null,
  person bigint,
  data jsonb not null default '{}'::jsonb,
  words bytea,
  constraint event_pkey PRIMARY KEY (id),
  constraint event_person_fkey FOREIGN KEY (person) REFERENCES people.person(id),
  constraint event_request_fkey FOREIGN KEY (request) REFERENCES requests.request(id)
);
CREATE INDEX event_request ON requests.event USING btree (request, id);

create table requests.matter (
  id bigint not null generated always as identity,
  number text not null,
  seed bytea not null,
  kind text not null,
  about bigint not null,
  unit bigint not null,
  filed bytea,
  submitted_at timestamp with time zone not null,
  outcome text,
  words bytea,
  decided_on date,
  decided_by bigint,
  erased_at timestamp with time zone,
  constraint matter_pkey PRIMARY KEY (id),
  constraint matter_number_key UNIQUE (number),
  constraint matter_seed_key UNIQUE (seed),
  constraint matter_check CHECK (((outcome IS NULL) = (decided_on IS NULL))),
  constraint matter_kind_check CHECK ((kind = ANY (ARRAY['correction'::text, 'complaint'::text]))),
  constraint matter_outcome_check CHECK ((outcome = ANY (ARRAY['corrected'::text, 'refused'::text, 'forwarded'::text, 'urged'::text, 'criticised'::text, 'unfounded'::text, 'elsewhere'::text]))),
  constraint matter_seed_check CHECK ((length(seed) = 16)),
  constraint matter_about_fkey FOREIGN KEY (about) REFERENCES organisations.unit(id),
  constraint matter_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people.person(id),
  constraint matter_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE INDEX matter_unit ON requests.matter USING btree (unit, id);

create table requests.paper (
  id bigint not null generated always as identity,
  request bigint,
  event bigint,
  use text not null,
  token_hash bytea,
  seed bytea not null,
  name bytea not null,
  type text not null,
  bytes integer not null,
  content bytea,
  at timestamp with time zone not null,
  erased_at timestamp with time zone,
  matter bigint,
  constraint paper_pkey PRIMARY KEY (id),
  constraint paper_token_hash_key UNIQUE (token_hash),
  constraint paper_of_one CHECK ((num_nonnulls(request, matter) <= 1)),
  constraint paper_seed_check CHECK ((length(seed) = 16)),
  constraint paper_use_check CHECK ((use = ANY (ARRAY['application'::text, 'identity'::text, 'authorisation'::text, 'correction'::text, 'answer'::text, 'proof'::text]))),
  constraint paper_event_fkey FOREIGN KEY (event) REFERENCES requests.event(id),
  constraint paper_matter_fkey FOREIGN KEY (matter) REFERENCES requests.matter(id),
  constraint paper_request_fkey FOREIGN KEY (request) REFERENCES requests.request(id)
);
CREATE INDEX paper_matter ON requests.paper USING btree (matter) WHERE (matter IS NOT NULL);
CREATE INDEX paper_request ON requests.paper USING btree (request);
CREATE INDEX paper_waiting ON requests.paper USING btree (at) WHERE (request IS NULL);

create table requests.request (
  id bigint not null generated always as identity,
  number text not null,
  seed bytea not null,
  code_hash bytea not null,
  unit bigint not null,
  channel text not null,
  kind text not null,
  applicant bytea not null,
  filed bytea,
  subject text not null default ''::text,
  state text not null,
  outcome text,
  submitted_at timestamp with time zone not null,
  received_on date,
  ended_on date,
  drafted_by bigint,
  split_from bigint,
  erased_at timestamp with time zone,
  imported_at timestamp with time zone,
  offered bigint,
  constraint request_pkey PRIMARY KEY (id),
  constraint request_number_key UNIQUE (number),
  constraint request_applicant_check CHECK ((length(applicant) = 32)),
  constraint request_channel_check CHECK ((channel = ANY (ARRAY['internet'::text, 'in_person'::text, 'signed_mail'::text, 'plain_mail'::text, 'fax'::text, 'spoken'::text]))),
  constraint request_check CHECK (((outcome IS NULL) OR (state <> ALL (ARRAY['submitted'::text, 'acknowledged'::text, 'received'::text, 'correcting'::text, 'reasoning'::text, 'paying'::text, 'handling'::text, 'consulting'::text])))),
  constraint request_check1 CHECK (((ended_on IS NULL) = (state <> ALL (ARRAY['delivered'::text, 'closed'::text, 'archived'::text])))),
  constraint request_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint request_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'business'::text, 'research'::text, 'charity'::text, 'legal'::text, 'other'::text]))),
  constraint request_outcome_check CHECK ((outcome = ANY (ARRAY['already_public'::text, 'provided'::text, 'partial'::text, 'state_secret'::text, 'law'::text, 'stability'::text, 'third_party'::text, 'internal'::text, 'process'::text, 'case_file'::text, 'query'::text, 'not_held'::text, 'not_responsible'::text, 'creation'::text, 'unclear'::text, 'petition'::text, 'duplicate'::text, 'publication'::text, 'abusive'::text, 'reconfirm'::text, 'abandoned_correction'::text, 'abandoned_fee'::text, 'withdrawn'::text, 'other'::text]))),
  constraint request_seed_check CHECK ((length(seed) = 16)),
  constraint request_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'acknowledged'::text, 'received'::text, 'correcting'::text, 'reasoning'::text, 'paying'::text, 'handling'::text, 'consulting'::text, 'law_review'::text, 'secrecy_review'::text, 'signing'::text, 'signed'::text, 'delivered'::text, 'closed'::text, 'archived'::text]))),
  constraint request_subject_check CHECK ((length(subject) <= 100)),
  constraint request_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES people.person(id),
  constraint request_offered_fkey FOREIGN KEY (offered) REFERENCES publications.edition(id),
  constraint request_split_from_fkey FOREIGN KEY (split_from) REFERENCES requests.request(id),
  constraint request_unit_fkey FOREIGN KEY (unit) REFERENCES organisations.unit(id)
);
CREATE INDEX request_applicant ON requests.request USING btree (applicant, received_on);
CREATE INDEX request_ended ON requests.request USING btree (ended_on) WHERE (received_on IS NOT NULL);
CREATE INDEX request_offered ON requests.request USING btree (offered) WHERE (offered IS NOT NULL);
CREATE INDEX request_received ON requests.request USING btree (received_on) WHERE (received_on IS NOT NULL);
CREATE UNIQUE INDEX request_seed ON requests.request USING btree (seed);
CREATE INDEX request_split ON requests.request USING btree (split_from) WHERE (split_from IS NOT NULL);
CREATE INDEX request_unit_state ON requests.request USING btree (unit, state);

-- visits

create table visits.day (
  on_day date not null,
  page text not null,
  visits bigint not null,
  constraint day_pkey PRIMARY KEY (on_day, page),
  constraint day_page_check CHECK (((length(page) >= 1) AND (length(page) <= 301))),
  constraint day_visits_check CHECK ((visits > 0))
);

create table visits.often (
  page text not null,
  rank integer not null,
  constraint often_pkey PRIMARY KEY (page),
  constraint often_rank_key UNIQUE (rank),
  constraint often_rank_check CHECK ((rank > 0))
);

-- live

CREATE OR REPLACE FUNCTION live.comment_by_code(asked bigint, given bytea)
 RETURNS TABLE(number bigint, submitted_at timestamp with time zone, channel text, clause integer, body text, hash text, round integer, document text, files jsonb, states text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with question as (select uuid_send(gen_random_uuid()) as salt)
  select comment.id, comment.submitted_at, comment.channel, comment.clause, comment.body, comment.hash, round.number,
    document.public_id,
    coalesce((
      select jsonb_agg(jsonb_build_object('name', file.name, 'hash', file.hash) order by comment_file.position)
      from consultations.comment_file join files.file on file.id = comment_file.file
      where comment_file.comment = comment.id), '[]'),
    array(
      select case when judgement.verdict = 'set_aside' then 'set_aside' when result.document is not null then 'answered'
        when exists (select from consultations.point where point.round = comment.round and point.text_key = comment.text_key
          and point.dropped_at is null) then 'treated' else 'received' end)
  from question
  cross join consultations.comment
  join consultations.round on round.id = comment.round
  join publications.document on document.id = round.document
  left join consultations.judgement on judgement.comment = comment.id
  left join lateral (
    select result.document from consultations.result
    join publications.publication on publication.document = result.document and publication.ended_at is null
    where result.round = comment.round) result on true
  where comment.id = asked
    and sha256(question.salt || sha256(question.salt || comment.code_hash)) = sha256(question.salt || sha256(question.salt || given))
$function$;

CREATE OR REPLACE FUNCTION live.request_by_code(wanted text, hash bytea)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select case when sha256(found.seed || found.code_hash) = sha256(found.seed || request_by_code.hash) then found.id end
    from (
      (select request.id, request.seed, request.code_hash from requests.request where request.number = wanted)
      union all
      select null, '\x00'::bytea, '\x00'::bytea
      limit 1
    ) found
  $function$;

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

create view live.agreed with (security_barrier) as
SELECT kind,
    subject,
    number,
    content,
    until_on,
    hash,
    agreed_at
   FROM ( SELECT DISTINCT ON (version.kind, version.subject) version.id,
            version.kind,
            version.subject,
            version.number,
            version.content,
            version.until_on,
            version.hash,
            agreed.at AS agreed_at
           FROM (proposals.version
             JOIN proposals.decision agreed ON (((agreed.version = version.id) AND (agreed.kind = 'agreed'::text))))
          ORDER BY version.kind, version.subject, version.number DESC) newest
  WHERE (((until_on IS NULL) OR (until_on >= ((now() AT TIME ZONE 'Asia/Shanghai'::text))::date)) AND (NOT (EXISTS ( SELECT
           FROM proposals.decision ended
          WHERE ((ended.version = newest.id) AND (ended.kind = 'ended'::text))))));

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

create view live.bulletin with (security_barrier) as
SELECT id,
    path,
    title,
    unit,
    unit_name,
    published_at,
    first_published_on,
    listed_at,
    (((metadata -> 'elements'::text) -> 'values'::text) ->> 'home'::text) AS home,
    (((metadata -> 'elements'::text) -> 'values'::text) ->> 'shape'::text) AS shape,
    (((metadata -> 'elements'::text) -> 'values'::text) ->> 'organ'::text) AS organ,
    (((metadata -> 'elements'::text) -> 'values'::text) ->> 'period'::text) AS period,
    (((metadata -> 'elements'::text) -> 'values'::text) -> 'told'::text) AS told
   FROM live.publication
  WHERE ((kind = ANY (ARRAY( SELECT DISTINCT document.kind
           FROM (bulletins.bulletin
             JOIN publications.document ON ((document.id = bulletin.document)))))) AND (((metadata -> 'elements'::text) ->> 'room'::text) = 'bulletins'::text));

create view live.calendar_day with (security_barrier) as
SELECT NULL::integer AS year,
    day.day,
    day.kind,
    day.name
   FROM calendar.day
UNION ALL
 SELECT year.year,
    NULL::date AS day,
    NULL::text AS kind,
    NULL::text AS name
   FROM calendar.year;

create view live.change with (security_barrier) as
SELECT generation,
    tags
   FROM publications.change;

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

create view live.consultation with (security_barrier) as
SELECT publication.id,
    publication.path,
    publication.title,
    publication.unit,
    publication.unit_name,
    publication.unit_phone,
    publication.published_at,
    publication.first_published_at,
    publication.hash,
    round.number AS round,
    round.opens_on,
    round.closes_on,
    round.opens_at,
    round.closes_at,
    round.result_due_on,
    round.named,
    ((publication.metadata -> 'elements'::text) -> 'values'::text) AS call,
        CASE
            WHEN (result.path IS NOT NULL) THEN 'answered'::text
            WHEN (now() < round.opens_at) THEN 'upcoming'::text
            WHEN (now() < round.closes_at) THEN 'open'::text
            ELSE 'closed'::text
        END AS status,
    result.path AS result_path,
    result.published_at AS result_at,
    result.figures,
    asked.invited,
    asked.answered
   FROM (((((((consultations.round
     JOIN publications.document ON ((document.id = round.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.id,
            publication_1.kind,
            publication_1.kind_words,
            publication_1.is_policy,
            publication_1.site_column,
            publication_1.path,
            publication_1.title,
            publication_1.body,
            publication_1.metadata,
            publication_1.hash,
            publication_1.unit,
            publication_1.unit_name,
            publication_1.unit_full_name,
            publication_1.unit_phone,
            publication_1.document_number,
            publication_1.index_number,
            publication_1.first_published_at,
            publication_1.first_published_on,
            publication_1.first_published_source,
            publication_1.listed_at,
            publication_1.published_at,
            publication_1.change_note,
            publication_1.edition,
            publication_1.validity,
            publication_1.validity_from,
            publication_1.validity_note,
            publication_1.validity_by,
            publication_1.public_until,
            publication_1.attachments,
            publication_1.valid_until
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication)
     JOIN publications.publication current ON (((current.document = document.id) AND (current.ended_at IS NULL) AND (current.edition = round.edition))))
     CROSS JOIN LATERAL ( SELECT (count(*))::integer AS invited,
            (count(invitation.answered_on))::integer AS answered
           FROM consultations.invitation
          WHERE ((invitation.round = round.id) AND (invitation.dropped_at IS NULL))) asked)
     LEFT JOIN consultations.result told ON ((told.round = round.id)))
     LEFT JOIN publications.document answer ON ((answer.id = told.document)))
     LEFT JOIN LATERAL ( SELECT publication_1.path,
            publication_1.first_published_at AS published_at,
            (((publication_1.metadata -> 'elements'::text) -> 'values'::text) -> 'figures'::text) AS figures
           FROM live.publication publication_1
          WHERE (publication_1.id = answer.public_id)
         OFFSET 0) result ON (true));

create view live.consultation_broadcast with (security_barrier) as
SELECT broadcast.id,
    call.id AS call,
    round.number AS round,
    broadcast.what,
    broadcast.medium,
    broadcast.outlet,
    broadcast.place,
    broadcast.appeared_on,
    broadcast.link,
    file.hash AS file_hash,
    file.name AS file_name,
    file.bytes AS file_bytes,
    file.type AS file_type
   FROM ((((consultations.broadcast
     JOIN consultations.round ON ((round.id = broadcast.round)))
     JOIN publications.document ON ((document.id = round.document)))
     CROSS JOIN LATERAL ( SELECT publication.id
           FROM live.publication
          WHERE (publication.id = document.public_id)
         OFFSET 0) call)
     LEFT JOIN files.file ON ((file.id = broadcast.file)))
  WHERE ((broadcast.agreed_at IS NOT NULL) AND (broadcast.ended_at IS NULL) AND ((broadcast.what = 'call'::text) OR (EXISTS ( SELECT
           FROM live.consultation_result result
          WHERE ((result.call_id = call.id) AND (result.round = round.number))))));

create view live.consultation_result with (security_barrier) as
SELECT publication.id,
    publication.path,
    publication.title,
    publication.unit,
    publication.unit_name,
    publication.published_at,
    round.number AS round,
    ((publication.metadata -> 'elements'::text) -> 'values'::text) AS result,
    ( SELECT publication_1.path
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)) AS call_path,
    ( SELECT publication_1.id
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)) AS call_id
   FROM ((((consultations.result
     JOIN consultations.round ON ((round.id = result.round)))
     JOIN publications.document ON ((document.id = round.document)))
     JOIN publications.document own ON ((own.id = result.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.id,
            publication_1.kind,
            publication_1.kind_words,
            publication_1.is_policy,
            publication_1.site_column,
            publication_1.path,
            publication_1.title,
            publication_1.body,
            publication_1.metadata,
            publication_1.hash,
            publication_1.unit,
            publication_1.unit_name,
            publication_1.unit_full_name,
            publication_1.unit_phone,
            publication_1.document_number,
            publication_1.index_number,
            publication_1.first_published_at,
            publication_1.first_published_on,
            publication_1.first_published_source,
            publication_1.listed_at,
            publication_1.published_at,
            publication_1.change_note,
            publication_1.edition,
            publication_1.validity,
            publication_1.validity_from,
            publication_1.validity_note,
            publication_1.validity_by,
            publication_1.public_until,
            publication_1.attachments,
            publication_1.valid_until
           FROM live.publication publication_1
          WHERE (publication_1.id = own.public_id)
         OFFSET 0) publication);

create view live.consultation_round with (security_barrier) as
SELECT publication.id,
    publication.path,
    round.number,
    edition.number AS edition,
    round.opens_on,
    round.closes_on,
    ( SELECT result.path
           FROM live.consultation_result result
          WHERE ((result.call_id = publication.id) AND (result.round = round.number))) AS result_path
   FROM (((consultations.round
     JOIN publications.document ON ((document.id = round.document)))
     JOIN publications.edition ON ((edition.id = round.edition)))
     CROSS JOIN LATERAL ( SELECT publication_1.id,
            publication_1.path
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication);

create view live.decision_catalogue with (security_barrier) as
SELECT publication.id,
    publication.path,
    publication.title,
    publication.unit_name,
    publication.published_at,
    publication.change_note,
    catalogue.year,
    ((publication.metadata -> 'elements'::text) -> 'values'::text) AS catalogue
   FROM ((decisions.catalogue
     JOIN publications.document ON ((document.id = catalogue.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.id,
            publication_1.kind,
            publication_1.kind_words,
            publication_1.is_policy,
            publication_1.site_column,
            publication_1.path,
            publication_1.title,
            publication_1.body,
            publication_1.metadata,
            publication_1.hash,
            publication_1.unit,
            publication_1.unit_name,
            publication_1.unit_full_name,
            publication_1.unit_phone,
            publication_1.document_number,
            publication_1.index_number,
            publication_1.first_published_at,
            publication_1.first_published_on,
            publication_1.first_published_source,
            publication_1.listed_at,
            publication_1.published_at,
            publication_1.change_note,
            publication_1.edition,
            publication_1.validity,
            publication_1.validity_from,
            publication_1.validity_note,
            publication_1.validity_by,
            publication_1.public_until,
            publication_1.attachments,
            publication_1.valid_until
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication);

create view live.decision_meeting with (security_barrier) as
SELECT publication.id,
    publication.path,
    publication.title,
    publication.unit_name,
    publication.published_at,
    meeting.held_on,
    meeting.announced_on,
    ((publication.metadata -> 'elements'::text) -> 'values'::text) AS meeting
   FROM ((decisions.meeting
     JOIN publications.document ON ((document.id = meeting.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.id,
            publication_1.kind,
            publication_1.kind_words,
            publication_1.is_policy,
            publication_1.site_column,
            publication_1.path,
            publication_1.title,
            publication_1.body,
            publication_1.metadata,
            publication_1.hash,
            publication_1.unit,
            publication_1.unit_name,
            publication_1.unit_full_name,
            publication_1.unit_phone,
            publication_1.document_number,
            publication_1.index_number,
            publication_1.first_published_at,
            publication_1.first_published_on,
            publication_1.first_published_source,
            publication_1.listed_at,
            publication_1.published_at,
            publication_1.change_note,
            publication_1.edition,
            publication_1.validity,
            publication_1.validity_from,
            publication_1.validity_note,
            publication_1.validity_by,
            publication_1.public_until,
            publication_1.attachments,
            publication_1.valid_until
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication);

create view live.decision_tie with (security_barrier) as
SELECT source.id AS catalogue,
    source.path AS catalogue_path,
    source.title AS catalogue_title,
    entry.number,
    tie.kind,
    target.id,
    target.path,
    target.title,
    target.first_published_at
   FROM (((((decisions.tie
     JOIN decisions.entry ON ((entry.id = tie.entry)))
     JOIN publications.document ON ((document.id = entry.document)))
     JOIN publications.document other ON ((other.id = tie.document)))
     CROSS JOIN LATERAL ( SELECT publication.id,
            publication.path,
            publication.title
           FROM live.publication
          WHERE (publication.id = document.public_id)
         OFFSET 0) source)
     CROSS JOIN LATERAL ( SELECT publication.id,
            publication.path,
            publication.title,
            publication.first_published_at
           FROM live.publication
          WHERE (publication.id = other.public_id)
         OFFSET 0) target)
  WHERE (tie.ended_at IS NULL);

create view live.draw with (security_barrier) as
SELECT draw.number,
    draw.object,
    draw.title,
    draw.reason,
    draw.alg,
    draw.team,
    draw.reveal_on,
    draw.names_open,
    draw.published_at,
    unit.name AS unit,
    unit.slug AS unit_slug,
    earlier.number AS follows,
        CASE
            WHEN (earlier.number IS NOT NULL) THEN draw.follows_reason
            ELSE NULL::text
        END AS follows_reason,
    frozen.at AS frozen_at,
    frozen.pool_hash,
    frozen.names_hash,
    frozen.list_name,
    ( SELECT min(outcome.at) AS min
           FROM draws.outcome
          WHERE (outcome.draw = draw.id)) AS drawn_at,
    reveal.at AS revealed_at,
    reveal.seed,
        CASE
            WHEN (reveal.at IS NOT NULL) THEN frozen.pool
            ELSE NULL::text
        END AS pool,
        CASE
            WHEN ((reveal.at IS NOT NULL) AND draw.names_open) THEN frozen.names
            ELSE NULL::text
        END AS names,
    voiding.at AS voided_at,
    voiding.reason AS void_reason,
    abort.at AS aborted_at,
    abort.reason AS abort_reason
   FROM ((((((draws.draw
     JOIN organisations.unit ON ((unit.id = draw.unit)))
     LEFT JOIN draws.draw earlier ON ((earlier.id = draw.follows)))
     LEFT JOIN draws.frozen ON ((frozen.draw = draw.id)))
     LEFT JOIN draws.reveal ON ((reveal.draw = draw.id)))
     LEFT JOIN draws.voiding ON ((voiding.draw = draw.id)))
     LEFT JOIN draws.abort ON ((abort.draw = draw.id)))
  WHERE (draw.published_at IS NOT NULL);

create view live.draw_assignment with (security_barrier) as
SELECT draw.number,
    assignment.target,
    assignment.inspector,
        CASE
            WHEN draw.names_open THEN assignment.name
            ELSE NULL::text
        END AS name,
    assignment.reason,
    assignment.approved_at AS at
   FROM ((draws.assignment
     JOIN draws.draw ON ((draw.id = assignment.draw)))
     JOIN draws.reveal ON ((reveal.draw = assignment.draw)))
  WHERE ((draw.published_at IS NOT NULL) AND (assignment.approved_at IS NOT NULL));

create view live.draw_outcome with (security_barrier) as
SELECT draw.number,
    outcome.version,
    outcome.result_hash,
    outcome.at,
        CASE
            WHEN (reveal.at IS NOT NULL) THEN outcome.result
            ELSE NULL::text
        END AS result,
        CASE
            WHEN (reveal.at IS NOT NULL) THEN substitution.target
            ELSE NULL::text
        END AS target,
        CASE
            WHEN (reveal.at IS NOT NULL) THEN substitution.inspector
            ELSE NULL::text
        END AS inspector,
        CASE
            WHEN (reveal.at IS NOT NULL) THEN substitution.reason
            ELSE NULL::text
        END AS reason
   FROM (((draws.outcome
     JOIN draws.draw ON ((draw.id = outcome.draw)))
     LEFT JOIN draws.reveal ON ((reveal.draw = outcome.draw)))
     LEFT JOIN draws.substitution ON (((substitution.draw = outcome.draw) AND (substitution.version = outcome.version))))
  WHERE (draw.published_at IS NOT NULL);

create view live.draw_party with (security_barrier) as
SELECT draw.number,
    party.party,
    party.name,
    party.own,
    commitment.hash,
    commitment.at AS committed_at,
    opened_share.secret
   FROM (((draws.party
     JOIN draws.draw ON ((draw.id = party.draw)))
     LEFT JOIN draws.commitment ON (((commitment.draw = party.draw) AND (commitment.party = party.party))))
     LEFT JOIN draws.opened_share ON (((opened_share.draw = party.draw) AND (opened_share.party = party.party))))
  WHERE (draw.published_at IS NOT NULL);

create view live.draw_source with (security_barrier) as
SELECT draw.number,
    source.source,
    source.event,
    source.at,
    beacon.value,
    beacon.confirmed_at
   FROM ((draws.source
     JOIN draws.draw ON ((draw.id = source.draw)))
     LEFT JOIN draws.beacon ON (((beacon.draw = source.draw) AND (beacon.source = source.source) AND (beacon.confirmed_at IS NOT NULL))))
  WHERE (draw.published_at IS NOT NULL);

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

create view live.enforcement with (security_barrier) as
SELECT id,
    (((metadata -> 'elements'::text) -> 'values'::text) ->> 'shape'::text) AS shape,
    path,
    title,
    unit,
    unit_name,
    hash,
    first_published_at,
    published_at,
    edition,
    (((metadata -> 'elements'::text) -> 'values'::text) - 'shape'::text) AS told
   FROM live.publication
  WHERE ((kind = ANY (ARRAY( SELECT kind.name
           FROM publications.kind
          WHERE (kind.room = 'enforcement'::text)))) AND (((metadata -> 'elements'::text) ->> 'room'::text) = 'enforcement'::text));

create view live.enforcement_overturned with (security_barrier) as
SELECT document.public_id AS id,
    stone.path,
    stone.unit_name,
    stone.withdrawn_at,
    overturned.kind,
    overturned.overturned_on,
    overturned.organ,
    overturned.paper,
    overturned.explanation
   FROM ((enforcement.overturned
     JOIN publications.document ON ((document.id = overturned.document)))
     CROSS JOIN LATERAL ( SELECT tombstone.path,
            tombstone.unit_name,
            tombstone.withdrawn_at
           FROM live.tombstone
          WHERE (tombstone.id = document.public_id)
         OFFSET 0) stone);

create view live.feed_reading with (security_barrier) as
SELECT DISTINCT ON (reading.subject) reading.subject,
    reading.items,
    reading.read_at
   FROM (convenience.reading
     JOIN live.agreed ON (((agreed.kind = 'convenience'::text) AND (agreed.subject = reading.subject) AND ((agreed.content ->> 'feed'::text) = reading.url))))
  WHERE ((reading.problem IS NULL) AND (reading.read_at > (now() - '24:00:00'::interval)))
  ORDER BY reading.subject, reading.id DESC;

create view live.first_interpreter with (security_barrier) as
SELECT publication.id AS publication,
    first_interpreter.name,
    first_interpreter.post
   FROM ((policies.first_interpreter
     JOIN publications.document ON ((document.id = first_interpreter.document)))
     JOIN live.publication ON ((publication.id = document.public_id)));

create view live.former_name with (security_barrier) as
SELECT unit.slug AS unit,
    former_name.name,
    COALESCE(former_name.full_name, former_name.name) AS full_name,
    former_name.until_on,
    former_name.id AS "position"
   FROM (organisations.former_name
     JOIN organisations.unit ON ((unit.id = former_name.unit)))
  WHERE (unit.shown_at IS NOT NULL);

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

create view live.harvest with (security_barrier) as
SELECT publication.id,
    publication.site_column,
    date_trunc('second'::text, publication.published_at) AS at,
    false AS deleted
   FROM live.publication
UNION ALL
 SELECT tombstone.id,
    tombstone.site_column,
    date_trunc('second'::text, tombstone.withdrawn_at) AS at,
    true AS deleted
   FROM live.tombstone
UNION ALL
 SELECT document.public_id AS id,
    publication.site_column,
    date_trunc('second'::text, publication.public_until) AS at,
    true AS deleted
   FROM ((publications.publication
     JOIN publications.document ON ((document.id = publication.document)))
     JOIN publications.revision ON ((revision.id = publication.revision)))
  WHERE ((publication.ended_at IS NULL) AND (revision.disclosure = 'open'::text) AND (publication.public_until <= now()));

create view live.hearing with (security_barrier) as
SELECT publication.id,
    publication.path,
    publication.title,
    publication.unit_name,
    publication.published_at,
    hearing.held_at,
    hearing.apply_until,
    hearing.seats,
    hearing.method,
    ((publication.metadata -> 'elements'::text) -> 'values'::text) AS notice,
    ( SELECT draw.number
           FROM live.draw
          WHERE (draw.object = ('hearings.hearing:'::text || hearing.document))
          ORDER BY draw.published_at DESC
         LIMIT 1) AS draw,
    papers.sent_on AS papers_on,
    papers.late_reason,
    list.path AS list_path,
    record.path AS record_path
   FROM (((((((((hearings.hearing
     JOIN publications.document ON ((document.id = hearing.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.id,
            publication_1.kind,
            publication_1.kind_words,
            publication_1.is_policy,
            publication_1.site_column,
            publication_1.path,
            publication_1.title,
            publication_1.body,
            publication_1.metadata,
            publication_1.hash,
            publication_1.unit,
            publication_1.unit_name,
            publication_1.unit_full_name,
            publication_1.unit_phone,
            publication_1.document_number,
            publication_1.index_number,
            publication_1.first_published_at,
            publication_1.first_published_on,
            publication_1.first_published_source,
            publication_1.listed_at,
            publication_1.published_at,
            publication_1.change_note,
            publication_1.edition,
            publication_1.validity,
            publication_1.validity_from,
            publication_1.validity_note,
            publication_1.validity_by,
            publication_1.public_until,
            publication_1.attachments,
            publication_1.valid_until
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication)
     LEFT JOIN LATERAL ( SELECT papers_1.sent_on,
            papers_1.late_reason
           FROM hearings.papers papers_1
          WHERE (papers_1.hearing = hearing.document)
          ORDER BY papers_1.id
         LIMIT 1) papers ON (true))
     LEFT JOIN hearings.paper_of list_of ON (((list_of.hearing = hearing.document) AND (list_of.what = 'list'::text))))
     LEFT JOIN publications.document list_document ON ((list_document.id = list_of.document)))
     LEFT JOIN LATERAL ( SELECT publication_1.path
           FROM live.publication publication_1
          WHERE (publication_1.id = list_document.public_id)
         OFFSET 0) list ON (true))
     LEFT JOIN hearings.paper_of record_of ON (((record_of.hearing = hearing.document) AND (record_of.what = 'record'::text))))
     LEFT JOIN publications.document record_document ON ((record_document.id = record_of.document)))
     LEFT JOIN LATERAL ( SELECT publication_1.path
           FROM live.publication publication_1
          WHERE (publication_1.id = record_document.public_id)
         OFFSET 0) record ON (true));

create view live.hearing_paper with (security_barrier) as
SELECT publication.id,
    paper_of.what,
    ((publication.metadata -> 'elements'::text) -> 'values'::text) AS paper,
    ( SELECT publication_1.path
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)) AS notice_path,
    ( SELECT publication_1.title
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)) AS notice_title
   FROM (((hearings.paper_of
     JOIN publications.document ON ((document.id = paper_of.hearing)))
     JOIN publications.document own ON ((own.id = paper_of.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.id,
            publication_1.kind,
            publication_1.kind_words,
            publication_1.is_policy,
            publication_1.site_column,
            publication_1.path,
            publication_1.title,
            publication_1.body,
            publication_1.metadata,
            publication_1.hash,
            publication_1.unit,
            publication_1.unit_name,
            publication_1.unit_full_name,
            publication_1.unit_phone,
            publication_1.document_number,
            publication_1.index_number,
            publication_1.first_published_at,
            publication_1.first_published_on,
            publication_1.first_published_source,
            publication_1.listed_at,
            publication_1.published_at,
            publication_1.change_note,
            publication_1.edition,
            publication_1.validity,
            publication_1.validity_from,
            publication_1.validity_note,
            publication_1.validity_by,
            publication_1.public_until,
            publication_1.attachments,
            publication_1.valid_until
           FROM live.publication publication_1
          WHERE (publication_1.id = own.public_id)
         OFFSET 0) publication);

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

create view live.inspection_plan with (security_barrier) as
SELECT publication.id,
    publication.path,
    publication.title,
    publication.unit,
    publication.unit_name,
    publication.published_at,
    publication.first_published_at,
    publication.change_note,
    plan.year,
    (('inspections.batch:'::text || plan.document) || '-'::text) AS object,
    ((publication.metadata -> 'elements'::text) -> 'values'::text) AS plan
   FROM ((inspections.plan
     JOIN publications.document ON ((document.id = plan.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.id,
            publication_1.path,
            publication_1.title,
            publication_1.unit,
            publication_1.unit_name,
            publication_1.published_at,
            publication_1.first_published_at,
            publication_1.change_note,
            publication_1.metadata
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication);

create view live.inspection_result with (security_barrier) as
SELECT publication.id,
    publication.path,
    publication.title,
    publication.unit,
    publication.unit_name,
    publication.published_at,
    publication.first_published_at,
    ((publication.metadata -> 'elements'::text) -> 'values'::text) AS result
   FROM ((inspections.result
     JOIN publications.document ON ((document.id = result.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.id,
            publication_1.path,
            publication_1.title,
            publication_1.unit,
            publication_1.unit_name,
            publication_1.published_at,
            publication_1.first_published_at,
            publication_1.metadata
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication);

create view live.leaders_change with (security_barrier) as
SELECT unit.slug AS unit,
    cleared.at
   FROM ((organisations.unit
     CROSS JOIN LATERAL ( SELECT agency.slug
           FROM live.agency
          WHERE (agency.slug = unit.slug)
         OFFSET 0) standing)
     CROSS JOIN LATERAL ( SELECT approved.at,
            (withdrawn.id IS NOT NULL) AS withdrawn,
            named.list,
            lag(named.list, 1, '[]'::jsonb) OVER (ORDER BY approved.at, revision.id) AS before
           FROM (((agencies.revision
             JOIN agencies.decision approved ON (((approved.revision = revision.id) AND (approved.kind = 'approved'::text))))
             LEFT JOIN agencies.decision withdrawn ON (((withdrawn.revision = revision.id) AND (withdrawn.kind = 'withdrawn'::text))))
             CROSS JOIN LATERAL ( SELECT COALESCE(jsonb_agg(jsonb_build_array((leader.value -> 'name'::text), (leader.value -> 'post'::text)) ORDER BY leader."position"), '[]'::jsonb) AS list
                   FROM jsonb_array_elements((revision.content -> 'leaders'::text)) WITH ORDINALITY leader(value, "position")) named)
          WHERE (revision.unit = unit.id)) cleared)
  WHERE ((cleared.list <> cleared.before) AND (NOT cleared.withdrawn));

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

create view live.listed with (security_barrier) as
SELECT document.public_id AS id,
    publication.site_column,
    unit.slug AS unit,
    unit.name AS unit_name,
    (revision.metadata ->> 'subject'::text) AS subject,
    document.first_published_at,
    document.first_published_on,
    COALESCE(((document.first_published_on)::timestamp without time zone AT TIME ZONE 'Asia/Shanghai'::text), document.first_published_at) AS listed_at,
    publication.published_at
   FROM (((publications.publication
     JOIN publications.document ON ((document.id = publication.document)))
     JOIN publications.revision ON ((revision.id = publication.revision)))
     JOIN organisations.unit ON ((unit.id = document.unit)))
  WHERE ((publication.ended_at IS NULL) AND (revision.disclosure = 'open'::text) AND ((publication.public_until IS NULL) OR (publication.public_until > now())));

create view live.meeting_topic with (security_barrier) as
SELECT publication.id AS publication,
    topic.meeting_on,
    topic.title
   FROM ((policies.topic
     JOIN publications.document ON ((document.id = topic.document)))
     JOIN live.publication ON ((publication.id = document.public_id)));

create view live.often_read with (security_barrier) as
SELECT publication.id,
    publication.kind,
    publication.path,
    publication.title,
    often.rank
   FROM (visits.often
     JOIN live.publication ON ((publication.path = often.page)));

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

create view live.search_query with (security_barrier) as
SELECT query,
    (sum(times))::integer AS times
   FROM search.asked
  WHERE ((day > (((now() AT TIME ZONE 'Asia/Shanghai'::text))::date - 90)) AND (( SELECT count(*) AS count
           FROM search.asker
          WHERE (asker.query = asked.query)) >= 5))
  GROUP BY query
 HAVING (max(found) > 0);

create view live.search_words with (security_barrier) as
SELECT words
   FROM search.tuning
  ORDER BY id DESC
 LIMIT 1;

create view live.service with (security_barrier) as
SELECT document.public_id AS id,
    publication.path,
    publication.title,
    publication.unit,
    publication.unit_name,
    publication.hash,
    publication.site_column,
    publication.first_published_at,
    publication.published_at,
    publication.validity,
    ((publication.metadata -> 'elements'::text) -> 'values'::text) AS guide
   FROM ((services.item
     JOIN publications.document ON ((document.id = item.document)))
     CROSS JOIN LATERAL ( SELECT publication_1.path,
            publication_1.title,
            publication_1.unit,
            publication_1.unit_name,
            publication_1.hash,
            publication_1.site_column,
            publication_1.first_published_at,
            publication_1.published_at,
            publication_1.validity,
            publication_1.metadata
           FROM live.publication publication_1
          WHERE (publication_1.id = document.public_id)
         OFFSET 0) publication);

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

create view live.topic_entry with (security_barrier) as
SELECT topic.subject AS topic,
    (entry.document #>> '{}'::text[]) AS publication,
    min(agreed.at) AS since
   FROM (((live.agreed topic
     CROSS JOIN LATERAL jsonb_path_query(topic.content, '$."sections"[*]."documents"[*]'::jsonpath) entry(document))
     JOIN proposals.version ON (((version.kind = topic.kind) AND (version.subject = topic.subject) AND (version.number <= topic.number) AND jsonb_path_exists(version.content, '$."sections"[*]."documents"[*]?(@ == $"entry")'::jsonpath, jsonb_build_object('entry', entry.document)))))
     JOIN proposals.decision agreed ON (((agreed.version = version.id) AND (agreed.kind = 'agreed'::text))))
  WHERE (topic.kind = 'topic'::text)
  GROUP BY topic.subject, entry.document;

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

create view live.unit_alias with (security_barrier) as
SELECT unit.slug AS unit,
    unit.name,
    unit.full_name,
    alias.name AS alias
   FROM (organisations.unit
     CROSS JOIN LATERAL ( SELECT unnest(unit.aliases) AS name
        UNION
         SELECT former_name.name
           FROM organisations.former_name
          WHERE (former_name.unit = unit.id)) alias)
  WHERE ((unit.closed_on IS NULL) AND (unit.shown_at IS NOT NULL) AND (alias.name <> unit.name));

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
          WHERE (change_successor.change = change.id)), '[]'::jsonb) AS successors,
    change_decision.at AS approved_at
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
