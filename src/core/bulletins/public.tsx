import { NotFound } from '../../platform/errors.ts';
import { csvHeaders, type Sheet, writeCsv } from '../../platform/spreadsheet.ts';
import { latestOf } from '../../platform/time.ts';
import type { PublicApp, PublicContext } from '../doors.ts';
import { everyChange } from '../publications/changes.ts';
import { findPublicColumn } from '../publications/queries/column.ts';
import { PublicBulletinsPage, perPage } from './pages/public-list.tsx';
import { listPublicBulletins, type PublicBulletin } from './queries.ts';
import { type BulletinShelf, keyOf, listShapes } from './rules/shapes.ts';

/** 以往的公示 of one room for everybody: a list that can be searched, and its file. */
export function bulletinDoors(app: PublicApp, shelf: BulletinShelf): void {
  app.get(shelf.base, (c) => show(c, shelf));
  app.get(`${shelf.base}list.csv`, async (c) => {
    const { rows } = await read(c, shelf);
    const sheet = sheetOf(shelf, rows);
    return c.body(writeCsv(sheet), 200, csvHeaders(sheet.name));
  });
}

async function read(c: PublicContext, { home }: BulletinShelf) {
  c.var.shows(everyChange);
  const asked = {
    q: (c.req.query('q') ?? '').trim().slice(0, 60),
    shape: (c.req.query('shape') ?? '').slice(0, 60),
    year: /^\d{4}$/.test(c.req.query('year') ?? '') ? c.req.query('year')! : '',
  };
  const all = await listPublicBulletins(c.var.live, home);
  return { asked, all, rows: all.filter((row) => fits(row, asked)) };
}

const fits = (
  { title, organ, shape, publishedOn, told }: PublicBulletin,
  asked: { q: string; shape: string; year: string },
): boolean =>
  (asked.q === '' || [title, organ, ...(told.names ?? [])].some((words) => words.includes(asked.q))) &&
  (asked.shape === '' || shape === asked.shape) &&
  (asked.year === '' || publishedOn.startsWith(asked.year));

async function show(c: PublicContext, shelf: BulletinShelf): Promise<Response> {
  const [{ asked, all, rows }, column] = await Promise.all([read(c, shelf), findPublicColumn(c.var.live, shelf.home)]);
  const typed = c.req.query('page') ?? '1';
  const page = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0;
  const shown = rows.slice((page - 1) * perPage, page * perPage);
  if (page === 0 || (page > 1 && shown.length === 0)) throw new NotFound();
  const url = new URL(c.req.url);
  c.header('cache-control', 'no-cache');
  return c.html(
    <PublicBulletinsPage
      frame={{ site: c.var.site, mode: c.var.mode, path: c.req.path + url.search }}
      {...{ shelf, column, asked, page }}
      updatedAt={latestOf(all.map(({ publishedAt }) => publishedAt))}
      rows={shown}
      total={rows.length}
      all={all.length}
      years={[...new Set(all.map(({ publishedOn }) => publishedOn.slice(0, 4)))]}
      shapes={listShapes()
        .filter(({ room }) => room === shelf.home)
        .map((shape) => ({ value: keyOf(shape), label: shape.words }))}
    />,
  );
}

const sheetOf = ({ title }: BulletinShelf, rows: PublicBulletin[]): Sheet => ({
  name: title,
  columns: [
    { head: '标题', width: 60 },
    { head: '类别', width: 18 },
    { head: '发布单位', width: 30 },
    { head: '所属时段', width: 18 },
    { head: '原发布日期', width: 14 },
    { head: '网址', width: 40 },
  ],
  rows: rows.map(({ title: name, shape, organ, period, publishedOn, path }) => [
    name,
    listShapes().find((one) => keyOf(one) === shape)?.words ?? '',
    organ,
    period,
    { day: publishedOn },
    path,
  ]),
});
