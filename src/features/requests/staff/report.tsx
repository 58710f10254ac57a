import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { makePaper } from '../../../core/papers/make.ts';
import { Refused } from '../../../platform/errors.ts';
import { spreadsheetHeaders, writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { yearOf } from '../../../platform/time.ts';
import { ReportActions, ReportPage } from '../pages/report.tsx';
import { answerFile } from '../public/status.tsx';
import { listUnits } from '../queries/register.ts';
import { readReport } from '../queries/report.ts';
import { filterOf } from '../rules/register.ts';
import { paperOfReport, sheetOfReport } from '../rules/report-papers.ts';
import { crumb, readable } from './register.tsx';

/** 年度报告表三、表四 of any year, one unit or all that this person reads together; as a page, as .xlsx and as .docx. */
export function reportDoors(app: StaffApp): void {
  app.get('/staff/requests/report', async (c) => {
    const facts = await read(c);
    return c.var.page({
      title: `年度报告表三、表四（${facts.report.year} 年）`,
      crumbs: [crumb, { label: '年度报告' }],
      actions: <ReportActions year={facts.report.year} unit={facts.unit} />,
      children: <ReportPage {...facts} />,
    });
  });
  app.get('/staff/requests/report.xlsx', async (c) => {
    const { report, unitName } = await read(c);
    const name = `${report.year}年度报告表三表四（${unitName}）`;
    return c.body(Buffer.from(writeSpreadsheet(sheetOfReport(report))), 200, spreadsheetHeaders(name));
  });
  app.get('/staff/requests/report.docx', async (c) => {
    const { report, unitName } = await read(c);
    const paper = paperOfReport(report, unitName, c.var.site.origin ?? '');
    return answerFile(
      c,
      `${paper.title}.docx`,
      'docx',
      await makePaper({ format: 'docx', paper, pictures: new Map() }),
    );
  });
}

async function read(c: StaffContext) {
  const readableUnits = readable(c);
  const asked = filterOf(c.req.query());
  const all = (await listUnits(c.var.staff)).filter(({ id }) => readableUnits === null || readableUnits.includes(id));
  const unit = asked.unit;
  if (unit !== null && !all.some(({ id }) => id === unit))
    throw new Refused('这个单位的年度报告不在您的职责范围内。', 403);
  const year = asked.year ?? yearOf(c.var.today);
  const report = await readReport(c.var.staff, year, unit === null ? readableUnits : [unit]);
  return { report, unit, units: all, unitName: all.find(({ id }) => id === unit)?.name ?? '汇总' };
}
