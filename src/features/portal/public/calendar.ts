import type { PublicContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { addDays } from '../../../platform/time.ts';
import { CalendarPage } from '../pages/calendar.tsx';
import { listDates } from '../queries/calendar.ts';
import { calendarText } from '../rules/icalendar.ts';
import { answer, frameOf, type Offers } from './frame.ts';

const yearsBack = 5;
const yearsOn = 5;

/** 公开日历, a month on a page; months before and after are offered where they hold something. */
export const showCalendar = (offers: Offers) => async (c: PublicContext) => {
  const { live, today } = c.var;
  const month = c.req.query('month') || today.slice(0, 7);
  if (!/^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(month)) throw new NotFound();
  const things = await listDates(live, offers.dates, around(today));
  const months = [...new Set(things.map(({ on }) => on.slice(0, 7)))];
  if (month !== today.slice(0, 7) && !months.includes(month)) throw new NotFound();
  const page = CalendarPage({
    frame: frameOf(c),
    month,
    things: things.filter(({ on }) => on.startsWith(month)),
    before: months.findLast((one) => one < month) ?? null,
    after: months.find((one) => one > month) ?? null,
    today,
  });
  return answer(c, page);
};

const around = (today: string) => {
  const year = Number(today.slice(0, 4));
  return { from: `${year - yearsBack}-01-01`, to: `${year + yearsOn}-12-31` };
};

/** The same for calendars of telephones and offices: from a year ago to two years on. */
export const sendCalendar = (offers: Offers) => async (c: PublicContext) => {
  const { live, site, today } = c.var;
  const things = await listDates(live, offers.dates, { from: addDays(today, -366), to: addDays(today, 731) });
  return c.body(calendarText(site, things), 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="calendar.ics"',
    'cache-control': 'no-cache',
  });
};
