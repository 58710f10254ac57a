-- Photographs of a visit: {file, hash, name, bytes, type} in their order, signed with the words. They are files of the house and no
-- attachment of anything until somebody chooses them for a result.
alter table inspections.visit
  add column photos jsonb not null default '[]' check (jsonb_typeof(photos) = 'array'),
  -- by when a problem is to be mended; null where there is none, and for visits before this was asked
  add column mend_by date;
