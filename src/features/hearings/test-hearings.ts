import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import type { Staff } from '../../core/caller.ts';
import { answerAll } from '../../core/checks/test-answer.ts';
import { drawsStaff } from '../../core/draws/staff.ts';
import { draft } from '../../core/publications/actions/draft.ts';
import { setColumn, setKind } from '../../core/publications/actions/site.ts';
import { documentsStaff } from '../../core/publications/staff.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { clearAll, openContent, openDoor, openOffice } from '../../core/test-office.ts';
import { one } from '../../platform/database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { testHouse } from '../../test-house.ts';
import { draftNotice } from './actions/texts.ts';
import { emptyNotice, type Notice } from './rules/elements.ts';
import { staff } from './staff.ts';

export const today = dayOf(new Date());

export type HearingsOffice = Awaited<ReturnType<typeof testOffice>>;

/** What somebody types who wants to take part. */
export const application = {
  ...{ step: 'send', kind: 'person', name: '朱某某', phone: '139-0415-1234', email: '' },
  stake: '住在食堂楼上，关心油烟。',
};

/** An office with the column and the kinds of this room, a public draft, and a whole house around it. */
export async function testOffice() {
  const house = await testHouse();
  const office = await openOffice(house.t);
  const db = house.t.sides.staff;
  const system = await office.person('系统管理员', office.otherUnit, 'system');
  await setColumn(office.by(system), {
    ...{ slug: 'hearings', parent: null, name: '听证会、座谈会', description: '公告和笔录', keywords: '听证' },
    ...{
      columnType: '征集调查',
      unit: 'office',
      updateRule: '随时更新',
      updateDays: null,
      emptyNotice: '暂无。',
      position: 9,
    },
  });
  for (const [name, words] of [
    ['hearing', '听证公告'],
    ['hearing-list', '参加人名单'],
    ['hearing-record', '听证笔录'],
  ] as const)
    await setKind(office.by(system), {
      ...{ name, words, room: 'hearings', siteColumn: 'hearings', takesNumber: false, isPolicy: false },
      ...{ steps: ['department', 'secrecy'], urgentSteps: ['secrecy'], stepDays: 3 },
    });
  const publish = async (edition: number): Promise<void> => {
    await answerAll(db, office.by(office.drafter), edition);
    const sent = await submit(office.by(office.drafter), {
      ...{ editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] },
    });
    await clearAll(house.t, office, sent.submission);
    await issue(office.by(office.editor), { submission: sent.submission });
  };
  const publicOf = (document: number): Promise<{ id: string; path: string }> =>
    one(
      db,
      sql<{ id: string; path: string }>`
        select document.public_id as id, address.path from publications.document
        join publications.address on address.document = document.id and address.current
        where document.id = ${document}`,
    );
  const notice = async (): Promise<{ document: number; path: string }> => {
    const made = await draft(office.by(office.drafter), {
      ...{ kind: 'notice', unit: office.unit, content: openContent('社区食堂管理办法草案') },
    });
    await publish(made.edition);
    return { document: made.document, ...(await publicOf(made.document)) };
  };
  const text = await notice();
  const o = {
    ...office,
    house,
    db,
    text,
    publish,
    publicOf,
    notice,
    desk: (who: Staff) =>
      openDoor(
        house.t,
        (app) => {
          staff(app);
          documentsStaff(app, house.house.storage);
          drawsStaff(app);
        },
        who,
      ),
    draft: (change: Partial<Notice> = {}) =>
      draftNotice(office.by(office.drafter), {
        unit: office.unit,
        title: '关于举行社区食堂管理办法听证会的公告',
        notice: {
          ...emptyNotice,
          ...{ subject: '社区食堂管理办法', reason: '涉及老年人和周边住户的切身利益。', draft: text.path },
          ...{ heldOn: addDays(today, 20), place: '区政府一楼', seats: 2, conditions: '周边住户优先，按报名先后。' },
          ...{ applyUntil: addDays(today, 10), contact: '综合科，0415-0000001' },
          ...change,
        },
      }),
    async open(change: Partial<Notice> = {}) {
      const made = await o.draft(change);
      await publish(made.edition);
      return { document: made.document, ...(await publicOf(made.document)) };
    },
    /** Somebody has applied, as a row: no form was filled in. */
    applied: async (hearing: number): Promise<number> =>
      (
        await one(
          db,
          sql<{ id: number }>`
            insert into hearings.application (hearing, kind, minor, stake, seed, at)
            values (${hearing}, 'person', false, '住在附近', ${randomBytes(16)}, now())
            returning id`,
        )
      ).id,
    /** Lets days pass over a hearing: it is as if it had been announced so much earlier. */
    async pass(hearing: number, days: number): Promise<void> {
      const client = new pg.Client({ connectionString: house.t.urls.owner });
      await client.connect();
      await client.query(
        `update hearings.hearing set held_at = held_at - make_interval(days => $2), apply_until = apply_until - make_interval(days => $2)
         where document = $1`,
        [hearing, days],
      );
      await client.end();
    },
    async visit(path: string, init: RequestInit & { from?: string } = {}) {
      const { from = '198.51.100.7', ...rest } = init;
      const answer = await house.app.request(path, rest, { incoming: { socket: { remoteAddress: from } } });
      const body = (await answer.text()).replaceAll('<wbr/>', '');
      const words = body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      return { status: answer.status, location: answer.headers.get('location'), body, words };
    },
    /** A form of the portal as a browser without script sends it. */
    send: (path: string, fields: Record<string, string>, from?: string) =>
      o.visit(path, {
        ...(from ? { from } : {}),
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields).toString(),
      }),
    apply: async (id: string, change: Record<string, string> = {}): Promise<string> =>
      /TZ-\d{7}/.exec((await o.send(`/hearings/${id}/apply/`, { ...application, ...change })).body)![0],
    close: () => house.close(),
  };
  return o;
}
