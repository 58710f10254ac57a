import type { Dataset } from '../../../core/feature.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Order } from '../../../ui/order.ts';

export const sortable = ['title', 'publisher', 'changed'] as const;

/** Without a word the lists stand as the rooms offer them. */
export type DataOrder = Order<(typeof sortable)[number] | ''>;
export const usualOrder: DataOrder = { key: '', direction: 'ascending' };

export const sortedBy: Record<DataOrder['key'], (dataset: Dataset) => string> = {
  '': () => '',
  title: ({ title }) => title,
  publisher: ({ publisher }) => publisher?.name ?? '',
  changed: ({ changedAt }) => (changedAt ? dayOf(changedAt) : ''),
};
