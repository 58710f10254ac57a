import type { PublicContext } from '../../../core/doors.ts';
import { TombstonePage } from '../pages/tombstone.tsx';
import type { Tombstone } from '../queries/article.ts';
import { listColumns } from '../queries/columns.ts';
import { answer, frameOf } from './frame.ts';

/** What is left of a withdrawn document; one that moved leads on, out of the site by way of the leaving notice (§2.4). */
export async function showTombstone(c: PublicContext, stone: Tombstone) {
  c.header('cache-control', 'no-cache');
  if (stone.movedTo?.startsWith('/')) return c.redirect(encodeURI(stone.movedTo), 301);
  if (stone.movedTo) return c.redirect(`/leaving?to=${encodeURIComponent(stone.movedTo)}`, 301);
  return answer(c, TombstonePage({ frame: frameOf(c), stone, columns: await listColumns(c.var.live) }), {
    status: 410,
  });
}
