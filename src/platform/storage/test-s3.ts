import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Stored {
  body: Buffer;
  at: Date;
}

export interface FakeS3 {
  url: string;
  objects: Map<string, Stored>;
  uploads: Map<string, { key: string; at: Date; parts: Map<number, Buffer> }>;
  /** What it does from now on. */
  mood: 'works' | 'hangs up' | 'is busy' | 'silent';
  requests: string[];
  /** Objects in one page of a listing. */
  page: number;
  close(): Promise<void>;
}

const secret = 'the+secret/of=tests';
const sha = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const mac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** An object storage in memory that computes every signature itself and refuses wrong ones and wrong bytes. */
export async function fakeS3(): Promise<FakeS3> {
  const server = createServer((request, response) => {
    answer(fake, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const fake: FakeS3 = {
    url: `http://AKTEST:${encodeURIComponent(secret)}@127.0.0.1:${port}/bucket/files?region=cn-north-1`,
    objects: new Map(),
    uploads: new Map(),
    mood: 'works',
    requests: [],
    page: 1000,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return fake;
}

async function answer(fake: FakeS3, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (fake.mood === 'silent') return;
  if (fake.mood === 'hangs up') return void request.socket.destroy();
  const body = Buffer.concat(await request.toArray());
  if (fake.mood === 'is busy') return void response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
  const url = new URL(request.url!, 'http://x');
  fake.requests.push(`${request.method} ${url.pathname}${url.search}`);
  const why = whyNotSigned(request, url, body);
  if (why) return void response.writeHead(403).end(`<Error>${why}</Error>`);
  const key = decodeURIComponent(url.pathname.replace(/^\/bucket\/?/, ''));
  const asked = (name: string) => url.searchParams.get(name);
  if (asked('uploads') !== null || asked('uploadId')) return inParts(fake, request, response, { key, url, body });
  if (!key) return list(fake, response, url);
  return whole(fake, request, response, { key, body });
}

/** AWS Signature Version 4, computed anew from the request as it came. */
function whyNotSigned(request: IncomingMessage, url: URL, body: Buffer): string | null {
  const told =
    /Credential=AKTEST\/(\d{8})\/cn-north-1\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})/.exec(
      request.headers.authorization ?? '',
    );
  if (!told) return 'NoSignature';
  const [, date, names, signature] = told as unknown as [string, string, string, string];
  if (request.headers['x-amz-content-sha256'] !== sha(body)) return 'XAmzContentSHA256Mismatch';
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const headers = names
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
    .join('');
  const canonical = [request.method, url.pathname, query, headers, names, sha(body)].join('\n');
  const scope = `${date}/cn-north-1/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha(canonical)].join('\n');
  const key = ['cn-north-1', 's3', 'aws4_request'].reduce<Buffer>(mac, mac(`AWS4${secret}`, date));
  return mac(key, text).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}

interface What {
  key: string;
  url: URL;
  body: Buffer;
}

function whole(
  fake: FakeS3,
  request: IncomingMessage,
  response: ServerResponse,
  { key, body }: Omit<What, 'url'>,
): void {
  if (request.method === 'PUT') {
    fake.objects.set(key, { body, at: new Date() });
    return void response.writeHead(200, { etag: `"${sha(body).slice(0, 32)}"` }).end();
  }
  const found = fake.objects.get(key);
  if (request.method === 'DELETE') {
    fake.objects.delete(key);
    return void response.writeHead(204).end();
  }
  if (!found) return void response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  const content = range ? found.body.subarray(Number(range[1]), Number(range[2]) + 1) : found.body;
  response.writeHead(range ? 206 : 200, { 'content-length': content.length, 'last-modified': found.at.toUTCString() });
  response.end(request.method === 'HEAD' ? undefined : content);
}

function list(fake: FakeS3, response: ServerResponse, url: URL): void {
  const after = url.searchParams.get('continuation-token') ?? '';
  const keys = [...fake.objects.keys()]
    .sort()
    .filter((key) => key.startsWith(url.searchParams.get('prefix') ?? '') && key > after);
  const page = keys.slice(0, fake.page);
  const items = page
    .map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>${fake.objects.get(key)!.at.toISOString()}</LastModified></Contents>`,
    )
    .join('');
  const more = keys.length > page.length;
  response.end(
    `<ListBucketResult><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}${items}</ListBucketResult>`,
  );
}

function inParts(fake: FakeS3, request: IncomingMessage, response: ServerResponse, { key, url, body }: What): void {
  const id = url.searchParams.get('uploadId') ?? '';
  const upload = fake.uploads.get(id);
  if (request.method === 'POST' && !id) {
    const made = randomUUID();
    fake.uploads.set(made, { key, at: new Date(), parts: new Map() });
    return void response.end(
      `<InitiateMultipartUploadResult><UploadId>${made}</UploadId></InitiateMultipartUploadResult>`,
    );
  }
  if (request.method === 'GET') {
    const items = [...fake.uploads]
      .map(
        ([one, { key: of, at }]) =>
          `<Upload><Key>${of}</Key><UploadId>${one}</UploadId><Initiated>${at.toISOString()}</Initiated></Upload>`,
      )
      .join('');
    return void response.end(`<ListMultipartUploadsResult>${items}</ListMultipartUploadsResult>`);
  }
  if (!upload) return void response.writeHead(404).end('<Error><Code>NoSuchUpload</Code></Error>');
  if (request.method === 'PUT') {
    upload.parts.set(Number(url.searchParams.get('partNumber')), body);
    return void response.writeHead(200, { etag: `"${sha(body).slice(0, 32)}"` }).end();
  }
  fake.uploads.delete(id);
  if (request.method === 'DELETE') return void response.writeHead(204).end();
  const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
  fake.objects.set(upload.key, { body: Buffer.concat(parts), at: new Date() });
  response.end('<CompleteMultipartUploadResult/>');
}
