import type { StaffApp, StaffContext } from '../../core/doors.ts';
import { NotFound } from '../../platform/errors.ts';
import { csvHeaders, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../../platform/spreadsheet.ts';
import { path, perPage, VisitsPage, type VisitsProps, visitsSheet } from './pages/visits.tsx';
import { sumByDay, sumByPage } from './queries.ts';
import { askedOf } from './rules.ts';

type Entrances = { path: string; label: string }[];

/** 访问量 by page, day and unit, and as a file. */
export function visitsStaff(app: StaffApp, entrances: Entrances): void {
  app.get(path, async (c) => {
    const props = await read(c, entrances);
    const typed = c.req.query('page') ?? '1';
    const page = /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : 0;
    if (page === 0 || (page > 1 && (page - 1) * perPage >= props.pages.length)) throw new NotFound();
    return c.var.page({
      title: '访问量',
      crumbs: [{ label: '工作台', href: '/staff' }, { label: '访问量' }],
      children: VisitsPage({ ...props, page }),
    });
  });
  app.get(`${path}/export.xlsx`, async (c) => {
    const sheet = visitsSheet(await read(c, entrances));
    return c.body(Buffer.from(writeSpreadsheet(sheet)), 200, spreadsheetHeaders(sheet.name));
  });
  app.get(`${path}/export.csv`, async (c) => {
    const sheet = visitsSheet(await read(c, entrances));
    return c.body(writeCsv(sheet), 200, csvHeaders(sheet.name));
  });
}

async function read(c: StaffContext, entrances: Entrances): Promise<VisitsProps> {
  const { staff, live, today } = c.var;
  const asked = askedOf((name) => c.req.query(name), today);
  const [days, pages] = await Promise.all([
    sumByDay(staff, asked.from, asked.to),
    sumByPage({ staff, live, entrances }, asked.from, asked.to),
  ]);
  return { asked, days, pages, page: 1 };
}
