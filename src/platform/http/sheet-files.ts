import type { Context } from 'hono';
import { csvHeaders, recordsOf, type Sheet, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../spreadsheet.ts';

/** How a list is given out, as the address ends: for people with a spreadsheet, for other tools, for programs. */
export const endings = ['xlsx', 'csv', 'json'] as const;
export type Ending = (typeof endings)[number];

/** A table as a file under a name in words; as JSON its rows stand under the names of its columns. */
export function sendSheet(c: Context, sheet: Sheet, ending: Ending, name = sheet.name): Response {
  if (ending === 'xlsx') return c.body(Buffer.from(writeSpreadsheet(sheet)), 200, spreadsheetHeaders(name));
  if (ending === 'csv') return c.body(writeCsv(sheet), 200, csvHeaders(name));
  return sendJson(c, recordsOf(sheet), name);
}

export const sendJson = (c: Context, records: object[], name: string): Response =>
  c.body(JSON.stringify(records), 200, {
    ...csvHeaders(name),
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="export.json"; filename*=UTF-8''${encodeURIComponent(`${name}.json`)}`,
  });
