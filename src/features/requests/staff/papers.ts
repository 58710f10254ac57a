import { holds } from '../../../core/caller.ts';
import type { StaffApp } from '../../../core/doors.ts';
import { makePaper } from '../../../core/papers/make.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { answerFile } from '../public/status.tsx';
import { readDocument, readPaper } from '../queries/case.ts';
import type { Made } from '../rules/documents.ts';
import { isIntake } from '../rules/intake.ts';
import { paperOfDocument } from '../rules/paper.ts';
import { isPersonal } from '../rules.ts';
import { caseId, openCase } from './case.tsx';

/** What came with a case and what was written for it, as downloads; identity papers only until the case is registered. */
export function paperDoors(app: StaffApp): void {
  app.get(`/staff/requests/${caseId}/papers/:paper{[0-9]{1,15}}`, async (c) => {
    const row = await openCase(c);
    const paper = await readPaper(c.var.staff, row.id, Number(c.req.param('paper')));
    if (!paper) throw new NotFound();
    if (isPersonal(paper.use) && !(isIntake(row.state) && holds(c.var.who, ['drafter', 'disclosure'], row.unit)))
      throw new Refused('身份材料在登记以后已经遮盖。需要查看的，请在申请页面写明理由。', 403);
    return answerFile(c, paper.name, paper.type, paper.bytes);
  });
  for (const format of ['pdf', 'docx'] as const)
    app.get(`/staff/requests/${caseId}/documents/:file{[0-9]{1,15}\\.${format}}`, async (c) => {
      const row = await openCase(c);
      const found = await readDocument(c.var.staff, row.id, Number.parseInt(c.req.param('file')!, 10));
      if (!found) throw new NotFound();
      const paper = paperOfDocument(JSON.parse(found.text) as Made, found.number, c.var.site.origin ?? '');
      return answerFile(c, `${paper.title}.${format}`, format, await makePaper({ format, paper, pictures: new Map() }));
    });
}
