import { loadCalendar } from '../../../core/calendar/queries.ts';
import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { refuseForeignEyes } from '../../../core/publications/queries/documents.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { type Typed, withoutField } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { dayOf } from '../../../platform/time.ts';
import { newKey } from '../../../ui/form.tsx';
import { unmaskEntry } from '../actions/draft.ts';
import { overturn } from '../actions/ended.ts';
import { EntryPage } from '../pages/entry.tsx';
import { findOverturned, listTerms } from '../queries/ended.ts';
import { type EntryRow, findEntry } from '../queries.ts';
import type { Values } from '../rules/elements.ts';
import { overturnForm, publicUntil, withdrawBy } from '../rules/ended.ts';
import { crumb, drafts, home } from './frame.ts';

const entryId = ':document{[0-9]{1,15}}';

/** One text of the room beyond its document: what was masked, behind a reason, and what became of a decision. */
export function entryDoors(app: StaffApp): void {
  app.get(`${home}/entries/${entryId}`, async (c) => show(c, await openEntryOf(c), {}));
  app.post(`${home}/entries/${entryId}/unmask`, takeUnmask);
  app.post(`${home}/entries/${entryId}/overturn`, takeOverturn);
}

/** What belongs to another unit does not exist. */
async function openEntryOf(c: StaffContext): Promise<EntryRow> {
  const entry = await findEntry(c.var.staff, Number(c.req.param('document')));
  if (!entry) throw new NotFound();
  refuseForeignEyes(c.var.who, entry.unit);
  return entry;
}

interface Shown {
  original?: Values | null;
  typed?: Record<string, string>;
  errors?: Record<string, string>;
}

const mayEnd = (c: StaffContext, unit: number) =>
  holds(c.var.who, ['editor', 'signer'], unit) || holds(c.var.who, 'openness');

async function show(c: StaffContext, entry: EntryRow, { original = null, typed = {}, errors = {} }: Shown) {
  const { staff: db, who } = c.var;
  const [overturned, terms, calendar] = await Promise.all([
    findOverturned(db, entry.document),
    listTerms(db),
    loadCalendar(db),
  ]);
  const wrong = Object.keys(errors).length > 0;
  return c.var.page({
    title: entry.title,
    crumbs: [crumb, { label: entry.title }],
    notice: c.req.query('done') ? '已撤下，原网址上显示说明。' : null,
    error: wrong,
    status: wrong ? 422 : 200,
    children: EntryPage({
      entry,
      original,
      writes: drafts(who, entry.unit),
      ends: mayEnd(c, entry.unit) && entry.path !== null && entry.shape === 'decision',
      until: entry.shape === 'decision' ? publicUntil(entry.values, terms) : null,
      overturned: overturned
        ? {
            ...overturned,
            late: dayOf(overturned.enteredAt) > withdrawBy(calendar, overturned.overturnedOn),
          }
        : null,
      keyFor: newKey,
      typed,
      errors,
    }),
  });
}

const plain = (typed: Typed): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value ?? ''].flat()[0]!]));

/** The original, once: the answer itself, so that no address leads to it and no key keeps it. */
async function takeUnmask(c: StaffContext) {
  const entry = await openEntryOf(c);
  const typed = plain(await readFields(c));
  try {
    const { original } = await unmaskEntry(c.var.by(), { document: entry.document, reason: typed.reason ?? '' });
    c.header('cache-control', 'no-store');
    return show(c, entry, { original });
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    return show(c, entry, { typed, errors: { reason: error.message } });
  }
}

async function takeOverturn(c: StaffContext): Promise<Response> {
  const entry = await openEntryOf(c);
  if (!mayEnd(c, entry.unit)) throw new Refused('决定由本单位的发布员、签发人或者政务公开工作机构撤下。', 403);
  const typed = await readFields(c);
  const { values, errors } = overturnForm.read(typed);
  if (!values) return show(c, entry, { typed: plain(typed), errors: withoutField(errors) });
  try {
    const { kind, overturnedOn, ...rest } = values;
    if (!kind || !overturnedOn) throw new NotFound();
    await overturn(c.var.by(keyOf(typed)), { document: entry.document, kind, overturnedOn, ...rest });
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    return show(c, entry, { typed: plain(typed), errors: { overturnedOn: error.message } });
  }
  return c.redirect(`${home}/entries/${entry.document}?done=overturned`, 303);
}
