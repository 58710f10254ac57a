import { NotFound, Refused, refusalOf } from '../../platform/errors.ts';
import type { Typed } from '../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../platform/http/body.ts';
import { holds } from '../caller.ts';
import type { StaffApp, StaffContext } from '../doors.ts';
import type { MenuEntry } from '../feature.ts';
import { refuseForeignEyes, unitsSeenBy } from '../publications/queries/documents.ts';
import { draftBulletin, dropBulletin, mendBulletin } from './actions.ts';
import { BulletinPage } from './pages/bulletin.tsx';
import { countBulletins, findByEdition, getBulletin } from './queries.ts';
import { listShapes, keyOf as shapeKey } from './rules/shapes.ts';
import { readMended } from './rules/told.ts';
import { drafts, home, lookedAt, pageCrumb } from './staff/frame.ts';
import { draftMany, receiveBulletins, showBulletins } from './staff/list.tsx';

const bulletinId = ':id{[0-9]{1,15}}';
const seers: MenuEntry['roles'] = ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'];

/** 以往的公示: read in, looked over one by one, drafted for the room that each belongs to. */
export function bulletinsStaff(app: StaffApp): void {
  app.get(home, (c) => showBulletins(c));
  app.post(home, receiveBulletins);
  app.post(`${home}/draft`, draftMany);
  app.get(`${home}/editions/:edition{[0-9]{1,15}}`, async (c) => {
    const found = await findByEdition(c.var.staff, Number(c.req.param('edition')));
    if (!found) throw new NotFound();
    return c.redirect(`${home}/${found.id}`, 303);
  });
  app.get(`${home}/${bulletinId}`, (c) => showBulletin(c));
  app.post(`${home}/${bulletinId}`, mend);
  app.post(`${home}/${bulletinId}/draft`, draftOne);
  app.post(`${home}/${bulletinId}/drop`, drop);
}

export const bulletinsMenu: MenuEntry[] = [
  {
    label: '以往的公示',
    path: home,
    icon: 'history',
    roles: seers,
    group: '公开',
    count: async (db, who) => (drafts(who) ? (await countBulletins(db, unitsSeenBy(who))).waiting : 0),
  },
];

/** A notice of a unit that is not the person's does not exist. */
async function openBulletin(c: StaffContext) {
  const row = await getBulletin(c.var.staff, Number(c.req.param('id')));
  refuseForeignEyes(c.var.who, row.unit);
  return row;
}

const done: Record<string, string> = {
  mended: '已保存，下面是重新读出的内容。',
  drafted: '已起草。请核对后送审；公布以后旧网址转到新的页面。',
};

async function showBulletin(c: StaffContext, wrong: { errors?: Record<string, string>; typed?: Typed } = {}) {
  const row = await openBulletin(c);
  const errors = wrong.errors ?? {};
  return c.var.page({
    title: row.told.title || row.name,
    crumbs: [pageCrumb, { label: row.name }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: Object.keys(errors).length > 0,
    status: Object.keys(errors).length > 0 ? 422 : 200,
    children: BulletinPage({
      row,
      ...lookedAt(row, c.var.today),
      shapes: listShapes().map((shape) => ({ value: shapeKey(shape), label: shape.words })),
      drafts: drafts(c.var.who, row.unit) && row.droppedAt === null,
      keyFor: newKey,
      errors,
      typed: wrong.typed,
    }),
  });
}

async function mend(c: StaffContext): Promise<Response> {
  const row = await openToDraft(c);
  const typed = await readFields(c);
  const read = readMended(typed, row.told);
  if (!read.stored) return showBulletin(c, { errors: read.errors, typed });
  const base = Number([typed.base ?? ''].flat()[0]) || null;
  const why = await refusalOf(() => mendBulletin(c.var.by(keyOf(typed)), { id: row.id, base, ...read.stored! }));
  return why ? showBulletin(c, { errors: { '': why }, typed }) : c.redirect(`${home}/${row.id}?done=mended`, 303);
}

async function draftOne(c: StaffContext): Promise<Response> {
  const row = await openToDraft(c);
  const typed = await readFields(c);
  const why = await refusalOf(() => draftBulletin(c.var.by(keyOf(typed)), { id: row.id }));
  return why ? showBulletin(c, { errors: { '': why } }) : c.redirect(`${home}/${row.id}?done=drafted`, 303);
}

async function drop(c: StaffContext): Promise<Response> {
  const row = await openToDraft(c);
  const typed = await readFields(c);
  const why = await refusalOf(() => dropBulletin(c.var.by(keyOf(typed)), { id: row.id }));
  return why ? showBulletin(c, { errors: { '': why } }) : c.redirect(`${home}?done=dropped`, 303);
}

/** The notice, for those who draft for its unit, while it has not been given up. */
async function openToDraft(c: StaffContext) {
  const row = await openBulletin(c);
  if (!holds(c.var.who, ['drafter', 'editor'], row.unit))
    throw new Refused('以往的公示由单位的拟稿人读入和起草，您没有这项职责。', 403);
  if (row.droppedAt) throw new Refused('这份公示已经放弃，请重新读入。');
  return row;
}
