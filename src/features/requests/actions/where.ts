import { sql } from 'kysely';
import type { Act } from '../../../core/action.ts';
import { first, one } from '../../../platform/database.ts';
import { type Dealer, usualWhere, type Where } from '../rules/remedies.ts';

/** Whom the office names for reconsideration, court and complaints (setting `requests`); what it does not say is said generally. */
export async function readWhere(act: Act): Promise<Where> {
  const row = await first(
    act.tx,
    sql<{ value: Partial<Where> }>`select value from organisations.setting where name = 'requests'`,
  );
  const said = Object.entries(row?.value ?? {}).filter(
    ([name, value]) => name in usualWhere && typeof value === 'string',
  );
  return { ...usualWhere, ...Object.fromEntries(said) };
}

/** Who deals with a case of this unit. */
export const readDealer = (act: Act, unit: number): Promise<Dealer> =>
  one(
    act.tx,
    sql<Dealer>`select name as "unitName", coalesce(phone, '') as "unitPhone" from organisations.unit where id = ${unit}`,
  );
