-- What a PDF looks like, drawn once from the bytes that are served: files with the same bytes share their drawing.
create table files.drawing (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  -- how many pages the document has; the first of them are drawn
  pages int not null check (pages >= 0),
  -- why there is no drawing, or none of every page
  reason text not null default '' check (length(reason) <= 500),
  drawn_at timestamptz not null default now()
);

create table files.drawn_page (
  hash text not null references files.drawing (hash),
  page int not null check (page between 1 and 20),
  image_hash text not null check (image_hash ~ '^[0-9a-f]{64}$'),
  image_bytes bigint not null check (image_bytes > 0),
  width int not null check (width between 1 and 2000),
  height int not null check (height between 1 and 4000),
  primary key (hash, page)
);
create index drawn_page_image on files.drawn_page (image_hash);
