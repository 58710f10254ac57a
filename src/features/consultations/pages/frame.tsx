import type { Child } from 'hono/jsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Title } from '../../../ui/phrases.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import type { PublicCall } from '../queries/live.ts';

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

type Props = {
  frame: Frame;
  title: string;
  call?: PublicCall;
  /** The form as anybody finds it, before somebody typed. */
  open?: boolean;
  error?: boolean;
  bare?: boolean;
  children?: Child;
};

/** A page around one opinion; but for its forms no search engine has business here. `bare`: its heading stands within. */
export function OpinionFrame({ frame, title, call, open, error, bare, children }: Props) {
  const crumbs = [
    ...trailTo(frame.site, '/consultations/', '/dialogue/'),
    { label: '意见征集', href: '/consultations/' },
  ];
  if (call) crumbs.push({ label: call.call.subject, href: call.path });
  return (
    <PublicPage
      {...frame}
      title={title}
      error={error}
      meta={open && !error ? { canonical: `${frame.site.origin ?? ''}${call?.path ?? frame.path}` } : { noIndex: true }}
      crumbs={[...crumbs, { label: title }]}
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
