import type { Child } from 'hono/jsx';
import type { Filter } from '../../../core/search/engine/facets.ts';
import type { Found } from '../../../core/search/search.ts';
import { Card } from '../../../ui/cards.tsx';
import { type Follow, Follows } from '../../../ui/follow.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import type { Column } from '../queries/columns.ts';
import type { SearchHit } from '../queries/search.ts';
import { perPage, queryOf } from '../rules.ts';
import { type Frame, home } from './frame.tsx';
import { KindTabs, SearchFilters } from './search-filters.tsx';
import { type Direct, FirstCards, isTold } from './search-first.tsx';
import { Hit } from './search-hit.tsx';
import { FewHits, Nothing } from './search-nothing.tsx';
import { type Start, StartCards } from './search-start.tsx';

export interface SearchProps {
  frame: Frame;
  query: string;
  filter: Filter;
  sort: 'best' | 'newest';
  exactly: boolean;
  columns: Column[];
  /** Null when nothing was typed. */
  found: Found | null;
  hits: SearchHit[];
  direct: Direct;
  /** What is marked in the results. */
  marks?: string[];
  cards: Map<string, Child>;
  page: number;
  /** Whether an office takes applications for information here. */
  requests: boolean;
  /** A number in force, for who found nothing. */
  number: string | null;
  /** While nothing was asked. */
  start: Start | null;
  /** How to be told of what will be found. */
  follow: Follow[];
}

/** Fewer than these: the page also says where else to look. */
const fewHits = 3;

/** 搜索: what is public, by title, number, text and attachment; everything that was chosen stands in the address. */
export function SearchPage(props: SearchProps) {
  const { frame, query, found, hits, filter, direct } = props;
  const { search } = frame.site;
  const any = hits.length > 0;
  return (
    <PublicPage
      site={{ ...frame.site, search: undefined }}
      title={query ? `搜索：${query}` : '搜索'}
      mode={frame.mode}
      path={frame.path}
      crumbs={[home, { label: '搜索' }]}
      meta={{
        description: '查找本站公开的文件、解读、通知、办事指南和机构。',
        canonical: `${frame.site.origin ?? ''}/search`,
      }}
    >
      <h1>搜索</h1>
      <SearchBox
        action="/search"
        query={query}
        label="输入标题、发文字号或者要办的事"
        hotWords={query && any ? undefined : search?.hotWords}
      />
      {found && !found.whole && (
        <NoticeBox tone="warning">检索目录正在整理，这里的结果可能不全。请过几分钟再搜一次。</NoticeBox>
      )}
      {found && <Read {...props} found={found} />}
      {found && any && <KindTabs {...props} found={found} />}
      {found && canNarrow(found, filter) && <SearchFilters {...props} found={found} />}
      {found && <FirstCards {...props} query={found.asked.text} />}
      {found && any && <Results {...props} found={found} />}
      {query && !any && <Nothing {...props} narrowed={isNarrowed(filter)} told={isTold(direct)} />}
      {props.start && <StartCards {...props.start} />}
      {props.follow.length > 0 && (
        <p class="quiet">
          以后公开了符合条件的内容，发邮件告诉我：
          <Follows follow={props.follow} name={query} />
        </p>
      )}
    </PublicPage>
  );
}

const isNarrowed = (filter: Filter): boolean => Object.values(filter).some(Boolean);

/** Whether there is anything to choose, or something chosen to take off. */
const canNarrow = ({ counts }: Found, filter: Filter): boolean =>
  Object.values(counts).some(({ size }) => size > 0) || isNarrowed(filter);

/** How the query was read, when not as it was typed, with the way back; or what may have been meant. */
function Read({ query, found: { instead, offer } }: SearchProps & { found: Found }) {
  if (instead) {
    return (
      <p class="page-intro">
        已按“<strong>{instead}</strong>”搜索。仍要搜
        <a href={`/search${queryOf({ q: query, exactly: 1 })}`} rel="nofollow">
          “{query}”
        </a>
      </p>
    );
  }
  return offer ? (
    <p class="page-intro">
      您要找的是不是：
      <a href={`/search${queryOf({ q: offer })}`} rel="nofollow">
        {offer}
      </a>
    </p>
  ) : null;
}

function Results({ page, ...props }: SearchProps & { found: Found }) {
  const { frame, query, filter, sort, exactly, columns, found, hits, marks = [], cards, requests } = props;
  const address = { q: query, ...filter, exactly: exactly ? 1 : undefined };
  const total = found.total + found.partly;
  const recommended = new Set(found.hits.filter((hit) => hit.recommended).map(({ entry }) => entry.id));
  const lead = page === 1 ? hits.find(({ id }) => cards.has(id))?.id : undefined;
  const whole = Math.max(0, found.total - (page - 1) * perPage);
  const list = (some: SearchHit[], label: string) => (
    <Card>
      <ul class="documents documents-rich" aria-label={label}>
        {some.map((hit) => (
          <Hit
            {...{ hit, marks, query, exactly }}
            card={cards.get(hit.id)}
            first={hit.id === lead}
            recommended={recommended.has(hit.id)}
          />
        ))}
      </ul>
    </Card>
  );
  return (
    <>
      <p class="page-intro">
        <Counted query={found.instead ?? query} found={found} />{' '}
        <Order sort={sort} href={(to) => `/search${queryOf({ ...address, sort: to })}`} />
      </p>
      {whole > 0 && list(hits.slice(0, whole), '搜索结果')}
      {hits.length > whole && (
        <>
          <h2>只符合一部分的内容</h2>
          {list(hits.slice(whole), '只符合一部分的搜索结果')}
        </>
      )}
      <Pager
        page={page}
        total={total}
        perPage={perPage}
        nofollow
        href={(to) => `/search${queryOf({ ...address, sort: sort === 'newest' ? sort : undefined, page: to })}`}
      />
      {found.total < fewHits && <FewHits frame={frame} columns={columns} requests={requests} />}
    </>
  );
}

function Counted({ query, found: { total, question, partly } }: { query: string; found: Found }) {
  if (question)
    return (
      <>
        与“{query}”最相关的 <strong>{total}</strong> 条。
        <a href={`/ask${queryOf({ q: query })}`} rel="nofollow">
          看看有没有现成的答案
        </a>
        。
      </>
    );
  if (total === 0)
    return (
      <>
        没有完全符合“{query}”的内容，有 {partly} 条符合一部分。
      </>
    );
  return (
    <>
      找到 <strong>{total}</strong> 条与“{query}”有关的内容{partly > 0 && `，另有 ${partly} 条符合一部分`}。
    </>
  );
}

/** 相关度 or 时间; the one in force is no link. */
function Order({ sort, href }: { sort: 'best' | 'newest'; href(to: 'newest' | undefined): string }) {
  return (
    <span class="search-order">
      排序：
      {sort === 'best' ? (
        <strong aria-current="true">相关度</strong>
      ) : (
        <a href={href(undefined)} rel="nofollow">
          相关度
        </a>
      )}
      {'　'}
      {sort === 'newest' ? (
        <strong aria-current="true">时间</strong>
      ) : (
        <a href={href('newest')} rel="nofollow">
          时间
        </a>
      )}
    </span>
  );
}
