import { numberWords, validities } from '../../../core/publications/rules.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Table } from '../../../ui/table.tsx';
import { Validity } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicRegulation } from '../queries/live-regulations.ts';
import { openFilter, type PublicFilter, publicQuery, publishedOn, yearOfItem } from '../rules/public-ledger.ts';
import { categories } from '../rules/regulation.ts';

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
}

const feed = {
  title: '规范性文件目录（Atom）',
  href: `${publicLedgerHref}feed.atom`,
  type: 'application/atom+xml' as const,
};

/** 规范性文件目录: every policy that is public, with how it stands. */
export function PublicLedgerPage(props: LedgerProps) {
  const { frame, all, total, page, perPage, filter } = props;
  const inForce = all.filter(({ validity }) => validity === 'valid' || validity === 'amended').length;
  return (
    <PublicPage
      {...frame}
      title="规范性文件目录"
      meta={{
        description: `${frame.site.name}公开的规章、规范性文件和其他政策文件，标注效力状态`,
        canonical: `${frame.site.origin ?? ''}${publicLedgerHref}`,
        feeds: [feed],
      }}
      crumbs={[...ledgerTrail(frame.site), { label: '规范性文件目录' }]}
    >
      <h1>规范性文件目录</h1>
      <p class="page-intro">
        公开的政策文件 {all.length} 份，其中现行有效 {inForce}{' '}
        份。效力状态以本目录为准；没有列入的，不作为行政管理的依据。
      </p>
      <p>
        <a href={collectionsHref}>文件汇编（按主题和单位）</a>　<a href={`${publicLedgerHref}days`}>某一天的目录</a>　
        <a href={feed.href}>订阅更新（RSS）</a>
      </p>
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
            href={(to) => publicLedgerHref + publicQuery(filter, to > 1 ? { page: to } : {})}
            unit="份"
          />
        </>
      )}
    </PublicPage>
  );
}

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const unique = <Value,>(values: Value[]) => [...new Set(values)];

function LedgerFilters({ filter, all }: LedgerProps) {
  const units = new Map(all.map(({ unit, unitName }) => [unit, unitName]));
  const said: Record<keyof PublicFilter, string | undefined> = {
    category: filter.category && categories[filter.category],
    unit: units.get(filter.unit),
    validity: filter.validity && validities[filter.validity],
    year: filter.year ? `${filter.year}年` : undefined,
    topic: filter.topic,
  };
  const active = (Object.keys(said) as (keyof PublicFilter)[]).flatMap((name) =>
    said[name]
      ? [{ label: said[name], removeHref: publicLedgerHref + publicQuery({ ...filter, [name]: openFilter[name] }) }]
      : [],
  );
  const years = unique(all.map(yearOfItem)).sort((a, b) => b - a);
  return (
    <Filters action={publicLedgerHref} active={active} clearHref={publicLedgerHref}>
      <SelectField
        name="category"
        label="类别"
        blank="全部类别"
        value={filter.category}
        options={options(categories)}
      />
      <SelectField
        name="unit"
        label="起草单位"
        blank="全部单位"
        value={filter.unit}
        options={[...units].map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        name="validity"
        label="效力状态"
        blank="全部状态"
        value={filter.validity}
        options={options(validities)}
      />
      <SelectField
        name="year"
        label="成文年份"
        blank="全部年份"
        value={filter.year ? String(filter.year) : ''}
        options={years.map((year) => ({ value: String(year), label: `${year}年` }))}
      />
      <SelectField
        name="topic"
        label="主题"
        blank="全部主题"
        value={filter.topic}
        options={unique(all.map(({ topic }) => topic)).map((topic) => ({ value: topic, label: topic }))}
      />
    </Filters>
  );
}

function Rows({ items, filter, total }: LedgerProps) {
  const query = publicQuery(filter);
  return (
    <>
      {total > 0 && (
        <div class="list-bar">
          <span>共 {total} 份</span>
          <span class="list-bar-end">
            <ButtonLink href={`${publicLedgerHref}ledger.xlsx${query}`}>下载 Excel</ButtonLink>
            <ButtonLink href={`${publicLedgerHref}ledger.csv${query}`}>下载 CSV</ButtonLink>
          </span>
        </div>
      )}
      <Table
        caption="规范性文件目录"
        hideCaption
        rows={items}
        empty="没有符合条件的文件，请减少筛选条件。"
        columns={[
          {
            key: 'title',
            head: '文件名称',
            kind: 'title',
            cell: (row) => (
              <a href={row.path}>
                <Phrases text={row.title} />
              </a>
            ),
          },
          { key: 'number', head: '文号', kind: 'short', cell: (row) => (row.number ? numberWords(row.number) : '—') },
          { key: 'issuer', head: '制定机关', cell: (row) => row.issuer },
          { key: 'category', head: '类别', kind: 'short', cell: (row) => categories[row.category] },
          {
            key: 'formed',
            head: '成文日期',
            kind: 'date',
            cell: (row) => <Day on={row.formedOn ?? publishedOn(row)} />,
          },
          {
            key: 'until',
            head: '有效期至',
            kind: 'date',
            cell: (row) => (row.validUntil ? <Day on={row.validUntil} /> : '—'),
          },
          { key: 'validity', head: '效力状态', kind: 'short', cell: (row) => <Standing row={row} /> },
        ]}
      />
    </>
  );
}

function Standing({ row }: { row: PublicRegulation }) {
  const newer = row.replacedBy.at(-1);
  return (
    <>
      <Validity value={validities[row.validity]} />
      {newer && (
        <>
          {' '}
          <a href={newer.path}>
            新文件<span class="visually-hidden">：{newer.title}</span>
          </a>
        </>
      )}
    </>
  );
}
