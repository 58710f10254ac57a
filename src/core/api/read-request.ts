import type { z } from 'zod';
import { NotFound } from '../../platform/errors.ts';
import { type Json, schemaOf } from '../../platform/http/api/described.ts';
import { faultsOf } from '../../platform/http/api/faults.ts';
import { Rejected } from '../../platform/http/api/problem.ts';
import type { ApiContext, Operation } from './operation.ts';

const largest = 4 * 1024 ** 2;
const schemas = new WeakMap<z.ZodType, Json>();

function titlesOf(shape: z.ZodType): Json {
  const schema = schemas.get(shape) ?? schemaOf(shape, 'input');
  schemas.set(shape, schema);
  return schema;
}

/** The numbers of the address; an address whose number is none is not found, as everywhere. */
export function readParams(c: ApiContext, { params }: Operation): unknown {
  const read = params.safeParse(c.req.param());
  if (!read.success) throw new NotFound();
  return read.data;
}

export function readQuery(c: ApiContext, { query }: Operation): unknown {
  const typed = Object.fromEntries(new URL(c.req.url).searchParams);
  return readShape(query, typed, 'query');
}

/** The body as JSON of at most 4 MB in its shape; null for an operation without one. */
export async function readBody(c: ApiContext, { body, upload }: Operation): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (upload) {
    if (!/^multipart\/form-data\b/i.test(type)) throw wrongType('multipart/form-data');
    return null;
  }
  if (!body) return null;
  if (!/^application\/json\b/i.test(type)) throw wrongType('application/json');
  return readShape(body, parsed(await readText(c.req.raw)), 'body');
}

const wrongType = (type: string) => new Rejected('media-type', `请求的内容应当是 ${type}，请检查 Content-Type。`);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Rejected('malformed', '请求的内容不是完整的 JSON，请检查括号、引号和逗号。');
  }
}

async function readText({ body }: Request): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > largest) throw new Rejected('too-large', '请求的内容超过 4 MB。较长的材料请作为附件上传。');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function readShape(shape: z.ZodType, value: unknown, place: 'body' | 'query'): unknown {
  const read = shape.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  const errors = faultsOf(read.error, titlesOf(shape), place);
  throw new Rejected(
    'invalid',
    errors
      .map(({ detail }) => detail)
      .slice(0, 5)
      .join(''),
    { errors },
  );
}

/** The key under which a request is done once; required of every POST. */
export function readKey(c: ApiContext, { keyed }: Operation): string | null {
  const key = c.req
    .header('idempotency-key')
    ?.trim()
    .replace(/^"(.*)"$/, '$1');
  if (key === undefined && !keyed) return null;
  if (key && /^[\w-]{8,64}$/.test(key)) return key;
  throw new Rejected('malformed', '请用 Idempotency-Key 给这次请求一个自己的键：8 到 64 个字母、数字、- 或 _。', {
    errors: [{ parameter: 'Idempotency-Key', detail: '请填写 8 到 64 个字母、数字、- 或 _，每次新的请求换一个。' }],
  });
}
