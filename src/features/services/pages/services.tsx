import type { PublicColumn } from '../../../core/publications/queries/column.ts';
import { columnUnit } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { activeOf, Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Aside, DocumentList, EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { NamedItem, PublicItem } from '../queries/live.ts';
import { choicesOf, fits, openFilter, organOf, type PublicFilter, queryOf, ways } from '../rules/public-list.ts';

export const servicesHref = '/services/';
export const perPage = 20;

interface ServicesProps {
  frame: { site: Site; mode: ViewMode; path: string };
  column: PublicColumn | undefined;
  all: PublicItem[];
  items: PublicItem[];
  total: number;
  page: number;
  filter: PublicFilter;
  /** What was read most of late. */
  often: NamedItem[];
}

/** 办事指南: every matter that can be done here, narrowed by who, what, where and by which way. */
export function ServicesPage(props: ServicesProps) {
  const { frame, column, all, items, total, page, filter, often } = props;
  const name = column?.name ?? '办事指南';
  return (
    <PublicPage
      {...frame}
      title={page > 1 ? `${name}（第 ${page} 页）` : name}
      meta={{
        column: {
          name,
          description: column?.description ?? name,
          keywords: ['办事指南', '政务服务'],
          type: '办事服务',
        },
        canonical: `${frame.site.origin ?? ''}${servicesHref}${queryOf(filter, page)}`,
        feeds: [{ title: `${name}（Atom）`, href: `${servicesHref}feed.atom`, type: 'application/atom+xml' }],
      }}
      crumbs={[...trailTo(frame.site, servicesHref, '/affairs/'), { label: name }]}
    >
      <h1>{name}</h1>
      <Intro {...props} />
      {all.length > 0 && <FindByName filter={filter} often={often} />}
      {all.length > 0 && <For filter={filter} all={all} />}
      {all.length > 0 && <Ways all={all} filter={filter} />}
      {all.length > 0 && <ListFilters filter={filter} all={all} />}
      {items.length > 0 ? (
        <Card>
          <DocumentList items={items.map(lineOf)} look="rich" label={name} />
        </Card>
      ) : (
        <Nothing {...props} />
      )}
      <Pager {...{ page, total, perPage }} href={(to) => servicesHref + queryOf(filter, to)} unit="项" />
    </PublicPage>
  );
}

function Intro({ column, total, filter }: ServicesProps) {
  return (
    <>
      <p class="page-intro">
        {column?.description ?? '每一项政务服务怎么办。'}
        {column && <span>更新：{column.updateRule}。</span>}
      </p>
      <ListHead
        name={column?.name ?? '办事指南'}
        total={total}
        of="项"
        unit={column && columnUnit(column)}
        updatedOn={column?.updatedAt && dayOf(column.updatedAt)}
        feed={`${servicesHref}feed.atom`}
        files={total > 0 ? filesOf(filter) : []}
      />
    </>
  );
}

/** The whole list to take along, as it is narrowed. */
function filesOf(filter: PublicFilter) {
  const file = (format: string) => `${servicesHref}list.${format}${queryOf(filter)}`;
  return [
    { label: 'Excel', href: file('xlsx') },
    { label: 'CSV', href: file('csv') },
    { label: 'JSON', href: file('jsonl') },
  ];
}

function ListFilters({ filter, all }: { filter: PublicFilter; all: PublicItem[] }) {
  const { organs, audiences, topics } = choicesOf(all);
  const active = activeOf(
    {
      q: filter.q && `名称含：${filter.q}`,
      audience: filter.audience,
      topic: filter.topic,
      organ: filter.organ,
      way: filter.way && ways[filter.way],
    },
    { filter, open: openFilter, href: (other) => servicesHref + queryOf(other) },
  );
  const options = (words: string[]) => words.map((value) => ({ value, label: value }));
  return (
    <Filters action={servicesHref} active={active} clearHref={servicesHref}>
      {filter.q && <input type="hidden" name="q" value={filter.q} />}
      <SelectField
        name="audience"
        label="服务对象"
        blank="全部对象"
        value={filter.audience}
        options={options(audiences)}
      />
      <SelectField name="topic" label="主题" blank="全部主题" value={filter.topic} options={options(topics)} />
      <SelectField name="organ" label="办理机构" blank="全部机构" value={filter.organ} options={options(organs)} />
      <SelectField
        name="way"
        label="办理方式"
        blank="全部方式"
        value={filter.way}
        options={Object.entries(ways).map(([value, label]) => ({ value, label }))}
      />
    </Filters>
  );
}

/** What most know of a matter is its name: the field for it is never folded away. */
function FindByName({ filter: { q, ...others }, often }: { filter: PublicFilter; often: NamedItem[] }) {
  const hidden = Object.fromEntries(Object.entries(others).filter(([, value]) => value));
  return (
    <SearchBox
      action={servicesHref}
      query={q}
      label="按事项名称查找"
      id="services-q"
      button="查找"
      hidden={hidden}
      often={often}
    />
  );
}

const sides = [
  { label: '全部', audience: '' },
  { label: '个人办事', audience: '自然人' },
  { label: '企业办事', audience: '企业法人' },
];

/** Persons and enterprises look for different matters. */
function For({ filter, all }: { filter: PublicFilter; all: PublicItem[] }) {
  const { audiences } = choicesOf(all);
  const tab = (label: string, audience: string) => ({
    label,
    href: servicesHref + queryOf({ ...filter, audience }),
    current: filter.audience === audience,
  });
  // Rarer audiences stand in the filter alone.
  const items = sides.filter(({ audience }) => audience === '' || audiences.includes(audience));
  return items.length > 1 && <Tabs label="服务对象" items={items.map(({ label, audience }) => tab(label, audience))} />;
}

const lineOf = (item: PublicItem) => ({
  href: item.path,
  title: item.title,
  tags: item.online === '是' ? <Tag tone="info">可网上办理</Tag> : undefined,
  note: <Aside words={[organOf(item), promisedWords(item), chargedWords(item), windowWords(item)]} />,
});

/** By what it is about and by who does it, each with how many there are. */
function Ways({ all, filter }: { all: PublicItem[]; filter: PublicFilter }) {
  const { topics, organs } = choicesOf(all);
  const count = (narrow: Partial<PublicFilter>) => all.filter(fits({ ...openFilter, ...narrow })).length;
  const links = (name: 'topic' | 'organ', values: string[]) =>
    values.map((value) => (
      <li>
        <a href={servicesHref + queryOf({ [name]: value })} aria-current={filter[name] === value ? 'true' : undefined}>
          {value}（{count({ [name]: value })}）
        </a>
      </li>
    ));
  return (
    <details class="card fold jump no-print">
      <summary>按主题、按部门查找</summary>
      <h2>按主题</h2>
      <ul class="names">{links('topic', topics)}</ul>
      <h2>按部门</h2>
      <ul class="names">{links('organ', organs)}</ul>
    </details>
  );
}

const windowWords = ({ online }: PublicItem) => online === '否' && ways.window;
const promisedWords = ({ promised }: PublicItem) => promised && (/^\d/.test(promised) ? `承诺 ${promised}` : promised);
const chargedWords = ({ charged }: PublicItem) => (charged === '是' ? '收费' : charged === '否' && '不收费');

/** An empty list says why and who will fill it; blank ones are a veto item. */
function Nothing({ column, all }: ServicesProps) {
  if (all.length > 0)
    return (
      <EmptyState title="没有符合条件的事项">
        请<a href={servicesHref}>清除筛选条件</a>，或者到<a href="/search">搜索</a>里查找。
      </EmptyState>
    );
  return (
    <EmptyState title="还没有公开的办事指南">
      <p>{column?.emptyNotice ?? '办事指南正在整理。'}</p>
      {column && (
        <p>
          由{column.unitName}负责，{column.updateRule}。
        </p>
      )}
    </EmptyState>
  );
}
