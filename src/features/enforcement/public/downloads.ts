import type { Context } from 'hono';
import {
  csvHeaders,
  type Sheet,
  spreadsheetHeaders,
  writeCsv,
  writeSpreadsheet,
} from '../../../platform/spreadsheet.ts';
import type { Values } from '../rules/elements.ts';
import { recordOf, sheetOf } from '../rules/sheet.ts';

export const endings = ['xlsx', 'csv', 'json'] as const;
export type Ending = (typeof endings)[number];

/** A table as a file under its own name. */
export function sendSheet(c: Context, sheet: Sheet, ending: Ending): Response {
  if (ending === 'xlsx') return c.body(Buffer.from(writeSpreadsheet(sheet)), 200, spreadsheetHeaders(sheet.name));
  if (ending === 'csv') return c.body(writeCsv(sheet), 200, csvHeaders(sheet.name));
  return sendJson(c, sheet.name, recordsOf(sheet));
}

/** Decisions as a file under a name in words, masked as they are published. */
export const sendDecisions = (c: Context, name: string, decisions: Values[], ending: Ending): Response =>
  ending === 'json'
    ? sendJson(c, name, decisions.map(recordOf))
    : sendSheet(c, { ...sheetOf(decisions), name }, ending);

const sendJson = (c: Context, name: string, records: object[]): Response =>
  c.body(JSON.stringify(records), 200, {
    ...csvHeaders(name),
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="export.json"; filename*=UTF-8''${encodeURIComponent(`${name}.json`)}`,
  });

/** The rows of a sheet under its heads; days stay days. */
const recordsOf = ({ columns, rows }: Sheet): object[] =>
  rows.map((cells) =>
    Object.fromEntries(
      columns.map(({ head }, at) => {
        const cell = cells[at] ?? null;
        return [head, cell !== null && typeof cell === 'object' ? cell.day : cell];
      }),
    ),
  );
