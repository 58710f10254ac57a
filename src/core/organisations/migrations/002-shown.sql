-- From when on something public names a unit: its approved profile, a document, a column. Until then its page does not exist,
-- and its name is one person's to mend; afterwards a name is changed by two, with a document.
alter table organisations.unit add column shown_at timestamptz;

-- Those that are there were shown all along.
update organisations.unit set shown_at = now();
