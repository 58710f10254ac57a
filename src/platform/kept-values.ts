import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';

// A file of values that can be made anew at any time: a length of four bytes before each value, the hash of all of it at the end.
// The first value says by what it was made. A file that something else made, or that is not whole, is no file.

const hashBytes = 32;

/** Writes the values one by one beside other work, and puts the file in its place when it is whole. Errors: those of the disk. */
export async function keepValues(path: string, madeBy: string, values: Iterable<unknown>): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await write(file, madeBy, values);
    await file.close();
    await rename(unfinished, path);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function write(file: FileHandle, madeBy: string, values: Iterable<unknown>): Promise<void> {
  const digest = createHash('sha256');
  const put = async (value: unknown) => {
    const bytes = serialize(value);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    digest.update(length).update(bytes);
    await file.writeFile(Buffer.concat([length, bytes]));
  };
  await put(madeBy);
  for (const value of values) await put(value);
  await file.writeFile(digest.digest());
}

/** The values as they were written; null when there is no such file, or none that `madeBy` made, or not all of it. */
export async function readValues(path: string, madeBy: string): Promise<unknown[] | null> {
  const file = await readFile(path).catch(() => null);
  if (!file || file.length < hashBytes) return null;
  const written = file.subarray(0, file.length - hashBytes);
  if (!createHash('sha256').update(written).digest().equals(file.subarray(written.length))) return null;
  const values: unknown[] = [];
  for (let at = 0; at < written.length; ) {
    const end = at + 4 + written.readUInt32LE(at);
    values.push(deserialize(written.subarray(at + 4, end)));
    if (values[0] !== madeBy) return null;
    at = end;
    await breathe();
  }
  return values.slice(1);
}
