import { z } from 'zod';
import { Rejected } from './problem.ts';

/** One page of a list: `next` is the key after which the next one begins, null on the last. */
export interface Page<Item> {
  items: Item[];
  next: unknown;
}

/** A key as an opaque cursor. */
export const writeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The key that a cursor holds; null without one. A cursor that is none is told as such. */
export function readCursor<Shape extends z.ZodType>(cursor: string | undefined, shape: Shape): z.output<Shape> | null {
  if (!cursor) return null;
  const read = shape.safeParse(parsed(cursor));
  if (!read.success) throw wrongCursor();
  return read.data;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const wrongCursor = () =>
  new Rejected('invalid', '游标不对，请从第一页重新读取。', {
    errors: [{ parameter: 'cursor', detail: '游标不对，请照抄上一页 next 里的地址。' }],
  });

/** A page from rows of which one more than `limit` was asked for. */
export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => unknown): Page<Row> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? keyOf(items.at(-1)!) : null };
}

/** A page of a short list that is held whole, behind the item whose key the cursor bears; what is inserted elsewhere moves nothing. */
export function pageIn<Row>(
  list: Row[],
  { cursor, limit }: { cursor?: string; limit: number },
  keyOf: (row: Row) => string | number,
): Page<Row> {
  const after = readCursor(cursor, z.union([z.string(), z.number()]));
  const at = after === null ? -1 : list.findIndex((row) => keyOf(row) === after);
  if (after !== null && at < 0) throw wrongCursor();
  return pageOf(list.slice(at + 1), limit, keyOf);
}
