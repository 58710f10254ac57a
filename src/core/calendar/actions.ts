import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../platform/errors.ts';
import { dayOf, isDay } from '../../platform/time.ts';
import { type Act, action } from '../action.ts';
import { tell } from '../notices/tell.ts';
import { findDay, loadCalendar } from './queries.ts';
import { type DayKind, missingNextYear, whyNotSetDay } from './rules.ts';
import { checkYear, kindOf, type YearFile } from './year-file.ts';

const objectOf = (day: string) => `calendar.day:${day}`;

/**
 * 导入节假日安排: replaces what this year's notice had announced before. Days that an office set by hand stay as they
 * are, because a local notice stands behind them; the answer names those the file would have changed.
 */
export const importYear = action('calendar.importYear', {
  words: '导入节假日安排',
  may: ['system'],
  async run(act, input: YearFile & { notice?: string | null }): Promise<{ days: number; kept: string[] }> {
    const { file, problems } = checkYear(input);
    if (!file) throw new Refused(problems.join(''));
    await sql`
      insert into calendar.year (year, papers, notice, imported_at)
      values (${file.year}, ${file.papers}, ${input.notice ?? null}, ${act.now})
      on conflict (year) do update
      set papers = excluded.papers, notice = excluded.notice, imported_at = excluded.imported_at`.execute(act.tx);
    await sql`delete from calendar.day where announced_for = ${file.year}`.execute(act.tx);
    const taken = new Set(await insertDays(act, file));
    const kept = file.days.map(({ date }) => date).filter((date) => !taken.has(date));
    await act.line({ object: `calendar.year:${file.year}`, data: { days: taken.size, kept, papers: file.papers } });
    return { days: taken.size, kept };
  },
});

async function insertDays(act: Act, { year, days }: YearFile): Promise<string[]> {
  const source = `国务院办公厅关于${year}年节假日安排的通知`;
  const inserted = await rows(
    act.tx,
    sql<{ day: string }>`
      insert into calendar.day (day, kind, name, announced_for, source)
      select day, kind, name, ${year}::int, ${source}
      from unnest(${days.map(({ date }) => date)}::date[], ${days.map(kindOf)}::text[], ${days.map(({ name }) => name)}::text[])
        as file (day, kind, name)
      on conflict (day) do nothing
      returning day`,
  );
  return inserted.map(({ day }) => day);
}

/** 设定一天: a local holiday, or a change announced after the year's notice. The source is obligatory. */
export const setDay = action('calendar.setDay', {
  words: '设定放假或上班日',
  may: ['system'],
  async run(act, input: { day: string; kind: DayKind; name: string; source: string }) {
    if (!isDay(input.day)) throw new Refused('这一天不存在，请检查年月日。');
    refuseIf(whyNotSetDay(input.day, input.kind));
    if (!input.name.trim() || !input.source.trim()) throw new Refused('请写明名称和依据的通知。');
    const before = await findDay(act.tx, input.day);
    await sql`
      insert into calendar.day (day, kind, name, announced_for, source)
      values (${input.day}, ${input.kind}, ${input.name.trim()}, null, ${input.source.trim()})
      on conflict (day) do update
      set kind = excluded.kind, name = excluded.name, announced_for = null, source = excluded.source`.execute(act.tx);
    await act.line({
      object: objectOf(input.day),
      reason: input.source.trim(),
      data: { kind: input.kind, before: before?.kind ?? null },
    });
    return { day: input.day };
  },
});

/** 恢复为普通日子: the week alone decides again. */
export const removeDay = action('calendar.removeDay', {
  words: '恢复为普通日子',
  may: ['system'],
  async run(act, input: { day: string; reason: string }) {
    if (input.reason.trim().length < 2) throw new Refused('请写明恢复为普通日子的理由。');
    const before = await findDay(act.tx, input.day);
    if (!before) throw new NotFound('日历中没有这一天的特别安排。');
    const { gone } = await one(
      act.tx,
      sql<{ gone: number }>`
        with removed as (delete from calendar.day where day = ${input.day} returning 1)
        select count(*)::int as gone from removed`,
    );
    await act.line({ object: objectOf(input.day), reason: input.reason.trim(), data: { before: before.kind, gone } });
    return { day: input.day };
  },
});

/** 提醒导入下一年: from October on, the system administrators are told while the year is missing; at other times nothing is said. */
export const remindYear = action('calendar.remindYear', {
  words: '提醒导入节假日安排',
  may: 'system',
  async run(act, _input: Record<string, never>): Promise<{ missing: number | null }> {
    const missing = missingNextYear(await loadCalendar(act.tx), dayOf(act.now));
    const administrators = missing ? await listAdministrators(act) : [];
    await tell(act, {
      template: 'calendar.year_missing',
      to: administrators,
      facts: { 年份: String(missing) },
      object: `calendar.year:${missing}`,
      path: '/staff/calendar/import',
    });
    await act.line({ object: 'calendar.year', data: { missing, told: administrators.length } });
    return { missing };
  },
});

async function listAdministrators(act: Act): Promise<number[]> {
  const found = await rows(
    act.tx,
    sql<{ person: number }>`select distinct person from people.post where role = 'system' and ended_at is null`,
  );
  return found.map(({ person }) => person);
}
