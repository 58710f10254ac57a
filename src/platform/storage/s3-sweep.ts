import type { S3Client } from './s3-client.ts';
import { read } from './s3-upload.ts';

interface Orders {
  known(hashes: string[]): Promise<Set<string>>;
  /** The instant before which things are old, in milliseconds since 1970. */
  before: number;
}

interface Listed {
  Key: string;
  LastModified?: string;
}

const listOf = <Item>(found: Item | Item[] | undefined): Item[] =>
  found === undefined ? [] : Array.isArray(found) ? found : [found];

/** Removes old objects that nobody knows, and uploads in parts that were never finished; answers how many. */
export async function sweepBucket(client: S3Client, { known, before }: Orders): Promise<number> {
  let removed = await sweepUploads(client, before);
  let from: string | undefined;
  do {
    const query = { 'list-type': '2', prefix: client.prefix, ...(from ? { 'continuation-token': from } : {}) };
    const { ListBucketResult: page } = read(await (await client.send({ method: 'GET', query })).text());
    const old = listOf<Listed>(page?.Contents).filter((one) => Date.parse(one.LastModified ?? '') < before);
    removed += await removeUnknown(client, old, { known, before });
    from = page?.IsTruncated === 'true' ? String(page.NextContinuationToken) : undefined;
  } while (from);
  return removed;
}

async function removeUnknown(client: S3Client, old: Listed[], { known, before }: Orders): Promise<number> {
  const hashes = old.map(({ Key }) => String(Key).split('/').at(-1)!).filter((name) => /^[0-9a-f]{64}$/.test(name));
  const keep = hashes.length > 0 ? await known(hashes) : new Set<string>();
  let removed = 0;
  for (const { Key } of old) {
    const hash = String(Key).split('/').at(-1)!;
    if (keep.has(hash) || !(/^[0-9a-f]{64}$/.test(hash) || hash.startsWith('probe-'))) continue;
    // An equal upload may have made it young since it was listed.
    const now = await client.send({ method: 'HEAD', key: Key });
    if (now.status === 404 || Date.parse(now.headers.get('last-modified') ?? '') >= before) continue;
    await client.send({ method: 'DELETE', key: Key });
    removed += 1;
  }
  return removed;
}

async function sweepUploads(client: S3Client, before: number): Promise<number> {
  const query = { uploads: '', prefix: client.prefix };
  const { ListMultipartUploadsResult: page } = read(await (await client.send({ method: 'GET', query })).text());
  const stale = listOf<{ Key: string; UploadId: string; Initiated: string }>(page?.Upload).filter(
    ({ Initiated }) => Date.parse(Initiated) < before,
  );
  for (const { Key, UploadId } of stale)
    await client.send({ method: 'DELETE', key: Key, query: { uploadId: UploadId } });
  return stale.length;
}
