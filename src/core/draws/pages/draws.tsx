import { dayOf } from '../../../platform/time.ts';
import { trailTo } from '../../../ui/crumbs.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { Crumb, Site, ViewMode } from '../../../ui/site.ts';
import { Table } from '../../../ui/table.tsx';
import type { DrawsInAll, ListedDraw } from '../queries/live.ts';
import { homeOf } from '../rules/homes.ts';
import { isRevealOverdue, type Stage } from '../rules/stage.ts';
import { checkId, Events, ResultDay } from './awaited.tsx';
import { StageTag } from './stage-tag.tsx';

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

/** The way to draws: over the list of the room for whose things they all are. */
export function wayTo(site: Site, draws: { object: string }[]): Crumb[] {
  const home = homeOf(draws.map(({ object }) => object));
  return [...trailTo(site, '/draws/'), ...(home ? [{ label: home.label, href: home.href }] : [])];
}

interface Props {
  frame: Frame;
  draws: (ListedDraw & { stage: Stage })[];
  inAll: DrawsInAll;
  now: Date;
  today: string;
  page: number;
  perPage: number;
}

/** Every draw that was ever announced: an aborted one keeps its number and its place. */
export function DrawsPage({ frame, draws, inAll, now, today, page, perPage }: Props) {
  const title = '公开抽签';
  const { total, units, changedAt } = inAll;
  return (
    <PublicPage
      site={frame.site}
      mode={frame.mode}
      path={frame.path}
      title={title}
      meta={{ canonical: `${frame.site.origin ?? ''}/draws/` }}
      crumbs={[...wayTo(frame.site, draws), { label: title }]}
    >
      <h1>{title}</h1>
      <p class="page-intro">
        随机抽查的对象和人员、听证会的代表，都由公开抽签产生。先公布方案和名单的摘要，再用事先指定的公共事件确定结果。任何人都可以重新计算，核对每一次结果。
      </p>
      <ListHead
        name={title}
        total={total}
        of="次"
        unitWords="抽签单位："
        unit={units.map(({ name, slug }) => ({ name, href: `/units/${slug}/` }))}
        updatedOn={changedAt && dayOf(changedAt)}
      />
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
          { key: 'unit', head: '单位', cell: (draw) => draw.unit },
          {
            key: 'stage',
            head: '进展',
            kind: 'short',
            cell: (draw) => <StageTag stage={draw.stage} overdue={isRevealOverdue(draw, today)} />,
          },
          { key: 'events', head: '公共事件', cell: ({ sources }) => <Events sources={sources} now={now} /> },
          {
            key: 'on',
            head: '抽签结果',
            cell: (draw) => (
              <div>
                <ResultDay draw={draw} />
                <br />
                <a href={`/draws/${draw.number}#${checkId}`}>
                  自己验证<span class="visually-hidden">：{draw.number}</span>
                </a>
              </div>
            ),
          },
        ]}
      />
      <Pager page={page} total={total} perPage={perPage} href={(n) => `/draws/?page=${n}`} unit="次" />
    </PublicPage>
  );
}
