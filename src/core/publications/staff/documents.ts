import { spreadsheetHeaders } from '../../../platform/spreadsheet.ts';
import { holds } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { DocumentsPage, type ListView, listStates } from '../pages/list.tsx';
import { documentsSheet } from '../pages/list-sheet.ts';
import { type DocumentFilter, listDocuments, unitsSeenBy } from '../queries/documents.ts';
import { type KindRow, listKinds } from '../queries.ts';
import { showDocument } from './show.ts';

export const documentId = ':document{[0-9]{1,15}}';
export const editionId = ':edition{[0-9]{1,15}}';
const perPage = 20;

export function documentDoors(app: StaffApp): void {
  app.get('/staff/documents', listPage);
  app.get('/staff/documents.xlsx', exportDoor);
  app.get(`/staff/documents/${documentId}`, (c) => showDocument(c, Number(c.req.param('document'))));
}

async function listPage(c: StaffContext) {
  const { staff, who } = c.var;
  const kinds = await listKinds(staff);
  const view = viewOf(c, kinds);
  const { items, total } = await listDocuments(staff, { ...filterOf(c, view), perPage });
  const mayDraft = holds(who, ['drafter', 'editor']);
  return c.var.page({
    title: '文件',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '文件' }],
    children: DocumentsPage({ view, items, total, perPage, kinds, mayDraft }),
  });
}

const filterOf = (c: StaffContext, view: ListView) => ({
  ...view,
  state: view.state as DocumentFilter['state'],
  units: unitsSeenBy(c.var.who),
  person: view.whose === 'mine' ? c.var.who.person : null,
});

/** The list as seen, every page of it. */
async function exportDoor(c: StaffContext) {
  const view = { ...viewOf(c, await listKinds(c.var.staff)), page: 1 };
  const { items } = await listDocuments(c.var.staff, { ...filterOf(c, view), perPage: 10_000 });
  const name = view.whose === 'mine' ? '我的文件' : '本单位的文件';
  return c.body(Buffer.from(documentsSheet(name, items)), 200, spreadsheetHeaders(`${name} ${c.var.today}`));
}

/** A kind that belongs to a room is drafted in that room. */
export const draftHref = (kind: KindRow) =>
  kind.room === 'publications' ? `/staff/documents/new?kind=${kind.name}` : `/staff/${kind.room}/new?kind=${kind.name}`;

/** What the address asks for; what it asks wrongly is as if not asked. */
function viewOf(c: StaffContext, kinds: KindRow[]): ListView {
  const kind = c.req.query('kind') ?? '';
  const state = c.req.query('state') ?? '';
  const page = Number.parseInt(c.req.query('page') ?? '1', 10);
  return {
    whose: c.req.query('whose') === 'unit' ? 'unit' : 'mine',
    kind: kinds.some((known) => known.name === kind) ? kind : '',
    state: listStates.some((known) => known.value === state) ? state : '',
    words: (c.req.query('words') ?? '').trim().slice(0, 100),
    page: page > 0 && page < 100_000 ? page : 1,
  };
}
