import type { Context } from 'hono';
import { csvHeaders, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { jsonLinesOf, type Listed, sheetOf } from '../rules/sheet.ts';

export const endings = ['xlsx', 'csv', 'jsonl'] as const;
export type Ending = (typeof endings)[number];

/** Items as a file under a name in words. */
export function sendItems(c: Context, name: string, items: Listed[], ending: Ending): Response {
  if (ending === 'xlsx') return c.body(Buffer.from(writeSpreadsheet(sheetOf(items))), 200, spreadsheetHeaders(name));
  if (ending === 'csv') return c.body(writeCsv(sheetOf(items)), 200, csvHeaders(name));
  return c.body(jsonLinesOf(items), 200, {
    ...csvHeaders(name),
    'content-type': 'application/jsonl; charset=utf-8',
    'content-disposition': `attachment; filename="export.jsonl"; filename*=UTF-8''${encodeURIComponent(`${name}.jsonl`)}`,
  });
}
