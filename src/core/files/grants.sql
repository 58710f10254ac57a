-- What a file is never changes and no row goes; only its acceptance is written later.
grant select, insert on files.file to :app;
grant update (accepted_by, accepted_at, accepted_reason) on files.file to :app;
-- A drawing is made once from bytes that never change.
grant select, insert on files.drawing, files.drawn_page to :app;
-- What is on its way is no deed; it goes when nobody went on with it for a day.
grant select, insert, delete on files.upload, files.upload_part to :app;
grant update (file, refused) on files.upload to :app;
