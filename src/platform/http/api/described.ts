import { z } from 'zod';

export type Json = z.core.JSONSchema.BaseSchema;

/** All that is said of one operation to those who call it, and by which their requests are read. */
export interface Described {
  /** operationId: a verb and its object, never changed once given. */
  id: string;
  method: 'get' | 'post' | 'put';
  /** Below /api/v1, parameters in braces. */
  path: string;
  /** The heading it stands under. */
  tag: string;
  /** One line. */
  words: string;
  about?: string;
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType | null;
  /** The body is a form with one file under `file`. */
  upload: boolean;
  answer: z.ZodType | 'bytes';
  status: 200 | 201;
  /** What a token must be issued for, and the posts that may do it, for people. */
  scope: { name: string; words: string } | null;
  posts: string | null;
  /** If-Match is required. */
  conditional: boolean;
  /** The answer bears an ETag. */
  tagged: boolean;
  /** Idempotency-Key is required. */
  keyed: boolean;
  paged: boolean;
  /** A whole request as somebody might send it. */
  example: { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
}

/** The JSON Schema of a shape: of what is sent (`input`) or of what is answered (`output`). */
export function schemaOf(shape: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' });
  return schema as Json;
}

/** What a page of a list looks like around its items. */
export const pageShape = (items: z.ZodType): z.ZodType => {
  const inner = items instanceof z.ZodArray ? items : z.array(items);
  return z.object({
    items: inner.meta({ title: '本页' }),
    next: z.string().nullable().meta({ title: '下一页的地址', description: '最后一页是 null。' }),
  });
};

/** An example that fits a schema, from the examples of its fields. */
export function sampleOf(schema: Json): unknown {
  if (schema.examples?.length) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice && typeof choice === 'object') return sampleOf(choice as Json);
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
    return Object.fromEntries(entries.map(([name, inner]) => [name, sampleOf(inner as Json)]));
  }
  if (schema.type === 'array') return schema.items ? [sampleOf(schema.items as Json)] : [];
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'null') return null;
  if (schema.format === 'date') return '2026-03-10';
  if (schema.format === 'date-time') return '2026-03-10T01:30:00.000Z';
  return schema.title ?? '文字';
}
