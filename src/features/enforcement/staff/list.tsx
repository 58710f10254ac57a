import { loadCalendar } from '../../../core/calendar/queries.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { newKey } from '../../../ui/form.tsx';
import { EntriesPage, perPage } from '../pages/entries.tsx';
import { sendDecisions } from '../public/downloads.ts';
import { listTerms } from '../queries/ended.ts';
import { listEntries } from '../queries.ts';
import { clockOf, type DeskEntry, deskFilterOf, fitsDesk } from '../rules/desk.ts';
import { overSince } from '../rules/ended.ts';
import { shapes } from '../rules/shapes.ts';
import { drafts, home, mustDraft, pageIn } from './frame.ts';
import { submitAll } from './submit.ts';

/** 行政执法公示 in the console: what one's units made, its clock, its files, and several at once to review. */
export function listDoors(app: StaffApp): void {
  app.get(home, (c) => showList(c));
  for (const ending of ['xlsx', 'csv', 'json'] as const)
    app.get(`${home}/export.${ending}`, async (c) => {
      const { shown } = await readList(c);
      const decisions = shown.filter(({ shape }) => shape === 'decision').map(({ values }) => values);
      return sendDecisions(c, `行政执法决定 ${c.var.today}`, decisions, ending);
    });
  app.post(`${home}/send`, submitChosen);
}

async function readList(c: StaffContext) {
  const { staff: db, who, today } = c.var;
  const [entries, calendar, terms] = await Promise.all([
    listEntries(db, unitsSeenBy(who)),
    loadCalendar(db),
    listTerms(db),
  ]);
  const all = entries.map(
    (entry): DeskEntry => ({ ...entry, ...clockOf(calendar, today, entry), writes: drafts(who, entry.unit) }),
  );
  const filter = deskFilterOf((name) => c.req.query(name));
  const over = entries.filter((entry) => overSince(entry, terms, today) !== null).length;
  return { all, over, filter, shown: all.filter(fitsDesk(filter)) };
}

async function showList(c: StaffContext, error?: string) {
  const { all, over, filter, shown } = await readList(c);
  const page = pageIn(c.req.query('page'));
  return c.var.page({
    title: '行政执法公示',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '行政执法公示' }],
    notice: c.req.query('done') === 'submitted' ? '已送审。' : null,
    error: !!error,
    status: error ? 422 : 200,
    children: EntriesPage({
      entries: shown.slice((page - 1) * perPage, page * perPage),
      total: shown.length,
      page,
      filter,
      late: all.filter(({ due }) => due?.state === 'late').length,
      soon: all.filter(({ due }) => due?.state === 'soon').length,
      over,
      units: [...new Map(all.map(({ unit, unitName }) => [unit, { id: unit, name: unitName }])).values()],
      drafts: drafts(c.var.who),
      formKey: newKey(),
      error,
    }),
  });
}

async function submitChosen(c: StaffContext): Promise<Response> {
  mustDraft(c.var.who);
  const typed = await readFields(c);
  const chosen = new Set([typed.edition ?? []].flat());
  const entries = (await listEntries(c.var.staff, unitsSeenBy(c.var.who))).filter(
    ({ edition, state }) => chosen.has(String(edition)) && state === 'draft',
  );
  if (entries.length === 0) return showList(c, '请先选择要送审的草稿。');
  const title = entries.length === 1 ? entries[0]!.title : `${shapes[entries[0]!.shape].words}（${entries.length} 份）`;
  const done = await submitAll(c.var, entries, { title, key: keyOf(typed) });
  if ('error' in done) return showList(c, done.error);
  return c.redirect(`${home}?done=submitted`, 303);
}
