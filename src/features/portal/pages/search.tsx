import { type Validity, validities } from '../../../core/publications/rules.ts';
import { Card } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import type { Column } from '../queries/columns.ts';
import type { SearchFilter, SearchHit, Word } from '../queries/search.ts';
import { perPage, queryOf } from '../rules.ts';
import { type Frame, home } from './frame.tsx';
import { Hit } from './search-hit.tsx';

interface SearchProps {
  frame: Frame;
  query: string;
  words: Word[];
  filter: SearchFilter;
  columns: Column[];
  /** Units that published something. */
  units: { slug: string; name: string }[];
  /** Years in which something was published. */
  years: number[];
  hits: SearchHit[];
  total: number;
  page: number;
  /** Whether an office takes applications for information here. */
  requests: boolean;
}

/** Fewer than these: the page also says where else to look. */
const fewHits = 3;

/** 搜索: what is public, by title, number, text and attachment; the query stands in the address. */
export function SearchPage(props: SearchProps) {
  const { frame, query, words, filter, hits, total, page } = props;
  const { search } = frame.site;
  const pageHref = (to: number) => `/search${queryOf({ q: query, ...filter, page: to })}`;
  return (
    <PublicPage
      site={{ ...frame.site, search: undefined }}
      title={query ? `搜索：${query}` : '搜索'}
      mode={frame.mode}
      path={frame.path}
      crumbs={[home, { label: '搜索' }]}
      meta={{ noIndex: true }}
    >
      <h1>搜索</h1>
      <SearchBox
        action="/search"
        query={query}
        label="输入标题、文号或者要办的事"
        hotWords={query && total > 0 ? undefined : search?.hotWords}
      />
      {query && (total > 0 || Object.values(filter).some(Boolean)) && <SearchFilters {...props} />}
      {query && total > 0 && (
        <>
          <p class="page-intro">
            找到 <strong>{total}</strong> 条与“{query}”有关的内容。
          </p>
          <Card>
            <ul class="documents documents-rich" aria-label="搜索结果">
              {hits.map((hit) => (
                <Hit hit={hit} words={words} />
              ))}
            </ul>
          </Card>
          <Pager page={page} total={total} perPage={perPage} href={pageHref} />
          {total < fewHits && <FewHits {...props} />}
        </>
      )}
      {query && total === 0 && <Nothing {...props} />}
    </PublicPage>
  );
}

function SearchFilters({ query, filter, columns, units, years }: SearchProps) {
  const column = columns.find((known) => known.slug === filter.column);
  const unit = units.find((known) => known.slug === filter.unit);
  const without = (name: keyof SearchFilter) => `/search${queryOf({ q: query, ...filter, [name]: undefined })}`;
  const active = [
    column && { label: `栏目：${column.name}`, removeHref: without('column') },
    unit && { label: `单位：${unit.name}`, removeHref: without('unit') },
    filter.validity && {
      label: `有效性：${validities[filter.validity as Validity]}`,
      removeHref: without('validity'),
    },
    filter.year && { label: `发布年份：${filter.year}`, removeHref: without('year') },
  ].filter((one) => !!one);
  return (
    <Filters action="/search" active={active} clearHref={`/search${queryOf({ q: query })}`}>
      <input type="hidden" name="q" value={query} />
      <SelectField
        name="column"
        label="栏目"
        blank="全部栏目"
        value={filter.column ?? ''}
        options={columns.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <SelectField
        name="unit"
        label="发布单位"
        blank="全部单位"
        value={filter.unit ?? ''}
        options={units.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <SelectField
        name="validity"
        label="有效性"
        blank="不限"
        value={filter.validity ?? ''}
        options={Object.entries(validities).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        name="year"
        label="发布年份"
        blank="全部年份"
        value={filter.year ? String(filter.year) : ''}
        options={years.map((year) => ({ value: String(year), label: `${year} 年` }))}
      />
    </Filters>
  );
}

/** Little found: where to look and whom to ask, after the little there is. */
function FewHits({ frame, columns }: SearchProps) {
  const { hotline } = frame.site;
  const guide = columns.find(({ type }) => type === '信息公开指南');
  if (!hotline && !guide) return null;
  return (
    <Card title="没有找到想要的？">
      <p>
        {guide && (
          <>
            看<a href={`/${guide.slug}/`}>{guide.name}</a>，了解怎样查找和申请政府信息；
          </>
        )}
        {hotline && (
          <>
            {guide && '或者'}拨打
            <Hotline {...hotline} />
            ，请工作人员帮您查找
          </>
        )}
        。
      </p>
    </Card>
  );
}

/** The same search with other words. */
function Again({ query }: { query: string }) {
  return (
    <>
      “
      <a class="whole" href={`/search${queryOf({ q: query })}`}>
        {query}
      </a>
      ”
    </>
  );
}

/** Whom to call; a name that contains the number says it once. */
function Hotline({ label, phone }: { label: string; phone: string }) {
  const named = label.includes(phone);
  return (
    <>
      {!named && label} <a href={`tel:${phone}`}>{named ? label : phone}</a>
    </>
  );
}

/** Nothing found: other words, a telephone, and the right to ask for what is not published. */
function Nothing({ frame, query, requests }: SearchProps) {
  const { hotline, search } = frame.site;
  return (
    <Card title={`没有找到与“${query}”有关的内容`}>
      <ul class="advice">
        <li>
          检查有没有错字，或者换一个更短、更常用的说法，例如
          {(search?.hotWords ?? []).slice(0, 2).map((word) => (
            <Again query={word} />
          ))}
          。
        </li>
        <li>
          文号可以写成
          <Again query="振政办发〔2026〕1号" />
          ，方括号、圆括号都可以。
        </li>
        {hotline && (
          <li>
            拨打
            <Hotline {...hotline} />
            ，请工作人员帮您查找。
          </li>
        )}
        <li>
          还没有公开的政府信息，可以
          {requests ? <a href="/requests/">申请公开</a> : <a href="/guide/">按指南申请公开</a>}
          ，申请不需要说明用途。
        </li>
      </ul>
    </Card>
  );
}
