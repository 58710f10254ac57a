import { day, form, text } from '../../../platform/form.ts';
import type { Sheet } from '../../../platform/spreadsheet.ts';

/** A public document as it is handed over to archives and libraries (条例 article 25; the catalogue's fields of article 12). */
export interface HandedOver {
  indexNumber: string | null;
  title: string;
  documentNumber: string | null;
  formedOn: string | null;
  publishedOn: string;
  unitName: string;
  path: string;
}

export const handoverForm = form(
  {
    from: day('公开日期自', { required: true }),
    to: day('公开日期至', { required: true }),
    receiver: text('接收单位', { required: '请填写接收单位，例如“区档案馆”。', max: 60 }),
  },
  ({ from, to }) => ({ to: from && to && to < from ? '截止日期不能早于开始日期，请检查。' : null }),
);

/** Nobody signs for more at once; a longer time is handed over in parts. */
export const mostHandedOver = 5000;

/** 主动公开政府信息移送明细表. */
export const sheetOfHandover = (rows: HandedOver[], origin: string): Sheet => ({
  name: '移送明细表',
  columns: [
    { head: '序号', width: 6 },
    { head: '索引号', width: 24 },
    { head: '信息名称', width: 60 },
    { head: '发文字号', width: 22 },
    { head: '生成日期', width: 12 },
    { head: '公开日期', width: 12 },
    { head: '公开单位', width: 20 },
    { head: '网址', width: 50 },
    { head: '备注', width: 16 },
  ],
  rows: rows.map((row, at) => [
    at + 1,
    row.indexNumber,
    row.title,
    row.documentNumber,
    row.formedOn && { day: row.formedOn },
    { day: row.publishedOn },
    row.unitName,
    `${origin}${row.path}`,
    '',
  ]),
});
