import { type Described, type Json, pageShape, sampleOf, schemaOf } from './described.ts';
import { type ProblemName, problems } from './problem.ts';

export interface About {
  title: string;
  description: string;
  version: string;
  tags: { name: string; description: string }[];
}

/** The whole API as an OpenAPI 3.1 document, from the definitions by which requests are read and answers are cut. */
export function openApi(operations: Described[], about: About): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: told(operation) };
  }
  const { title, description, version, tags } = about;
  return {
    openapi: '3.1.1',
    info: { title, description, version, license: { name: 'MIT', identifier: 'MIT' } },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    tags,
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: '在工作台“我的账号—接口令牌”签发，只显示一次。' },
      },
      schemas: { Problem: problemSchema },
      headers: headerObjects,
      responses: problemResponses(),
    },
  };
}

function told(operation: Described): Record<string, unknown> {
  const { id, tag, words, scope } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary: words,
    description: aboutOf(operation),
    ...(scope ? { 'x-scope': scope.name } : {}),
    parameters: parametersOf(operation),
    ...(operation.upload || operation.body ? { requestBody: bodyOf(operation) } : {}),
    responses: responsesOf(operation),
  };
}

function aboutOf({ about, scope, posts }: Described): string {
  const lines = [about, scope ? `令牌权限：${scope.name}（${scope.words}）。` : '任何有效的令牌都可以用。'];
  if (posts) lines.push(`岗位：${posts}。`);
  return lines.filter(Boolean).join('\n\n');
}

function parametersOf(operation: Described): unknown[] {
  const { example } = operation;
  const of = (where: 'path' | 'query', shape: Json, given: Record<string, unknown> = {}) =>
    Object.entries(shape.properties ?? {}).map(([name, schema]) => {
      const { title, description, ...rest } = schema as Json;
      return {
        name,
        in: where,
        required: where === 'path' || (shape.required ?? []).includes(name),
        description: [title, description].filter(Boolean).join('。'),
        schema: rest,
        ...(given[name] === undefined ? {} : { example: given[name] }),
      };
    });
  return [
    ...of('path', schemaOf(operation.params, 'input'), example.params),
    ...of('query', schemaOf(operation.query, 'input'), example.query),
    ...(operation.conditional
      ? [header('If-Match', '读取时得到的 ETag；内容在这之后变化的，答 412。', '"12.34.0123456789abcdef"')]
      : []),
    ...(operation.keyed
      ? [
          header(
            'Idempotency-Key',
            '8 到 64 个字母、数字、- 或 _；同一键的重复请求只办一次，答复相同。',
            'b7c1f0de-1f0b-4a57-9f0e-2c8b7d0a1e55',
          ),
        ]
      : []),
  ];
}

const header = (name: string, description: string, example: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

function bodyOf({ upload, body, example }: Described): Record<string, unknown> {
  if (upload) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream', title: '文件' };
    const schema = { type: 'object', properties: { file }, required: ['file'] };
    return { required: true, content: { 'multipart/form-data': { schema, example: { file: '附件.docx' } } } };
  }
  return {
    required: true,
    content: { 'application/json': { schema: schemaOf(body!, 'input'), example: example.body } },
  };
}

function responsesOf(operation: Described): Record<string, unknown> {
  const { answer, status, tagged, conditional, paged } = operation;
  const headers = Object.fromEntries(
    [...rateNames, ...(tagged || conditional ? ['ETag'] : []), ...(paged ? ['Link'] : [])].map((name) => [
      name,
      { $ref: `#/components/headers/${name}` },
    ]),
  );
  const good =
    answer === 'bytes'
      ? { 'application/octet-stream': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } }
      : jsonContent(schemaOf(paged ? pageShape(answer) : answer, 'output'));
  const names = refusalsOf(operation);
  const refusals = names.map((name) => [String(problems[name].status), { $ref: `#/components/responses/${name}` }]);
  return { [status]: { description: '已办理', headers, content: good }, ...Object.fromEntries(refusals) };
}

const jsonContent = (schema: Json) => ({ 'application/json': { schema, example: sampleOf(schema) } });

/** What can be answered beside the good; two names of one status are one response with the more usual name. */
export function refusalsOf(operation: Described): ProblemName[] {
  const { method, conditional, keyed, upload, body } = operation;
  const named = Object.keys(schemaOf(operation.params, 'input').properties ?? {}).length > 0;
  return [
    ...(keyed || body ? (['malformed'] as const) : []),
    'unauthorised',
    'forbidden',
    ...(named ? (['not-found'] as const) : []),
    ...(method === 'get' ? [] : (['conflict'] as const)),
    ...(conditional ? (['stale'] as const) : []),
    ...(upload || body ? (['too-large', 'media-type'] as const) : []),
    'invalid',
    ...(conditional ? (['condition-required'] as const) : []),
    'too-many',
    'bug',
    'unavailable',
  ];
}

const rateNames = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];
const whole = (description: string) => ({ description, schema: { type: 'integer', minimum: 0 } });
const words = (description: string) => ({ description, schema: { type: 'string' } });
const headerObjects = {
  'RateLimit-Limit': whole('一次最多可以连续请求的次数'),
  'RateLimit-Remaining': whole('现在还可以请求的次数'),
  'RateLimit-Reset': whole('多少秒后恢复到上限'),
  'Retry-After': whole('多少秒后再试'),
  ETag: words('这一版的标记，修改时放进 If-Match'),
  Link: words('下一页的地址（rel="next"）'),
};

const problemSchema: Json = {
  type: 'object',
  title: '问题',
  description: 'RFC 9457',
  properties: {
    type: { type: 'string', title: '问题的种类', description: '指向 /api/ 上的说明。', examples: ['/api/#invalid'] },
    title: { type: 'string', title: '名称' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', title: '哪里不对、怎样改' },
    instance: { type: 'string', title: '请求的地址' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', title: '正文里的位置（JSON Pointer）' },
          parameter: { type: 'string', title: '地址或首部里的参数' },
          detail: { type: 'string', title: '说明' },
        },
        required: ['detail'],
        additionalProperties: false,
      },
    },
    requestId: { type: 'string', title: '请求编号，报告故障时提供' },
  },
  required: ['type', 'title', 'status', 'detail'],
  additionalProperties: false,
};

function problemResponses(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(problems).map(([name, { status, title }]) => [
      name,
      {
        description: title,
        ...(status === 429 || status === 503
          ? { headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } }
          : {}),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            example: { type: `/api/#${name}`, title, status, detail: `${title}。` },
          },
        },
      },
    ]),
  );
}
