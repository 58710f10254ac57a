-- A draw is public from its plan on; list, names, shares and result are not before the reveal, whatever else has happened.
create view live.draw with (security_barrier) as
select draw.number, draw.object, draw.title, draw.reason, draw.alg, draw.team, draw.reveal_on, draw.names_open,
  draw.published_at, unit.name as unit, unit.slug as unit_slug,
  earlier.number as follows, case when earlier.number is not null then draw.follows_reason end as follows_reason,
  frozen.at as frozen_at, frozen.pool_hash, frozen.names_hash, frozen.list_name,
  (select min(at) from draws.outcome where outcome.draw = draw.id) as drawn_at,
  reveal.at as revealed_at, reveal.seed,
  case when reveal.at is not null then frozen.pool end as pool,
  case when reveal.at is not null and draw.names_open then frozen.names end as names,
  voiding.at as voided_at, voiding.reason as void_reason,
  abort.at as aborted_at, abort.reason as abort_reason
from draws.draw
join organisations.unit on unit.id = draw.unit
left join draws.draw earlier on earlier.id = draw.follows
left join draws.frozen on frozen.draw = draw.id
left join draws.reveal on reveal.draw = draw.id
left join draws.voiding on voiding.draw = draw.id
left join draws.abort on abort.draw = draw.id
where draw.published_at is not null;

create view live.draw_party with (security_barrier) as
select draw.number, party.party, party.name, party.own, commitment.hash, commitment.at as committed_at, opened_share.secret
from draws.party
join draws.draw on draw.id = party.draw
left join draws.commitment on commitment.draw = party.draw and commitment.party = party.party
left join draws.opened_share on opened_share.draw = party.draw and opened_share.party = party.party
where draw.published_at is not null;

create view live.draw_source with (security_barrier) as
select draw.number, source.source, source.event, source.at, beacon.value, beacon.confirmed_at
from draws.source
join draws.draw on draw.id = source.draw
left join draws.beacon on beacon.draw = source.draw and beacon.source = source.source and beacon.confirmed_at is not null
where draw.published_at is not null;

-- That there is a result, and its hash, at once; what it says, after the reveal.
create view live.draw_outcome with (security_barrier) as
select draw.number, outcome.version, outcome.result_hash, outcome.at,
  case when reveal.at is not null then outcome.result end as result,
  case when reveal.at is not null then substitution.target end as target,
  case when reveal.at is not null then substitution.inspector end as inspector,
  case when reveal.at is not null then substitution.reason end as reason
from draws.outcome
join draws.draw on draw.id = outcome.draw
left join draws.reveal on reveal.draw = outcome.draw
left join draws.substitution on substitution.draw = outcome.draw and substitution.version = outcome.version
where draw.published_at is not null;

-- Who was assigned by hand where the draw left a team short, and why; with the result.
create view live.draw_assignment with (security_barrier) as
select draw.number, assignment.target, assignment.inspector, case when draw.names_open then assignment.name end as name,
  assignment.reason, assignment.approved_at as at
from draws.assignment
join draws.draw on draw.id = assignment.draw
join draws.reveal on reveal.draw = assignment.draw
where draw.published_at is not null and assignment.approved_at is not null;
