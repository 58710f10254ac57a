import type { PublicColumn } from '../../../core/publications/queries/column.ts';
import { columnUnit } from '../../../core/publications/rules.ts';
import { trailTo } from '../../../ui/crumbs.tsx';
import { activeOf, Filters } from '../../../ui/filters.tsx';
import { SelectField, TextField } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { ListHead, threeFiles } from '../../../ui/list-head.tsx';
import { orderQuery, sortBy, withOrder } from '../../../ui/order.ts';
import { Pager } from '../../../ui/pager.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { type Sort, Table } from '../../../ui/table.tsx';
import {
  type Asked,
  askedOf,
  mendedTold,
  type PublicResult,
  queryOf,
  type ResultOrder,
  usualOrder,
} from '../rules/result.ts';

export const inspectionsHref = '/inspections/';
export const perPage = 50;
export const resultsHref = `${inspectionsHref}results/`;

interface Props {
  frame: { site: Site; mode: ViewMode; path: string };
  column: PublicColumn | undefined;
  asked: Asked;
  order: ResultOrder;
  /** Everything that is public: what may be chosen is what occurs. */
  all: PublicResult[];
  rows: PublicResult[];
  total: number;
  page: number;
}

const about = '随机抽中的对象检查出了什么、整改到哪一步，一个对象的一个事项一行。抽签编号可以打开抽签，自己核对。';

/** 抽查结果: every published result, found by object, kind, unit and year, and as files. */
export function ResultsPage({ frame, column, asked, order, all, rows, total, page }: Props) {
  const ordered = (query: string, by = order) => withOrder(query, by, usualOrder);
  return (
    <PublicPage
      {...frame}
      title={page > 1 ? `抽查结果（第 ${page} 页）` : '抽查结果'}
      meta={{
        description: '随机抽查的检查结果',
        canonical: `${frame.site.origin ?? ''}${resultsHref}${queryOf(asked, page)}`,
      }}
      crumbs={[
        ...trailTo(frame.site, inspectionsHref, '/open/'),
        { label: '双随机、一公开', href: inspectionsHref },
        { label: '抽查结果' },
      ]}
    >
      <h1>抽查结果</h1>
      <p class="page-intro">{about}</p>
      <ListHead
        name="抽查结果"
        total={total}
        of="项"
        unit={column && columnUnit(column)}
        updatedOn={newestOf(all)}
        files={total > 0 ? threeFiles(`${inspectionsHref}results`, ordered(queryOf(asked))) : []}
      />
      {all.length > 0 && <ResultFilters {...{ asked, order, all }} />}
      <ResultsTable
        rows={rows}
        sort={sortBy(order, (next) => resultsHref + ordered(queryOf(asked), next))}
        empty={
          all.length > 0
            ? '没有符合条件的抽查结果。请换一个条件，或者清除筛选条件。'
            : '还没有公布抽查结果。结果在检查结束后 20 个工作日内公布。'
        }
      />
      <Pager {...{ page, total, perPage }} href={(to) => resultsHref + ordered(queryOf(asked, to))} unit="项" />
    </PublicPage>
  );
}

/** The day on which a result was last published. */
export const newestOf = (rows: PublicResult[]): string | null =>
  rows.reduce<string | null>((last, { publishedOn }) => (last && last > publishedOn ? last : publishedOn), null);

function ResultFilters({ asked, order, all }: Pick<Props, 'asked' | 'order' | 'all'>) {
  const open = askedOf(() => undefined);
  const href = (other: Asked) => resultsHref + withOrder(queryOf(other), order, usualOrder);
  const { q, kind, organ, year, draw } = asked;
  const active = activeOf({ q, kind, organ, year: year && `${year} 年`, draw }, { filter: asked, open, href });
  const offered = (values: string[], suffix = '') =>
    [...new Set(values)].map((value) => ({ value, label: value + suffix }));
  return (
    <Filters action={resultsHref} active={active} clearHref={href(open)} keep={orderQuery(order, usualOrder)} folded>
      <TextField name="q" label="检查对象名称或统一社会信用代码" value={asked.q} maxLength={60} />
      <SelectField
        name="organ"
        label="检查机关"
        blank="全部机关"
        value={asked.organ}
        options={offered(all.map(({ organ }) => organ))}
      />
      <SelectField
        name="year"
        label="检查年份"
        blank="全部年份"
        value={asked.year}
        options={offered(
          all.map(({ on }) => on.slice(0, 4)),
          ' 年',
        )}
      />
      <SelectField
        name="kind"
        label="检查结果"
        blank="全部结果"
        value={asked.kind}
        options={offered(all.map(({ kind }) => kind))}
      />
      {draw !== '' && <TextField name="draw" label="抽签编号" value={draw} maxLength={64} />}
    </Filters>
  );
}

export function ResultsTable(props: { rows: PublicResult[]; sort?: Sort; empty: string }) {
  const sortable = true;
  return (
    <Table
      {...props}
      caption="抽查结果"
      hideCaption
      columns={[
        { key: 'name', head: '检查对象', kind: 'title', sortable, cell: ({ name, path }) => <a href={path}>{name}</a> },
        { key: 'matter', head: '检查事项', cell: ({ matter }) => matter },
        { key: 'kind', head: '检查结果', sortable, cell: ({ kind }) => kind },
        { key: 'mended', head: '整改情况', cell: (row) => mendedTold(row) || '无需整改' },
        { key: 'on', head: '检查日期', kind: 'date', sortable, cell: ({ on }) => on },
        { key: 'organ', head: '检查机关', sortable, cell: ({ organ }) => organ },
        { key: 'draw', head: '抽签', kind: 'short', cell: ({ draw }) => <a href={`/draws/${draw}`}>{draw}</a> },
      ]}
    />
  );
}
