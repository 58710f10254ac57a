import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { databaseIsAway, NotFound, Refused, Unavailable } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import { ErrorBody, type ErrorStatus } from '../ui/error-body.tsx';
import { BarePage, PublicPage } from '../ui/layout.tsx';
import { parseMode } from '../ui/mode.ts';
import { problemOf } from './api/answer-error.ts';
import { lastSite } from './site.ts';

/** The page of an outcome that no door handles. It repeats nothing of the address: a draft's looks like one that never was. */
export function errorPage(c: Context, status: ErrorStatus, detail?: string): Response | Promise<Response> {
  if (c.req.path.startsWith('/api/')) return problemOf(c, status, detail);
  const site = lastSite();
  const mode = parseMode(undefined);
  const staff = c.req.path.startsWith('/staff');
  const id = status >= 500 ? (c.get('requestId') as string | undefined) : undefined;
  const body = <ErrorBody status={status} detail={detail} requestId={id} hotline={staff ? undefined : site.hotline} />;
  if (status === 503) c.header('retry-after', '10');
  c.header('cache-control', 'no-store');
  if (staff) {
    return c.html(
      <BarePage title={titles[status] ?? '出错了'} siteName={site.name}>
        {body}
        <p>
          <a href="/staff">回到工作台</a>
        </p>
      </BarePage>,
      status,
    );
  }
  return c.html(
    <PublicPage site={site} title={titles[status] ?? '出错了'} mode={mode} path="/" meta={{ noIndex: true }}>
      {body}
    </PublicPage>,
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
