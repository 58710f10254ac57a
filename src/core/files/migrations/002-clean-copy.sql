-- The bytes that are served are a copy without persons and places; what was sent is kept beside it as evidence, never served.
alter table files.file
  add column original_hash text check (original_hash ~ '^[0-9a-f]{64}$'),
  add column original_bytes bigint check (original_bytes > 0),
  -- [{kind, where}]: what is still hidden in the bytes that are served, and what the copy no longer has
  add column hidden jsonb not null default '[]' check (jsonb_typeof(hidden) = 'array'),
  add column removed jsonb not null default '[]' check (jsonb_typeof(removed) = 'array'),
  -- the virus scanner with its version; null: nobody scanned it
  add column scanned_with text check (length(scanned_with) between 1 and 200),
  -- the file of which this is a cleaned or a masked copy
  add column copy_of bigint references files.file (id),
  add column copy_kind text check (copy_kind in ('cleaned', 'masked')),
  add check (num_nulls(original_hash, original_bytes) in (0, 2)),
  add check (num_nulls(copy_of, copy_kind) in (0, 2));
create index file_original_hash on files.file (original_hash);
