import { disclosures } from '../../../core/publications/rules.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import type { Tied } from '../queries/regulations.ts';
import { outcomes } from './cleaning.ts';
import type { RegulationItem } from './ledger.ts';
import { categories, standings } from './regulation.ts';
import { warningKinds } from './warnings.ts';

/** The whole 台账 with every field of §4.6, one regulation a row. */
export function ledgerSheet(items: RegulationItem[], origin: string): Sheet {
  return {
    name: '规范性文件台账',
    columns: fields.map(({ head, width }) => ({ head, width })),
    rows: items.map((item, index) => fields.map(({ cell }) => cell(item, index, origin))),
  };
}

const date = (on: string | null | undefined): Cell => (on ? { day: on } : null);
const lines = (list: string[]) => list.join('\n');
const named = (tied: Tied[], origin: string) =>
  lines(tied.map(({ title, number, path }) => [title, number, path && origin + path].filter(Boolean).join(' ')));

const fields: { head: string; width: number; cell(item: RegulationItem, index: number, origin: string): Cell }[] = [
  { head: '序号', width: 6, cell: (_, index) => index + 1 },
  { head: '文件名称', width: 48, cell: ({ title }) => title },
  { head: '发文字号', width: 20, cell: ({ number }) => number },
  { head: '制定机关', width: 24, cell: ({ issuer }) => issuer },
  { head: '起草单位', width: 20, cell: ({ unitName }) => unitName },
  { head: '类别', width: 16, cell: ({ category }) => categories[category] },
  { head: '统一编号（登记号）', width: 18, cell: ({ registerNumber }) => registerNumber },
  { head: '公开属性', width: 12, cell: ({ disclosure }) => disclosures[disclosure] },
  { head: '成文日期', width: 12, cell: ({ formedOn }) => date(formedOn) },
  { head: '公布日期', width: 12, cell: ({ publishedOn }) => date(publishedOn) },
  { head: '施行日期', width: 12, cell: ({ effectiveOn }) => date(effectiveOn) },
  { head: '有效期至', width: 12, cell: ({ validUntil }) => date(validUntil) },
  { head: '合法性审核号', width: 18, cell: ({ legality }) => legality?.number },
  { head: '合法性审核日期', width: 14, cell: ({ legality }) => date(legality?.on) },
  { head: '公平竞争审查', width: 24, cell: ({ competition }) => competition?.outcome },
  { head: '公平竞争审查日期', width: 16, cell: ({ competition }) => date(competition?.on) },
  {
    head: '征求意见',
    width: 40,
    cell: ({ consultations, consultation }, _, origin) =>
      lines([named(consultations, origin), consultation].filter(Boolean)),
  },
  { head: '备案号', width: 18, cell: ({ filings }) => lines(filings.map(({ number }) => number)) },
  { head: '备案日期', width: 14, cell: ({ filings }) => lines(filings.map(({ filedOn }) => filedOn)) },
  { head: '受备机关', width: 20, cell: ({ filings }) => lines(filings.map(({ authority }) => authority)) },
  { head: '解读', width: 40, cell: ({ interpretations }, _, origin) => named(interpretations, origin) },
  { head: '效力状态', width: 10, cell: ({ standing }) => standings[standing] },
  {
    head: '清理批次与结论',
    width: 28,
    cell: ({ cleaned, proposed }) =>
      lines([
        ...(cleaned ? [`${cleaned.round}：${outcomes[cleaned.outcome].words}（${cleaned.on}）`] : []),
        ...(proposed ? [`${proposed.round}：拟${outcomes[proposed.outcome].words}`] : []),
      ]),
  },
  { head: '有效期评估', width: 24, cell: ({ evaluation }) => evaluation && `${evaluation.on} ${evaluation.outcome}` },
  { head: '依据文件', width: 40, cell: ({ bases }) => bases },
  { head: '替代的文件', width: 40, cell: ({ replaces }, _, origin) => named(replaces, origin) },
  { head: '被替代', width: 40, cell: ({ replacedBy }, _, origin) => named(replacedBy, origin) },
  { head: '公开链接', width: 40, cell: ({ path }, _, origin) => path && origin + path },
  {
    head: '到期提醒',
    width: 24,
    cell: ({ warnings }) => lines(warnings.map(({ kind, dueOn }) => `${warningKinds[kind]} ${dueOn}`)),
  },
];
