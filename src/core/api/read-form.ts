import type { Form, Read, Typed } from '../../platform/form.ts';
import { Rejected } from '../../platform/http/api/problem.ts';

type Body = Record<string, unknown>;

/** What a program sent, as a form of the console would have sent it: the same rules read both. */
export function typedFrom(body: Body): Typed {
  const typed: Typed = {};
  for (const [name, value] of Object.entries(body)) {
    if (value === null || value === undefined || value === false) continue;
    if (Array.isArray(value)) typed[name] = value.map(String);
    else typed[name] = value === true ? 'on' : String(value);
  }
  return typed;
}

/** The values of the console's own form; what it objects to is told at the body's fields. */
export const readForm = <Value>(form: Form<Value>, body: Body): Value => valuesOf(form.read(typedFrom(body)));

export function valuesOf<Value>(read: Read<Value>): Value {
  if (read.ok) return read.values;
  throw invalid(read.errors);
}

/** Sentences by field as a problem. */
export function invalid(reasons: Record<string, string>): Rejected {
  const errors = Object.entries(reasons).map(([name, detail]) => ({ pointer: name ? `#/${name}` : '#', detail }));
  return new Rejected('invalid', Object.values(reasons).join(''), { errors });
}
