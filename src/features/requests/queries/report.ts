import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import {
  type Count,
  type DisputeKind,
  type DisputeResult,
  type Disputes,
  type Figures,
  tableFour,
  tableThree,
} from '../rules/report.ts';

export interface Report {
  year: number;
  three: Figures;
  four: Disputes;
}

/** Tables three and four of a year, of these units together; null: of the whole district. One query over the register each. */
export async function readReport(db: Reads, year: number, units: number[] | null): Promise<Report> {
  const [counts, disputes] = await Promise.all([countCases(db, year, units), countDisputes(db, year, units)]);
  return { year, three: tableThree(counts), four: tableFour(disputes) };
}

const within = (units: number[] | null) => sql`(${units}::bigint[] is null or request.unit = any (${units}::bigint[]))`;

/** A case counts from the day of its receipt; what was taken back before it was received was no application. */
const countCases = (db: Reads, year: number, units: number[] | null): Promise<Count[]> =>
  rows(
    db,
    sql<Count>`
      with request as (
        select kind, outcome, received_on, ended_on, make_date(${year}, 1, 1) as first, make_date(${year}, 12, 31) as last
        from requests.request
        where received_on is not null and received_on <= make_date(${year}, 12, 31)
          and (ended_on is null or ended_on >= make_date(${year}, 1, 1)) and ${within(units)}
      )
      select part.name as part, kind, case when part.name = 'ended' then outcome end as outcome, count(*)::int as count
      from request
      cross join lateral (values
        ('new', received_on >= first),
        ('carried_in', received_on < first),
        ('ended', ended_on <= last),
        ('carried_out', ended_on is null or ended_on > last)) part (name, holds)
      where part.holds
      group by 1, 2, 3`,
  );

const countDisputes = (
  db: Reads,
  year: number,
  units: number[] | null,
): Promise<{ kind: DisputeKind; result: DisputeResult; count: number }[]> =>
  rows(
    db,
    sql<{ kind: DisputeKind; result: DisputeResult; count: number }>`
      select dispute.kind, case when decided_on <= make_date(${year}, 12, 31) then result else 'pending' end as result,
        count(*)::int as count
      from requests.dispute
      join requests.request on request.id = dispute.request
      where filed_on <= make_date(${year}, 12, 31) and (decided_on is null or decided_on >= make_date(${year}, 1, 1))
        and ${within(units)}
      group by 1, 2`,
  );
