import type { z } from 'zod';
import type { Fault } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong, one Chinese sentence a place, each naming the field by its `title`. */
export function faultsOf(
  error: z.core.$ZodError,
  schema: z.core.JSONSchema.BaseSchema,
  place: 'body' | 'query',
): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, schema, place)).slice(0, 50);
}

function faultsOfIssue(issue: Issue, schema: z.core.JSONSchema.BaseSchema, place: 'body' | 'query'): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...where(place, [...issue.path, key]),
      detail: `没有“${key.slice(0, 60)}”这一项，请删去或检查名称。`,
    }));
  }
  const label = labelOf(schema, issue.path);
  return [{ ...where(place, issue.path), detail: sentenceOf(issue, label) }];
}

/** A JSON pointer as a URI fragment (RFC 6901), or the name of a parameter. */
function where(place: 'body' | 'query', path: PropertyKey[]): Omit<Fault, 'detail'> {
  if (place === 'query') return { parameter: String(path[0] ?? '') };
  return { pointer: pointerTo(path) };
}

export const pointerTo = (path: PropertyKey[]): string =>
  `#${path.map((step) => `/${encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`;

/** The title of the field a path leads to, or its last name. */
function labelOf(schema: z.core.JSONSchema.BaseSchema, path: PropertyKey[]): string {
  let at: z.core.JSONSchema.BaseSchema | undefined = schema;
  let label = '';
  for (const step of path) {
    const inside = at?.anyOf?.find((one) => typeof one === 'object' && 'properties' in one) ?? at;
    const next = (typeof step === 'number' ? inside?.items : inside?.properties?.[String(step)]) as typeof at;
    at = next;
    label = typeof step === 'number' ? `${label}第 ${step + 1} 项` : (at?.title ?? `“${String(step).slice(0, 60)}”`);
  }
  return label || '请求的内容';
}

const kinds: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
};

function sentenceOf(issue: Issue, label: string): string {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return `请填写${label}。`;
    return `${label}应当是${kinds[issue.expected] ?? '别的类型'}。`;
  }
  if (issue.code === 'too_small') return `${label}${least(issue.origin, Number(issue.minimum))}。`;
  if (issue.code === 'too_big') return `${label}${most(issue.origin, Number(issue.maximum))}。`;
  if (issue.code === 'invalid_value') return `${label}只能是 ${issue.values.map(String).join('、')} 之一。`;
  if (issue.code === 'invalid_format') {
    const formats: Record<string, string> = {
      date: '请写成“2026-03-10”的样子',
      datetime: '请写成“2026-03-10T09:30:00+08:00”的样子',
      url: '请写完整的网址，例如 https://www.example.gov.cn/',
    };
    return `${label}${formats[issue.format] ?? '的写法不对'}。`;
  }
  if (issue.code === 'custom' && /\p{Script=Han}/u.test(issue.message)) return issue.message;
  return `${label}的内容不对，请检查。`;
}

const least = (origin: string, minimum: number) =>
  origin === 'string'
    ? `至少写 ${minimum} 个字`
    : origin === 'array'
      ? `至少要有 ${minimum} 项`
      : `不能小于 ${minimum}`;
const most = (origin: string, maximum: number) =>
  origin === 'string' ? `最多 ${maximum} 个字` : origin === 'array' ? `最多 ${maximum} 项` : `不能大于 ${maximum}`;
