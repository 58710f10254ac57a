import { By, type Sides } from '../../core/caller.ts';
import type { Job } from '../../core/feature.ts';
import { lookAtLines } from '../../core/proposals/queries/look.ts';
import type { StaffDb } from '../../platform/database.ts';
import { Guarded, type GuardedFetch, guardedFetch } from '../../platform/http/fetch-guarded.ts';
import { keepReading } from './actions.ts';
import { listNamed, type Named } from './queries/readings.ts';
import { type FeedItem, readFeed } from './rules/feed.ts';

/** Inner addresses that are open for notifications (WEBHOOK_ALLOW) are not open here: what is read becomes public. */
const outside = guardedFetch({ timeoutMillis: 10_000, maxBytes: 512 * 1024 });

/** Each feed by itself, one after the other: what one of them does is told to the office and touches no other. */
export async function readFeeds(db: StaffDb, fetchOutside: GuardedFetch = outside): Promise<number> {
  const named = await listNamed(db);
  for (const one of named) {
    const read = await readOne(db, one, fetchOutside);
    await keepReading(new By(db, { kind: 'system', name: 'feeds' }), { ...one, ...read });
  }
  return named.length;
}

async function readOne(
  db: StaffDb,
  { url }: Named,
  fetchOutside: GuardedFetch,
): Promise<{ items: FeedItem[]; problem: string | null }> {
  const refused = (problem: string) => ({ items: [], problem });
  try {
    const accept = 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9';
    const { status, body } = await fetchOutside(url, { method: 'GET', headers: { accept } });
    if (status !== 200) return refused(`对方的答复是 ${status}，没有内容可以读。`);
    const items = readFeed(body.toString('utf8'));
    if (!items) return refused('这个地址不是 RSS 或 Atom 订阅，请核对地址。');
    return { items: await withoutUnfit(db, items), problem: null };
  } catch (error) {
    // Names, networks and servers of others fail in every way; the office reads how.
    return refused(sentenceOf(error));
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Guarded)) return '没有连上对方，或者对方中断了答复。';
  return error.reason === 'inner' ? '这个地址指向内部或保留的地址，或者不是 80、443 端口，不能读取。' : error.message;
}

/** Words of others pass the checks of every text: what they would block does not appear. */
async function withoutUnfit(db: StaffDb, items: FeedItem[]): Promise<FeedItem[]> {
  const found = await Promise.all(items.map(({ title }) => lookAtLines(db, [title])));
  return items.filter((_, at) => !found[at]!.some(({ level }) => level === 'block'));
}

export const jobs: Job[] = [
  {
    name: 'convenience.readFeeds',
    every: '7 * * * *',
    async run(_: object, { staff }: Sides) {
      await readFeeds(staff);
    },
  },
];
