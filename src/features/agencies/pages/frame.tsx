import type { Child } from 'hono/jsx';
import { verificationCode } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { PublicPage } from '../../../ui/layout.tsx';
import type { Crumb, Site, ViewMode } from '../../../ui/site.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicAgency } from '../queries/live.ts';
import { unitLd } from '../rules/json-ld.ts';

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

/** The official META tags of these pages (standards §2.5). */
const columns = {
  units: {
    name: '机构职能',
    type: '机构职能',
    description: '各单位的职责、内设机构、办公地址、时间和联系方式。',
    keywords: ['机构职能'],
  },
  leaders: {
    name: '领导之窗',
    type: '负责人信息',
    description: '区政府和各单位领导的职务、分工、简历和联系方式。',
    keywords: ['领导之窗', '领导分工'],
  },
  guide: {
    name: '政府信息公开指南',
    type: '信息公开指南',
    description: '到哪里、什么时间、怎样获取各单位的政府信息。',
    keywords: ['政府信息公开指南'],
  },
  catalogue: {
    name: '主动公开基本目录',
    type: '信息公开目录',
    description: '各单位主动公开的事项、内容、依据、时限、渠道和方式。',
    keywords: ['主动公开基本目录'],
  },
};
export type About = keyof typeof columns;
export const describe = (about: About) => columns[about].description;

/** 首页 › 政务公开 › 机构职能: the middle is the entry of the main menu that covers these pages. */
export function trailOf({ menu }: Site, about: 'units' | 'leaders' = 'units'): Crumb[] {
  const path = `/${about}/`;
  const above = menu.find(({ covers }) => covers?.includes(path));
  return [
    { label: '首页', href: '/' },
    ...(above ? [{ label: above.label, href: above.href }] : []),
    { label: columns[about].name, href: path },
  ];
}

export const unitHref = (slug: string, page: '' | 'leaders/' | 'guide/' | 'catalogue/' = '') =>
  `/units/${slug}/${page}`;

type Feed = { title: string; href: string; type: 'application/atom+xml' };
interface Props {
  frame: Frame;
  title: string;
  about: About;
  feeds?: Feed[];
  crumbs: Crumb[];
  jsonLd?: object[];
  children?: Child;
}

export function AgencyPage({ frame, title, about, feeds, crumbs, jsonLd, children }: Props) {
  return (
    <PublicPage {...frame} title={title} crumbs={crumbs} meta={{ column: columns[about], feeds, jsonLd }}>
      {children}
    </PublicPage>
  );
}

/** A page of one unit: its name, and the other pages of it that hold something. */
export function UnitFrame(props: {
  frame: Frame;
  agency: PublicAgency;
  about: About;
  title: string;
  children?: Child;
}) {
  const { frame, agency, about, title, children } = props;
  const { slug, name, profile } = agency;
  const pages = [
    { label: '概况', href: unitHref(slug), is: 'units', there: true },
    { label: '领导', href: unitHref(slug, 'leaders/'), is: 'leaders', there: !!profile?.leaders.length },
    { label: '公开指南', href: unitHref(slug, 'guide/'), is: 'guide', there: !!profile?.guide.office },
    { label: '基本目录', href: unitHref(slug, 'catalogue/'), is: 'catalogue', there: !!profile?.catalogue.length },
  ].filter(({ there }) => there);
  const last = about === 'units' ? [{ label: name }] : [{ label: name, href: unitHref(slug) }, { label: title }];
  return (
    <AgencyPage
      frame={frame}
      title={about === 'units' ? title : `${name}${title}`}
      about={about}
      crumbs={[...trailOf(frame.site), ...last]}
      jsonLd={about === 'units' ? [unitLd(agency, frame.site)] : undefined}
    >
      <h1>{about === 'units' ? title : `${name}：${title}`}</h1>
      {pages.length > 1 && (
        <Tabs
          label={`${name}的页面`}
          items={pages.map(({ label, href, is }) => ({ label, href, current: is === about }))}
        />
      )}
      {children}
    </AgencyPage>
  );
}

/** 「更新日期」 and by which hash it can be checked that two persons stood for these words. */
export function Cleared({ agency: { approvedAt, hash } }: { agency: PublicAgency }) {
  if (!approvedAt || !hash) return null;
  return (
    <p class="quiet">
      <Day on={dayOf(approvedAt)} long /> 经审查后公开，校验码 <code>{verificationCode(hash)}</code>。
    </p>
  );
}

/** Telephones as they are written, each to be called. */
export function Phones({ text }: { text: string }) {
  const parts = text.split(/(、|，|,|；|;|\s)/);
  return (
    <>
      {parts.map((part) =>
        part.replace(/\D/g, '').length >= 5 ? <a href={`tel:${part.replace(/[^\d+]/g, '')}`}>{part}</a> : part,
      )}
    </>
  );
}

export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\n+/)
      .filter(Boolean)
      .map((line) => (
        <p>{line}</p>
      ))}
  </>
);
