-- Steps of a draw are added and read. What may still change is a plan before its time, and a value that waits for its second person.
grant select, insert on all tables in schema draws to :app;
grant update on draws.draw, draws.counter to :app;
grant update (confirmed_by, confirmed_at) on draws.beacon to :app;
grant update (version, approved_by, approved_at) on draws.substitution to :app;
grant update (approved_by, approved_at) on draws.assignment to :app;
grant delete on draws.party, draws.source to :app;
