-- Finished cases of an older register: what it said of them and nothing of who asked; their periods are not worked out again.
alter table requests.request add column imported_at timestamptz;
