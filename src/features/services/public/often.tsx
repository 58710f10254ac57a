import type { PublicDb } from '../../../platform/database.ts';
import { OftenBlock } from '../pages/often.tsx';
import { listNewestItems, listOften } from '../queries/live.ts';

const most = 8;
/** Fewer than these say little about what people come for. */
const fewest = 3;

/** 常用办事 on the home page; the newest guides until some were read, nothing while there is none. */
export async function renderOften(live: PublicDb) {
  const read = await listOften(live, most);
  const often = read.length >= fewest;
  const items = often ? read : await listNewestItems(live, most);
  return items.length > 0 ? <OftenBlock items={items} often={often} /> : null;
}
