import type { PublicApp } from '../../core/doors.ts';
import { convenienceTag } from './actions.ts';
import { ConveniencePage } from './pages/convenience.tsx';
import { listCards } from './queries/live.ts';

/** 便民信息: one page of cards. */
export function conveniencePublic(app: PublicApp): void {
  app.get('/convenience/', async (c) => {
    const { live, site, mode } = c.var;
    c.var.shows(convenienceTag);
    // A feed that nobody could read for a day leaves the page without any change being made.
    c.var.trueUntil(new Date(Date.now() + 10 * 60_000));
    c.header('cache-control', 'no-cache');
    return c.html(
      (await ConveniencePage({ site, mode, path: '/convenience/', cards: await listCards(live) })) as unknown as string,
    );
  });
}
