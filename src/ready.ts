import { sql } from 'kysely';
import type { PublicDb } from './platform/database.ts';
import type { Storage } from './platform/storage/local.ts';

/** What a process says of its parts. Reading needs all but the storage: published pages are answered without it (promises.md, P7). */
export type Ready = Record<string, boolean>;

/** Whether this process can be sent readers: with the storage away it can, and taking it out would end what still works. */
export const canRead = (parts: Ready): boolean =>
  Object.entries(parts).every(([part, works]) => works || part === 'storage');

export interface Looking {
  /** Between two looks, in milliseconds: who asks in between gets the last answer. */
  every: number;
  /** After how long a look that got no answer is over. */
  patience: number;
  /** So many looks in a row must fail before the storage counts as away; one that works brings it back. */
  misses: number;
}

const usual: Looking = { every: 10_000, patience: 5000, misses: 3 };

/**
 * Asks the storage no oftener than `every`, however often it is asked itself, and does not let one lost answer of a bucket far
 * away ring a bell: half a minute of silence does.
 */
export function watchStorage(
  storage: Pick<Storage, 'ready'>,
  { now = () => performance.now(), ...looking }: Partial<Looking> & { now?(): number } = {},
): () => Promise<boolean> {
  const { every, patience, misses } = { ...usual, ...looking };
  let missed = 0;
  let last = Number.NEGATIVE_INFINITY;
  let looked: Promise<void> | null = null;
  const look = async () => {
    missed = (await within(patience, storage.ready())) ? 0 : missed + 1;
  };
  return async () => {
    if (now() - last >= every) {
      last = now();
      looked = look();
    }
    await looked;
    return missed < misses;
  };
}

async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(done, ms, false).unref();
  });
  const worked = await Promise.race([works(work), late]);
  clearTimeout(timer);
  return worked;
}

const works = (check: Promise<unknown>) =>
  check.then(
    () => true,
    () => false,
  );

/** Database, migrations and storage of one process. */
export function watchParts(live: PublicDb, storage: Storage): () => Promise<Ready> {
  const storageAnswers = watchStorage(storage);
  return async () => {
    const [database, answers] = await Promise.all([works(sql`select 1`.execute(live)), storageAnswers()]);
    const migrations = database && (await works(sql`select value from live.generation`.execute(live)));
    return { database, migrations, storage: answers };
  };
}
