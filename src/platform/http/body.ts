import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { Refused } from '../errors.ts';
import { addTyped, type Typed } from '../form.ts';

const limit = 4 * 1024 * 1024;

/** The fields of an ordinary form, bounded at 4 MB; files come through the guarded upload. Throws a sentence when it is too large. */
export async function readFields(c: Context): Promise<Typed> {
  const declared = Number(c.req.header('content-length') ?? 0);
  if (declared > limit) throw tooLarge();
  const text = await readText(c.req.raw.body);
  const typed: Typed = {};
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    count += 1;
    if (count > 2000) throw new Refused('表单的项目太多，请分几次提交。');
    addTyped(typed, name, value);
  }
  return typed;
}

const tooLarge = () => new Refused('表单内容太大（超过 4 MB）。较长的材料请作为附件上传。', 413);

async function readText(stream: ReadableStream<Uint8Array> | null): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream ?? []) {
    size += part.length;
    if (size > limit) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The idempotency key that the form carried; null when it carried none. */
export const keyOf = (typed: Typed): string | null => {
  const key = typed._key;
  return typeof key === 'string' && /^[\w-]{8,64}$/.test(key) ? key : null;
};

/** A fresh idempotency key for a form that is being shown. */
export const newKey = (): string => randomBytes(16).toString('base64url');
