import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import type { PublicCall } from '../queries/live.ts';
import { type Status, statuses } from './days.ts';

export const listHref = '/consultations/';

export interface ListFilter {
  status: Status | '';
  unit: string;
}
export const openFilter: ListFilter = { status: '', unit: '' };

/** What the address asks for; what is no choice is none. */
export function filterOf(read: (name: string) => string | undefined, all: PublicCall[]): ListFilter {
  const [status = '', unit = ''] = [read('status'), read('unit')];
  return {
    status: status in statuses ? (status as Status) : '',
    unit: all.some((one) => one.unit === unit) ? unit : '',
  };
}

export const fits =
  ({ status, unit }: ListFilter) =>
  (one: PublicCall): boolean =>
    (!status || one.status === status) && (!unit || one.unit === unit);

export function queryOf({ status, unit }: ListFilter, page = 1): string {
  const query = new URLSearchParams();
  if (status) query.set('status', status);
  if (unit) query.set('unit', unit);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** The list as a table: the same rows as its page. */
export const sheetOf = (items: PublicCall[], origin: string): Sheet => ({
  name: '征求意见',
  columns: [
    { head: '标题', width: 50 },
    { head: '轮次', width: 6 },
    { head: '承办单位', width: 20 },
    { head: '开始', width: 12 },
    { head: '截止', width: 12 },
    { head: '状态', width: 10 },
    { head: '收到意见', width: 10 },
    { head: '意见要点', width: 10 },
    { head: '采纳或部分采纳', width: 14 },
    { head: '网页', width: 60 },
    { head: '采纳情况', width: 60 },
  ],
  rows: items.map((item): Cell[] => [
    item.title,
    item.round,
    item.unitName,
    { day: item.opensOn },
    { day: item.closesOn },
    statuses[item.status],
    item.figures?.received ?? null,
    item.figures?.points ?? null,
    item.figures && adopted(item),
    origin + item.path,
    item.resultPath && origin + item.resultPath,
  ]),
});

const adopted = ({ figures }: PublicCall): number =>
  figures!.outcomes
    .filter(({ outcome }) => outcome === 'adopted' || outcome === 'partly')
    .reduce((sum, { count }) => sum + count, 0);
