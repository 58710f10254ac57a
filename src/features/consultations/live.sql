-- Consultations that are public now, each with the round that its present edition opened. Whether it is open is the clock's to say.
create view live.consultation with (security_barrier) as
select publication.id, publication.path, publication.title, publication.unit, publication.unit_name, publication.unit_phone,
  publication.published_at, publication.first_published_at, publication.hash, round.number as round, round.opens_on, round.closes_on,
  round.opens_at, round.closes_at, round.result_due_on, round.named,
  publication.metadata -> 'elements' -> 'values' as call,
  case when result.path is not null then 'answered'
    when now() < round.opens_at then 'upcoming'
    when now() < round.closes_at then 'open'
    else 'closed' end as status,
  result.path as result_path, result.published_at as result_at, result.figures as figures,
  asked.invited, asked.answered
from consultations.round
join publications.document on document.id = round.document
cross join lateral (
  select * from live.publication where live.publication.id = document.public_id offset 0) publication
join publications.publication current on current.document = document.id and current.ended_at is null
  and current.edition = round.edition
cross join lateral (
  select count(*)::int as invited, count(answered_on)::int as answered from consultations.invitation
  where invitation.round = round.id and dropped_at is null) asked
left join consultations.result told on told.round = round.id
left join publications.document answer on answer.id = told.document
left join lateral (
  select path, first_published_at as published_at, metadata -> 'elements' -> 'values' -> 'figures' as figures
  from live.publication where live.publication.id = answer.public_id offset 0) result on true;

-- What became of the comments of a round, as it was cleared.
create view live.consultation_result with (security_barrier) as
select publication.id, publication.path, publication.title, publication.unit, publication.unit_name, publication.published_at,
  round.number as round, publication.metadata -> 'elements' -> 'values' as result,
  (select live.publication.path from live.publication where live.publication.id = document.public_id) as call_path,
  (select live.publication.id from live.publication where live.publication.id = document.public_id) as call_id
from consultations.result
join consultations.round on round.id = result.round
join publications.document on document.id = round.document
join publications.document own on own.id = result.document
cross join lateral (
  select * from live.publication where live.publication.id = own.public_id offset 0) publication;

-- What somebody may see of their own comment: by its number and the hash of its code, compared under a salt of this very question,
-- so that its duration tells nothing. The deed that asks counts how often.
create function live.comment_by_code(asked bigint, given bytea)
returns table (number bigint, submitted_at timestamptz, channel text, clause int, body text, hash text, round int, document text,
  files jsonb, states text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with question as (select uuid_send(gen_random_uuid()) as salt)
  select comment.id, comment.submitted_at, comment.channel, comment.clause, comment.body, comment.hash, round.number,
    document.public_id,
    coalesce((
      select jsonb_agg(jsonb_build_object('name', file.name, 'hash', file.hash) order by comment_file.position)
      from consultations.comment_file join files.file on file.id = comment_file.file
      where comment_file.comment = comment.id), '[]'),
    array(
      select case when judgement.verdict = 'set_aside' then 'set_aside' when result.document is not null then 'answered'
        when exists (select from consultations.point where point.round = comment.round and point.text_key = comment.text_key
          and point.dropped_at is null) then 'treated' else 'received' end)
  from question
  cross join consultations.comment
  join consultations.round on round.id = comment.round
  join publications.document on document.id = round.document
  left join consultations.judgement on judgement.comment = comment.id
  left join lateral (
    select result.document from consultations.result
    join publications.publication on publication.document = result.document and publication.ended_at is null
    where result.round = comment.round) result on true
  where comment.id = asked
    and sha256(question.salt || sha256(question.salt || comment.code_hash)) = sha256(question.salt || sha256(question.salt || given))
$$;

-- Every round of what is public now, with its edition and what became of it.
create view live.consultation_round with (security_barrier) as
select publication.id, publication.path, round.number, edition.number as edition, round.opens_on, round.closes_on,
  (select result.path from live.consultation_result result
    where result.call_id = publication.id and result.round = round.number) as result_path
from consultations.round
join publications.document on document.id = round.document
join publications.edition on edition.id = round.edition
cross join lateral (
  select id, path from live.publication where live.publication.id = document.public_id offset 0) publication;

-- Where else a round or its result was made known, once a second person agreed, and while that text is public.
create view live.consultation_broadcast with (security_barrier) as
select broadcast.id, call.id as call, round.number as round, broadcast.what, broadcast.medium, broadcast.outlet, broadcast.place,
  broadcast.appeared_on, broadcast.link, file.hash as file_hash, file.name as file_name,
  file.bytes as file_bytes, file.type as file_type
from consultations.broadcast
join consultations.round on round.id = broadcast.round
join publications.document on document.id = round.document
cross join lateral (
  select id from live.publication where live.publication.id = document.public_id offset 0) call
left join files.file on file.id = broadcast.file
where broadcast.agreed_at is not null and broadcast.ended_at is null
  and (broadcast.what = 'call' or exists (
    select from live.consultation_result result where result.call_id = call.id and result.round = round.number));
