import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keepValues, readValues } from '../../platform/kept-values.ts';
import { type Frozen, joined, piecesOf } from './engine/frozen.ts';

/**
 * The index on disk, for a fast start: what is read is compared with `live` text by text, so it only saves work. What leaves takes
 * the file with it, as its words must not stay behind; a new one is written some minutes later.
 */
export interface Snapshot {
  read(): Promise<Frozen | null>;
  /** Something that stands in it left or changed. */
  drop(): void;
  /** Writes in some minutes what the index will be then. Whatever the disk says, the search goes on. */
  later(frozen: () => Frozen): void;
  /** Writes at once; false when the disk did not let it. */
  write(frozen: Frozen): Promise<boolean>;
}

const some = 10 * 60_000;

export function openSnapshot(folder: string, wait = some): Snapshot {
  const path = join(folder, 'index');
  let timer: NodeJS.Timeout | null = null;
  /** Whatever touches the file does so in turn. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
  const write = (frozen: Frozen): Promise<boolean> =>
    inTurn(async () => {
      await mkdir(dirname(path), { recursive: true });
      await keepValues(path, await madeBy(), piecesOf(frozen));
    }).then(
      () => true,
      () => false,
    );
  return {
    write,
    read: () =>
      inTurn(async () => {
        const pieces = await readValues(path, await madeBy());
        return pieces && joined(pieces);
      }),
    drop: () => void inTurn(() => rm(path, { force: true })).catch(() => {}),
    later(frozen) {
      timer ??= setTimeout(() => {
        timer = null;
        void write(frozen());
      }, wait).unref();
    },
  };
}

/** Changes with every line of the code that takes texts in: what another version wrote is not read. */
async function madeBy(): Promise<string> {
  const digest = createHash('sha256').update(process.version);
  for (const folder of ['engine', 'rules']) {
    const names = (await readdir(join(import.meta.dirname, folder))).filter((name) => /\.[jt]s$/.test(name)).sort();
    for (const name of names) digest.update(await readFile(join(import.meta.dirname, folder, name)));
  }
  return digest.digest('hex');
}
