grant select, insert on decisions.catalogue, decisions.entry, decisions.tie, decisions.meeting to :app;
grant update (ended_at) on decisions.tie to :app;
grant update (held_on) on decisions.meeting to :app;
