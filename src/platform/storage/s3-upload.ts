import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { Unavailable } from '../errors.ts';
import type { Spooled } from './receive.ts';
import type { S3Client } from './s3-client.ts';

/** Bytes of one part: S3 wants at least 5 MB, and at most 10,000 of them. */
const partBytes = 16 * 1024 ** 2;

/** Sends a file of the disk under a key, in parts when it is large; its bytes never stand in memory all at once. */
export async function uploadFile(client: S3Client, key: string, file: Spooled): Promise<void> {
  const blob = await openAsBlob(file.path);
  if (file.bytes <= partBytes) {
    await client.send({ method: 'PUT', key, body: blob, hash: file.hash });
    return;
  }
  const begun = await client.send({ method: 'POST', key, query: { uploads: '' } });
  const upload = String(read(await begun.text()).InitiateMultipartUploadResult?.UploadId ?? '');
  if (!upload) throw new Unavailable('文件存储暂时不可用，请稍后再试。', new Error('no upload id'));
  try {
    await sendParts(client, { key, upload, blob });
  } catch (error) {
    await client.send({ method: 'DELETE', key, query: { uploadId: upload } }).catch(() => {}); // the sweep gets it else
    throw error;
  }
}

async function sendParts(client: S3Client, { key, upload, blob }: { key: string; upload: string; blob: Blob }) {
  const tags: string[] = [];
  for (let at = 0; at < blob.size; at += partBytes) {
    const body = blob.slice(at, at + partBytes);
    const answer = await client.send({
      method: 'PUT',
      key,
      query: { partNumber: String(tags.length + 1), uploadId: upload },
      body,
      hash: await hashOf(body),
    });
    tags.push(answer.headers.get('etag') ?? '');
  }
  const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`).join('');
  const body = new TextEncoder().encode(`<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`);
  const hash = createHash('sha256').update(body).digest('hex');
  const done = await client.send({ method: 'POST', key, query: { uploadId: upload }, body, hash });
  // It begins with 200 and may say at the end that it failed.
  const said = await done.text();
  if (!said.includes('<CompleteMultipartUploadResult'))
    throw new Unavailable('文件存储暂时不可用，请稍后再试。', said.slice(0, 300));
}

async function hashOf(part: Blob): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of part.stream()) digest.update(chunk);
  return digest.digest('hex');
}

const parser = new XMLParser({ parseTagValue: false, processEntities: true });
// biome-ignore lint/suspicious/noExplicitAny: the answers of a server, each looked at where it is used
export const read = (xml: string): Record<string, any> => parser.parse(xml);
