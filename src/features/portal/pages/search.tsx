import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { Day } from '../../../ui/when.tsx';
import type { Column } from '../queries/columns.ts';
import type { SearchFilter, SearchHit, Word } from '../queries/search.ts';
import { excerpt, highlight } from '../rules/search-words.ts';
import { perPage, queryOf } from '../rules.ts';
import { tagsOf } from './entries.tsx';
import { type Frame, home } from './frame.tsx';

interface SearchProps {
  frame: Frame;
  query: string;
  words: Word[];
  filter: SearchFilter;
  columns: Column[];
  /** Years in which something was published. */
  years: number[];
  hits: SearchHit[];
  total: number;
  page: number;
  /** Whether an office takes applications for information here. */
  requests: boolean;
}

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
        hotWords={query ? undefined : search?.hotWords}
      />
      {query && (total > 0 || filter.column || filter.year) && <SearchFilters {...props} />}
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
        </>
      )}
      {query && total === 0 && <Nothing {...props} />}
    </PublicPage>
  );
}

function SearchFilters({ query, filter, columns, years }: SearchProps) {
  const column = columns.find((known) => known.slug === filter.column);
  const active = [
    column && { label: `栏目：${column.name}`, removeHref: `/search${queryOf({ q: query, year: filter.year })}` },
    filter.year && {
      label: `年份：${filter.year}`,
      removeHref: `/search${queryOf({ q: query, column: filter.column })}`,
    },
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
        name="year"
        label="年份"
        blank="全部年份"
        value={filter.year ? String(filter.year) : ''}
        options={years.map((year) => ({ value: String(year), label: `${year} 年` }))}
      />
    </Filters>
  );
}

const marked = (text: string, words: Word[]) => (
  <>{highlight(text, words).map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</>
);

/** One result, as in every list, with what was found marked in title, number and text. */
function Hit({ hit, words }: { hit: SearchHit; words: Word[] }) {
  return (
    <li>
      <div class="document-line">
        <a class="document-title" href={hit.path}>
          {marked(hit.title, words)}
        </a>
        <span class="document-tags">{tagsOf(hit)}</span>
        <span class="document-date">
          <Day on={dayOf(hit.firstPublishedAt)} />
        </span>
      </div>
      <p class="document-note">
        {marked([hit.number, hit.unitName, hit.kindWords].filter(Boolean).join(' · '), words)}
      </p>
      <p class="document-summary">{marked(excerpt(contextOf(hit, words), words), words)}</p>
    </li>
  );
}

/** The text in which a word stands: the body, else an attachment, else what the text is about. */
function contextOf(hit: SearchHit, words: Word[]): string {
  const found = (text: string | null) => text !== null && highlight(text, words).some((piece) => piece.hit);
  if (found(hit.text)) return hit.text;
  return found(hit.files) ? `附件：${hit.files}` : (hit.abstract ?? hit.text);
}

/** Nothing found: other words, a telephone, and the right to ask for what is not published. */
function Nothing({ frame, query, requests }: SearchProps) {
  const { hotline } = frame.site;
  return (
    <Card title={`没有找到与“${query}”有关的内容`}>
      <ul>
        <li>检查有没有错字，或者换一个更短、更常用的说法，例如“户口迁移”。</li>
        <li>文号可以写成“振政办发〔2026〕1号”，方括号、圆括号都可以。</li>
        {hotline && (
          <li>
            拨打{hotline.label} <a href={`tel:${hotline.phone}`}>{hotline.phone}</a>，请工作人员帮您查找。
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
