-- What each generation changed, by the tags of the pages that show it; written in the deed's transaction, the last thousand are kept.
create table publications.change (
  generation bigint primary key,
  tags text[] not null
);

-- Processes that answer from memory. A deed that changes what is public answers when each has acknowledged, or its lease has run out.
create table publications.process (
  id uuid primary key,
  acknowledged bigint not null,
  seen_at timestamptz not null
);

-- All that was ever out of one document, what it is tied to, and what it repealed.
create index publication_document on publications.publication (document, id desc);
create index link_from on publications.link (from_document) where ended_at is null;
create index validity_by on publications.validity (by_document) where by_document is not null;

-- The nearest end of something public is asked for several times a second.
create index publication_public_until on publications.publication (public_until)
  where ended_at is null and public_until is not null;
