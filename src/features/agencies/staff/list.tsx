import type { StaffApp } from '../../../core/doors.ts';
import { findOffice } from '../../../core/organisations/queries.ts';
import { AgenciesPage } from '../pages/agencies.tsx';
import { listAgencies } from '../queries/working.ts';
import { clearingSeat, mayWrite } from '../rules/seat.ts';
import { mustBeOffice } from './frame.ts';

/** Every unit with how its profile stands. */
export function listDoors(app: StaffApp): void {
  app.get('/staff/agencies', async (c) => {
    mustBeOffice(c);
    const [all, office] = await Promise.all([listAgencies(c.var.staff), findOffice(c.var.staff)]);
    const mine = all.map((agency) => ({
      ...agency,
      open: mayWrite(c.var.who, agency.unit) || clearingSeat(c.var.who, agency.unit, office) !== null,
      // A post in a unit that is no more gives nothing to write.
      writes: !agency.closedOn && mayWrite(c.var.who, agency.unit),
    }));
    return c.var.page({
      title: '机构职能',
      notice: c.req.query('done') === 'imported' ? '已导入为草稿，请逐个单位核对后送审。' : null,
      children: <AgenciesPage agencies={mine} />,
    });
  });
}
