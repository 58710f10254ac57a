import { randomUUID } from 'node:crypto';
import { NotFound, Refused } from '../../platform/errors.ts';
import { choice, day, form, longText, type Typed, text, whole } from '../../platform/form.ts';
import { keyOf, readFields } from '../../platform/http/body.ts';
import { addDays, isDay, yearOf } from '../../platform/time.ts';
import { holds } from '../caller.ts';
import type { StaffApp, StaffContext } from '../doors.ts';
import { importYear, removeDay, setDay } from './actions.ts';
import { DayPage } from './pages/day.tsx';
import { ImportPage, PreviewPage } from './pages/import.tsx';
import { YearPage } from './pages/year.tsx';
import { findDay, forgetCalendar, listDays, listYears, loadCalendar } from './queries.ts';
import { type Calendar, type DayKind, dayKinds, isWorkingDay, missingNextYear, whyNotSetDay } from './rules.ts';
import { readYearFile } from './year-file.ts';

const done: Record<string, string> = { imported: '已导入。', set: '已保存。', removed: '已恢复为普通日子。' };
const home = [{ label: '工作台', href: '/staff' }];
const below = (label: string) => [...home, { label: '日历', href: '/staff/calendar' }, { label }];

/** The calendar of working days, below /staff/calendar: read by everybody, changed by the system administrator. */
export function calendarStaff(app: StaffApp): void {
  app.get('/staff/calendar', year);
  app.get('/staff/calendar/import', (c) => importPage(c));
  app.post('/staff/calendar/import', doImport);
  app.get('/staff/calendar/day', (c) => dayPage(c, { day: c.req.query('day') }));
  app.post('/staff/calendar/day', saveDay);
  app.post('/staff/calendar/day/remove', takeDayAway);
}

const importForm = form({
  text: longText('一年的节假日安排', { required: true, max: 100_000 }),
  notice: text('通知文号', { max: 60 }),
});
const dayForm = form(
  {
    day: day('日期', { required: true }),
    kind: choice('安排', Object.keys(dayKinds) as DayKind[], { required: true }),
    name: text('名称', { required: true, max: 40 }),
    source: text('依据', { required: '请写明依据的通知。', max: 200 }),
  },
  ({ day, kind }) => ({ day: day && kind ? whyNotSetDay(day, kind) : null }),
);
const removeForm = form({
  day: day('日期', { required: true }),
  reason: text('理由', { required: '请写明恢复为普通日子的理由。', min: 2, max: 200 }),
});

function refuseOthers(c: StaffContext): void {
  if (!holds(c.var.who, 'system')) throw new Refused('日历由系统管理员维护，您的岗位没有这项权限。', 403);
}

async function year(c: StaffContext): Promise<Response> {
  const { staff, today, who } = c.var;
  const asked = whole('年份', { min: 1949, max: 2100 }).read(c.req.query('year'));
  const shown = ('value' in asked && asked.value) || yearOf(today);
  const [calendar, years, days] = await Promise.all([loadCalendar(staff), listYears(staff), listDays(staff, shown)]);
  const numbers = new Set([...years.map((one) => one.year), yearOf(today), yearOf(today) + 1, shown]);
  return c.var.page({
    title: `${shown} 年日历`,
    crumbs: [...home, { label: '日历' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    children: YearPage({
      year: shown,
      known: years.find((one) => one.year === shown) ?? null,
      days: days.filter((one) => yearOf(one.day) === shown),
      months: workingDaysByMonth(calendar, shown),
      years: [...numbers].sort((a, b) => a - b),
      missing: missingNextYear(calendar, today),
      mayEdit: holds(who, 'system'),
    }),
  });
}

function workingDaysByMonth(calendar: Calendar, year: number): number[] {
  const months = Array<number>(12).fill(0);
  for (let on = `${year}-01-01`; yearOf(on) === year; on = addDays(on, 1)) {
    if (isWorkingDay(calendar, on).works) months[Number(on.slice(5, 7)) - 1]! += 1;
  }
  return months;
}

async function importPage(c: StaffContext, typed: Typed = {}, problems: string[] = [], fields = {}): Promise<Response> {
  refuseOthers(c);
  const [problem] = problems;
  const errors = { ...fields, ...(problem && { text: problem }) };
  const wrong = Object.keys(errors).length > 0;
  return c.var.page({
    title: '导入节假日安排',
    crumbs: below('导入'),
    error: wrong,
    status: wrong ? 422 : 200,
    children: ImportPage({
      formKey: keyOf(typed) ?? randomUUID(),
      typed: typed as { text?: string; notice?: string },
      errors,
      problems,
    }),
  });
}

/** Preview first: nothing is saved before the person has seen the days. */
async function doImport(c: StaffContext): Promise<Response> {
  refuseOthers(c);
  const typed = await readFields(c);
  if (typed.step === 'back') return importPage(c, typed);
  const { ok, values, errors } = importForm.read(typed);
  if (!ok) return importPage(c, typed, [], errors);
  const { file, problems, remarks } = readYearFile(values.text);
  if (!file) return importPage(c, typed, problems);
  if (typed.step !== 'save') {
    const before = await listDays(c.var.staff, file.year);
    const formKey = keyOf(typed) ?? randomUUID();
    return c.var.page({
      title: `预览：${file.year} 年节假日安排`,
      crumbs: below('预览'),
      children: PreviewPage({ formKey, typed: values, file, remarks, before }),
    });
  }
  await importYear(c.var.by(keyOf(typed)), { ...file, notice: values.notice || null });
  forgetCalendar();
  return c.redirect(`/staff/calendar?year=${file.year}&done=imported`, 303);
}

async function dayPage(c: StaffContext, typed: Typed, errors?: Record<string, string>): Promise<Response> {
  refuseOthers(c);
  const asked = typeof typed.day === 'string' && isDay(typed.day) ? typed.day : null;
  const before = asked ? await findDay(c.var.staff, asked) : null;
  return c.var.page({
    title: before ? `${before.day} ${before.name}` : '设定一天',
    crumbs: below('设定一天'),
    error: !!errors,
    status: errors ? 422 : 200,
    children: DayPage({
      formKey: keyOf(typed) ?? randomUUID(),
      before: before ?? null,
      typed: typed as Record<string, string>,
      errors,
    }),
  });
}

async function saveDay(c: StaffContext): Promise<Response> {
  refuseOthers(c);
  const typed = await readFields(c);
  const { ok, values, errors } = dayForm.read(typed);
  if (!ok) return dayPage(c, typed, errors);
  await setDay(c.var.by(keyOf(typed)), { ...values, day: values.day!, kind: values.kind as DayKind });
  forgetCalendar();
  return c.redirect(`/staff/calendar?year=${yearOf(values.day!)}&done=set`, 303);
}

async function takeDayAway(c: StaffContext): Promise<Response> {
  refuseOthers(c);
  const typed = await readFields(c);
  const { ok, values, errors } = removeForm.read(typed);
  if (!ok) {
    const there = typeof typed.day === 'string' && isDay(typed.day) && (await findDay(c.var.staff, typed.day));
    if (!there) throw new NotFound('这一天没有安排。');
    return dayPage(c, typed, errors);
  }
  await removeDay(c.var.by(keyOf(typed)), { day: values.day!, reason: values.reason });
  forgetCalendar();
  return c.redirect(`/staff/calendar?year=${yearOf(values.day!)}&done=removed`, 303);
}
