import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { writeLetter } from '../../../core/notices/letter.ts';
import { unseal } from '../../../core/people/secret.ts';
import { first, rows } from '../../../platform/database.ts';
import { type Filter, type Rhythm, rhythms } from '../rules.ts';
import { endPath, keyOf, managePath, objectOf, ownerOf } from './keys.ts';

export interface Digest {
  subscription: number;
  /** Public ids, newest first. */
  publications: string[];
  /** What is followed, in words. */
  content: string;
}

/**
 * 发送订阅邮件: a letter to each of these subscribers about what they were not told of. Two workers at once tell nobody twice: the
 * row of `told` is there first. What the letter lists is looked up again when it goes.
 */
export const send = action('subscriptions.send', {
  words: '发送订阅邮件',
  may: 'system',
  async run(act, input: { site: string; digests: Digest[] }) {
    let letters = 0;
    for (const digest of input.digests) if (await sendOne(act, input.site, digest)) letters += 1;
    await sql`delete from subscriptions.told where at < ${act.now}::timestamptz - interval '60 days'`.execute(act.tx);
    await act.line({ object: objectOf(0), data: { letters } });
    return { letters };
  },
});

interface Row extends Filter {
  seed: Buffer;
  address: Buffer;
  rhythm: Rhythm;
}

async function sendOne(act: Act, site: string, { subscription, publications, content }: Digest): Promise<boolean> {
  const row = await first(
    act.tx,
    sql<Row>`
      select seed, address, rhythm
      from subscriptions.subscription
      where id = ${subscription} and confirmed_at is not null and ended_at is null
      for update`,
  );
  if (!row) return false;
  const told = await rows(
    act.tx,
    sql<{ publication: string }>`
      insert into subscriptions.told (subscription, publication, at)
      select ${subscription}::bigint, publication, ${act.now} from unnest(${publications}::text[]) publication
      on conflict do nothing
      returning publication`,
  );
  if (told.length === 0) return false;
  const key = keyOf('manage', row.seed);
  await writeLetter(act, {
    template: 'subscriptions.digest',
    to: unseal(row.address, ownerOf(row.seed)),
    facts: { 网站: site, 内容: content, 频率: rhythms[row.rhythm] },
    links: { 管理链接: managePath(key) },
    publications: told.map(({ publication }) => publication),
    unsubscribe: endPath(key),
    object: objectOf(subscription),
  });
  return true;
}
