import { dayOf } from '../../../platform/time.ts';
import { trailTo } from '../../../ui/crumbs.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField, TextField } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicColumn } from '../../publications/queries/column.ts';
import { columnUnit } from '../../publications/rules.ts';
import type { PublicBulletin } from '../queries.ts';
import type { BulletinShelf } from '../rules/shapes.ts';

export const perPage = 20;

interface Asked {
  q: string;
  shape: string;
  year: string;
}
interface Props {
  frame: { site: Site; mode: ViewMode; path: string };
  shelf: BulletinShelf;
  column: PublicColumn | undefined;
  updatedAt: Date | null;
  asked: Asked;
  page: number;
  rows: PublicBulletin[];
  total: number;
  all: number;
  years: string[];
  shapes: { value: string; label: string }[];
}

/** Earlier notices of one room, with the day on which each was first public. */
export function PublicBulletinsPage(props: Props) {
  const { frame, shelf, column, updatedAt, asked, page, rows, total, all, years, shapes } = props;
  const query = queryOf(asked);
  return (
    <PublicPage
      {...frame}
      title={shelf.title}
      meta={{ description: shelf.about, canonical: `${frame.site.origin ?? ''}${shelf.base}` }}
      crumbs={[...trailTo(frame.site, shelf.above.href, '/open/'), shelf.above, { label: shelf.title }]}
    >
      <h1>{shelf.title}</h1>
      <p class="page-intro">{shelf.about}</p>
      <ListHead
        name={shelf.title}
        total={total}
        of="份"
        unit={column && columnUnit(column)}
        updatedOn={updatedAt && dayOf(updatedAt)}
        files={total > 0 ? [{ label: 'CSV', href: `${shelf.base}list.csv${query && `?${query}`}` }] : []}
      />
      {all > 0 && <Search {...{ shelf, asked, years, shapes }} />}
      <Table
        caption={shelf.title}
        hideCaption
        rows={rows}
        empty={
          all === 0 ? '还没有以往的公示。旧网站上的公示经审查后在这里公开。' : '没有符合条件的公示，请换一个条件。'
        }
        columns={[
          { key: 'title', head: '标题', kind: 'title', cell: ({ title, path }) => <a href={path}>{title}</a> },
          { key: 'shape', head: '类别', cell: ({ shape }) => shapes.find(({ value }) => value === shape)?.label ?? '' },
          { key: 'organ', head: '发布单位', cell: ({ organ, unitName }) => organ || unitName },
          { key: 'period', head: '所属时段', cell: ({ period }) => period || '—' },
          { key: 'on', head: '原发布日期', kind: 'date', cell: ({ publishedOn }) => <Day on={publishedOn} /> },
        ]}
      />
      <Pager
        {...{ page, perPage, total }}
        href={(to) => `${shelf.base}?${[query, to > 1 ? `page=${to}` : ''].filter(Boolean).join('&')}`}
        unit="份"
      />
    </PublicPage>
  );
}

const queryOf = (asked: Asked): string =>
  new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();

function Search({ shelf, asked, years, shapes }: Pick<Props, 'shelf' | 'asked' | 'years' | 'shapes'>) {
  const without = (name: keyof Asked) => `${shelf.base}?${queryOf({ ...asked, [name]: '' })}`;
  const active = [
    ...(asked.q ? [{ label: `含：${asked.q}`, removeHref: without('q') }] : []),
    ...shapes.flatMap(({ value, label }) => (value === asked.shape ? [{ label, removeHref: without('shape') }] : [])),
    ...(asked.year ? [{ label: `${asked.year}年`, removeHref: without('year') }] : []),
  ];
  return (
    <Filters action={shelf.base} active={active} clearHref={shelf.base} folded>
      <TextField name="q" label="标题、单位或者检查对象" value={asked.q} />
      {shapes.length > 1 && <SelectField name="shape" label="类别" blank="全部" options={shapes} value={asked.shape} />}
      <SelectField
        name="year"
        label="年份"
        blank="全部"
        options={years.map((year) => ({ value: year, label: `${year}年` }))}
        value={asked.year}
      />
    </Filters>
  );
}
