import { NotFound } from '../../../platform/errors.ts';
import type { StaffApp } from '../../doors.ts';
import { ReceiptPage } from '../pages/receipt.tsx';
import { getUnitOf, refuseForeignEyes } from '../queries/documents.ts';
import { findReceipt } from '../queries/receipts.ts';
import { documentId } from './documents.ts';

/** 撤回回执, for the unit and the openness office. */
export function receiptDoors(app: StaffApp): void {
  app.get(`/staff/documents/${documentId}/receipts/:receipt{[0-9]{1,15}}`, async (c) => {
    const { staff, who } = c.var;
    const document = Number(c.req.param('document'));
    refuseForeignEyes(who, await getUnitOf(staff, document));
    const receipt = await findReceipt(staff, document, Number(c.req.param('receipt')));
    if (!receipt) throw new NotFound();
    c.header('cache-control', 'no-store');
    return c.html(ReceiptPage({ receipt, printedAt: new Date() }));
  });
}
