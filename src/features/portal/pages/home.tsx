import type { Child } from 'hono/jsx';
import { dayOf } from '../../../platform/time.ts';
import { Card, Columns, type Entrance, Entrances } from '../../../ui/cards.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { DocumentList, LeadItem } from '../../../ui/list.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import type { Column } from '../queries/columns.ts';
import type { Entry } from '../queries/lists.ts';
import { plainItem } from './entries.tsx';
import { type Frame, feedsOf } from './frame.tsx';

interface HomeProps {
  frame: Frame;
  /** Columns with their newest texts, in the order the office set. */
  lists: { column: Column; entries: Entry[] }[];
  keywork: { column: Column; entries: Entry[] } | null;
  entrances: Entrance[];
  /** What other rooms show within the card of 政务公开重点工作. */
  inside: Child[];
  /** What other rooms offer to the home page. */
  blocks: Child[];
  /** Said on top when this is no real office's site. */
  demonstration: string | null;
}

/** 首页: search first, then the entrances, then what is new. */
export function HomePage({ frame, lists, keywork, inside, entrances, blocks, demonstration }: HomeProps) {
  const { site, mode, path } = frame;
  const meta = {
    column: {
      name: '首页',
      type: '首页',
      description: `${site.name}门户网站首页`,
      keywords: lists.map(({ column }) => column.name),
    },
    canonical: `${site.origin ?? ''}/`,
    feeds: feedsOf('/', site.name),
  };
  return (
    <PublicPage site={{ ...site, search: undefined }} title={site.name} meta={meta} mode={mode} path={path}>
      <h1 class="visually-hidden">{site.name}</h1>
      {site.search && (
        <SearchBox
          action={site.search.action}
          label="您想找什么？文件、通知、办事都可以搜"
          hotWords={site.search.hotWords}
        />
      )}
      <Entrances label="常用入口" items={entrances} />
      <Columns wide>
        {lists.map((list, index) => (
          <ListCard {...list} lead={index === 0} />
        ))}
      </Columns>
      {keywork ? <Keywork {...keywork} inside={inside} /> : inside.length > 0 && <Card>{inside}</Card>}
      {blocks}
      {demonstration && (
        <NoticeBox title="演示说明">
          <p>{demonstration}</p>
        </NoticeBox>
      )}
    </PublicPage>
  );
}

function ListCard({ column, entries, lead }: { column: Column; entries: Entry[]; lead: boolean }) {
  const [first, ...rest] = entries;
  return (
    <Card title={column.name} more={{ href: `/${column.slug}/` }}>
      {lead && first?.abstract && (
        <LeadItem href={first.path} title={first.title} on={dayOf(first.listedAt)} summary={first.abstract} />
      )}
      {lead && first?.abstract && rest.length === 0 ? null : (
        <DocumentList
          items={(lead && first?.abstract ? rest : entries).map(plainItem)}
          empty={column.emptyNotice}
          label={column.name}
        />
      )}
    </Card>
  );
}

type KeyworkProps = { column: Column; entries: Entry[]; inside: Child[] };

/** 政务公开重点工作: the arrangement asks that this column goes on from year to year (二十); progress first, then what is new. */
function Keywork({ column, entries, inside }: KeyworkProps) {
  return (
    <Card title={column.name} more={{ href: `/${column.slug}/`, label: '历年安排' }} note={column.description}>
      {inside}
      <DocumentList items={entries.map(plainItem)} empty={column.emptyNotice} label={column.name} />
    </Card>
  );
}
