import { sql } from 'kysely';
import type { Act } from '../../../core/action.ts';
import { first, one } from '../../../platform/database.ts';
import { dayOf, yearOf } from '../../../platform/time.ts';

/** What series there are: 申请, 告知书, 答复书, 更正申请 and 投诉; the district's sign before them is the setting `requests`. */
export type Series = '公申' | '公告' | '公复' | '公更' | '公投';

/** 「振公申〔2026〕0001号」: the next of its series and year; two that come at once queue on the counter's row. */
export async function nextNumber(act: Act, series: Series): Promise<string> {
  const year = yearOf(dayOf(act.now));
  const name = `${await signOf(act)}${series}`;
  const { last } = await one(
    act.tx,
    sql<{ last: number }>`
      insert into requests.counter (series, year, last) values (${name}, ${year}, 1)
      on conflict (series, year) do update set last = requests.counter.last + 1
      returning last`,
  );
  return `${name}〔${year}〕${String(last).padStart(4, '0')}号`;
}

async function signOf(act: Act): Promise<string> {
  const row = await first(
    act.tx,
    sql<{ sign: string | null }>`select value ->> 'sign' as sign from organisations.setting where name = 'requests'`,
  );
  return row?.sign ?? '';
}
