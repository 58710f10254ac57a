import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { first } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';

const objectOf = (id: number) => `enforcement.report_due:${id}`;

/** Puts the report of the year before on a unit's desk, once: it is published by 31 January (国办发〔2018〕118号). */
export const remindReport = action('enforcement.remindReport', {
  words: '行政执法统计年报提醒',
  may: 'system',
  async run(act, { unit, year }: { unit: number; year: number }) {
    const made = await first(
      act.tx,
      sql<{ id: number }>`
        insert into enforcement.report_due (unit, year, told_at) values (${unit}, ${year}, ${act.now})
        on conflict do nothing
        returning id`,
    );
    if (!made) throw new Refused('这一年的年报已经提醒过。');
    await openTask(act, {
      object: objectOf(made.id),
      title: `${year}年度行政执法统计年报`,
      step: '公开行政执法统计年报',
      path: `/staff/enforcement/statistics?year=${year}&unit=${unit}`,
      unit,
      role: 'drafter',
      dueOn: `${year + 1}-01-31`,
    });
    await act.line({ object: objectOf(made.id), data: { unit, year } });
    return { id: made.id };
  },
});

/** The report is public: its task leaves the desk. */
export const endReportDue = action('enforcement.endReportDue', {
  words: '行政执法统计年报提醒办结',
  may: 'system',
  async run(act, { unit, year }: { unit: number; year: number }) {
    const ended = await first(
      act.tx,
      sql<{ id: number }>`
        update enforcement.report_due set ended_at = ${act.now}
        where unit = ${unit} and year = ${year} and ended_at is null
        returning id`,
    );
    if (!ended) throw new Refused('这一项已经办结。');
    await closeTasks(act, objectOf(ended.id), '已办理');
    await act.line({ object: objectOf(ended.id) });
    return { id: ended.id };
  },
});
