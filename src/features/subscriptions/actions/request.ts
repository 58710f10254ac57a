import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { writeLetter } from '../../../core/notices/letter.ts';
import { keyedName, seal } from '../../../core/people/secret.ts';
import { first, one } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { confirmWithin, type Filter, limits, mostOfOne, type Rhythm, rhythms, tooOften } from '../rules.ts';
import { confirmPath, hashOf, keyOf, managePath, objectOf, ownerOf } from './keys.ts';

export interface Request {
  /** A function, so that the address is no part of what is kept for repeats of the form. */
  address(): string;
  /** Likewise where it came from: an address block. */
  place(): string;
  filter: Filter;
  /** The filter in words, for the letter. */
  content: string;
  site: string;
  rhythm: Rhythm;
}

/**
 * 申请订阅: sends a letter to the address, and to nobody else a word of whether it is known here (promises.md, rule 16): what is
 * new, what waits, what is there already and what was asked for too often all get the same answer.
 */
export const request = action('subscriptions.request', {
  words: '申请邮件订阅',
  may: 'anyone',
  async run(act, input: Request) {
    const name = keyedName('subscriptions address', input.address());
    const asked = await countAttempt(act, keyedName('subscriptions place', input.place()), name);
    const known = await findKnown(act, name, input.filter);
    const many = known.row ? 0 : known.others;
    if (asked > limits.addressADay || many >= mostOfOne) {
      await act.line({ object: objectOf(known.row?.id ?? 0), data: { held: true } });
      return {};
    }
    const row = known.row ?? (await enter(act, name, input));
    await tell(act, input, row);
    await act.line({ object: objectOf(row.id), data: { rhythm: input.rhythm, again: known.row !== null } });
    return {};
  },
});

/** One after the other, or a thousand at once would all find a free place. Answers how often this address was asked for today. */
async function countAttempt(act: Act, place: Buffer, name: Buffer): Promise<number> {
  await sql`select pg_advisory_xact_lock(8890, 41)`.execute(act.tx);
  await sql`delete from subscriptions.attempt where at < ${act.now}::timestamptz - interval '1 day'`.execute(act.tx);
  const hour = sql`at > ${act.now}::timestamptz - interval '1 hour'`;
  const counted = await one(
    act.tx,
    sql<{ here: number; all: number; address: number }>`
      select count(*) filter (where place = ${place} and ${hour})::int as here, count(*) filter (where ${hour})::int as all,
        count(*) filter (where address_name = ${name})::int as address
      from subscriptions.attempt`,
  );
  if (counted.here >= limits.placeAnHour || counted.all >= limits.allAnHour) throw new Refused(tooOften, 429);
  await sql`
    insert into subscriptions.attempt (place, address_name, at) values (${place}, ${name}, ${act.now})`.execute(act.tx);
  return counted.address + 1;
}

interface Row {
  id: number;
  seed: Buffer;
  confirmed: boolean;
}

async function findKnown(act: Act, name: Buffer, filter: Filter): Promise<{ row: Row | null; others: number }> {
  const row = await first(
    act.tx,
    sql<Row>`
      select id, seed, confirmed_at is not null as confirmed
      from subscriptions.subscription
      where address_name = ${name} and ended_at is null
        and site_column = ${filter.column} and unit = ${filter.unit} and subject = ${filter.subject}
        and topic = ${filter.topic} and words = ${filter.words}
      for update`,
  );
  const { others } = await one(
    act.tx,
    sql<{ others: number }>`
      select count(*)::int as others from subscriptions.subscription where address_name = ${name} and ended_at is null`,
  );
  return { row: row ?? null, others };
}

async function enter(act: Act, name: Buffer, { address, filter, rhythm }: Request): Promise<Row> {
  const seed = randomBytes(16);
  const hashes = [hashOf(keyOf('confirm', seed)), hashOf(keyOf('manage', seed))] as const;
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into subscriptions.subscription (address_name, address, seed, confirm_hash, manage_hash, site_column, unit, subject,
        topic, words, rhythm, requested_at)
      values (${name}, ${seal(address(), ownerOf(seed))}, ${seed}, ${hashes[0]}, ${hashes[1]}, ${filter.column}, ${filter.unit},
        ${filter.subject}, ${filter.topic}, ${filter.words}, ${rhythm}, ${act.now})
      returning id`,
  );
  return { id, seed, confirmed: false };
}

async function tell(
  act: Act,
  { address, content, site, rhythm }: Request,
  { id, seed, confirmed }: Row,
): Promise<void> {
  const facts = { 网站: site, 内容: content, 频率: rhythms[rhythm] };
  await writeLetter(act, {
    to: address(),
    object: objectOf(id),
    ...(confirmed
      ? { template: 'subscriptions.already', facts, links: { 管理链接: managePath(keyOf('manage', seed)) } }
      : {
          template: 'subscriptions.confirm',
          facts: { ...facts, 期限: String(confirmWithin) },
          links: { 确认链接: confirmPath(keyOf('confirm', seed)) },
        }),
  });
}
