import type { PublicColumn } from '../../../core/publications/queries/column.ts';
import { columnUnit } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { DocumentList, EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicCatalogue, PublicMeeting } from '../queries/live.ts';
import { meetingKinds } from '../rules/elements.ts';
import { CatalogueBody, type CatalogueProps } from './catalogue.tsx';
import { DecisionsFrame, type Frame, listHref } from './frame.tsx';

export const perPage = 20;

interface Props {
  frame: Frame;
  column: PublicColumn | undefined;
  /** The catalogue of the newest year, with what its lines have become. */
  newest: CatalogueProps | null;
  earlier: PublicCatalogue[];
  meetings: PublicMeeting[];
  total: number;
  page: number;
}

/** 重大行政决策: what will be decided this year, the meetings that decide, and the years before. */
export function ListPage({ frame, column, newest, earlier, meetings, total, page }: Props) {
  const description = column?.description ?? '每年公布的决策事项目录、会前公布的议题和会后的结果。';
  return (
    <DecisionsFrame frame={frame} title={column?.name ?? '重大行政决策'} description={description}>
      <p class="page-intro">{description}</p>
      <ListHead
        name="重大行政决策"
        count={`决策事项 ${newest?.catalogue.catalogue.entries.length ?? 0} 项，会议 ${total} 次`}
        unit={column && columnUnit(column)}
        updatedOn={column?.updatedAt && dayOf(column.updatedAt)}
        feed={column && `${listHref}feed.atom`}
      />
      {page === 1 && (newest ? <Newest {...newest} /> : <Nothing notice={column?.emptyNotice} />)}
      {page === 1 && earlier.length > 0 && (
        <Card title="往年目录">
          <DocumentList items={earlier.map(({ path, title }) => ({ href: path, title }))} label="往年目录" />
        </Card>
      )}
      <Card title="会议公开">
        <DocumentList items={meetings.map(meetingLine)} look="rich" label="会议公开" empty="现在没有公布的决策会议。" />
      </Card>
      <Pager
        {...{ page, total, perPage }}
        href={(to) => (to > 1 ? `${listHref}?page=${to}` : listHref)}
        unit="次会议"
      />
    </DecisionsFrame>
  );
}

function Newest(props: CatalogueProps) {
  const { path, title } = props.catalogue;
  return (
    <Card title={`${props.catalogue.year} 年决策事项目录`} more={{ label: '目录全文', href: path }} note={title}>
      <CatalogueBody {...props} />
    </Card>
  );
}

const Nothing = ({ notice }: { notice?: string }) => (
  <EmptyState title="还没有公布决策事项目录">
    <p>{notice ?? '目录确定后在这里公布。'}</p>
  </EmptyState>
);

export const meetingLine = ({ path, title, heldOn, meeting }: PublicMeeting) => ({
  href: path,
  title,
  note: (
    <>
      {meetingKinds[meeting.kind]}　<Day on={heldOn} />
      {'　'}议题 {meeting.topics.length} 个{meeting.topics.some(({ outcome }) => outcome) && '　已公布结果'}
    </>
  ),
});
