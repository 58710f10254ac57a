import type { Child } from 'hono/jsx';
import type { PublicColumn } from '../../../core/publications/queries/column.ts';
import { columnUnit } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { ErrorSummary, type FormErrors } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { ListHead, threeFiles } from '../../../ui/list-head.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Tabs } from '../../../ui/tabs.tsx';

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
  /** 「共 5 份」 */
  count: string;
  /** When something of the list was last published. */
  updatedAt?: Date | null;
  /** The address of its files without their endings, and what they are narrowed to; none when the list holds nothing. */
  files?: string | undefined;
  query?: string;
  /** What is wrong with what narrows it. */
  errors?: FormErrors;
  /** What narrows the list, above what it found. */
  filters?: Child;
  children?: Child;
}

/** The frame of every list of the room: where one is, the tabs, and who answers for it. */
export function RoomPage(props: FrameProps) {
  const { frame, column, tab, title, intro, canonical, errors, filters, children } = props;
  const name = column?.name ?? '行政执法公示';
  const open = frame.site.menu.find(({ href }) => href === '/open/');
  return (
    <PublicPage
      {...frame}
      title={title}
      error={Object.keys(errors ?? {}).length > 0}
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
        {column && tab === 'decisions' && (
          <>
            <br />
            更新：{column.updateRule}。
          </>
        )}
      </p>
      <Tabs
        label={name}
        items={Object.entries(tabs).map(([key, [label, href]]) => ({ label, href, current: key === tab }))}
      />
      <ErrorSummary errors={errors} />
      {filters}
      <Head {...props} />
      {children}
    </PublicPage>
  );
}

function Head({ column, tab, count, updatedAt, files, query }: FrameProps) {
  return (
    <ListHead
      name={tabs[tab][0]}
      count={count}
      unit={column && columnUnit(column)}
      updatedOn={updatedAt && dayOf(updatedAt)}
      feed={tab === 'decisions' && column ? `${listHref}feed.atom` : undefined}
      files={files ? threeFiles(`${files}list`, query) : []}
    />
  );
}
