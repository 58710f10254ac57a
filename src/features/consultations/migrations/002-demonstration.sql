-- A demonstration has one day and shows a matter of weeks. Nothing but this moves the days of a round, and only where the site tells
-- everybody that it is a demonstration: elsewhere when a round opened is a fact of its publication, for the application too.
create function consultations.let_days_pass(which bigint, days int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from organisations.setting where name = 'demonstration' and open) then
    raise exception 'this is no demonstration' using errcode = '42501';
  end if;
  update consultations.round
  set opens_on = opens_on - days, closes_on = closes_on - days, opens_at = opens_at - make_interval(days => days),
    closes_at = (closes_on - days + 1)::timestamp at time zone 'Asia/Shanghai', result_due_on = result_due_on - days
  where id = which;
end $$;
