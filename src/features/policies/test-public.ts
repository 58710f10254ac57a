import { Hono } from 'hono';
import type { PublicEnv } from '../../core/doors.ts';
import { onError, onNotFound } from '../../core/errors.tsx';
import { plainSite } from '../../core/site.ts';
import { createLog } from '../../platform/log.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import { dayOf } from '../../platform/time.ts';
import { parseMode } from '../../ui/mode.ts';
import { policiesPublic } from './public.tsx';

/** The public doors of this room as a reader meets them, without the frame's memory. */
export function openPublic(t: TestDatabase): Hono<PublicEnv> {
  const app = new Hono<PublicEnv>();
  app.onError(onError(createLog('fatal', 'stderr')));
  app.notFound(onNotFound);
  app.use(async (c, next) => {
    c.set('live', t.sides.live);
    c.set('site', { ...plainSite, origin: 'https://zhenxing.example' });
    c.set('mode', parseMode(undefined));
    c.set('today', dayOf(new Date()));
    c.set('shows', () => {});
    await next();
  });
  policiesPublic(app);
  return app;
}

/** A page as a reader reads it: the places where a line may end are no text. */
export async function readPage(app: Hono<PublicEnv>, path: string): Promise<{ status: number; text: string }> {
  const answer = await app.request(path);
  return { status: answer.status, text: (await answer.text()).replaceAll('<wbr/>', '') };
}
