import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { keyedName, seal } from '../../../core/people/secret.ts';
import { one, rows } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { findAnnounced } from '../queries/hearings.ts';
import { ownerOf } from '../queries/list.ts';
import { mostAnHour, tooMany } from '../rules/forms.ts';
import { statusOf, whyNotMove } from '../rules/moves.ts';

/** What is kept of who applies beyond name and address, which come as functions so that nothing of them is kept for repeats. */
export interface Application {
  publication: string;
  kind: 'person' | 'organisation';
  minor: boolean;
  stake: string;
  person(): { name: string; phone: string; email: string };
  place(): string;
}

/** 报名: somebody asks to take part in a hearing that is announced and takes applications. */
export const applyTo = action('hearings.apply', {
  words: '报名参加听证、座谈',
  may: 'anyone',
  async run(act, input: Application): Promise<{ id: number; at: string }> {
    const hearing = await findAnnounced(act.tx, input.publication);
    const { heldAt, applyUntil } = hearing ?? {};
    if (!hearing || !heldAt || !applyUntil) throw new NotFound();
    refuseIf(whyNotMove('apply', statusOf({ ...hearing, heldAt, applyUntil }, act.now)));
    if ((await countOne(act, input.place())) > mostAnHour) throw new Refused(tooMany, 429);
    const seed = randomBytes(16);
    const { name, phone, email } = input.person();
    const address = JSON.stringify({ phone, email });
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        with application as (
          insert into hearings.application (hearing, kind, minor, stake, seed, at)
          values (${hearing.document}, ${input.kind}, ${input.minor}, ${input.stake}, ${seed}, ${act.now})
          returning id),
        contact as (
          insert into hearings.contact (application, name, address)
          select id, ${seal(name, ownerOf(seed))}::bytea, ${seal(address, ownerOf(seed))}::bytea from application)
        select id from application`,
    );
    await act.line({ object: `hearings.application:${id}`, data: { hearing: hearing.document, kind: input.kind } });
    return { id, at: act.now.toISOString() };
  },
});

/** Counts one more from this place; what is refused afterwards is rolled back with its count. */
async function countOne(act: Act, place: string): Promise<number> {
  const { count } = await one(
    act.tx,
    sql<{ count: number }>`
      insert into hearings.pace (place, from_at, count)
      values (${keyedName('hearings apply', place)}, date_trunc('hour', ${act.now}::timestamptz), 1)
      on conflict (place, from_at) do update set count = hearings.pace.count + 1
      returning count`,
  );
  return count;
}

/** How long names and addresses are kept after the day, and counts of places, in days. */
export const keepFor = { contactDays: 180, paceDays: 2 };

/** 清除联系方式: what is not needed any more of those who applied. */
export const forget = action('hearings.forget', {
  words: '清除报名人的姓名和联系方式',
  may: 'system',
  async run(act, _input: object) {
    const gone = await rows(
      act.tx,
      sql<{ application: number }>`
        delete from hearings.contact
        using hearings.application, hearings.hearing
        where application.id = contact.application and hearing.document = application.hearing
          and hearing.held_at < ${act.now}::timestamptz - make_interval(days => ${keepFor.contactDays})
        returning contact.application`,
    );
    await sql`
      delete from hearings.pace where from_at < ${act.now}::timestamptz - make_interval(days => ${keepFor.paceDays})`.execute(
      act.tx,
    );
    await act.line({ object: 'hearings.contact:0', data: { forgotten: gone.length } });
    return { forgotten: gone.length };
  },
});
