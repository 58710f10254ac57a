import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import { type HandedOver, mostHandedOver } from '../rules/handover.ts';

/** What became public within these days and still is, of these units (null: of all), in the order of its publication. */
export const listHandover = (
  db: Reads,
  { from, to, units }: { from: string; to: string; units: number[] | null },
): Promise<HandedOver[]> =>
  rows(
    db,
    sql<HandedOver>`
      select index_number as "indexNumber", title, document_number as "documentNumber",
        case when metadata ->> 'formedOn' ~ '^\\d{4}-\\d\\d-\\d\\d$' then metadata ->> 'formedOn' end as "formedOn",
        (listed_at at time zone 'Asia/Shanghai')::date as "publishedOn", unit_name as "unitName", path
      from live.publication
      where (listed_at at time zone 'Asia/Shanghai')::date between ${from} and ${to}
        and (${units}::bigint[] is null or unit in (select slug from organisations.unit where id = any (${units}::bigint[])))
      order by listed_at, id
      limit ${mostHandedOver}`,
  );
