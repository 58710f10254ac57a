import { sql } from 'kysely';
import pg from 'pg';
import { bring } from '../district/demo/bring.ts';
import type { Chain } from '../district/demo/chain.ts';
import { By } from '../src/core/caller.ts';
import { draftCall } from '../src/features/consultations/actions/call.ts';
import { enterOpinion } from '../src/features/consultations/actions/register.ts';
import { reply, split } from '../src/features/consultations/actions/treat.ts';
import { getComment } from '../src/features/consultations/queries/comments.ts';
import { clausesOf } from '../src/features/consultations/rules/clauses.ts';
import { emptyCall } from '../src/features/consultations/rules/elements.ts';
import { draftDecision } from '../src/features/decisions/actions.ts';
import { emptyCatalogue } from '../src/features/decisions/rules/elements.ts';
import { applyTo } from '../src/features/hearings/actions/apply.ts';
import { draftNotice } from '../src/features/hearings/actions/texts.ts';
import { emptyNotice } from '../src/features/hearings/rules/elements.ts';
import { one } from '../src/platform/database.ts';
import { addDays, dayOf } from '../src/platform/time.ts';
import type { TestHouse } from '../src/test-house.ts';

/** Consultations, announced decisions and hearings of the office in the states that the API's operations need. */
export function openParticipation(chain: Chain, house: TestHouse) {
  const db = house.t.sides.staff;
  const today = dayOf(new Date());
  const by = () => chain.as('office', 'drafter');
  const unit = chain.unitOf('office');
  let turn = 0;
  const titled = (words: string): string => {
    turn += 1;
    return `${words} ${turn}`;
  };
  const publicOf = (document: number) =>
    one(
      db,
      sql<{ id: string; path: string }>`
        select document.public_id as id, address.path from publications.document
        join publications.address on address.document = document.id and address.current
        where document.id = ${document}`,
    );
  const room = {
    /** A round that takes comments. */
    async round(): Promise<{ document: number; round: number }> {
      const call = {
        ...emptyCall,
        subject: '合同测试办法（征求意见稿）',
        clauses: clausesOf('第一条　合同测试。\n第二条　自公布之日起施行。'),
        explanation: '为了测试接口，起草本办法，请提出意见。',
        basis: ['合同测试依据'],
        ways: [{ channel: 'mail' as const, detail: '演示路 1 号' }],
        closesOn: addDays(today, 40),
        contact: '演示科',
      };
      const made = await draftCall(by(), { unit, title: titled('关于征求合同测试办法意见的公告'), call });
      await bring(chain, db, 'office', made);
      const { round } = await one(
        db,
        sql<{ round: number }>`select id as round from consultations.round where document = ${made.document}`,
      );
      return { document: made.document, round };
    },
    /** A letter that nobody has split. */
    async letter(): Promise<{ round: number; comment: number }> {
      const { round } = await room.round();
      const { id: comment } = await enterOpinion(by(), {
        ...{ round, channel: 'mail' as const, receivedOn: today, clause: 1, body: titled('合同测试的意见') },
        ...{ kind: 'person' as const, minor: false, files: [] },
        person: () => ({ name: '', email: '', phone: '' }),
      });
      return { round, comment };
    },
    async point(): Promise<{ round: number; point: number }> {
      const { round, comment } = await room.letter();
      const { textKey } = await getComment(db, comment);
      await split(by(), { round, textKey, points: [{ body: '合同测试的要点', theme: '' }] });
      const { point } = await one(
        db,
        sql<{ point: number }>`select id as point from consultations.point where round = ${round}`,
      );
      return { round, point };
    },
    /** A reply that waits for a second person. */
    async replied(): Promise<{ point: number; reply: number }> {
      const { point } = await room.point();
      return reply(by(), { point, outcome: 'already', reason: '草案已有。', finalClause: '' });
    },
    /** A round that has closed without a comment: as if it had been published long ago. */
    async closed(): Promise<{ round: number }> {
      const { round } = await room.round();
      const client = new pg.Client({ connectionString: house.t.urls.owner });
      await client.connect();
      await client.query(
        `update consultations.round
         set opens_on = opens_on - 60, closes_on = closes_on - 60, opens_at = opens_at - interval '60 days',
           closes_at = (closes_on - 60 + 1)::timestamp at time zone 'Asia/Shanghai', result_due_on = result_due_on - 60
         where id = $1`,
        [round],
      );
      await client.end();
      return { round };
    },
    async catalogue(): Promise<{ document: number }> {
      const values = emptyCatalogue(Number(today.slice(0, 4)));
      const { document } = await draftDecision(by(), { unit, title: titled('合同测试目录'), values });
      return { document };
    },
    async hearing(): Promise<{ document: number }> {
      const { path } = await publicOf((await room.round()).document);
      const notice = {
        ...emptyNotice,
        ...{ subject: '合同测试办法', reason: '涉及切身利益。', draft: path, place: '演示路 1 号会议室', seats: 3 },
        ...{ conditions: '年满 18 周岁，按报名先后确定。', contact: '演示科' },
        ...{ heldOn: addDays(today, 30), applyUntil: addDays(today, 10) },
      };
      const made = await draftNotice(by(), { unit, title: titled('关于举行合同测试听证会的公告'), notice });
      await bring(chain, db, 'office', made);
      return { document: made.document };
    },
    /** A hearing that somebody has applied to. */
    async applied(): Promise<{ document: number }> {
      const { document } = await room.hearing();
      const { id: publication } = await publicOf(document);
      await applyTo(new By(db, { kind: 'visitor', session: 'contract' }), {
        ...{ publication, kind: 'person', minor: false, stake: '住在附近。' },
        person: () => ({ name: '合同测试', phone: '0415-0000000', email: '' }),
        place: () => `contract ${turn}`,
      });
      return { document };
    },
  };
  return room;
}
