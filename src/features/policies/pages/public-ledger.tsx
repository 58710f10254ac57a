import { validities } from '../../../core/publications/rules.ts';
import { dayOf, latestOf } from '../../../platform/time.ts';
import { activeOf, Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { ListHead, threeFiles } from '../../../ui/list-head.tsx';
import { orderQuery, sortBy } from '../../../ui/order.ts';
import { Pager } from '../../../ui/pager.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Table } from '../../../ui/table.tsx';
import { Validity } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicRegulation } from '../queries/live-regulations.ts';
import {
  openFilter,
  type PublicFilter,
  type PublicOrder,
  publicQuery,
  publishedOn,
  usualOrder,
  yearOfItem,
} from '../rules/public-ledger.ts';
import { categories } from '../rules/regulation.ts';
import {
  CategoryField,
  categoryColumn,
  numberColumn,
  StandingField,
  UnitField,
  untilColumn,
  YearField,
} from './ledger-fields.tsx';

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

export const publicLedgerHref = '/policies/ledger/';
export const collectionsHref = '/policies/collections/';

export const ledgerTrail = ({ menu }: Site) => {
  const above = menu.find(({ covers, href }) => covers?.includes('/policies/') || href === '/open/');
  return [{ label: '首页', href: '/' }, ...(above ? [{ label: above.label, href: above.href }] : [])];
};

interface LedgerProps {
  frame: Frame;
  all: PublicRegulation[];
  items: PublicRegulation[];
  total: number;
  page: number;
  perPage: number;
  filter: PublicFilter;
  order: PublicOrder;
}

export const ledgerFeed = {
  title: '规范性文件目录（Atom）',
  href: `${publicLedgerHref}feed.atom`,
  type: 'application/atom+xml' as const,
};

/** Whoever keeps the site answers for its register. */
export const keeper = ({ host }: Site) => (host ? { name: host } : undefined);

export function newestOn(items: PublicRegulation[]): string | null {
  const newest = latestOf(items.map(({ publishedAt }) => publishedAt));
  return newest && dayOf(newest);
}

/** 规范性文件目录: every policy that is public, with how it stands. */
export function PublicLedgerPage(props: LedgerProps) {
  const { frame, all, total, page, perPage, filter, order } = props;
  const inForce = all.filter(({ validity }) => validity === 'valid' || validity === 'amended').length;
  return (
    <PublicPage
      {...frame}
      title="规范性文件目录"
      meta={{
        description: `${frame.site.name}公开的规章、规范性文件和其他政策文件，标注有效性`,
        canonical: `${frame.site.origin ?? ''}${publicLedgerHref}`,
        feeds: [ledgerFeed],
      }}
      crumbs={[...ledgerTrail(frame.site), { label: '规范性文件目录' }]}
    >
      <h1>规范性文件目录</h1>
      <p class="page-intro">
        公开的政策文件 {all.length} 份，其中现行有效 {inForce}{' '}
        份。有效性以本目录为准；没有列入的，不作为行政管理的依据。可以重新排列。
      </p>
      <LedgerHead {...props} />
      {all.length === 0 ? (
        <EmptyState title="还没有公开的政策文件">
          <p>文件印发并公开之后自动列入本目录。</p>
        </EmptyState>
      ) : (
        <>
          <LedgerFilters {...props} />
          <Rows {...props} />
          <Pager
            {...{ page, total, perPage }}
            href={(to) =>
              publicLedgerHref + publicQuery(filter, { ...orderQuery(order, usualOrder), ...(to > 1 && { page: to }) })
            }
            unit="份"
          />
        </>
      )}
    </PublicPage>
  );
}

function LedgerHead({ frame, all, total, filter, order }: LedgerProps) {
  const files = threeFiles(`${publicLedgerHref}ledger`, publicQuery(filter, orderQuery(order, usualOrder)));
  return (
    <ListHead
      name="规范性文件目录"
      total={total}
      of="份"
      unit={keeper(frame.site)}
      updatedOn={newestOn(all)}
      feed={ledgerFeed.href}
      files={total > 0 ? files : []}
    >
      <a href={collectionsHref}>文件汇编</a>
      <a href={`${publicLedgerHref}days`}>某一天的目录</a>
    </ListHead>
  );
}

function LedgerFilters({ filter, all, order }: LedgerProps) {
  const keep = orderQuery(order, usualOrder);
  const units = new Map(all.map(({ unit, unitName }) => [unit, unitName]));
  const said: Record<keyof PublicFilter, string | undefined> = {
    category: filter.category && categories[filter.category],
    unit: units.get(filter.unit),
    validity: filter.validity && validities[filter.validity],
    year: filter.year ? `${filter.year}年` : undefined,
    topic: filter.topic,
  };
  const href = (narrowed: PublicFilter) => publicLedgerHref + publicQuery(narrowed, keep);
  const years = [...new Set(all.map(yearOfItem))].sort((a, b) => b - a);
  const topics = [...new Set(all.map(({ topic }) => topic))];
  return (
    <Filters
      action={publicLedgerHref}
      active={activeOf(said, { filter, open: openFilter, href })}
      clearHref={href(openFilter)}
      keep={keep}
    >
      <CategoryField value={filter.category} />
      <UnitField value={filter.unit} units={[...units].map(([value, label]) => ({ value, label }))} />
      <StandingField name="validity" label="有效性" value={filter.validity} words={validities} />
      <YearField value={filter.year} years={years} />
      <SelectField
        name="topic"
        label="主题"
        blank="全部主题"
        value={filter.topic}
        options={topics.map((topic) => ({ value: topic, label: topic }))}
      />
    </Filters>
  );
}

function Rows({ items, filter, order }: LedgerProps) {
  const sort = sortBy(order, (next) => publicLedgerHref + publicQuery(filter, orderQuery(next, usualOrder)));
  return (
    <>
      <Table
        caption="规范性文件目录"
        hideCaption
        rows={items}
        sort={sort}
        empty="没有符合条件的文件，请减少筛选条件。"
        columns={[
          {
            key: 'title',
            head: '文件名称',
            kind: 'title',
            cell: (row) => (
              <>
                <a href={row.path}>
                  <Phrases text={row.title} />
                </a>
                <Explained row={row} />
              </>
            ),
          },
          { ...numberColumn, sortable: true },
          { key: 'issuer', head: '制定机关', cell: (row) => <Phrases text={row.issuer} /> },
          categoryColumn,
          {
            key: 'formed',
            head: '成文日期',
            kind: 'date',
            sortable: true,
            cell: (row) => <Day on={row.formedOn ?? publishedOn(row)} />,
          },
          {
            key: 'effective',
            head: '施行日期',
            kind: 'date',
            sortable: true,
            cell: (row) => (row.effectiveOn ? <Day on={row.effectiveOn} /> : '未写明'),
          },
          {
            ...untilColumn,
            sortable: true,
            cell: (row) => (row.validUntil ? <Day on={row.validUntil} /> : '未规定'),
          },
          { key: 'validity', head: '有效性', cell: (row) => <Standing row={row} /> },
        ]}
      />
    </>
  );
}

/** The explanations of a document, in its own row. */
function Explained({ row }: { row: PublicRegulation }) {
  if (row.interpretations.length === 0) return null;
  return (
    <span class="ways ledger-explained">
      {row.interpretations.map(({ title, path }, at) => (
        <a href={path}>
          解读{row.interpretations.length > 1 && at + 1}
          <span class="visually-hidden">：{title}</span>
        </a>
      ))}
    </span>
  );
}

function Standing({ row }: { row: PublicRegulation }) {
  const newer = row.replacedBy.at(-1);
  return (
    <>
      <Validity value={validities[row.validity]} />
      {row.validity !== 'valid' && row.validityFrom && (
        <span class="quiet">
          {' '}
          自 <Day on={row.validityFrom} />
        </span>
      )}
      {newer && (
        <>
          {' '}
          <a class="whole" href={newer.path}>
            新文件<span class="visually-hidden">：{newer.title}</span>
          </a>
        </>
      )}
    </>
  );
}
