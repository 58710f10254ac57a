-- A round that was given up, by a person and with the reason; its conclusions never hold.
alter table policies.round add column closed_by bigint references people.person (id);
alter table policies.round add column closed_at timestamptz;
alter table policies.round add column close_reason text;
alter table policies.round add constraint round_closed check (
  (closed_at is null and closed_by is null and close_reason is null)
  or (closed_at is not null and closed_by is not null and length(trim(close_reason)) >= 2 and applied_at is null));
