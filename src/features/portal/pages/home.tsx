import type { Child } from 'hono/jsx';
import { dayOf } from '../../../platform/time.ts';
import { Card, Columns, type Entrance, Entrances } from '../../../ui/cards.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { DocumentList, LeadItem } from '../../../ui/list.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import type { Site } from '../../../ui/site.ts';
import type { Column } from '../queries/columns.ts';
import type { Entry } from '../queries/lists.ts';
import { plainItem } from './entries.tsx';
import { type Frame, feedsOf } from './frame.tsx';

/** What stands in one place: the newest of a column, or what another room drew. */
export type HomePart = { column: Column; title: string; entries: Entry[] } | { block: Child };

interface HomeProps {
  frame: Frame;
  /** In the order in which the office laid them out. */
  parts: HomePart[];
  hot: { title: string; entries: Entry[] } | null;
  /** 政务公开重点工作, with what other rooms show within its card. */
  keywork: KeyworkProps | null;
  entrances: Entrance[];
  /** Said on top when this is no real office's site. */
  demonstration: string | null;
}

/** 首页: search first, then the entrances, what is spoken of, then what is new. */
export function HomePage({ frame, parts, hot, keywork, entrances, demonstration }: HomeProps) {
  const { site } = frame;
  const runs = runsOf(parts);
  const firstLists = runs.find((run) => 'lists' in run);
  return (
    <HomeFrame frame={frame} keywords={parts.flatMap((part) => ('column' in part ? part.column.name : []))}>
      <HomeSearch site={site} />
      <Entrances label="常用入口" items={entrances} />
      {hot && (
        <Card title={hot.title}>
          <DocumentList items={hot.entries.map(plainItem)} label={hot.title} />
        </Card>
      )}
      {runs.map((run) =>
        'block' in run ? (
          run.block
        ) : (
          <Columns wide>
            {run.lists.map((list, at) => (
              <ListCard {...list} lead={run === firstLists && at === 0} />
            ))}
          </Columns>
        ),
      )}
      {keywork && <Keywork {...keywork} />}
      {demonstration && <DemonstrationNote words={demonstration} />}
    </HomeFrame>
  );
}

type Lists = Extract<HomePart, { column: Column }>[];

/** Lists that follow each other stand side by side; what a room drew takes the whole width. */
function runsOf(parts: HomePart[]): ({ lists: Lists } | { block: Child })[] {
  const runs: ({ lists: Lists } | { block: Child })[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if ('block' in part) runs.push(part);
    else if (last && 'lists' in last) last.lists.push(part);
    else runs.push({ lists: [part] });
  }
  return runs;
}

/** What both forms of the home page share: the official marks of 首页, and its name for those who hear it. */
export function HomeFrame(props: { frame: Frame; keywords: string[]; children?: Child }) {
  const { site, mode, path } = props.frame;
  const meta = {
    column: { name: '首页', type: '首页', description: `${site.name}门户网站首页`, keywords: props.keywords },
    canonical: `${site.origin ?? ''}/`,
    feeds: feedsOf('/', site.name),
  };
  return (
    <PublicPage site={{ ...site, search: undefined }} title={site.name} meta={meta} mode={mode} path={path}>
      <h1 class="visually-hidden">{site.name}</h1>
      {props.children}
    </PublicPage>
  );
}

export const HomeSearch = ({ site }: { site: Site }) =>
  site.search ? (
    <SearchBox
      action={site.search.action}
      label="您想找什么？文件、通知、办事都可以搜"
      hotWords={site.search.hotWords}
    />
  ) : null;

export const DemonstrationNote = ({ words }: { words: string }) => (
  <NoticeBox title="演示说明">
    <p>{words}</p>
  </NoticeBox>
);

type ListProps = { column: Column; title: string; entries: Entry[]; lead: boolean };

function ListCard({ column, title, entries, lead }: ListProps) {
  const [first, ...rest] = entries;
  return (
    <Card title={title} more={{ href: `/${column.slug}/` }}>
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
