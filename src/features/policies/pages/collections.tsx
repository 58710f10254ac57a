import { numberWords } from '../../../core/publications/rules.ts';
import { Card } from '../../../ui/cards.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Aside, DocumentList, EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import type { PublicRegulation } from '../queries/live-regulations.ts';
import { publishedOn } from '../rules/public-ledger.ts';
import {
  collectionsHref,
  type Frame,
  keeper,
  ledgerFeed,
  ledgerTrail,
  newestOn,
  publicLedgerHref,
} from './public-ledger.tsx';

/** One collection: 汇编 of what is in force, by topic or by unit. */
export interface Collection {
  name: string;
  href: string;
  items: PublicRegulation[];
}

const trail = (frame: Frame) => [
  ...ledgerTrail(frame.site),
  { label: '规范性文件目录', href: publicLedgerHref },
  { label: '文件汇编', href: collectionsHref },
];

/** 文件汇编: the topics and units of which something is in force. */
export function CollectionsPage({ frame, topics, units }: { frame: Frame; topics: Collection[]; units: Collection[] }) {
  return (
    <PublicPage
      {...frame}
      title="文件汇编"
      meta={{
        description: `${frame.site.name}现行有效的政策文件，按主题和单位汇编`,
        canonical: `${frame.site.origin ?? ''}${collectionsHref}`,
      }}
      crumbs={trail(frame).map((crumb, index, all) => (index === all.length - 1 ? { label: crumb.label } : crumb))}
    >
      <h1>文件汇编</h1>
      <p class="page-intro">只收现行有效的文件；文件废止、失效或者撤回的，自动移出。</p>
      <CollectionHead frame={frame} name="文件汇编" items={units.flatMap(({ items }) => items)} />
      {topics.length === 0 && (
        <EmptyState title="还没有可以汇编的文件">
          <p>
            现行有效的文件公开之后列在这里。您可以先查看<a href={publicLedgerHref}>规范性文件目录</a>。
          </p>
        </EmptyState>
      )}
      <Group title="按主题" list={topics} />
      <Group title="按单位" list={units} />
    </PublicPage>
  );
}

function Group({ title, list }: { title: string; list: Collection[] }) {
  if (list.length === 0) return null;
  return (
    <Card title={title}>
      <DocumentList
        items={list.map(({ name, href, items }) => ({
          href,
          title: name,
          note: `${items.length} 份`,
          summary: namesOf(items),
        }))}
        look="rich"
      />
    </Card>
  );
}

const named = 3;

/** The first titles, and that there are more. */
const namesOf = (items: PublicRegulation[]) =>
  items
    .slice(0, named)
    .map(({ title }) => title)
    .join('；') + (items.length > named ? '；……' : '');

const CollectionHead = ({ frame, name, items }: { frame: Frame; name: string; items: PublicRegulation[] }) => (
  <ListHead
    name={name}
    total={items.length}
    of="份"
    unit={keeper(frame.site)}
    updatedOn={newestOn(items)}
    feed={ledgerFeed.href}
  >
    <a href={publicLedgerHref}>规范性文件目录</a>
  </ListHead>
);

/** One collection with its texts, in the order of their days. */
export function CollectionPage({ frame, collection }: { frame: Frame; collection: Collection }) {
  const title = `${collection.name}文件汇编`;
  return (
    <PublicPage
      {...frame}
      title={title}
      meta={{
        description: `${frame.site.name}现行有效的${collection.name}文件`,
        canonical: `${frame.site.origin ?? ''}${collection.href}`,
      }}
      crumbs={[...trail(frame), { label: collection.name }]}
    >
      <h1>{title}</h1>
      <p class="page-intro">现行有效的文件，按成文日期从新到旧。</p>
      <CollectionHead frame={frame} name={title} items={collection.items} />
      <DocumentList
        look="rich"
        items={collection.items.map((item) => ({
          href: item.path,
          title: item.title,
          on: item.formedOn ?? publishedOn(item),
          note: <Aside words={[item.number && numberWords(item.number), item.issuer]} />,
        }))}
      />
    </PublicPage>
  );
}
