-- Visibility is decided here and nowhere else: what is published now (architecture.md, Publications).
create view live.publication with (security_barrier) as
select
  document.public_id as id,
  document.kind,
  kind.words as kind_words,
  kind.is_policy,
  publication.site_column,
  address.path,
  revision.title,
  revision.body,
  -- 解读方案 is signed with the text and is no part of what the public reads
  revision.metadata - '{plan,planForm,planChannel,planTime}'::text[] as metadata,
  revision.hash,
  unit.slug as unit,
  unit.name as unit_name,
  coalesce(unit.full_name, unit.name) as unit_full_name,
  unit.phone as unit_phone,
  case when number.id is null then revision.metadata ->> 'number'
    else number.series || '〔' || number.year || '〕' || number.serial || '号' end as document_number,
  index_number.text as index_number,
  document.first_published_at,
  document.first_published_on,
  document.first_published_source,
  -- the day under which readers look for it: that of the older site for what was moved over
  coalesce(document.first_published_on::timestamp at time zone 'Asia/Shanghai', document.first_published_at) as listed_at,
  publication.published_at,
  publication.change_note,
  edition.number as edition,
  -- 有效期 ends by the day, without anything having to run: days as text, as the revision keeps them
  case when coalesce(validity.state, 'valid') in ('valid', 'amended')
      and coalesce(validity.until_on::text, revision.metadata ->> 'expiresOn') < (now() at time zone 'Asia/Shanghai')::date::text
    then 'expired' else coalesce(validity.state, 'valid') end as validity,
  validity.from_on as validity_from,
  validity.note as validity_note,
  (select by_document.public_id
    from publications.document by_document
    join publications.publication by_publication on by_publication.document = by_document.id and by_publication.ended_at is null
    where by_document.id = validity.by_document) as validity_by,
  publication.public_until,
  jsonb_array_length(revision.attachments) as attachments,
  coalesce(validity.until_on::text, revision.metadata ->> 'expiresOn') as valid_until
from publications.publication
join publications.document on document.id = publication.document
join publications.kind on kind.name = document.kind
join publications.edition on edition.id = publication.edition
join publications.revision on revision.id = publication.revision
join publications.address on address.document = document.id and address.current
join organisations.unit on unit.id = document.unit
left join publications.document_number number on number.document = document.id and number.void_at is null
left join publications.index_number on index_number.document = document.id
left join lateral (
  select state, from_on, note, by_document, until_on
  from publications.validity
  where validity.document = document.id
    and validity.from_on <= (now() at time zone 'Asia/Shanghai')::date
  order by from_on desc, validity.id desc
  limit 1) validity on true
where publication.ended_at is null
  and revision.disclosure = 'open'
  and (publication.public_until is null or publication.public_until > now());

-- The same texts, with what lists are ordered, narrowed and counted by, and nothing to show: a walk over all of them costs a
-- quarter. What is shown is then read from live.publication, row by row. Both views hold the same rows (listed.test.ts).
create view live.listed with (security_barrier) as
select
  document.public_id as id,
  publication.site_column,
  unit.slug as unit,
  unit.name as unit_name,
  revision.metadata ->> 'subject' as subject,
  document.first_published_at,
  document.first_published_on,
  coalesce(document.first_published_on::timestamp at time zone 'Asia/Shanghai', document.first_published_at) as listed_at,
  publication.published_at
from publications.publication
join publications.document on document.id = publication.document
join publications.revision on revision.id = publication.revision
join organisations.unit on unit.id = document.unit
where publication.ended_at is null
  and revision.disclosure = 'open'
  and (publication.public_until is null or publication.public_until > now());

create view live.attachment with (security_barrier) as
select
  publication.id as publication,
  item.position::int as position,
  item.value ->> 'name' as name,
  item.value ->> 'hash' as hash,
  (item.value ->> 'bytes')::bigint as bytes,
  item.value ->> 'type' as type,
  file.text
from live.publication
join publications.document on document.public_id = publication.id
join publications.publication row on row.document = document.id and row.ended_at is null
join publications.revision on revision.id = row.revision
cross join lateral jsonb_array_elements(revision.attachments) with ordinality as item (value, position)
left join files.file on file.id = (item.value ->> 'file')::bigint;

create view live.drawn_page with (security_barrier) as
select attachment.publication, attachment.position, drawn_page.page, drawn_page.image_hash, drawn_page.image_bytes,
  drawn_page.width, drawn_page.height, drawing.pages, drawing.reason
from live.attachment
join files.drawing on drawing.hash = attachment.hash
join files.drawn_page on drawn_page.hash = drawing.hash;

-- A join with a view behind its barrier computes the whole view first (two seconds at 10,000 documents); `lateral … offset 0`
-- asks it for the one row by its index. Ids are the documents' own, so that a wanted one is found by its index too.
create view live.link with (security_barrier) as
select link.kind, from_document.public_id as from_id, to_document.public_id as to_id, link.at
from publications.link
join publications.document from_document on from_document.id = link.from_document
join publications.document to_document on to_document.id = link.to_document
cross join lateral (
  select id from live.publication where live.publication.id = from_document.public_id offset 0) source
cross join lateral (
  select id from live.publication where live.publication.id = to_document.public_id offset 0) target
where link.ended_at is null;

-- A withdrawn document says that it was withdrawn, when and why, and no word of its text; its title neither.
create view live.tombstone with (security_barrier) as
select document.public_id as id, address.path, publication.site_column, document.first_published_at,
  publication.ended_at as withdrawn_at, publication.end_kind as kind, publication.end_reason as reason, unit.name as unit_name,
  publication.moved_to,
  (select publication.path
    from publications.link
    join publications.document newer on newer.id = link.from_document
    cross join lateral (
      select path from live.publication where live.publication.id = newer.public_id offset 0) publication
    where link.to_document = document.id and link.kind = 'replaces' and link.ended_at is null
    order by link.id desc
    limit 1) as replaced_by
from publications.publication
join publications.document on document.id = publication.document
join publications.address on address.document = document.id and address.current
join organisations.unit on unit.id = document.unit
where publication.ended_at is not null
  and publication.end_kind in ('withdrawn', 'gone', 'replaced', 'moved')
  and not exists (
    select from publications.publication later
    where later.document = publication.document and later.id > publication.id);

-- Earlier addresses, also those of an older site, of what is public now, and of what left a tombstone; 301. Before publication
-- an address of an older site is as unknown as any other.
create view live.redirect with (security_barrier) as
select address.path, target.path as target
from publications.address
join publications.document on document.id = address.document
cross join lateral (
  (select path from live.publication where live.publication.id = document.public_id offset 0)
  union all
  (select path from live.tombstone where live.tombstone.id = document.public_id offset 0)
  limit 1) target
where not address.current;

-- Every version that may be read of what is public now: the present one and former ones, from a moment until another, but for
-- those that were taken out. What is withdrawn as a whole has none.
create view live.version with (security_barrier) as
select
  document.public_id as id,
  document.kind,
  kind.is_policy,
  edition.number as edition,
  revision.title,
  revision.body,
  revision.metadata - '{plan,planForm,planChannel,planTime}'::text[] as metadata,
  revision.hash,
  publication.change_note,
  publication.published_at as from_at,
  publication.ended_at as until_at
from publications.publication
join publications.document on document.id = publication.document
join publications.kind on kind.name = document.kind
join publications.edition on edition.id = publication.edition
join publications.revision on revision.id = publication.revision
cross join lateral (
  select id from live.publication where live.publication.id = document.public_id offset 0) standing
where publication.hidden_at is null
  and (publication.ended_at is null or publication.end_kind = 'corrected')
  and revision.disclosure = 'open';

create view live.version_attachment with (security_barrier) as
select
  document.public_id as publication,
  edition.number as edition,
  item.position::int as position,
  item.value ->> 'name' as name,
  item.value ->> 'hash' as hash,
  (item.value ->> 'bytes')::bigint as bytes,
  item.value ->> 'type' as type
from publications.document
join publications.publication row on row.document = document.id
join publications.edition on edition.id = row.edition
join publications.revision on revision.id = row.revision
cross join lateral (
  select edition from live.version
  where live.version.id = document.public_id and live.version.edition = edition.number offset 0) version
cross join lateral jsonb_array_elements(revision.attachments) with ordinality as item (value, position);

-- What is left of a former version that was taken out: kind, reason and days, and no word of it; its title neither.
create view live.version_tombstone with (security_barrier) as
select document.public_id as id, edition.number as edition, publication.published_at as from_at,
  publication.ended_at as until_at, publication.hidden_kind as kind, publication.hidden_reason as reason,
  publication.hidden_at
from publications.publication
join publications.document on document.id = publication.document
join publications.edition on edition.id = publication.edition
cross join lateral (
  select id from live.publication where live.publication.id = document.public_id offset 0) standing
where publication.hidden_at is not null;

-- 效力 as dated facts of what is public now: from which day, and when it was written down.
create view live.validity with (security_barrier) as
select document.public_id as id, validity.id as position, validity.state, validity.from_on, validity.note,
  validity.at as noted_at, validity.until_on
from publications.validity
join publications.document on document.id = validity.document
cross join lateral (
  select id from live.publication where live.publication.id = document.public_id offset 0) standing;

create view live.site_column with (security_barrier) as
select site_column.slug, site_column.parent, site_column.name, site_column.description, site_column.keywords,
  site_column.column_type, unit.name as unit_name, unit.slug as unit, site_column.update_rule, site_column.empty_notice,
  site_column.position
from publications.site_column
join organisations.unit on unit.id = site_column.unit
where site_column.closed_at is null;

-- Signed public waivers: why a policy has no interpretation (article 二).
create view live.waiver with (security_barrier) as
select publication.id as publication, requirement.needs, requirement.waiver, requirement.waived_at
from publications.requirement
join publications.document on document.id = requirement.document
join live.publication on publication.id = document.public_id
where requirement.waived_at is not null;

-- The public part of the ledger about what is public: 流转记录. A line about a revision that was withdrawn leaves it.
create view live.history with (security_barrier) as
select publication.id as publication, line.at, line.verb, line.object_hash, line.data, seal.position,
  encode(seal.leaf, 'hex') as leaf
from ledger.line
join publications.document on line.object = 'publications.document:' || document.id
join live.publication on publication.id = document.public_id
left join ledger.seal on seal.line = line.id
where line.open
  and line.salt is not null
  and not exists (
    select from publications.publication former
    where former.edition = (select edition from publications.revision where revision.id = line.revision)
      and (former.end_kind in ('withdrawn', 'gone', 'replaced', 'moved') or former.hidden_at is not null));

-- The lines whose words everybody may read and prove: those of 流转记录, and the withdrawal of what is not public any more.
create view live.line with (security_barrier) as
select seal.position, line.at, line.verb, line.reason, encode(line.salt, 'hex') as salt, line.canonical,
  encode(seal.leaf, 'hex') as leaf, seal.alg,
  (select live.publication.path from live.publication where live.publication.id = document.public_id) as path
from ledger.seal
join ledger.line on line.id = seal.line
join publications.document on document.id = substring(line.object from '^publications\.document:(\d{1,18})$')::bigint
where line.open
  and line.salt is not null
  -- a translation goes within another document's deed
  and (line.data ->> 'kind' in ('withdrawn', 'gone', 'replaced', 'moved') and line.revision is null and exists (
      select from live.tombstone where tombstone.id = document.public_id)
    or exists (select from live.publication where publication.id = document.public_id))
  and not exists (
    select from publications.publication former
    where former.edition = (select edition from publications.revision where revision.id = line.revision)
      and (former.end_kind in ('withdrawn', 'gone', 'replaced', 'moved') or former.hidden_at is not null));

create view live.generation with (security_barrier) as
select value from publications.generation;

-- What changed with which generation, by the tags of the pages that showed it: public ids and slugs alone.
create view live.change with (security_barrier) as
select generation, tags from publications.change;
