-- What somebody said is inserted and read; nothing changes it and nothing takes it away.
grant select, insert on consultations.comment, consultations.comment_file to :app;
-- Name and address go when they are not needed any more.
grant select, insert, delete on consultations.contact to :app;
grant select, insert on consultations.judgement, consultations.reminder, consultations.told, consultations.result to :app;
grant select, insert on consultations.round, consultations.point, consultations.reply to :app;
-- When a round opened is a fact of its publication.
grant update (edition, closes_on, closes_at, result_due_on) on consultations.round to :app;
grant update (unit, due_on, theme, dropped_at) on consultations.point to :app;
grant update (verdict, decided_by, decided_at, words) on consultations.reply to :app;
grant select, insert, update, delete on consultations.pace to :app;
grant execute on function consultations.let_days_pass (bigint, int) to :app;
grant select, insert on consultations.broadcast, consultations.invitation to :app;
grant update (agreed_by, agreed_at, ended_at, ended_why) on consultations.broadcast to :app;
grant update (answered_on, comment, dropped_at, dropped_why) on consultations.invitation to :app;
