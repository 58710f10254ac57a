import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { getFile } from '../../../core/files/queries.ts';
import { turnFor } from '../../../core/publications/actions/publish.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { one } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { type BroadcastRow, getBroadcast } from '../queries/known.ts';
import { getRound, type RoundRow } from '../queries/rounds.ts';
import { type Broadcast, whyNotBroadcast } from '../rules/known.ts';
import { roundFor } from './register.ts';

const objectOf = (broadcast: number) => `consultations.broadcast:${broadcast}`;

/** 登记刊播: where else it was made known, with what shows it; public when the secrecy officer has seen the same. */
export const recordBroadcast = action('consultations.broadcast', {
  words: '登记刊播情况',
  may: ['drafter', 'editor'],
  async run(act, input: Broadcast & { round: number; file: number | null }): Promise<{ broadcast: number }> {
    const round = await roundFor(act, input.round, 'broadcast');
    const { what, medium, outlet, place, appearedOn, link, file } = input;
    const why = Object.values(whyNotBroadcast(input, { today: dayOf(act.now), hasFile: file !== null }))[0];
    if (why) throw new Refused(why);
    if (what === 'result' && !round.resultPublic) throw new Refused('采纳情况还没有公布，公布以后再登记它的刊播。');
    if (file !== null) await refuseUnfit(act, file);
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into consultations.broadcast (round, what, medium, outlet, place, appeared_on, link, file, entered_by, entered_at)
        values (${round.id}, ${what}, ${medium}, ${outlet}, ${place}, ${appearedOn}, ${link}, ${file}, ${staffOf(act).person},
          ${act.now})
        returning id`,
    );
    await openTask(act, {
      object: objectOf(id),
      title: round.subject,
      step: '核对刊播证明',
      path: `/staff/consultations/rounds/${round.id}/broadcasts#broadcast-${id}`,
      unit: round.unit,
      role: 'secrecy',
      startedBy: staffOf(act).person,
    });
    await act.line({ object: objectOf(id), data: { round: round.id, what, medium, on: appearedOn, file } });
    return { broadcast: id };
  },
});

/** Everybody will see these bytes: they were examined, nothing is hidden in them, and whoever names them has sent them. */
async function refuseUnfit(act: Act, id: number): Promise<void> {
  const file = await getFile(act.tx, id);
  if (file.uploadedBy !== staffOf(act).person) throw new NotFound();
  if (file.checked !== 'checked') throw new Refused('这份文件没有通过自动检查，请换成 PDF 或者图片再上传。');
  if (file.hidden.length > 0) throw new Refused('这份文件里有隐藏的内容，请去掉以后再上传，或者改用图片。');
}

/** A record of one's unit, and its round, for those who hold one of these posts there. */
async function broadcastFor(
  act: Act,
  id: number,
  roles: Parameters<typeof holds>[1],
): Promise<[BroadcastRow, RoundRow]> {
  const row = await getBroadcast(act.tx, id);
  const round = await getRound(act.tx, row.round);
  if (!holds(staffOf(act), roles, round.unit)) throw new NotFound();
  return [row, round];
}

/** 核对刊播证明: a second person, who answers for secrecy, has seen the proof; from now on the public reads it. */
export const agreeBroadcast = action('consultations.agreeBroadcast', {
  words: '核对刊播证明',
  may: ['secrecy'],
  async run(act, input: { broadcast: number }) {
    const [row, round] = await broadcastFor(act, input.broadcast, 'secrecy');
    const { person } = staffOf(act);
    if (row.agreed) throw new Refused('这一条已经核对过。');
    if (row.enteredBy === person) throw new Refused('这一条是您登记的，须由另一个人核对。');
    await sql`
      update consultations.broadcast set agreed_by = ${person}, agreed_at = ${act.now} where id = ${row.id} and agreed_by is null`.execute(
      act.tx,
    );
    await closeTasks(act, objectOf(row.id), '已核对');
    await act.line({ object: objectOf(row.id), data: { round: round.id } });
    await turnOver(act, round);
    return { round: round.id };
  },
});

/** 撤下刊播记录: wrong or not fit to be shown; one person takes it off, with the reason. */
export const endBroadcast = action('consultations.endBroadcast', {
  words: '撤下刊播记录',
  may: ['drafter', 'editor', 'secrecy'],
  async run(act, input: { broadcast: number; reason: string }) {
    const [row, round] = await broadcastFor(act, input.broadcast, ['drafter', 'editor', 'secrecy']);
    const reason = input.reason.trim();
    if (reason.length < 2) throw new Refused('请写明撤下的理由。');
    await sql`
      update consultations.broadcast set ended_at = ${act.now}, ended_why = ${reason} where id = ${row.id}`.execute(
      act.tx,
    );
    await closeTasks(act, objectOf(row.id), '已撤下');
    await act.line({ object: objectOf(row.id), reason, data: { round: round.id } });
    await turnOver(act, round);
    return { round: round.id };
  },
});

/** The pages of the call and of its result show it. */
const turnOver = (act: Act, { document, result }: RoundRow): Promise<void> =>
  turnFor(act, [document, ...(result === null ? [] : [result])]);
