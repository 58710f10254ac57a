import type { Child } from 'hono/jsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Title } from '../../../ui/phrases.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { PublicHearing } from '../queries/live.ts';
import { type Status, statuses, statusOf } from '../rules/moves.ts';

export const listHref = '/hearings/';
export const applyHref = ({ id }: Pick<PublicHearing, 'id'>): string => `${listHref}${id}/apply/`;

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

const tones = { applying: 'success', choosing: 'info', listed: 'info', held: 'warning', recorded: 'plain' } as const;
export const StatusTag = ({ status }: { status: Status }) => <Tag tone={tones[status]}>{statuses[status]}</Tag>;

/** Where an announced hearing stands at a moment. */
export const statusAt = (hearing: PublicHearing, now: Date): Status =>
  statusOf({ ...hearing, listed: hearing.listPath !== null, recorded: hearing.recordPath !== null }, now);

interface Props {
  frame: Frame;
  title: string;
  hearing?: PublicHearing;
  error?: boolean;
  /** No search engine has business with what somebody typed. */
  noIndex?: boolean;
  /** Its heading stands within. */
  bare?: boolean;
  children?: Child;
}

/** A page of this room beyond its texts. */
export function HearingsFrame({ frame, title, hearing, error, noIndex, bare, children }: Props) {
  const crumbs = trailTo(frame.site, listHref, '/dialogue/');
  if (hearing)
    crumbs.push({ label: '听证会、座谈会', href: listHref }, { label: hearing.notice.subject, href: hearing.path });
  return (
    <PublicPage
      {...frame}
      title={title}
      error={error}
      crumbs={[...crumbs, { label: title }]}
      meta={
        noIndex
          ? { noIndex }
          : {
              column: {
                name: title,
                description: '听证会、座谈会的公告、报名、参加人名单和笔录。',
                keywords: ['听证会', '座谈会'],
                type: '征集调查',
              },
              canonical: `${frame.site.origin ?? ''}${hearing?.path ?? frame.path}`,
            }
      }
    >
      {!bare && (
        <h1>
          <Title text={title} />
        </h1>
      )}
      {children}
    </PublicPage>
  );
}
