import { sql } from 'kysely';
import { first } from '../../platform/database.ts';
import type { Act } from '../action.ts';

/** Remembers another name of a unit within a room's deed, so that the next document with it needs no guess. */
export async function rememberAlias(act: Act, unit: number, alias: string): Promise<void> {
  const added = await first(
    act.tx,
    sql`
      update organisations.unit
      set aliases = array_append(aliases, ${alias})
      where id = ${unit} and name <> ${alias} and not (${alias} = any (aliases))
      returning id`,
  );
  if (added) await act.line({ object: `organisations.unit:${unit}`, data: { alias } });
}
