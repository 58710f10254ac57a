import { dayOf, latestOf } from '../../../platform/time.ts';
import { Called } from '../../../ui/called.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicOverturned } from '../queries/ended.ts';
import { kindWords } from '../rules/decision.ts';
import { rowsOf, said } from '../rules/elements.ts';
import { overturnings } from '../rules/ended.ts';
import { RoomPage } from './frame.tsx';
import { emptyOf, newestOf, pageOf, type RegisterProps } from './register-page.tsx';

/** 执法事项: every matter with its body and limit; its page has the basis, the flow and what was decided. */
export function MattersPage(props: RegisterProps) {
  return (
    <RoomPage
      {...pageOf('matters', props, {
        intro: '每一个执法事项的依据、裁量基准、流程、时限和救济渠道。',
        unit: '项',
        updatedAt: newestOf(props.all),
      })}
    >
      <Table
        caption="执法事项"
        hideCaption
        rows={props.rows}
        empty={emptyOf(props.all, '还没有公开的执法事项。')}
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
          {
            key: 'phone',
            head: '监督电话',
            kind: 'short',
            cell: ({ values }) => <Called text={said(values, 'phone')} />,
          },
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
        unit: '个',
        updatedAt: newestOf(props.all),
      })}
    >
      <Table
        caption="执法主体"
        hideCaption
        rows={props.rows}
        empty={emptyOf(props.all, '还没有公开的执法主体。')}
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
          {
            key: 'phone',
            head: '监督电话',
            kind: 'short',
            cell: ({ values }) => <Called text={said(values, 'phone')} />,
          },
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
        unit: '份',
        updatedAt: newestOf(props.all),
      })}
    >
      <Table
        caption="统计年报"
        hideCaption
        rows={props.rows}
        empty={emptyOf(props.all, '还没有公开的统计年报。各执法机关的年报在次年 1 月 31 日前公开，到时列在这里。')}
        columns={[
          { key: 'title', head: '名称', kind: 'title', cell: ({ path, title }) => <a href={path}>{title}</a> },
          { key: 'year', head: '年度', kind: 'short', cell: ({ values }) => `${said(values, 'year')}年` },
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
export function OverturnedPage(props: RegisterProps<PublicOverturned>) {
  const intro = '被变更、撤销、确认违法或者无效的行政执法决定，在 3 个工作日内撤下。理由写在这里。';
  return (
    <RoomPage
      {...pageOf('overturned', props, {
        intro,
        unit: '份',
        updatedAt: latestOf(props.all.map(({ withdrawnAt }) => withdrawnAt)),
      })}
    >
      <Table
        caption="变更和撤销"
        hideCaption
        rows={props.rows}
        empty={emptyOf(props.all, '没有被变更、撤销、确认违法或者无效的决定。')}
        columns={[
          {
            key: 'why',
            head: '说明',
            kind: 'title',
            cell: ({ explanation, path }) => <a href={path}>{explanation}</a>,
          },
          { key: 'on', head: '日期', kind: 'date', cell: ({ overturnedOn }) => <Day on={overturnedOn} /> },
          { key: 'kind', head: '结果', kind: 'short', cell: ({ kind }) => overturnings[kind] },
          { key: 'unit', head: '原执法机关', cell: ({ unitName }) => unitName },
          {
            key: 'organ',
            head: '作出变更、撤销、确认的机关',
            cell: ({ organ, paper }) => (paper ? `${organ}（${paper}）` : organ),
          },
          { key: 'gone', head: '撤下', kind: 'date', cell: ({ withdrawnAt }) => <Day on={dayOf(withdrawnAt)} /> },
        ]}
      />
    </RoomPage>
  );
}
