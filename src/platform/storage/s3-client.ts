import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { Unavailable } from '../errors.ts';
import type { S3Address } from './s3-url.ts';

export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** Of the object; empty for the bucket. */
  key?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Blob | Uint8Array<ArrayBuffer>;
  /** SHA-256, hex, of the body: the server refuses other bytes. */
  hash?: string;
}

export interface S3Client {
  /** The answer, when it is below 300 or 404; anything else, and no answer at all, is Unavailable. */
  send(request: S3Request): Promise<Response>;
  prefix: string;
}

/** In milliseconds: until the headers of an answer, and how often a request that changes nothing twice is sent. */
export interface S3Patience {
  answer: number;
  tries: number;
  pause: number;
}

const usual: S3Patience = { answer: 60_000, tries: 3, pause: 200 };
const away = '文件存储暂时不可用，请稍后再试。';
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * Signed requests to an object storage (AWS Signature Version 4, by aws4fetch). Every request here may be sent twice without
 * harm, so one that got no answer is.
 */
export function openS3Client(address: S3Address, patience: Partial<S3Patience> = {}): S3Client {
  const { accessKeyId, secretAccessKey, region, base } = address;
  const signer = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const { answer, tries, pause } = { ...usual, ...patience };
  const once = async ({ method, key = '', query = {}, headers = {}, body, hash = emptyHash }: S3Request) => {
    const url = new URL(key ? `${base}/${key}` : base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const signed = await signer.sign(url, { method, headers: { ...headers, 'x-amz-content-sha256': hash } });
    const ending = new AbortController();
    const clock = setTimeout(() => ending.abort(new Error('no answer in time')), answer);
    try {
      return await fetch(url, { method, headers: signed.headers, body, redirect: 'manual', signal: ending.signal });
    } finally {
      clearTimeout(clock);
    }
  };
  return {
    prefix: address.prefix,
    async send(request) {
      let last: unknown;
      for (let turn = 0; turn < tries; turn += 1) {
        if (turn > 0) await sleep(pause * 2 ** turn);
        try {
          const got = await once(request);
          if (got.ok || got.status === 404 || got.status === 416) return got;
          last = new Error(`${request.method} answered ${got.status}: ${(await got.text()).slice(0, 300)}`);
          if (got.status < 500 && got.status !== 429) break; // asking again would not help
        } catch (error) {
          last = error;
        }
      }
      throw new Unavailable(away, last);
    },
  };
}
