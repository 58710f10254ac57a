import { addWorkingDays, type Calendar, type Counted } from '../../../core/calendar/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Order } from '../../../ui/order.ts';

/** 行政许可、行政处罚 within seven working days of the decision, everything else within twenty (国办发〔2018〕118号). */
export const publishDays = (kind: string): number => (kind === '许可' || kind === '处罚' ? 7 : 20);

/** 行政处罚法第四十八条: what was overturned leaves within three working days (第八十五条: they are working days). */
export const withdrawDays = 3;

/** The last day on which a decision of this kind is published in time. */
export const dueOn = (calendar: Calendar, { kind, decidedOn }: { kind: string; decidedOn: string }): Counted =>
  addWorkingDays(calendar, decidedOn, publishDays(kind));

export interface Timed {
  unit: string;
  unitName: string;
  kind: string;
  decidedOn: string;
  firstPublishedAt: Date;
}

export interface Timeliness {
  unit: string;
  unitName: string;
  published: number;
  inTime: number;
}

export const sortable = ['unit', 'published', 'inTime', 'share'] as const;

/** Without a word the units stand in the order of their names. */
export type UnitOrder = Order<(typeof sortable)[number]>;
export const usualOrder: UnitOrder = { key: 'unit', direction: 'ascending' };

export const sortedBy: Record<UnitOrder['key'], (row: Timeliness) => string | number> = {
  unit: ({ unitName }) => unitName,
  published: ({ published }) => published,
  inTime: ({ inTime }) => inTime,
  share: ({ inTime, published }) => inTime / published,
};

/** How many of what is public came out in time, by unit; units in the order of their names. */
export function timelinessOf(calendar: Calendar, decisions: Timed[]): Timeliness[] {
  const units = new Map<string, Timeliness>();
  for (const { unit, unitName, firstPublishedAt, ...decided } of decisions) {
    const row = units.get(unit) ?? { unit, unitName, published: 0, inTime: 0 };
    row.published += 1;
    if (dayOf(firstPublishedAt) <= dueOn(calendar, decided).on) row.inTime += 1;
    units.set(unit, row);
  }
  return [...units.values()].sort((a, b) => a.unitName.localeCompare(b.unitName, 'zh-CN'));
}
