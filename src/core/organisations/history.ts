import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import type { Act } from '../action.ts';
import { rememberAlias } from './alias.ts';
import type { Cleared } from './rules.ts';

/** Something public names these units from now on, within another deed; what was shown before stays as it is. */
export async function showUnits(act: Act, units: number[]): Promise<void> {
  await sql`
    update organisations.unit
    set shown_at = ${act.now}
    where id = any (${units}::bigint[]) and shown_at is null`.execute(act.tx);
}

/** What the public is told of a unit from now on, within the deed of the second person who cleared it (article 十). */
export async function keepCleared(act: Act, unit: number, { duty, address, hours, phone }: Cleared): Promise<void> {
  await sql`
    update organisations.unit
    set duty = ${duty}, address = ${address}, hours = ${hours}, phone = ${phone}
    where id = ${unit}`.execute(act.tx);
}

/** 更名 from a day on, within a deed of two persons: the address stays, the old names lead to the unit, the days before keep them. */
export async function renameUnit(
  act: Act,
  unit: number,
  now: { name: string; fullName: string | null; on: string },
): Promise<void> {
  await sql`
    insert into organisations.former_name (unit, name, full_name, until_on, written_at)
    select id, name, full_name, ${now.on}, ${act.now} from organisations.unit where id = ${unit}`.execute(act.tx);
  const before = await rows(
    act.tx,
    sql<{ name: string }>`
      with former as (select id, name, full_name from organisations.unit where id = ${unit})
      select name from former
      union
      select full_name from former where full_name is not null`,
  );
  await sql`
    update organisations.unit
    set name = ${now.name}, full_name = ${now.fullName}
    where id = ${unit}`.execute(act.tx);
  for (const { name } of before) await rememberAlias(act, unit, name);
}

/** Units below and columns go to the heir, within a deed of two persons; posts and tasks are never moved behind anybody's back. */
export async function handOver(act: Act, unit: number, heir: number): Promise<void> {
  await sql`
    update organisations.unit
    set parent = case when id = ${heir} then (select parent from organisations.unit where id = ${unit}) else ${heir} end
    where parent = ${unit} and closed_on is null`.execute(act.tx);
  await sql`
    update publications.site_column
    set unit = ${heir}
    where unit = ${unit} and closed_at is null`.execute(act.tx);
}

/** 撤销, 合并, 分设, within a deed of two persons: the unit is offered nowhere any more, its page and its documents stay. */
export async function endUnit(act: Act, unit: number, on: string): Promise<void> {
  await sql`
    update organisations.unit
    set closed_on = ${on}
    where id = ${unit}`.execute(act.tx);
}
