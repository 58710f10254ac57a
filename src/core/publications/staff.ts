import type { Storage } from '../../platform/storage/local.ts';
import type { StaffApp } from '../doors.ts';
import { deedDoors } from './staff/deeds.ts';
import { documentDoors } from './staff/documents.ts';
import { editorDoors } from './staff/editor.ts';
import { receiptDoors } from './staff/receipts.ts';
import { versionDoors } from './staff/versions.ts';

/** Documents at the desk: list, editor, one document with its deeds, preview and comparison. Review has doors of its own. */
export function documentsStaff(app: StaffApp, storage: Storage): void {
  documentDoors(app);
  editorDoors(app, storage);
  versionDoors(app);
  deedDoors(app);
  receiptDoors(app);
}
