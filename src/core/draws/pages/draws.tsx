import { trailTo } from '../../../ui/crumbs.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { ListedDraw } from '../queries/live.ts';
import { isRevealOverdue, type Stage } from '../rules/stage.ts';
import { StageTag } from './stage-tag.tsx';

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

interface Props {
  frame: Frame;
  draws: (ListedDraw & { stage: Stage })[];
  today: string;
  total: number;
  page: number;
  perPage: number;
}

/** Every draw that was ever announced: an aborted one keeps its number and its place. */
export function DrawsPage({ frame, draws, today, total, page, perPage }: Props) {
  const title = '公开抽签';
  return (
    <PublicPage
      site={frame.site}
      mode={frame.mode}
      path={frame.path}
      title={title}
      meta={{ canonical: `${frame.site.origin ?? ''}/draws/` }}
      crumbs={[...trailTo(frame.site, '/draws/'), { label: title }]}
    >
      <h1>{title}</h1>
      <p class="page-intro">
        随机抽查的对象和人员、听证会的代表，都由公开抽签产生：先公布方案和名单的摘要，再用事先指定的公共事件确定结果。任何人都可以重新计算，核对每一次结果。
      </p>
      <Table
        caption={title}
        hideCaption
        rows={draws}
        empty="还没有公布的抽签。有抽签时，方案、进展和结果都在这里。"
        columns={[
          {
            key: 'title',
            head: '事项',
            kind: 'title',
            cell: (draw) => <a href={`/draws/${draw.number}`}>{draw.title}</a>,
          },
          { key: 'number', head: '编号', kind: 'short', cell: (draw) => draw.number },
          { key: 'unit', head: '单位', kind: 'short', cell: (draw) => draw.unit },
          {
            key: 'stage',
            head: '进展',
            kind: 'short',
            cell: (draw) => <StageTag stage={draw.stage} overdue={isRevealOverdue(draw, today)} />,
          },
          { key: 'on', head: '公布结果的期限', kind: 'date', cell: (draw) => <Day on={draw.revealOn} /> },
        ]}
      />
      <Pager page={page} total={total} perPage={perPage} href={(n) => `/draws/?page=${n}`} unit="次" />
    </PublicPage>
  );
}
