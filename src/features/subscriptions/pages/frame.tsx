import type { Child } from 'hono/jsx';
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
  error?: boolean;
  /** Its address holds the key of one person; the frame does not say it. */
  keyed?: boolean;
  children?: Child;
};

/** A page of 邮件订阅: what follows the form folds into it, and no search engine has business where a key is. */
export function SubscriptionPage({ frame, title, top, error, keyed, children }: Props) {
  const form = { label: '邮件订阅', href: '/subscriptions/' };
  return (
    <PublicPage
      {...frame}
      title={title}
      error={error}
      meta={keyed ? { noIndex: true } : { canonical: `${frame.site.origin ?? ''}/subscriptions/` }}
      crumbs={[{ label: '首页', href: '/' }, ...(top ? [{ label: form.label }] : [form, { label: title }])]}
    >
      <h1>
        <Title text={title} />
      </h1>
      {children}
    </PublicPage>
  );
}
