import { parentPort, workerData } from 'node:worker_threads';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { readTable } from '../../../core/files/text/read-table.ts';
import type { RegisterName } from '../rules/registers.ts';
import { readSheet } from '../rules/sheet.ts';
import { limits, perPart } from './limits.ts';

const { bytes, name, register } = workerData as { bytes: Uint8Array; name: string; register: RegisterName };
try {
  const { rows, ...told } = readSheet(register, await readTable(bytes, name, limits));
  const parts = Array.from({ length: Math.ceil(rows.length / perPart) }, (_, at) =>
    JSON.stringify(rows.slice(at * perPart, (at + 1) * perPart)),
  );
  parentPort!.postMessage({ told, total: rows.length, parts });
} catch (error) {
  if (!(error instanceof UnreadableText)) throw error;
  parentPort!.postMessage({ unreadable: error.message });
}
