-- What a file is never changes and no row goes; only its acceptance is written later.
grant select, insert on files.file to :app;
grant update (accepted_by, accepted_at, accepted_reason) on files.file to :app;
-- A drawing is made once from bytes that never change.
grant select, insert on files.drawing, files.drawn_page to :app;
