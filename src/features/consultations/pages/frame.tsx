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

/** For whoever compares: folded, since most people need none of it; a printed page shows it. */
export const HashFold = ({ hash }: { hash: string }) => (
  <details class="fold">
    <summary>核验用的校验值</summary>
    <p>校验值由意见的文字和附件算出（SHA-256）。以后查到的与现在的相同，意见就没有改过。</p>
    <p>
      <code>{hash}</code>
    </p>
  </details>
);
