-- Who asked to take part is inserted and read; nothing changes it and nothing takes it away.
grant select, insert on hearings.application, hearings.draw, hearings.choice, hearings.papers, hearings.paper_of to :app;
grant select, insert on hearings.hearing to :app;
grant update (held_at, apply_until, seats, method) on hearings.hearing to :app;
-- Name and address go when they are not needed any more.
grant select, insert, delete on hearings.contact to :app;
grant select, insert, update, delete on hearings.pace to :app;
