import type { Child } from 'hono/jsx';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import type { PublicColumn } from '../queries/live.ts';

export const listHref = '/enforcement/';

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

/** The pages of this room beside its texts; each has the same tabs. */
export const tabs = {
  decisions: ['行政执法决定', listHref],
  matters: ['执法事项', `${listHref}matters/`],
  organs: ['执法主体和人员', `${listHref}organs/`],
  overturned: ['变更和撤销', `${listHref}overturned/`],
  timeliness: ['公开及时率', `${listHref}timeliness/`],
  reports: ['统计年报', `${listHref}reports/`],
} as const;
export type Tab = keyof typeof tabs;

interface FrameProps {
  frame: Frame;
  column: PublicColumn | undefined;
  tab: Tab;
  title: string;
  intro?: Child;
  canonical: string;
  /** The address of its files, when the list holds anything. */
  files?: string;
  children?: Child;
}

/** The frame of every list of the room: where one is, the tabs, and who answers for it. */
export function RoomPage({ frame, column, tab, title, intro, canonical, files, children }: FrameProps) {
  const name = column?.name ?? '行政执法公示';
  const open = frame.site.menu.find(({ href }) => href === '/open/');
  return (
    <PublicPage
      {...frame}
      title={title}
      meta={{
        column: {
          name,
          description: column?.description ?? name,
          keywords: ['行政执法公示', '行政许可', '行政处罚'],
          type: '信息公开目录',
        },
        canonical: `${frame.site.origin ?? ''}${canonical}`,
        feeds: [{ title: `${name}（Atom）`, href: `${listHref}feed.atom`, type: 'application/atom+xml' }],
      }}
      crumbs={[
        { label: '首页', href: '/' },
        ...(open ? [{ label: open.label, href: open.href }] : []),
        ...(tab === 'decisions' ? [{ label: name }] : [{ label: name, href: listHref }, { label: tabs[tab][0] }]),
      ]}
    >
      <h1>{title}</h1>
      <p class="page-intro">
        {intro ?? column?.description ?? '行政许可、行政处罚和其他行政执法决定。'}
        {column && (
          <>
            <br />
            责任单位：<a href={`/units/${column.unit}/`}>{column.unitName}</a>。更新：{column.updateRule}。
          </>
        )}
      </p>
      <Tabs
        label={name}
        items={Object.entries(tabs).map(([key, [label, href]]) => ({ label, href, current: key === tab }))}
      />
      {children}
      {files && (
        <p class="list-bar">
          <span class="list-bar-end">
            <ButtonLink href={`${files}list.xlsx`}>下载 Excel</ButtonLink>
            <ButtonLink href={`${files}list.csv`}>下载 CSV</ButtonLink>
            <ButtonLink href={`${files}list.json`}>下载 JSON</ButtonLink>
          </span>
        </p>
      )}
    </PublicPage>
  );
}
