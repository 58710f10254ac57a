import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { databaseIsAway, NotFound, Refused, Unavailable } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import { ErrorBody, type ErrorStatus, errorTitle, StaffError } from '../ui/error-body.tsx';
import { BarePage, PublicPage } from '../ui/layout.tsx';
import { parseMode } from '../ui/mode.ts';
import type { ViewMode } from '../ui/site.ts';
import { problemOf } from './api/answer-error.ts';
import type { StaffEnv } from './doors.ts';
import { lastSite } from './site.ts';

/** The page of an outcome that no door handles. It repeats nothing of the address: a draft's looks like one that never was. */
export function errorPage(c: Context, status: ErrorStatus, detail?: string): Response | Promise<Response> {
  if (c.req.path.startsWith('/api/')) return problemOf(c, status, detail);
  const id = status >= 500 ? (c.get('requestId') as string | undefined) : undefined;
  if (status === 503) c.header('retry-after', '10');
  c.header('cache-control', 'no-store');
  if (c.req.path.startsWith('/staff')) return staffError(c, status, { detail, requestId: id });
  const site = lastSite();
  return c.html(
    <PublicPage
      site={{ ...site, menu: site.menu.map((entry) => ({ ...entry, current: false })) }}
      title={titles[status] ?? '出错了'}
      mode={modeOf(c)}
      path="/"
      meta={{ noIndex: true }}
    >
      <ErrorBody
        status={status}
        detail={detail}
        requestId={id}
        links={status === 404 ? ways : []}
        hotline={site.hotline}
      />
    </PublicPage>,
    status,
  );
}

/** The reader's view stays, also where nothing was found: large type, strong contrast, language. */
const modeOf = (c: Context): ViewMode => (c.get('mode') as ViewMode | undefined) ?? parseMode(undefined);

const ways = [
  { label: '回到首页', href: '/' },
  { label: '搜索', href: '/search' },
  { label: '看站点地图', href: '/sitemap/' },
  { label: '依申请公开', href: '/requests/' },
];

/** With the console's frame and menu for who is signed in; a fault of ours asks the database for nothing more. */
function staffError(c: Context, status: ErrorStatus, facts: { detail?: string; requestId?: string }) {
  const page = status < 500 ? (c.get('page') as StaffEnv['Variables']['page'] | undefined) : undefined;
  const title = errorTitle(status);
  const children = <StaffError status={status} {...facts} />;
  if (page) return page({ title, crumbs: [{ label: '工作台', href: '/staff' }, { label: title }], status, children });
  return c.html(
    <BarePage title={title} siteName={lastSite().name}>
      {children}
    </BarePage>,
    status,
  );
}

const titles: Partial<Record<ErrorStatus, string>> = {
  403: '没有权限',
  404: '没有找到',
  409: '现在不能办理',
  413: '内容太大',
  429: '操作太频繁',
  500: '页面出了故障',
  503: '服务暂时不可用',
};

/** Four outcomes (style.md, Errors); only an unexpected one is logged, once, with the request's id. */
export const onError =
  (log: Log): ErrorHandler =>
  (error, c) => {
    if (error instanceof NotFound) return errorPage(c, 404);
    if (error instanceof Refused) return errorPage(c, error.status, error.message);
    if (error instanceof Unavailable || databaseIsAway(error)) {
      log.warn({ id: c.get('requestId' as never), err: error }, 'unavailable');
      return errorPage(c, 503);
    }
    log.error({ id: c.get('requestId' as never), err: error }, 'bug');
    return errorPage(c, 500);
  };

export const onNotFound: NotFoundHandler = (c) => errorPage(c, 404);
