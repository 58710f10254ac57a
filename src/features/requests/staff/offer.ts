import { Readable } from 'node:stream';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { receiveStream } from '../../../core/files/upload.ts';
import type { Attachment } from '../../../core/publications/content.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { offerOpen } from '../actions/offer.ts';
import { type CaseRow, readPaper } from '../queries/case.ts';
import { answerPapers } from '../queries/view.ts';
import { canBeOffered } from '../rules/view.ts';
import { caseId, openCase } from './case.tsx';

/** 转为主动公开 by one click: what was handed out is examined like every upload and lies with the draft, ready for review. */
export function offerDoors(app: StaffApp, storage: Storage): void {
  app.post(`/staff/requests/${caseId}/offer`, async (c) => {
    const typed = await readFields(c);
    const row = await openCase(c);
    const drafts = c.var.who.grants.some(({ unit, role }) => unit === row.unit && role === 'drafter');
    const attachments = drafts && canBeOffered(row) && !row.offered ? await handedOut(c, row, storage) : [];
    const { edition } = await offerOpen(c.var.by(keyOf(typed)), { request: row.id, attachments });
    return c.redirect(`/staff/editions/${edition}/edit`, 303);
  });
}

async function handedOut(c: StaffContext, row: CaseRow, storage: Storage): Promise<Attachment[]> {
  const found: Attachment[] = [];
  for (const { id, name } of answerPapers(row)) {
    const paper = await readPaper(c.var.staff, row.id, id);
    if (!paper) continue;
    const part = { field: 'paper', name };
    const file = await receiveStream(Readable.from([paper.bytes]), part, storage, c.var.by());
    if ('id' in file)
      found.push({ file: file.id, name: file.name, hash: file.hash, bytes: file.bytes, type: file.type });
  }
  return found;
}
