import { Hono } from 'hono';
import { apiApp } from './core/api/hang.ts';
import type { Sides } from './core/caller.ts';
import { By } from './core/caller.ts';
import type { PublicEnv, StaffEnv } from './core/doors.ts';
import { errorPage, onError, onNotFound } from './core/errors.tsx';
import type { Feature } from './core/feature.ts';
import { type CoreParts, coreApi, hangCore } from './core/hang.ts';
import { answerInEnglish } from './core/in-english.ts';
import { keepPages } from './core/keep-pages.ts';
import { keepNumbersWhole } from './core/keep-whole.ts';
import { askedMode, rememberMode } from './core/remember-mode.ts';
import { readSite } from './core/site.ts';
import { staffPages } from './core/staff-page.tsx';
import { visitorOf } from './core/visitor.ts';
import { hangAssets } from './platform/http/assets.ts';
import { withEtag } from './platform/http/etag.ts';
import type { Memory } from './platform/http/memory.ts';
import { refuseForeignForms, refuseNulAddresses, withHeaders } from './platform/http/middleware.ts';
import type { Visits } from './platform/http/visits.ts';
import type { Log } from './platform/log.ts';
import { today } from './platform/time.ts';
import { canRead, type Ready } from './ready.ts';

export interface House extends CoreParts {
  sides: Sides;
  features: Feature[];
  log: Log;
  memory?: Memory;
  /** Where pages that are shown are counted. */
  visits?: Visits;
  /** Which parts answer; for /readyz. */
  ready(): Promise<Ready>;
}

/**
 * One application: health, assets, the public portal and the staff console, in the order in which a request meets them.
 * `parts` says what this port serves: the console can be put on a port of its own.
 */
export function buildApp(
  house: House,
  parts: { portal: boolean; console: boolean } = { portal: true, console: true },
): Hono {
  const { log } = house;
  const app = new Hono();
  app.onError(onError(log));
  app.notFound(onNotFound);
  app.use(withHeaders(log));
  app.use(refuseNulAddresses((c) => errorPage(c, 404)));
  app.use(refuseForeignForms((c) => errorPage(c, 403, '这张表单来自别的网站，没有受理。请从本站页面重新填写。')));
  hangHealth(app, house);
  hangAssets(app);
  if (parts.console) app.route('/', consoleApp(house)).route('/', apiApp(house, operationsOf(house)));
  if (parts.portal) app.route('/', portalApp(house));
  else app.get('/', (c) => c.redirect('/staff', 303));
  return app;
}

function hangHealth(app: Hono, house: House): void {
  app.get('/healthz', (c) => c.json({ ok: true }, 200, { 'cache-control': 'no-store' }));
  app.get('/readyz', async (c) => {
    const parts = await house.ready();
    const ok = canRead(parts);
    return c.json({ ok, ...parts }, ok ? 200 : 503, { 'cache-control': 'no-store' });
  });
}

function portalApp(house: House): Hono<PublicEnv> {
  const { sides, publicUrl, features, memory, visits } = house;
  const app = new Hono<PublicEnv>();
  app.onError(onError(house.log));
  app.notFound(onNotFound);
  app.use(withEtag); // outside of memory: a conditional request fills it as well
  app.use(keepPages(memory, visits)); // what it keeps is the page of one language
  app.use(keepNumbersWhole);
  app.use(answerInEnglish);
  app.use(async (c, next) => {
    c.set('live', sides.live);
    c.set('site', await readSite(sides.live, publicUrl));
    c.set('mode', askedMode(c));
    c.set('today', today(new Date()));
    c.set('by', (key = null) => new By(sides.staff, { kind: 'visitor', session: visitorOf(c) }, key));
    await next();
  });
  app.use(rememberMode);
  // The core first: the portal, last of the rooms, takes every address of one part for a column.
  hangCore.public(app, house);
  for (const room of features) room.public?.(app, house);
  return app;
}

function consoleApp(house: House): Hono<StaffEnv> {
  const { sides, publicUrl, features } = house;
  const app = new Hono<StaffEnv>();
  app.onError(onError(house.log));
  app.use('/staff/*', async (c, next) => {
    c.set('staff', sides.staff);
    c.set('live', sides.live);
    c.set('site', await readSite(sides.live, publicUrl));
    c.set('mode', askedMode(c));
    c.set('today', today(new Date()));
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  app.use('/staff/*', rememberMode);
  hangCore.signIn(app, house);
  app.use('/staff/*', hangCore.gate());
  app.use('/staff/*', staffPages(features));
  hangCore.staff(app, house);
  for (const room of features) room.staff?.(app, house);
  return app;
}

/** The whole API, in the order of its page. */
export const operationsOf = ({ features }: Pick<House, 'features'>) => [
  ...coreApi,
  ...features.flatMap((room) => room.api ?? []),
];
