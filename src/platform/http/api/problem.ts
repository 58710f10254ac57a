/** Every way in which the API refuses, with the name under which /api/ explains it (RFC 9457). */
export const problems = {
  malformed: { status: 400, title: '请求的写法有误' },
  unauthorised: { status: 401, title: '没有有效的令牌' },
  forbidden: { status: 403, title: '没有权限' },
  'not-found': { status: 404, title: '没有找到' },
  method: { status: 405, title: '这个地址不接受这种方法' },
  conflict: { status: 409, title: '现在不能办理' },
  stale: { status: 412, title: '内容已经变化' },
  'too-large': { status: 413, title: '内容太大' },
  'media-type': { status: 415, title: '内容的类型不对' },
  invalid: { status: 422, title: '填写的内容有问题' },
  'key-reused': { status: 422, title: '幂等键已经用于别的请求' },
  'condition-required': { status: 428, title: '缺少 If-Match' },
  'too-many': { status: 429, title: '请求太频繁' },
  bug: { status: 500, title: '系统出了故障' },
  unavailable: { status: 503, title: '服务暂时不可用' },
} as const;
export type ProblemName = keyof typeof problems;

/** What is wrong at one place: of the body by its JSON pointer, of the address by the parameter's name. */
export interface Fault {
  pointer?: string;
  parameter?: string;
  detail: string;
}

/** Thrown where the machinery itself refuses; rooms throw `Refused` and `NotFound` as everywhere. */
export class Rejected extends Error {
  readonly problem: ProblemName;
  readonly errors: Fault[];
  readonly headers: Record<string, string>;
  constructor(
    problem: ProblemName,
    detail: string,
    { errors = [], headers = {} }: { errors?: Fault[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.name = 'Rejected';
    this.problem = problem;
    this.errors = errors;
    this.headers = headers;
  }
}

/** A problem as an answer: Chinese sentences, no stack, never kept by anybody. `instance` is the path that was asked for. */
export function answerProblem(
  name: ProblemName,
  detail: string,
  more: { instance?: string; errors?: Fault[]; headers?: Record<string, string>; requestId?: string } = {},
): Response {
  const { status, title } = problems[name];
  const { instance, errors, headers, requestId } = more;
  const body = {
    type: `/api/#${name}`,
    title,
    status,
    detail,
    ...(instance ? { instance } : {}),
    ...(errors?.length ? { errors } : {}),
    ...(requestId ? { requestId } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': 'zh-CN',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}
