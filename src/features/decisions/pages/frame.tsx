import type { Child } from 'hono/jsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Title } from '../../../ui/phrases.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Tag } from '../../../ui/tag.tsx';
import { type Standing, standings } from '../rules/standing.ts';

export const listHref = '/decisions/';
export const entryHref = (catalogue: { id: string }, number: number): string => `${listHref}${catalogue.id}/${number}/`;

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

const tones = {
  planned: 'info',
  late: 'warning',
  drafted: 'success',
  answered: 'plain',
  decided: 'plain',
  dropped: 'plain',
} as const;

export const StandingTag = ({ standing }: { standing: Standing }) => (
  <Tag tone={tones[standing]}>{standings[standing]}</Tag>
);

interface Props {
  frame: Frame;
  title: string;
  description: string;
  crumbs?: { label: string; href?: string }[];
  children?: Child;
}

/** A page of this room beyond its texts. */
export function DecisionsFrame({ frame, title, description, crumbs = [], children }: Props) {
  const { site } = frame;
  const trail = [...trailTo(site, listHref, '/open/'), ...crumbs];
  return (
    <PublicPage
      {...frame}
      title={title}
      crumbs={[...trail, { label: title }]}
      meta={{
        column: {
          name: '重大行政决策',
          description,
          keywords: ['重大行政决策', '决策事项目录', '会议公开'],
          type: '征集调查',
        },
        canonical: `${site.origin ?? ''}${frame.path.replace(/\?.*$/, '')}`,
      }}
    >
      <h1>
        <Title text={title} />
      </h1>
      {children}
    </PublicPage>
  );
}
