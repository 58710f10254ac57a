import { holds, type Staff } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { listUnitsOf, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { Refused } from '../../../platform/errors.ts';
import { form, rowId, type Typed, text, withoutField } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { newKey } from '../../../ui/form.tsx';
import { draftItem } from '../actions.ts';
import { ItemsPage, perPage } from '../pages/items.tsx';
import { NewItemPage } from '../pages/new.tsx';
import { endings, sendItems } from '../public/downloads.ts';
import { listItems, loadLists } from '../queries.ts';
import { type DeskItem, deskFilterOf, fitsDesk } from '../rules/desk.ts';
import { said } from '../rules/elements.ts';
import { lackNames } from '../rules/lacks.ts';
import { crumb, desk, pageIn } from './frame.ts';
import { submitEditions } from './submit.ts';

export const drafts = (who: Staff, unit?: number): boolean => holds(who, ['drafter', 'editor'], unit);
export const governs = (who: Staff): boolean => holds(who, ['openness', 'system']);

export function mustDraft(who: Staff): void {
  if (!drafts(who)) throw new Refused('办事指南由单位的拟稿人填写和导入，您没有这项职责。', 403);
}

/** The list as one's units are, its files, a new item, and several at once to review. */
export function listDoors(app: StaffApp): void {
  app.get('/staff/services', (c) => showList(c));
  for (const ending of endings)
    app.get(`/staff/services/export.${ending}`, async (c) => {
      const { shown } = await readList(c);
      return sendItems(c, `办事指南 ${c.var.today}`, shown, ending);
    });
  app.get('/staff/services/new', (c) => showNew(c));
  app.post('/staff/services/new', create);
  app.post('/staff/services/send', submitChosen);
}

async function readList(c: StaffContext) {
  const { staff: db, who } = c.var;
  const [items, lists] = await Promise.all([listItems(db, unitsSeenBy(who)), loadLists(db)]);
  const all = items.map(
    (item): DeskItem => ({
      ...item,
      lacks: lackNames(item, lists),
      writes: drafts(who, item.unit),
    }),
  );
  const filter = deskFilterOf((name) => c.req.query(name));
  return { all, filter, shown: all.filter(fitsDesk(filter)) };
}

async function showList(c: StaffContext, error?: string) {
  const { all, filter, shown } = await readList(c);
  const page = pageIn(c.req.query('page'));
  const { who } = c.var;
  return c.var.page({
    title: '办事指南',
    crumbs: [desk, { label: crumb.label }],
    notice: c.req.query('done') === 'submitted' ? '已送审。' : null,
    error: !!error,
    status: error ? 422 : 200,
    children: ItemsPage({
      items: shown.slice((page - 1) * perPage, page * perPage),
      total: shown.length,
      page,
      filter,
      types: [...new Set(all.map(({ guide }) => said(guide, 'type')))].filter(Boolean),
      units: [...new Map(all.map(({ unit, unitName }) => [unit, { id: unit, name: unitName }])).values()],
      drafts: drafts(who),
      governs: governs(who),
      formKey: newKey(),
      error,
    }),
  });
}

const newForm = form({
  title: text('事项名称', { required: '请填写事项名称。', max: 200 }),
  unit: rowId('责任单位', { required: '请选择责任单位。' }),
});

async function showNew(c: StaffContext, refused?: { typed: Typed; errors: Record<string, string> }) {
  mustDraft(c.var.who);
  const units = await listUnitsOf(c.var.staff, c.var.who);
  const typed = refused?.typed ?? { unit: String(c.var.who.unit) };
  return c.var.page({
    title: '新增事项',
    crumbs: [crumb, { label: '新增' }],
    error: !!refused,
    status: refused ? 422 : 200,
    children: NewItemPage({
      formKey: keyOf(typed) ?? newKey(),
      typed,
      units,
      errors: withoutField(refused?.errors ?? {}, ...(units.length > 1 ? [] : ['unit'])),
    }),
  });
}

async function create(c: StaffContext): Promise<Response> {
  mustDraft(c.var.who);
  const typed = await readFields(c);
  const read = newForm.read(typed);
  if (!read.ok) return showNew(c, read);
  const { title, unit } = read.values;
  const made = await draftItem(c.var.by(keyOf(typed)), { unit: unit!, title, guide: {} });
  return c.redirect(`/staff/services/editions/${made.edition}?done=drafted`, 303);
}

async function submitChosen(c: StaffContext): Promise<Response> {
  mustDraft(c.var.who);
  const typed = await readFields(c);
  const chosen = new Set([typed.edition ?? []].flat());
  const items = (await listItems(c.var.staff, unitsSeenBy(c.var.who))).filter(
    ({ edition, state }) => chosen.has(String(edition)) && state === 'draft',
  );
  if (items.length === 0) return showList(c, '请先选择要送审的事项。');
  const done = await submitEditions(c, items, { name: '选中的事项', key: keyOf(typed) });
  if ('error' in done) return showList(c, done.error);
  return c.redirect('/staff/services?done=submitted', 303);
}
