-- Uploads wait for a turn of their own, taken before a byte is read.
alter table requests.attempt drop constraint attempt_what_check;
alter table requests.attempt add constraint attempt_what_check check (what in ('submit', 'upload', 'look'));
