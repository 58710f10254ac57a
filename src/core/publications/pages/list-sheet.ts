import { writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { formatMoment } from '../../../platform/time.ts';
import type { DocumentRow } from '../queries/documents.ts';
import { editionFlow } from '../rules.ts';

/** The list of documents as a spreadsheet: its columns in its order. */
export function documentsSheet(name: string, items: DocumentRow[]): Uint8Array {
  return writeSpreadsheet({
    name,
    columns: [
      { head: '标题', width: 48 },
      { head: '种类', width: 16 },
      { head: '发文字号', width: 22 },
      { head: '起草单位', width: 22 },
      { head: '状态', width: 12 },
      { head: '公开', width: 12 },
      { head: '修改人', width: 12 },
      { head: '修改时间', width: 18 },
    ],
    rows: items.map((row) => [
      row.title,
      row.kind,
      row.number,
      row.unit,
      editionFlow[row.state].words,
      row.live ? '公开中' : row.ended ? '已撤下' : '',
      row.author ?? '系统',
      formatMoment(row.changedAt),
    ]),
  });
}
