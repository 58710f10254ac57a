-- What was moved elsewhere says where to.
alter table publications.publication
  add column moved_to text check (moved_to ~ '^(/[^/]|https?://[^/])' and length(moved_to) <= 2000),
  drop constraint publication_end_kind_check,
  add constraint publication_end_kind_check check (end_kind in ('corrected', 'withdrawn', 'gone', 'replaced', 'moved')),
  add constraint publication_moved_check check ((coalesce(end_kind, '') = 'moved') = (moved_to is not null));

-- A former version may be read as it was on a day, unless it was taken out: withdrawn by itself, or corrected because it should
-- never have been public.
alter table publications.publication
  add column hidden_at timestamptz,
  add column hidden_kind text check (hidden_kind in ('withdrawn', 'unfit')),
  add column hidden_reason text,
  add constraint publication_hidden_check check (
    (hidden_at is null) = (hidden_kind is null) and (hidden_at is null) = (hidden_reason is null)
    and (hidden_at is null or end_kind = 'corrected'));

-- The kind of a correction, chosen when it is opened and cleared with it: what was public before should never have been.
alter table publications.edition add column hides_earlier boolean not null default false;

-- 撤回回执: every copy that the house made of what was withdrawn, and when each was gone.
create table publications.withdrawal_receipt (
  id bigint generated always as identity primary key,
  document bigint not null references publications.document (id),
  withdrawn_at timestamptz not null,
  -- how it went: a kind of withdrawal, or a former version taken out
  kind text not null check (kind in ('withdrawn', 'gone', 'replaced', 'moved', 'unfit')),
  reason text not null,
  editions int[] not null check (cardinality(editions) > 0),
  -- [{name, words, gone, note}]: gone is an instant
  copies jsonb not null,
  generation bigint not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  unique (document, withdrawn_at)
);
create trigger withdrawal_receipt_is_immutable before update or delete on publications.withdrawal_receipt
  for each row execute function publications.refuse_change();

-- When a process said that it shows nothing older any more.
alter table publications.process add column acknowledged_at timestamptz not null default clock_timestamp();
