import { createHash } from 'node:crypto';
import { Rejected } from '../../platform/http/api/problem.ts';
import type { Seen } from './operation.ts';

/** The ETag of a thing as it stands: the parts that a change needs, then the hash of the whole. */
export function tagOf({ whole, parts }: Seen): string {
  const hash = createHash('sha256').update(JSON.stringify(whole)).digest('hex').slice(0, 16);
  return `"${[...parts, hash].join('.')}"`;
}

/** The tag that If-Match bears, as one: what is to be changed was seen, and only in that state (428 without). */
export function readCondition(header: string | undefined): { tag: string; parts: string[] } {
  const match = /^\s*"([\w.-]{1,200})"\s*$/.exec(header ?? '');
  if (!match) {
    throw new Rejected('condition-required', '修改之前请先读取，并把读到的 ETag 放进 If-Match。', {
      errors: [{ parameter: 'If-Match', detail: '请填写读取时得到的 ETag，连同引号照抄。' }],
    });
  }
  return { tag: `"${match[1]}"`, parts: match[1]!.split('.').slice(0, -1) };
}

export const stale = (tag: string) =>
  new Rejected('stale', '您读取之后内容已经变化，请重新读取、核对后再办理。', { headers: { etag: tag } });
