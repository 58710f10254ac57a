import type { Context } from 'hono';
import { z } from 'zod';
import type { PublicDb, StaffDb } from '../../platform/database.ts';
import type { Described } from '../../platform/http/api/described.ts';
import type { Storage } from '../../platform/storage/local.ts';
import { type By, type Role, roles, type Staff } from '../caller.ts';
import { type Scope, scopes } from '../people/scopes.ts';

/** What a door of the API holds behind its gate. */
export interface ApiEnv {
  Variables: {
    requestId: string;
    staff: StaffDb;
    live: PublicDb;
    today: string;
    who: Staff;
    token: { id: number; name: string; prefix: string; scopes: Scope[]; expiresAt: Date };
  };
}
export type ApiContext = Context<ApiEnv>;

/** One request, read: who asks, with which hand, and what was sent in its shapes. */
export interface Call<Params = Record<string, never>, Query = Record<string, never>, Body = null> {
  c: ApiContext;
  who: Staff;
  /** The hand with the request's Idempotency-Key. */
  by: By;
  staff: StaffDb;
  live: PublicDb;
  storage: Storage;
  today: string;
  params: Params;
  query: Query;
  body: Body;
  /** The numbers in the ETag that came as If-Match, in the order in which `seen` gave them. */
  seen: string[];
  /** The key was used before: the deed will give its first answer, whatever has become of the thing since. */
  again: boolean;
}

type Shape = Record<string, z.ZodType>;
type Read<Fields extends Shape> = z.output<z.ZodObject<Fields>>;

interface Spec<Params extends Shape, Query extends Shape, Body extends z.ZodType> {
  id: string;
  method: Described['method'];
  path: string;
  tag: string;
  words: string;
  about?: string;
  scope: Scope | null;
  /** Who may; the deed has the last word, this only says so before anything is read. */
  posts?: Role[];
  params?: Params;
  query?: Query;
  body?: Body;
  upload?: true;
  answer: z.ZodType | 'bytes';
  status?: 201;
  paged?: true;
  /**
   * What the caller must have seen: If-Match is required and compared with the tag of this. Of a GET: what its ETag is made
   * of. `parts` are numbers or hashes that the deed needs of what was seen, so that a repeat asks exactly the same.
   */
  seen?(call: Call<Read<Params>, Record<string, unknown>, unknown>): Promise<Seen>;
  example: { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: z.input<Body> };
  /** Not needed of a GET with `seen`: it answers the whole. */
  run?(call: Call<Read<Params>, Read<Query>, z.output<Body>>): Promise<unknown>;
}

/** A thing as it stands: its representation and the parts of it that a change of it needs. */
export interface Seen {
  whole: unknown;
  parts: (string | number)[];
}

/** One operation of the API, as the rooms declare it and the machinery serves it. */
export interface Operation extends Described {
  needs: Scope | null;
  may: Role[] | null;
  seen: ((call: Call<never, never, never>) => Promise<Seen>) | null;
  run: ((call: Call<never, never, never>) => Promise<unknown>) | null;
}

/** Declares an operation. It calls the queries and deeds that the console calls; a second rule has no place here. */
export function operation<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType = z.ZodNull,
>(spec: Spec<Params, Query, Body>): Operation {
  const { id, method, path, tag, words, about, scope, posts, body, upload, answer, example } = spec;
  return {
    id,
    method,
    path,
    tag,
    words,
    about,
    params: z.strictObject(spec.params ?? {}),
    query: z.strictObject(spec.query ?? {}),
    body: body ?? null,
    upload: upload === true,
    answer,
    status: spec.status ?? 200,
    scope: scope && { name: scope, words: scopes[scope] },
    posts: posts ? posts.map((role) => roles[role]).join('、') : null,
    conditional: spec.seen !== undefined && method !== 'get',
    tagged: spec.seen !== undefined && method === 'get',
    keyed: method === 'post',
    paged: spec.paged === true,
    example,
    needs: scope,
    may: posts ?? null,
    seen: (spec.seen as Operation['seen']) ?? null,
    run: (spec.run as Operation['run'] | undefined) ?? null,
  };
}
