-- Addresses of an older site end in a query as often as not. Only what leads elsewhere may: our own never does.
alter table publications.address drop constraint address_path_check;
alter table publications.address add constraint address_path_check check (
  path ~ '^/[^#\s]+$' and length(path) <= 301 and (path !~ '\?' or not current));
