import { sql } from 'kysely';
import { rows, type StaffDb } from '../../platform/database.ts';
import { databaseIsAway } from '../../platform/errors.ts';
import { Guarded, type GuardedFetch } from '../../platform/http/fetch-guarded.ts';
import { By, type Sides } from '../caller.ts';
import { giveUp } from './actions.ts';
import { compose } from './compose.ts';
import { type EventType, mostTries, waits } from './rules.ts';
import { signatureOf, unsealSecret } from './secret.ts';

export interface SendParts {
  fetchOutside: GuardedFetch;
  publicUrl: string;
}

interface Due {
  id: number;
  event: string;
  type: EventType;
  subject: string;
  happenedAt: Date;
  tries: number;
  url: string;
  secret: Buffer;
  unit: number | null;
}

const atOnce = 10;

/** Sends what is due, ten at a time, until nothing is; answers how many tries were made. */
export async function sendDue(sides: Sides, parts: SendParts): Promise<number> {
  let made = 0;
  for (;;) {
    const due = await claimDue(sides.staff);
    await Promise.all(due.map((delivery) => tryOnce(sides, delivery, parts)));
    made += due.length;
    if (due.length < atOnce) return made;
  }
}

/** Each claimed delivery is put off to its next try before it is sent: a crash in between costs a wait and loses nothing. */
const claimDue = (db: StaffDb): Promise<Due[]> =>
  rows(
    db,
    sql<Due>`
      update webhooks.delivery
      set tries = tries + 1, next_at = now() + make_interval(secs => (${waits}::int[])[least(tries + 1, ${waits.length})])
      from webhooks.subscription
      where subscription.id = delivery.subscription and delivery.id in (
        select id from webhooks.delivery
        where done_at is null and dropped_at is null and dead_at is null and next_at <= now()
        order by next_at, id
        limit ${atOnce}
        for update skip locked)
      returning delivery.id, delivery.event, delivery.type, delivery.subject, delivery.happened_at as "happenedAt", delivery.tries,
        subscription.url, subscription.secret, subscription.unit`,
  );

async function tryOnce(sides: Sides, delivery: Due, parts: SendParts): Promise<void> {
  const data = await compose(sides, delivery, parts.publicUrl);
  if (!data) {
    await sql`update webhooks.delivery set dropped_at = now() where id = ${delivery.id} and done_at is null`.execute(
      sides.staff,
    );
    return;
  }
  const outcome = await post(delivery, data, parts);
  await note(sides.staff, delivery, outcome);
  if (outcome.problem && delivery.tries >= mostTries)
    await giveUp(new By(sides.staff, { kind: 'system', name: 'webhooks' }), { delivery: delivery.id });
}

interface Outcome {
  status: number | null;
  problem: string | null;
}

/** One CloudEvent (1.0, structured JSON), signed over the time of this try and the body. Any 2xx is taken for received. */
async function post(delivery: Due, data: object, { fetchOutside, publicUrl }: SendParts): Promise<Outcome> {
  const body = JSON.stringify({
    specversion: '1.0',
    id: delivery.event,
    source: publicUrl,
    type: `cn.gov.gongkai.${delivery.type}`,
    subject: delivery.subject,
    time: delivery.happenedAt.toISOString(),
    datacontenttype: 'application/json',
    data,
  });
  const time = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'gongkai-timestamp': String(time),
    'gongkai-signature': signatureOf(unsealSecret(delivery.secret, delivery.url), time, body),
  };
  try {
    const { status } = await fetchOutside(delivery.url, { method: 'POST', headers, body });
    return { status, problem: status >= 200 && status < 300 ? null : `对方答复 ${status}。` };
  } catch (error) {
    if (databaseIsAway(error) && !(error as { syscall?: string }).syscall) throw error;
    return { status: null, problem: error instanceof Guarded ? error.message : '没有连接上对方，请核对网址和网络。' };
  }
}

async function note(db: StaffDb, { id, tries }: Due, { status, problem }: Outcome): Promise<void> {
  await sql`
    insert into webhooks.attempt (delivery, number, status, problem)
    select ${id}, coalesce(max(number), 0) + 1, ${status}, ${problem} from webhooks.attempt where delivery = ${id}`.execute(
    db,
  );
  if (!problem)
    await sql`update webhooks.delivery set done_at = now() where id = ${id} and tries = ${tries}`.execute(db);
}
