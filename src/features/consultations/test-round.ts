import { sql } from 'kysely';
import pg from 'pg';
import type { Staff } from '../../core/caller.ts';
import { answerAll } from '../../core/checks/test-answer.ts';
import { setColumn, setKind } from '../../core/publications/actions/site.ts';
import { documentsStaff } from '../../core/publications/staff.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { clearAll, openDoor, openOffice } from '../../core/test-office.ts';
import { one } from '../../platform/database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { testHouse } from '../../test-house.ts';
import { draftCall } from './actions/call.ts';
import { decide, reply, split } from './actions/treat.ts';
import { listComments } from './queries/comments.ts';
import { listPoints } from './queries/points.ts';
import { clausesOf } from './rules/clauses.ts';
import { type Call, emptyCall, type Outcome } from './rules/elements.ts';
import { staff } from './staff.ts';

export const today = dayOf(new Date());

export const draftText = `第一章　总则
第一条　为了规范社区食堂的开办，制定本办法。
第二条　本办法适用于本区的社区食堂。
第二章　服务
第三条　社区食堂每天供应午餐，价格由街道公布。
周末是否供应，由街道决定。
第四条　本办法自公布之日起施行。`;

/** A call with everything that a review asks for. */
export const wholeCall: Call = {
  ...emptyCall,
  subject: '振兴区社区食堂管理办法（征求意见稿）',
  clauses: clausesOf(draftText),
  explanation: '社区食堂越来越多，价格和供应时间没有统一的规定，群众意见较多，因此起草本办法。',
  basis: ['《辽宁省养老服务条例》'],
  questions: ['周末是否供应午餐？'],
  ways: [{ channel: 'mail', detail: '演示路 1 号，信封上注明“征求意见”' }],
  closesOn: addDays(today, 30),
  contact: '改革科，0415-0000001',
};

export type ConsultationsOffice = Awaited<ReturnType<typeof testOffice>>;

/** An office with the column and the kinds of consultations, and a whole house around it. */
export async function testOffice() {
  const house = await testHouse();
  const office = await openOffice(house.t);
  const db = house.t.sides.staff;
  const system = await office.person('系统管理员', office.otherUnit, 'system');
  await setColumn(office.by(system), {
    slug: 'consultations',
    parent: null,
    name: '意见征集',
    description: '决策之前公布草案，请您提意见。',
    keywords: '意见征集',
    columnType: '征集调查',
    unit: 'office',
    updateRule: '有草案征求意见时公布',
    updateDays: null,
    emptyNotice: '现在没有草案征求意见。',
    position: 9,
  });
  for (const [name, words] of [
    ['consultation', '征求意见'],
    ['consultation-result', '意见采纳情况'],
  ] as const)
    await setKind(office.by(system), {
      ...{ name, words, room: 'consultations', siteColumn: 'consultations', takesNumber: false, isPolicy: false },
      ...{ steps: ['department', 'secrecy'], urgentSteps: ['secrecy'], stepDays: 3 },
    });
  const desk = (who: Staff) =>
    openDoor(
      house.t,
      (app) => {
        staff(app, { storage: house.house.storage });
        documentsStaff(app, house.house.storage);
      },
      who,
    );
  const o = {
    ...office,
    house,
    db,
    desk,
    draft: (change: Partial<Call> = {}, title = '关于公开征求社区食堂管理办法意见的公告') =>
      draftCall(office.by(office.drafter), { unit: office.unit, title, call: { ...wholeCall, ...change } }),
    /** Sends editions to review and takes them to the public, together. */
    async publish(...editions: number[]): Promise<void> {
      for (const edition of editions) await answerAll(db, office.by(office.drafter), edition);
      const sent = await submit(office.by(office.drafter), {
        ...{ editions, urgent: false, urgentReason: '', channels: ['portal'] },
      });
      await clearAll(house.t, office, sent.submission);
      await issue(office.by(office.editor), { submission: sent.submission });
    },
    /** A consultation that is public and open. */
    async open(change: Partial<Call> = {}) {
      const made = await o.draft(change);
      await o.publish(made.edition);
      return { ...made, ...(await o.publicOf(made.document)), round: await o.roundOf(made.document) };
    },
    publicOf: (document: number): Promise<{ id: string; path: string }> =>
      one(
        db,
        sql<{ id: string; path: string }>`
          select document.public_id as id, address.path from publications.document
          join publications.address on address.document = document.id and address.current
          where document.id = ${document}`,
      ),
    roundOf: async (document: number): Promise<number> =>
      (
        await one(
          db,
          sql<{
            id: number;
          }>`select id from consultations.round where document = ${document} order by number desc limit 1`,
        )
      ).id,
    /** Lets days pass over a round: it is as if it had been published so much earlier. */
    async pass(round: number, days: number): Promise<void> {
      const client = new pg.Client({ connectionString: house.t.urls.owner });
      await client.connect();
      await client.query(
        `update consultations.round
         set opens_on = opens_on - $2::int, closes_on = closes_on - $2::int, opens_at = opens_at - make_interval(days => $2),
           closes_at = (closes_on - $2::int + 1)::timestamp at time zone 'Asia/Shanghai', result_due_on = result_due_on - $2::int
         where id = $1`,
        [round, days],
      );
      await client.end();
    },
    /** Every comment of a round in one point, answered so and agreed to. */
    async treat(round: number, outcome: Outcome = 'not_adopted', reason = '现阶段没有条件。'): Promise<void> {
      for (const { textKey, body, verdict } of await listComments(db, round))
        if (verdict !== 'set_aside')
          await split(office.by(office.drafter), {
            round,
            textKey,
            points: [{ body: `${body.slice(0, 100)}。`, theme: '' }],
          });
      for (const point of await listPoints(db, round)) await o.answer(point.id, outcome, reason);
    },
    async answer(point: number, outcome: Outcome, reason: string): Promise<void> {
      const finalClause = outcome === 'adopted' || outcome === 'partly' ? '第三条' : '';
      const made = await reply(office.by(office.drafter), { point, outcome, reason, finalClause });
      await decide(office.by(office.reviewer), { point, reply: made.reply, verdict: 'agreed', words: '' });
    },
    /** A page of the portal as somebody at an address meets it. */
    async visit(path: string, init: RequestInit & { from?: string; cookie?: string } = {}) {
      const { from = '198.51.100.7', cookie, ...rest } = init;
      const headers = { ...(rest.headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
      const answer = await house.app.request(
        path,
        { ...rest, headers },
        { incoming: { socket: { remoteAddress: from } } },
      );
      const body = (await answer.text()).replaceAll('<wbr/>', '');
      const words = body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      return { status: answer.status, headers: answer.headers, body, words };
    },
    /** A form of the portal as a browser without script sends it. */
    send: (path: string, fields: Record<string, string | string[]>, more: { from?: string; cookie?: string } = {}) =>
      o.visit(path, {
        ...more,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
        ).toString(),
      }),
    close: () => house.close(),
  };
  return o;
}

/** What a receipt page says. */
export function receiptIn(body: string): { number: string; code: string; hash: string } {
  return {
    number: /YJ-\d{7}/.exec(body)![0],
    code: /<strong class="code">((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})<\/strong>/.exec(body)![1]!,
    hash: /<code>([0-9a-f]{64})<\/code>/.exec(body)![1]!,
  };
}

export const opinion = {
  step: 'send',
  clause: '3',
  body: '建议周末也供应午餐。',
  kind: 'person',
  name: '',
  email: '',
  phone: '',
};
