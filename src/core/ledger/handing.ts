import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type pg from 'pg';
import type { Mail } from '../../platform/mail.ts';

interface Kept {
  id: number;
  note: string;
}

/** A place outside to which checkpoints are handed, so that who holds the database does not hold every copy. */
export interface Place {
  /** Stands in `ledger.handing`: what it holds is known by this name. */
  name: string;
  /** The shortest time between two handings, in milliseconds. */
  every: number;
  hand(kept: Kept[]): Promise<void>;
}

const mostAtOnce = 500;

/** A file that is only appended to, on another disk or machine; written through to the disk before it counts. */
export const filePlace = (path: string): Place => ({
  name: `file:${path}`,
  every: 0,
  async hand(kept) {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a', 0o644);
    try {
      await file.appendFile(kept.map(({ note }) => `${note}\n`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
  },
});

const sixAnHour = 600_000;

/** A mailbox of the list: every checkpoint reaches it, several in one letter, at most six letters an hour. */
export const mailPlace = (mail: Mail, to: string, site: string): Place => ({
  name: `mail:${to}`,
  every: sixAnHour,
  async hand(kept) {
    const [first, last] = [kept[0]!, kept.at(-1)!];
    const which = first.id === last.id ? `第 ${last.id} 号` : `第 ${first.id} 至 ${last.id} 号`;
    await mail.send({
      id: `checkpoint-${first.id}-${last.id}`,
      to,
      subject: `台账存证${which}`,
      text: `以下是 ${site} 台账的存证。请原样保存：以后用它可以证明台账在此之前的记录没有被改动、删除或者重写。
怎样验证见 ${site}/transparency/ 。

${kept.map(({ note }) => note).join('\n')}`,
    });
  },
});

/**
 * Hands every place the checkpoints that it has not had, in their order; answers what failed. What fails is tried again later,
 * with everything since. One process at a time, so that a place gets each once; after a crash in between, twice.
 */
export async function handCheckpoints(pool: pg.Pool, places: Place[]): Promise<{ place: string; problem: string }[]> {
  const failed: { place: string; problem: string }[] = [];
  for (const place of places) {
    const problem = await handTo(pool, place);
    if (problem) failed.push({ place: place.name, problem });
  }
  return failed;
}

const retryAfter = 60_000;

async function handTo(pool: pg.Pool, place: Place): Promise<string | null> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const lock = await client.query('select pg_try_advisory_xact_lock(8890, 4) as mine');
    const kept = lock.rows[0].mine ? await notHad(client, place) : [];
    const problem = kept.length > 0 ? await tryToHand(client, place, kept) : null;
    await client.query('commit');
    return problem;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** What the place has not had; nothing while it is too soon after the last letter or the last failure. */
async function notHad(client: pg.PoolClient, place: Place): Promise<Kept[]> {
  const found = await client.query<Kept>(
    `select id, note from ledger.checkpoint
     where id > coalesce((select max(upto) from ledger.handing where place = $1 and worked), 0)
       and not exists (select from ledger.handing where place = $1
         and at > clock_timestamp() - case when worked then $2::float8 else $3::float8 end * interval '1 millisecond')
     order by id limit ${mostAtOnce}`,
    [place.name, place.every, retryAfter],
  );
  return found.rows;
}

async function tryToHand(client: pg.PoolClient, place: Place, kept: Kept[]): Promise<string | null> {
  const problem = await place.hand(kept).then(
    () => null,
    (error: Error) => error.message.slice(0, 300),
  );
  await client.query('insert into ledger.handing (place, upto, worked, problem) values ($1, $2, $3, $4)', [
    place.name,
    kept.at(-1)!.id,
    problem === null,
    problem,
  ]);
  return problem;
}

/** Looks every five seconds for what is to be handed on, beside the sealer, which waits for no mail server. */
export function startHanding(
  pool: pg.Pool,
  places: Place[],
  failed: (about: unknown) => void,
): { stop(): Promise<void> } {
  let turn: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    turn = handCheckpoints(pool, places)
      .then((problems) => problems.forEach(failed), failed)
      .finally(() => {
        busy = false;
      });
  }, 5000);
  return {
    async stop() {
      clearInterval(timer);
      await turn;
    },
  };
}
