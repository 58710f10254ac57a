import type { PublicColumn } from '../../../core/publications/queries/column.ts';
import { columnUnit } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { activeOf, Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { DocumentList, EmptyState } from '../../../ui/list.tsx';
import { ListHead, threeFiles } from '../../../ui/list-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { PublicCall } from '../queries/live.ts';
import { statuses } from '../rules/days.ts';
import { type ListFilter, listHref, openFilter, queryOf } from '../rules/public-list.ts';
import type { Frame } from './frame.tsx';
import { lineOf } from './line.tsx';

export const perPage = 20;

interface Props {
  frame: Frame;
  column: PublicColumn | undefined;
  all: PublicCall[];
  items: PublicCall[];
  total: number;
  page: number;
  filter: ListFilter;
  today: string;
}

/** 意见征集: what is open comes first, by how soon it ends; what was asked before stays. */
export function ListPage(props: Props) {
  const { frame, column, all, items, total, page, filter, today } = props;
  const name = column?.name ?? '意见征集';
  const description = column?.description ?? '决策之前的草案，请您提意见；结束以后逐条公布采纳情况。';
  return (
    <PublicPage
      {...frame}
      title={page > 1 ? `${name}（第 ${page} 页）` : name}
      meta={{
        column: { name, description, keywords: ['意见征集', '征求意见', '预公开'], type: '征集调查' },
        canonical: `${frame.site.origin ?? ''}${listHref}${queryOf(filter, page)}`,
        feeds: [{ title: `${name}（Atom）`, href: `${listHref}feed.atom`, type: 'application/atom+xml' }],
      }}
      crumbs={[...trailTo(frame.site, listHref, '/dialogue/'), { label: name }]}
    >
      <h1>{name}</h1>
      <p class="page-intro">
        {description}
        {column && (
          <>
            <br />
            更新：{column.updateRule}。
          </>
        )}
      </p>
      <ListHead
        name={name}
        total={total}
        of="项"
        unit={column && columnUnit(column)}
        updatedOn={column?.updatedAt && dayOf(column.updatedAt)}
        feed={column && `${listHref}feed.atom`}
        files={total > 0 ? filesOf(filter) : []}
      >
        <a href="/consultations/check/">查询我的意见</a>
      </ListHead>
      {all.length > 0 && <ListFilters all={all} filter={filter} />}
      {items.length > 0 ? (
        <Card>
          <DocumentList items={items.map((item) => lineOf(item, today))} look="rich" label={name} />
        </Card>
      ) : (
        <Nothing {...props} />
      )}
      <Pager {...{ page, total, perPage }} href={(to) => listHref + queryOf(filter, to)} unit="项" />
    </PublicPage>
  );
}

const filesOf = (filter: ListFilter) => threeFiles(`${listHref}list`, queryOf(filter)).slice(0, 2);

function ListFilters({ all, filter }: Pick<Props, 'all' | 'filter'>) {
  const units = [...new Map(all.map(({ unit, unitName }) => [unit, unitName]))];
  const active = activeOf(
    {
      status: filter.status && statuses[filter.status],
      unit: units.find(([slug]) => slug === filter.unit)?.[1] ?? '',
    },
    { filter, open: openFilter, href: (other) => listHref + queryOf(other) },
  );
  return (
    <Filters action={listHref} active={active} clearHref={listHref} folded>
      <SelectField
        name="status"
        label="状态"
        blank="全部状态"
        value={filter.status}
        options={Object.entries(statuses).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        name="unit"
        label="单位"
        blank="全部单位"
        value={filter.unit}
        options={units.map(([value, label]) => ({ value, label }))}
      />
    </Filters>
  );
}

/** An empty list says why and who will fill it; blank ones are a veto item. */
function Nothing({ column, all }: Props) {
  if (all.length > 0)
    return (
      <EmptyState title="没有符合条件的征集">
        请<a href={listHref}>清除筛选条件</a>。
      </EmptyState>
    );
  return (
    <EmptyState title="现在没有征求意见">
      <p>{column?.emptyNotice ?? '有新的草案征求意见时，在这里公布。'}</p>
    </EmptyState>
  );
}
