import { sql } from 'kysely';
import { action } from '../../src/core/action.ts';
import { By } from '../../src/core/caller.ts';
import { getEdition } from '../../src/core/publications/queries.ts';
import { draftCall, openNextRound, writeCall } from '../../src/features/consultations/actions/call.ts';
import { leaveComment } from '../../src/features/consultations/actions/comment.ts';
import { invite, noteAnswer } from '../../src/features/consultations/actions/invited.ts';
import { agreeBroadcast, recordBroadcast } from '../../src/features/consultations/actions/known.ts';
import { enterOpinion } from '../../src/features/consultations/actions/register.ts';
import { drawUp } from '../../src/features/consultations/actions/result.ts';
import { decide, reply, split } from '../../src/features/consultations/actions/treat.ts';
import { listComments } from '../../src/features/consultations/queries/comments.ts';
import { listInvitations } from '../../src/features/consultations/queries/invited.ts';
import { listPoints } from '../../src/features/consultations/queries/points.ts';
import { one, type StaffDb } from '../../src/platform/database.ts';
import { addDays } from '../../src/platform/time.ts';
import { bring } from './bring.ts';
import type { Chain } from './chain.ts';
import {
  canteens,
  type DemoOpinion,
  greens,
  greensAgain,
  greensInvited,
  greensSaid,
  parking,
  said,
} from './consultation-texts.ts';
import { issueFinal } from './parking.ts';

/** One draft that is open, and one that has ended with its result and became a policy: answers the three. */
export async function publishConsultations(
  chain: Chain,
  db: StaffDb,
  today: string,
): Promise<{ open: number; ended: number; became: number }> {
  const open = await publish(
    chain,
    db,
    { ...canteens, closesOn: addDays(today, 36) },
    '关于公开征求《振兴区社区食堂管理办法（征求意见稿）》意见的公告',
  );
  await say(db, open, { clause: 2, body: '建议周末也供应午餐，双职工家庭的孩子周末没有地方吃饭。', name: '' });
  const ended = await publish(
    chain,
    db,
    { ...parking, closesOn: addDays(today, 30) },
    '关于公开征求《振兴区老旧小区停车管理办法（征求意见稿）》意见的公告',
  );
  for (const opinion of said) await say(db, ended, opinion);
  await enterOpinion(chain.as('housing', 'drafter'), {
    ...{
      round: ended.round,
      channel: 'mail' as const,
      receivedOn: today,
      clause: 3,
      kind: 'person',
      minor: false,
      files: [],
    },
    body: '请给上门服务的车辆留临时车位，如家电维修、送药。',
    person: () => ({ name: '演示丙', email: '', phone: '' }),
  });
  await letDaysPass(new By(db, { kind: 'system', name: 'demonstration' }), { round: ended.round, days: 44 });
  await treat(chain, db, ended.round);
  const { document, edition } = await drawUp(chain.as('housing', 'drafter'), { round: ended.round });
  await bring(chain, db, 'housing', { document, edition });
  const became = await issueFinal(chain, { draft: ended.document, today });
  await askTwice(chain, db, today);
  return { open: open.document, ended: ended.document, became };
}

/** A draft in its second round: what was said in the first one, who was asked by name, and where else it was made known. */
async function askTwice(chain: Chain, db: StaffDb, today: string): Promise<void> {
  const by = () => chain.as('housing', 'drafter');
  const title = '关于公开征求《振兴区城市绿地认养办法（征求意见稿）》意见的公告';
  const first = await publish(chain, db, { ...greens, closesOn: addDays(today, 30) }, title);
  for (const opinion of greensSaid) await say(db, first, opinion);
  const [asked, answered] = [addDays(today, -43), addDays(today, -30)];
  const [enterprises, association] = [greensInvited.slice(0, 2), greensInvited.slice(2)];
  const facts = { round: first.round, invitedOn: asked, way: '发函' };
  await invite(by(), { ...facts, kind: 'enterprise', names: enterprises });
  await invite(by(), { ...facts, kind: 'association', names: association });
  const [company] = await listInvitations(db, first.round);
  await noteAnswer(by(), { invitation: company!.id, answeredOn: answered, comment: null });
  const { broadcast } = await recordBroadcast(by(), {
    ...{ round: first.round, what: 'call', medium: 'press', outlet: '演示日报', place: '第 3 版', appearedOn: asked },
    ...{ link: 'https://paper.example/greens', file: null },
  });
  await agreeBroadcast(chain.as('housing', 'secrecy'), { broadcast });
  await letDaysPass(new By(db, { kind: 'system', name: 'demonstration' }), { round: first.round, days: 44 });
  await treat(chain, db, first.round, greensSaid);
  await bring(chain, db, 'housing', await drawUp(by(), { round: first.round }));
  const { edition } = await openNextRound(by(), { document: first.document });
  const { revision: base } = await getEdition(db, edition);
  await writeCall(by(), { edition, base, title, call: { ...greensAgain, closesOn: addDays(today, 50) } });
  await bring(chain, db, 'housing', { document: first.document, edition });
}

interface Opened {
  document: number;
  id: string;
  round: number;
}

async function publish(chain: Chain, db: StaffDb, call: typeof canteens, title: string): Promise<Opened> {
  const made = await draftCall(chain.as('housing', 'drafter'), { unit: chain.unitOf('housing'), title, call });
  await bring(chain, db, 'housing', made);
  const opened = await one(
    db,
    sql<{ id: string; round: number }>`
      select document.public_id as id, round.id as round from publications.document
      join consultations.round on round.document = document.id
      where document.id = ${made.document}`,
  );
  return { document: made.document, ...opened };
}

const say = (db: StaffDb, { id }: Opened, { clause, body, name }: DemoOpinion) =>
  leaveComment(new By(db, { kind: 'visitor', session: 'demonstration' }), {
    ...{ publication: id, clause, body, kind: 'person', minor: false, files: [] },
    person: () => ({ name, email: '', phone: '' }),
    place: () => `demonstration ${body}`,
  });

/** Each letter one point, with the answer that stands beside it in the texts; a second person agrees. */
async function treat(chain: Chain, db: StaffDb, round: number, answers = said): Promise<void> {
  for (const { textKey, body } of await listComments(db, round)) {
    const theme = answers.find((one) => one.body === body)?.theme ?? '临时停车';
    await split(chain.as('housing', 'drafter'), { round, textKey, points: [{ body, theme }] });
  }
  for (const point of await listPoints(db, round)) {
    const { outcome, reason, finalClause } = answers.find((one) => one.body === point.body)?.answer ?? {
      outcome: 'adopted' as const,
      reason: '已增加临时车位的规定。',
      finalClause: '第三条第二款',
    };
    const made = await reply(chain.as('housing', 'drafter'), { point: point.id, outcome, reason, finalClause });
    const seen = { point: point.id, reply: made.reply, verdict: 'agreed' as const, words: '' };
    await decide(chain.as('housing', 'department'), seen);
  }
}

/**
 * The demonstration has one day and shows a matter of weeks: this round is as if it had been published so much earlier. No deed of the
 * house, so it is declared when the demonstration needs it; the database does it nowhere else.
 */
const letDaysPass = (by: By, input: { round: number; days: number }) =>
  action('consultations.demonstrate', {
    words: '演示：让一轮征求意见成为过去',
    may: 'system',
    async run(act, { round, days }: { round: number; days: number }) {
      await sql`select consultations.let_days_pass(${round}::bigint, ${days}::int)`.execute(act.tx);
      // the day by which readers look for its announcement is that of the round
      await sql`
        update publications.document
        set first_published_on = (first_published_at at time zone 'Asia/Shanghai')::date - ${days}::int,
          first_published_source = '演示：这一轮征求意见按已经结束展示'
        from consultations.round
        where round.id = ${round} and document.id = round.document`.execute(act.tx);
      await act.line({ object: `consultations.round:${round}`, data: { demonstration: days } });
      return { round };
    },
  })(by, input);
