import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { spreadsheetHeaders, writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { HandoverPage } from '../pages/handover.tsx';
import { listHandover } from '../queries/handover.ts';
import { handoverForm, sheetOfHandover } from '../rules/handover.ts';
import { plain } from './case.tsx';
import { crumb, readable } from './register.tsx';

const path = '/staff/requests/handover';

/** 移送明细表 as a page to print and sign, and as .xlsx; of the own units, or of the district for who supervises it. */
export function handoverDoors(app: StaffApp): void {
  app.get(path, async (c) => {
    const units = readable(c);
    const typed = plain(c.req.query());
    const asked = Object.keys(typed).length > 0;
    const { values, errors } = handoverForm.read(typed);
    const rows = values ? await list(c, units) : null;
    return c.var.page({
      title: '主动公开政府信息移送明细表',
      crumbs: [crumb, { label: '移送明细表' }],
      error: asked && !values,
      status: asked && !values ? 422 : 200,
      children: (
        <HandoverPage
          {...{ typed, rows }}
          errors={asked && !values ? errors : undefined}
          exportHref={`${path}.xlsx?${new URLSearchParams(typed)}`}
        />
      ),
    });
  });
  app.get(`${path}.xlsx`, async (c) => {
    const units = readable(c);
    const { values } = handoverForm.read(plain(c.req.query()));
    if (!values) return c.redirect(path, 303);
    const sheet = sheetOfHandover(await list(c, units), c.var.site.origin ?? '');
    return c.body(Buffer.from(writeSpreadsheet(sheet)), 200, spreadsheetHeaders(`移送明细表（${values.receiver}）`));
  });
}

const list = (c: StaffContext, units: number[] | null) =>
  listHandover(c.var.staff, { from: c.req.query('from')!, to: c.req.query('to')!, units });
