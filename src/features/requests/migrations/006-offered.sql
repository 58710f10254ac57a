-- The draft by which what was given to some becomes everybody's (条例 article 44); those who asked for the same share it.
alter table requests.request add column offered bigint references publications.edition (id);
create index request_offered on requests.request (offered) where offered is not null;
