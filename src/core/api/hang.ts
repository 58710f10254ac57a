import { Hono } from 'hono';
import { openApi } from '../../platform/http/api/openapi.ts';
import { answerProblem } from '../../platform/http/api/problem.ts';
import { withEtag } from '../../platform/http/etag.ts';
import type { Log } from '../../platform/log.ts';
import type { Storage } from '../../platform/storage/local.ts';
import { today } from '../../platform/time.ts';
import { pageInEnglish } from '../../ui/english/translate.ts';
import type { Sides } from '../caller.ts';
import { apiGate } from '../people/api-gate.ts';
import { askedMode, keptView } from '../remember-mode.ts';
import { readSite } from '../site.ts';
import { about } from './about.ts';
import { answerError } from './answer-error.ts';
import type { ApiEnv, Operation } from './operation.ts';
import { GuidePage } from './pages/guide.tsx';
import { serveOperation } from './serve.ts';

interface Parts {
  sides: Sides;
  storage: Storage;
  publicUrl: string;
  log: Log;
}

const root = '/api/v1';
/** The path of an operation as the router writes it. */
export const routeOf = (path: string) => `${root}${path.replace(/\{(\w+)\}/g, ':$1')}`;

/** The API: the document and its page for everybody, and behind the gate every operation and nothing else. */
export function apiApp({ sides, storage, publicUrl, log }: Parts, operations: Operation[]): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.onError(answerError(log));
  const document = JSON.stringify(openApi(operations, about));
  app.use('/api/openapi.json', withEtag);
  app.get('/api/openapi.json', (c) =>
    c.body(document, 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, no-cache' }),
  );
  app.get('/api', (c) => c.redirect('/api/', 301));
  app.get('/api/', async (c) => {
    const kept = keptView(c);
    if (kept) return kept;
    const mode = askedMode(c);
    const page = String(GuidePage({ site: await readSite(sides.live, publicUrl), mode, operations }));
    c.header('vary', 'cookie');
    return c.html(mode.language === 'en' ? pageInEnglish(page) : page);
  });
  app.use(`${root}/*`, async (c, next) => {
    c.set('staff', sides.staff);
    c.set('live', sides.live);
    c.set('today', today(new Date()));
    await next();
  });
  app.use(`${root}/*`, apiGate());
  for (const operation of operations) {
    app.on(operation.method.toUpperCase(), routeOf(operation.path), serveOperation(operation, storage));
  }
  app.all(`${root}/*`, (c) => {
    const methods = methodsAt(operations, c.req.path);
    if (methods.length === 0)
      return answerProblem('not-found', '没有这个地址，请对照 /api/openapi.json。', { instance: c.req.path });
    return answerProblem('method', `这个地址只接受 ${methods.join('、')}。`, {
      instance: c.req.path,
      headers: { allow: methods.join(', ') },
    });
  });
  return app;
}

function methodsAt(operations: Operation[], path: string): string[] {
  const fits = operations.filter((operation) =>
    new RegExp(`^${root}${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return [...new Set(fits.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])))];
}
