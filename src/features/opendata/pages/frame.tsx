import type { Child } from 'hono/jsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Title } from '../../../ui/phrases.tsx';
import type { PageMeta, Site, ViewMode } from '../../../ui/site.ts';
import type { Terms } from '../rules/catalog.ts';
import { plainRights } from '../rules/catalog.ts';

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

type Props = { frame: Frame; title: string; inner?: boolean; meta: PageMeta; children?: Child };

/** 首页 › 数据开放 › … */
export function DataFrame({ frame, title, inner, meta, children }: Props) {
  const top = { label: '数据开放', href: '/data/' };
  return (
    <PublicPage
      {...frame}
      title={title}
      meta={meta}
      crumbs={[...trailTo(frame.site, top.href), ...(inner ? [top, { label: title }] : [{ label: top.label }])]}
    >
      <h1>
        <Title text={title} />
      </h1>
      {children}
    </PublicPage>
  );
}

/** On what terms it may be used: the licence that the district names, or what the law says of it anyway. */
export function TermsWords({ terms }: { terms: Terms }) {
  return (
    <p>
      {terms.licence && (
        <>
          <a href={terms.licence.href}>{terms.licence.name}</a>。
        </>
      )}
      {terms.rights ?? plainRights}
    </p>
  );
}
