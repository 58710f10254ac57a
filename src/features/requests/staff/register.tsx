import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { Refused } from '../../../platform/errors.ts';
import {
  csvHeaders,
  type Sheet,
  spreadsheetHeaders,
  writeCsv,
  writeSpreadsheet,
} from '../../../platform/spreadsheet.ts';
import { dayOf, yearOf } from '../../../platform/time.ts';
import { RegisterActions, RegisterPage } from '../pages/register.tsx';
import { matterUnits } from '../queries/matter.ts';
import { countByUnit, listRegister, listUnits, type RegisterRow, unitsOf } from '../queries/register.ts';
import { channelWords } from '../rules/labels.ts';
import { outcomes } from '../rules/outcomes.ts';
import { filterOf } from '../rules/register.ts';
import { kinds, states } from '../rules.ts';

const perPage = 50;
export const crumb = { label: '依申请公开', href: '/staff/requests' };

/** The units whose register this person may read; who has none is told so. */
export function readable(c: StaffContext): number[] | null {
  const units = unitsOf(c.var.who);
  if (units !== null && units.length === 0)
    throw new Refused('依申请公开由各单位有业务岗位的人员办理，您没有这项职责。', 403);
  return units;
}

/** 登记簿 and its export. */
export function registerDoors(app: StaffApp): void {
  app.get('/staff/requests', async (c) => {
    const { staff: db, who, today } = c.var;
    const units = readable(c);
    const filter = filterOf(c.req.query());
    const year = yearOf(today);
    const [{ rows, total }, figures, all] = await Promise.all([
      listRegister(db, filter, { units, today, perPage }),
      countByUnit(db, year, units),
      listUnits(db),
    ]);
    const mine = all.filter(({ id }) => units === null || units.includes(id));
    const enters = all.some(({ id }) => holds(who, 'drafter', id));
    const facts = { filter, rows, total, perPage, figures, year, units: mine };
    return c.var.page({
      title: '依申请公开登记簿',
      crumbs: [{ label: crumb.label }],
      notice: c.req.query('done') === 'imported' ? '已导入。' : null,
      actions: (
        <RegisterActions
          {...{ filter, year, enters }}
          imports={enters || units === null}
          matters={matterUnits(who).length > 0}
        />
      ),
      children: <RegisterPage {...facts} />,
    });
  });
  app.get('/staff/requests/export.xlsx', async (c) =>
    c.body(Buffer.from(writeSpreadsheet(await sheet(c))), 200, spreadsheetHeaders('依申请公开登记簿')),
  );
  app.get('/staff/requests/export.csv', async (c) =>
    c.body(writeCsv(await sheet(c)), 200, csvHeaders('依申请公开登记簿')),
  );
}

/** The register as it is narrowed, without a word about the applicants. */
async function sheet(c: StaffContext): Promise<Sheet> {
  const { staff: db, today } = c.var;
  const { rows } = await listRegister(db, filterOf(c.req.query()), { units: readable(c), today, perPage: null });
  return {
    name: '登记簿',
    columns: [
      { head: '编号', width: 22 },
      { head: '摘要', width: 40 },
      { head: '单位', width: 20 },
      { head: '渠道', width: 14 },
      { head: '申请人类型', width: 14 },
      { head: '提交日期', width: 12 },
      { head: '收到日期', width: 12 },
      { head: '状态', width: 18 },
      { head: '处理决定', width: 30 },
      { head: '答复期限', width: 12 },
      { head: '办结日期', width: 12 },
      { head: '期限情况', width: 24 },
    ],
    rows: rows.map(cells),
  };
}

const day = (on: string | null) => on && { day: on };

const cells = (row: RegisterRow) => [
  row.number,
  row.subject,
  row.unitName,
  channelWords(row.channel),
  kinds[row.kind],
  day(dayOf(row.submittedAt)),
  day(row.receivedOn),
  states[row.state],
  row.endedOn && row.outcome ? outcomes[row.outcome].words : '',
  day(row.dueOn),
  day(row.endedOn),
  row.standing?.line ?? '',
];
