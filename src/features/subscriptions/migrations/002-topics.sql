-- Topics may be followed like columns; empty is no topic in particular.
alter table subscriptions.subscription add column topic text not null default '';
drop index subscriptions.subscription_once;
create unique index subscription_once on subscriptions.subscription (address_name, site_column, unit, subject, topic, words)
  where ended_at is null;
