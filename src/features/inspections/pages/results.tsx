import { trailTo } from '../../../ui/crumbs.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField, TextField } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Table } from '../../../ui/table.tsx';
import { type Asked, mendedTold, type PublicResult } from '../rules/result.ts';

export const inspectionsHref = '/inspections/';
export const perPage = 50;
const resultsHref = `${inspectionsHref}results/`;

interface Props {
  frame: { site: Site; mode: ViewMode; path: string };
  asked: Asked;
  /** Kinds that occur, to choose from. */
  kinds: string[];
  rows: PublicResult[];
  total: number;
  page: number;
}

const queryOf = ({ q, kind }: Asked, page = 1): string => {
  const query = new URLSearchParams({
    ...(q ? { q } : {}),
    ...(kind ? { kind } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return query.size > 0 ? `?${query}` : '';
};

/** 抽查结果: every published result, found by object and kind, and as files. */
export function ResultsPage({ frame, asked, kinds, rows, total, page }: Props) {
  const active = [
    ...(asked.q ? [{ label: asked.q, removeHref: resultsHref + queryOf({ ...asked, q: '' }) }] : []),
    ...(asked.kind ? [{ label: asked.kind, removeHref: resultsHref + queryOf({ ...asked, kind: '' }) }] : []),
  ];
  return (
    <PublicPage
      {...frame}
      title={page > 1 ? `抽查结果（第 ${page} 页）` : '抽查结果'}
      meta={{
        description: '随机抽查的检查结果',
        canonical: `${frame.site.origin ?? ''}${resultsHref}${queryOf(asked, page)}`,
      }}
      crumbs={[
        ...trailTo(frame.site, inspectionsHref),
        { label: '双随机、一公开', href: inspectionsHref },
        { label: '抽查结果' },
      ]}
    >
      <h1>抽查结果</h1>
      <Filters action={resultsHref} active={active} clearHref={resultsHref}>
        <TextField name="q" label="检查对象名称或统一社会信用代码" value={asked.q} maxLength={60} />
        <SelectField
          name="kind"
          label="检查结果"
          blank="全部结果"
          value={asked.kind}
          options={kinds.map((kind) => ({ value: kind, label: kind }))}
        />
      </Filters>
      <p class="page-intro">
        下载：<a href={`${inspectionsHref}results.xlsx${queryOf(asked)}`}>Excel</a>、
        <a href={`${inspectionsHref}results.csv${queryOf(asked)}`}>CSV</a>、
        <a href={`${inspectionsHref}results.json${queryOf(asked)}`}>JSON</a>
      </p>
      <ResultsTable
        rows={rows}
        empty={
          active.length > 0
            ? '没有符合条件的抽查结果。请换一个条件，或者清除筛选条件。'
            : '还没有公布抽查结果。结果在检查结束后 20 个工作日内公布。'
        }
      />
      <Pager {...{ page, total, perPage }} href={(to) => resultsHref + queryOf(asked, to)} unit="项" />
    </PublicPage>
  );
}

export function ResultsTable({ rows, empty }: { rows: PublicResult[]; empty: string }) {
  return (
    <Table
      caption="抽查结果"
      hideCaption
      rows={rows}
      empty={empty}
      columns={[
        { key: 'name', head: '检查对象', kind: 'title', cell: ({ name, path }) => <a href={path}>{name}</a> },
        { key: 'matter', head: '检查事项', cell: ({ matter }) => matter },
        { key: 'kind', head: '检查结果', cell: ({ kind }) => kind },
        { key: 'mended', head: '整改情况', cell: (row) => mendedTold(row) || '无需整改' },
        { key: 'on', head: '检查日期', kind: 'date', cell: ({ on }) => on },
        { key: 'organ', head: '检查机关', cell: ({ organ }) => organ },
        { key: 'draw', head: '抽签', kind: 'short', cell: ({ draw }) => <a href={`/draws/${draw}`}>{draw}</a> },
      ]}
    />
  );
}
