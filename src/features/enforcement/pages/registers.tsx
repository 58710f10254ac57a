import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { BarChart } from '../../../ui/chart.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicOverturned } from '../queries/ended.ts';
import type { PublicColumn, PublicEntry } from '../queries/live.ts';
import type { Timeliness } from '../rules/clock.ts';
import { kindWords } from '../rules/decision.ts';
import { rowsOf, said } from '../rules/elements.ts';
import { overturnings } from '../rules/ended.ts';
import { type Frame, listHref, RoomPage, type Tab, tabs } from './frame.tsx';

interface RegisterProps {
  frame: Frame;
  column: PublicColumn | undefined;
  entries: PublicEntry[];
}

/** `count`: how much the list holds; with nothing in it there is nothing to take along. */
const pageOf = (
  tab: Tab,
  { frame, column }: Pick<RegisterProps, 'frame' | 'column'>,
  { intro, count }: { intro: string; count: number },
) => ({
  ...{ frame, column, tab, intro },
  title: tabs[tab][0],
  canonical: tabs[tab][1],
  files: count > 0 ? tabs[tab][1] : undefined,
});

/** 执法事项: every matter with its body and limit; its page has the basis, the flow and what was decided. */
export function MattersPage(props: RegisterProps) {
  return (
    <RoomPage
      {...pageOf('matters', props, {
        intro: '每一个执法事项的依据、裁量基准、流程、时限和救济渠道。',
        count: props.entries.length,
      })}
    >
      <Table
        caption="执法事项"
        rows={props.entries}
        empty="还没有公开的执法事项。"
        columns={[
          {
            key: 'name',
            head: '事项名称',
            kind: 'title',
            cell: ({ path, values }) => <a href={path}>{said(values, 'name')}</a>,
          },
          { key: 'kind', head: '类别', kind: 'short', cell: ({ values }) => kindWords(said(values, 'kind')) },
          { key: 'organ', head: '执法主体', cell: ({ values }) => said(values, 'organ') },
          { key: 'limit', head: '办理时限', cell: ({ values }) => said(values, 'limit') },
          { key: 'phone', head: '监督电话', kind: 'short', cell: ({ values }) => said(values, 'phone') },
        ]}
      />
    </RoomPage>
  );
}

/** 执法主体和人员. */
export function OrgansPage(props: RegisterProps) {
  return (
    <RoomPage
      {...pageOf('organs', props, {
        intro: '谁有权执法：主体资格、职责权限和持证的执法人员。',
        count: props.entries.length,
      })}
    >
      <Table
        caption="执法主体"
        rows={props.entries}
        empty="还没有公开的执法主体。"
        columns={[
          {
            key: 'name',
            head: '执法主体',
            kind: 'title',
            cell: ({ path, values }) => <a href={path}>{said(values, 'name')}</a>,
          },
          { key: 'nature', head: '主体性质', kind: 'short', cell: ({ values }) => said(values, 'nature') },
          {
            key: 'staff',
            head: '执法人员',
            kind: 'number',
            cell: ({ values }) => `${rowsOf(values, 'staff').length} 人`,
          },
          { key: 'phone', head: '监督电话', kind: 'short', cell: ({ values }) => said(values, 'phone') },
        ]}
      />
    </RoomPage>
  );
}

/** 统计年报, the newest year first. */
export function ReportsPage(props: RegisterProps) {
  return (
    <RoomPage
      {...pageOf('reports', props, {
        intro: '各执法机关每年 1 月 31 日前公开上一年度的行政执法统计。',
        count: props.entries.length,
      })}
    >
      <Table
        caption="统计年报"
        rows={props.entries}
        empty="还没有公开的统计年报。"
        columns={[
          { key: 'year', head: '年度', kind: 'short', cell: ({ values }) => `${said(values, 'year')}年` },
          { key: 'title', head: '名称', kind: 'title', cell: ({ path, title }) => <a href={path}>{title}</a> },
          {
            key: 'on',
            head: '公开',
            kind: 'date',
            cell: ({ firstPublishedAt }) => <Day on={dayOf(firstPublishedAt)} />,
          },
        ]}
      />
    </RoomPage>
  );
}

/** 变更和撤销: what became of decisions that were public, and why; of the decisions themselves not a word. */
export function OverturnedPage(props: Pick<RegisterProps, 'frame' | 'column'> & { overturned: PublicOverturned[] }) {
  const intro = '被变更、撤销、确认违法或者无效的行政执法决定，在 3 个工作日内撤下，并在这里说明理由。';
  return (
    <RoomPage {...pageOf('overturned', props, { intro, count: props.overturned.length })}>
      <Table
        caption="变更和撤销"
        rows={props.overturned}
        empty="没有被变更、撤销、确认违法或者无效的决定。"
        columns={[
          { key: 'on', head: '日期', kind: 'date', cell: ({ overturnedOn }) => <Day on={overturnedOn} /> },
          { key: 'kind', head: '结果', kind: 'short', cell: ({ kind }) => overturnings[kind] },
          { key: 'unit', head: '原执法机关', cell: ({ unitName }) => unitName },
          {
            key: 'organ',
            head: '作出变更、撤销、确认的机关',
            cell: ({ organ, paper }) => (paper ? `${organ}（${paper}）` : organ),
          },
          {
            key: 'why',
            head: '说明',
            kind: 'title',
            cell: ({ explanation, path }) => <a href={path}>{explanation}</a>,
          },
          { key: 'gone', head: '撤下', kind: 'date', cell: ({ withdrawnAt }) => <Day on={dayOf(withdrawnAt)} /> },
        ]}
      />
    </RoomPage>
  );
}

/** 公开及时率 by unit: of what is public, how much came out within seven or twenty working days. */
export function TimelinessPage({
  frame,
  column,
  units,
}: Pick<RegisterProps, 'frame' | 'column'> & { units: Timeliness[] }) {
  const intro =
    '已公开的决定应当按期：许可和处罚自作出之日起 7 个工作日，其他行政执法决定 20 个工作日。这里按已经公开的决定计算。';
  return (
    <RoomPage {...pageOf('timeliness', { frame, column }, { intro, count: units.length })}>
      {units.length === 0 ? (
        <EmptyState title="还没有公开的行政执法决定">有了公开的决定，就能算出及时率。</EmptyState>
      ) : (
        <Card>
          <BarChart
            title="各单位按期公开的比例"
            unit="百分比"
            description="每个单位已公开的行政执法决定中，按期公开的占多少。"
            definition="按期公开的份数除以已公开的份数"
            whole={100}
            bars={units.map(({ unitName, unit, published, inTime }) => ({
              label: unitName,
              value: Math.round((inTime / published) * 1000) / 10,
              note: `${inTime} / ${published} 份`,
              href: `${listHref}?unit=${unit}`,
            }))}
          />
        </Card>
      )}
    </RoomPage>
  );
}
