import { isIP } from 'node:net';
import { sql } from 'kysely';
import { one, type StaffDb } from '../../platform/database.ts';
import { keyedName } from './secret.ts';

/**
 * How wrong passwords are slowed down without shutting a colleague out (promises.md, rule 10; issue 2, people).
 * A place is a device from which this very account has signed in before, or else the address block. Whoever guesses from
 * elsewhere fills the counters of elsewhere: the owner at his own computer has a counter that nobody else can reach.
 */
export const limits = {
  minutes: 15,
  /** Wrong passwords for one account from one place, since its last success there. */
  here: 5,
  hereOnKnownDevice: 10,
  /** Wrong passwords from one address block, whatever the account. */
  block: 40,
  /** Wrong passwords for one account from all unknown places in a day: guessing spread over many addresses. */
  strangersPerDay: 100,
};

/** Said of accounts that exist and of others alike. */
const tooOftenHere = `从这里尝试的次数太多，请过 ${limits.minutes} 分钟再试。在您平时登录用的电脑上不受影响；急需登录的，请联系安全管理员。`;
const strangersToday =
  '今天有人从许多陌生的地方尝试这个账号，暂不接受从新的地方登录。请在您平时登录用的电脑上登录，或者联系安全管理员。';

export interface Attempt {
  id: number;
  /** Why it may not go on, as a sentence, or null. */
  why: string | null;
}

/**
 * Enters an attempt as failed before it is looked at, so that a thousand at once are counted too, and says whether it may go on.
 * What is not allowed is not counted: the counters run out by themselves. `what` keeps passwords and codes apart.
 */
export async function beginAttempt(
  db: StaffDb,
  {
    account,
    address,
    device,
    what = 'password',
  }: { account: string; address: string; device: Buffer | null; what?: 'password' | 'code' },
): Promise<Attempt> {
  const name = keyedName(what, account.toLowerCase());
  const block = addressBlock(address);
  const entered = await one(
    db,
    sql<{ id: number; place: string; known: boolean }>`
      with device as (
        select 'device:' || encode(substring(device.id for 12), 'hex') as place
        from people.device join people.person on person.id = device.person
        where device.id = ${device} and person.account = ${account.toLowerCase()})
      insert into people.attempt (account, place, known)
      select ${name}, coalesce((select place from device), ${block}), exists (select from device)
      returning id, place, known`,
  );
  const failed = await one(db, countFailures(name, entered.place));
  const why = whyNotTry(entered.known, failed);
  if (why) await sql`delete from people.attempt where id = ${entered.id}`.execute(db);
  return { id: entered.id, why };
}

function whyNotTry(known: boolean, { here, block, strangers, usual_place: usual }: Failures): string | null {
  if (here > (known ? limits.hereOnKnownDevice : limits.here)) return tooOftenHere;
  if (known || usual) return null;
  if (block > limits.block) return tooOftenHere;
  return strangers > limits.strangersPerDay ? strangersToday : null;
}

interface Failures {
  here: number;
  block: number;
  strangers: number;
  /** The account has signed in from this block in the last ninety days: an office behind one address is not shut out by one visitor. */
  usual_place: boolean;
}

const countFailures = (account: Buffer, place: string) => sql<Failures>`
  select
    (select count(*) from people.attempt
     where account = ${account} and place = ${place} and not worked
       and at > now() - make_interval(mins => ${limits.minutes})
       and at > coalesce((
         select max(at) from people.attempt where account = ${account} and place = ${place} and worked), '-infinity')) as here,
    (select count(*) from people.attempt
     where place = ${place} and not worked and at > now() - make_interval(mins => ${limits.minutes})) as block,
    (select count(*) from people.attempt
     where account = ${account} and not known and not worked and at > now() - interval '1 day') as strangers,
    exists (
      select from people.attempt
      where account = ${account} and place = ${place} and worked and at > now() - interval '90 days') as usual_place`;

/** The attempt was right. */
export async function attemptWorked(db: StaffDb, attempt: Attempt): Promise<void> {
  await sql`update people.attempt set worked = true where id = ${attempt.id}`.execute(db);
}

/** The block an address lies in: /24 of IPv4, /48 of IPv6; one subscriber can change addresses within it at will. */
export function addressBlock(address: string): string {
  const plain = address
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '')
    .toLowerCase();
  if (isIP(plain) === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIP(plain) !== 6) return 'unknown';
  const [head = '', tail] = plain.split('::', 2);
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const groups =
    tail === undefined ? front : [...front, ...Array(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return `${groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/48`;
}
