import type { Child } from 'hono/jsx';
import { columnUnit } from '../../../core/publications/rules.ts';
import { dayOf, latestOf } from '../../../platform/time.ts';
import { Card, Columns } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import type { Follow } from '../../../ui/follow.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { DocumentList, EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import type { Column } from '../queries/columns.ts';
import type { Entry, Facets } from '../queries/lists.ts';
import type { Door } from '../rules/doors.ts';
import { perPage, queryOf } from '../rules.ts';
import { Doors } from './doors.tsx';
import { plainItem, richItem } from './entries.tsx';
import { columnMeta, columnTrail, type Frame, feedsOf } from './frame.tsx';

export interface ColumnFilter {
  year?: number;
  unit?: string;
  subject?: string;
}

interface ColumnProps {
  frame: Frame;
  column: Column;
  columns: Column[];
  entries: Entry[];
  total: number;
  updatedAt: Date | null;
  page: number;
  filter: ColumnFilter;
  facets: Facets;
  /** The page of one year, with an address of its own. */
  byYear: boolean;
  /** What other rooms show of the same work: how far it has come. */
  inside: Child[];
  follow: Follow[];
}

/** 栏目: what it is for, who keeps it, how often, and everything in it. */
export function ColumnPage(props: ColumnProps) {
  const { frame, column, columns, entries, total, page, filter, facets, byYear } = props;
  const base = `/${column.slug}/`;
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const pageHref = (to: number) => hrefOf(base, filter, to);
  const name = byYear ? `${column.name}（${filter.year} 年）` : column.name;
  return (
    <PublicPage
      site={frame.site}
      title={page > 1 ? `${name}（第 ${page} 页）` : name}
      mode={frame.mode}
      path={frame.path}
      crumbs={columnTrail(frame.site, columns, column.slug)}
      meta={{
        column: columnMeta(column),
        canonical: `${frame.site.origin ?? ''}${pageHref(page)}`,
        feeds: feedsOf(base, column.name),
      }}
    >
      <h1>{name}</h1>
      <ColumnIntro column={column} rule />
      <ColumnHead column={column} total={total} updatedAt={props.updatedAt} follow={props.follow} />
      {page === 1 && !narrowed && props.inside.length > 0 && <Card title="任务进展">{props.inside}</Card>}
      <Years column={column} years={facets.years} filter={filter} />
      {(facets.units.length > 1 || facets.subjects.length > 1 || filter.unit || filter.subject) && (
        <ColumnFilters base={base} filter={filter} facets={facets} />
      )}
      {entries.length > 0 ? (
        <Card>
          <DocumentList items={entries.map(richItem)} look="rich" label={column.name} />
        </Card>
      ) : (
        <EmptyColumn column={column} narrowed={narrowed} base={base} />
      )}
      <Pager page={page} total={total} perPage={perPage} href={pageHref} />
    </PublicPage>
  );
}

/** A list of one year and nothing else has an address of its own: `/keywork/2019/`. */
function hrefOf(base: string, { year, ...rest }: ColumnFilter, page: number): string {
  const alone = year && Object.values(rest).every((value) => value === undefined);
  return alone ? `${base}${year}/${queryOf({ page })}` : base + queryOf({ year, ...rest, page });
}

/** 历年: what a column carried from year to year, each with its own address (the arrangement, 二十). */
function Years({ column, years, filter }: { column: Column; years: number[]; filter: ColumnFilter }) {
  if (years.length < 2) return null;
  const href = (year?: number) => hrefOf(`/${column.slug}/`, { ...filter, year }, 1);
  const all = { label: '全部年份', href: href(), current: filter.year === undefined };
  const each = years.map((one) => ({ label: `${one} 年`, href: href(one), current: one === filter.year }));
  return <Tabs label={`${column.name}历年`} items={[all, ...each]} />;
}

/** What it is for, and how often it is brought up to date. */
const ColumnIntro = ({ column, rule }: { column: Column; rule?: boolean }) => (
  <p class="page-intro">
    {column.description}
    {rule && <span>更新：{column.updateRule}。</span>}
  </p>
);

type HeadProps = { column: Column; total?: number; updatedAt: Date | null; follow: Follow[] };

const ColumnHead = ({ column, total, updatedAt, follow }: HeadProps) => (
  <ListHead
    name={column.name}
    total={total}
    unit={columnUnit(column)}
    updatedOn={updatedAt && dayOf(updatedAt)}
    feed={`/${column.slug}/feed.atom`}
    follow={follow}
  />
);

/** Unit and subject; the year is chosen above. */
function ColumnFilters({ base, filter, facets }: { base: string; filter: ColumnFilter; facets: Facets }) {
  const unit = facets.units.find((known) => known.slug === filter.unit);
  const without = (name: keyof ColumnFilter) => base + queryOf({ ...filter, [name]: undefined });
  const active = [
    filter.unit && { label: `单位：${unit?.name ?? '其他'}`, removeHref: without('unit') },
    filter.subject && { label: `主题：${filter.subject}`, removeHref: without('subject') },
  ].filter((one) => !!one);
  return (
    <Filters action={base} active={active} clearHref={hrefOf(base, { year: filter.year }, 1)} folded>
      {filter.year && <input type="hidden" name="year" value={filter.year} />}
      <SelectField
        name="unit"
        label="发布单位"
        blank="全部单位"
        value={filter.unit ?? ''}
        options={facets.units.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      {(facets.subjects.length > 1 || filter.subject) && (
        <SelectField
          name="subject"
          label="主题分类"
          blank="全部主题"
          value={filter.subject ?? ''}
          options={facets.subjects.map((subject) => ({ value: subject, label: subject }))}
        />
      )}
    </Filters>
  );
}

/** An empty column says why and who will fill it; blank ones are a veto item (§11, 14). */
function EmptyColumn({ column, narrowed, base }: { column: Column; narrowed: boolean; base: string }) {
  if (narrowed) {
    return (
      <EmptyState title="没有符合条件的内容">
        请<a href={base}>清除筛选条件</a>，或者到<a href="/search">搜索</a>里查找。
      </EmptyState>
    );
  }
  return (
    <EmptyState title="本栏目暂无内容">
      <p>{column.emptyNotice}</p>
      <p>
        由{column.unitName}负责，{column.updateRule}。
      </p>
    </EmptyState>
  );
}

interface ParentProps {
  frame: Frame;
  column: Column;
  columns: Column[];
  /** Columns below this one with their newest texts. */
  below: { column: Column; entries: Entry[] }[];
  /** 政府信息公开 has four fixed entries (国办公开办函〔2019〕61号); they stand among the doors, not below. */
  fixed: string[];
  /** Its entrances and those of other rooms that belong here, in their groups. */
  doors: { title: string; doors: Door[] }[];
  own: Entry[];
  follow: Follow[];
}

/** A column that gathers others: its fixed entries first, then each with its newest. */
export function ParentColumnPage(props: ParentProps) {
  const { frame, column, columns, below, fixed, doors, own, follow } = props;
  const all = [...own, ...below.flatMap(({ entries }) => entries)];
  const others = below.filter((one) => !fixed.includes(one.column.slug));
  return (
    <PublicPage
      site={frame.site}
      title={column.name}
      mode={frame.mode}
      path={frame.path}
      crumbs={columnTrail(frame.site, columns, column.slug)}
      meta={{ column: columnMeta(column), feeds: feedsOf(`/${column.slug}/`, column.name) }}
    >
      <h1>{column.name}</h1>
      <ColumnIntro column={column} />
      <ColumnHead column={column} updatedAt={latestOf(all.map(({ listedAt }) => listedAt))} follow={follow} />
      <Doors label={`${column.name}的入口`} groups={doors} />
      {own.length > 0 && (
        <Card>
          <DocumentList items={own.map(richItem)} look="rich" label={column.name} />
        </Card>
      )}
      <Columns wide>
        {others.map((one) => (
          <Card title={one.column.name} more={{ href: `/${one.column.slug}/` }}>
            <DocumentList items={one.entries.map(plainItem)} empty={one.column.emptyNotice} label={one.column.name} />
          </Card>
        ))}
      </Columns>
    </PublicPage>
  );
}
