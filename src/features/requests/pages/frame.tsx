import type { Child } from 'hono/jsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Title } from '../../../ui/phrases.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

type Props = {
  frame: Frame;
  title: string;
  top?: boolean;
  /** The form as anybody finds it, before somebody typed. */
  open?: boolean;
  bare?: boolean;
  error?: boolean;
  children?: Child;
};

/** A page of 依申请公开; but for its forms no search engine has business here. `bare`: the page brings its own heading. */
export function RequestsPage({ frame, title, top, open = top, bare, error, children }: Props) {
  const home = { label: '依申请公开', href: '/requests/' };
  return (
    <PublicPage
      {...frame}
      title={title}
      error={error}
      meta={
        open && !error
          ? { canonical: `${frame.site.origin ?? ''}${top ? '/requests/' : frame.path}` }
          : { noIndex: true }
      }
      crumbs={[...trailTo(frame.site, home.href), ...(top ? [{ label: home.label }] : [home, { label: title }])]}
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
