import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import type { Phone } from '../rules/phones.ts';

/** The telephones of units and of the site that are registered to be shown to the public; a field may hold several. */
export async function listPhones(db: Reads): Promise<Phone[]> {
  const found = await rows(
    db,
    sql<{ phone: string; of: string }>`
      select phone, name as of from organisations.unit where phone <> '' and closed_on is null
      union all
      select value ->> 'phone', '本网站' from organisations.setting where name = 'site' and value ->> 'phone' <> ''
      union all
      select value -> 'hotline' ->> 'phone', value -> 'hotline' ->> 'label'
      from organisations.setting
      where name = 'site' and value -> 'hotline' ->> 'phone' <> ''`,
  );
  return found.flatMap(({ phone, of }) =>
    phone
      .split(/[、，,；;/\s]+/)
      .filter(Boolean)
      .map((written) => ({ written, of })),
  );
}
