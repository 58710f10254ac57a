import type { PublicColumn } from '../../../core/publications/queries/column.ts';
import { latestOf } from '../../../platform/time.ts';
import type { PublicEntry } from '../queries/live.ts';
import { type RegisterFilter, registerQuery } from '../rules/register-filter.ts';
import { type Frame, type Tab, tabs } from './frame.tsx';
import { RegisterFilters } from './register-filters.tsx';

export interface RegisterProps<Row = PublicEntry> {
  frame: Frame;
  column: PublicColumn | undefined;
  /** What fits, what was asked for, and everything there is. */
  rows: Row[];
  filter: RegisterFilter;
  all: Row[];
}

interface Told {
  intro: string;
  /** 「项」「家」「份」 */
  unit: string;
  updatedAt: Date | null;
}

/** The frame of a list; with nothing in it there is nothing to narrow and nothing to take along. */
export const pageOf = (
  tab: Tab,
  { frame, column, rows, all, filter }: RegisterProps<{ unitName: string }>,
  { intro, unit, updatedAt }: Told,
) => ({
  ...{ frame, column, tab, intro, updatedAt },
  title: tabs[tab][0],
  canonical: tabs[tab][1],
  count: `共 ${rows.length} ${unit}`,
  files: rows.length > 0 ? tabs[tab][1] : undefined,
  query: registerQuery(filter),
  filters: <Narrow {...{ tab, all, filter }} />,
});

/** The fields that narrow a list, and the sentence for a list that holds nothing. */
const Narrow = ({ tab, all, filter }: { tab: Tab; all: { unitName: string }[]; filter: RegisterFilter }) =>
  all.length > 0 ? (
    <RegisterFilters href={tabs[tab][1]} filter={filter} units={[...new Set(all.map(({ unitName }) => unitName))]} />
  ) : null;

export const emptyOf = (all: unknown[], words: string): string =>
  all.length > 0 ? '没有符合条件的内容，请换一个条件，或者清除筛选条件。' : words;

export const newestOf = (entries: PublicEntry[]) => latestOf(entries.map(({ publishedAt }) => publishedAt));
