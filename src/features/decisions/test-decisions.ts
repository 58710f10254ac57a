import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { answerAll } from '../../core/checks/test-answer.ts';
import { setColumn, setKind } from '../../core/publications/actions/site.ts';
import { documentsStaff } from '../../core/publications/staff.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { clearAll, openDoor, openOffice } from '../../core/test-office.ts';
import { one } from '../../platform/database.ts';
import { testHouse } from '../../test-house.ts';
import { draftDecision } from './actions.ts';
import {
  type Catalogue,
  type Entry,
  emptyCatalogue,
  emptyMeeting,
  type Meeting,
  type Topic,
} from './rules/elements.ts';
import { staff } from './staff.ts';

export const anEntry = (number: number, change: Partial<Entry> = {}): Entry => ({
  number,
  title: `社区食堂管理办法之${number}`,
  class: 'policy',
  unit: '区民政局',
  draftOn: '2099-Q3',
  decideOn: '2099',
  steps: ['consultation', 'hearing'],
  note: '',
  dropped: false,
  ...change,
});

export const aCatalogue = (year: number, ...entries: Entry[]): Catalogue => ({
  ...emptyCatalogue(year),
  basis: '经区委同意，区政府常务会议通过',
  contact: '综合科，0415-0000002',
  entries,
});

export const aTopic = (change: Partial<Topic> = {}): Topic => ({
  title: '审议社区食堂管理办法',
  draft: '',
  basis: '《辽宁省养老服务条例》',
  guests: ['stakeholders', 'public'],
  closedReason: '',
  outcome: '',
  decided: '',
  ...change,
});

export const aMeeting = (heldOn: string, ...topics: Topic[]): Meeting => ({
  ...emptyMeeting(heldOn),
  place: '区政府一楼会议室',
  seats: '公众代表 3 名，打联系电话报名',
  contact: '综合科，0415-0000002',
  topics,
});

export type DecisionsOffice = Awaited<ReturnType<typeof testOffice>>;

/** An office with the column and the kinds of this room, and a whole house around it. */
export async function testOffice() {
  const house = await testHouse();
  const office = await openOffice(house.t);
  const db = house.t.sides.staff;
  const system = await office.person('系统管理员', office.otherUnit, 'system');
  await setColumn(office.by(system), {
    ...{ slug: 'decisions', parent: null, name: '重大行政决策', description: '目录和会议', keywords: '决策' },
    ...{
      columnType: '征集调查',
      unit: 'office',
      updateRule: '每年公布',
      updateDays: null,
      emptyNotice: '暂无。',
      position: 9,
    },
  });
  for (const [name, words] of [
    ['decision-catalogue', '决策事项目录'],
    ['decision-meeting', '会议公开'],
  ] as const)
    await setKind(office.by(system), {
      ...{ name, words, room: 'decisions', siteColumn: 'decisions', takesNumber: false, isPolicy: false },
      ...{ steps: ['department', 'secrecy'], urgentSteps: ['secrecy'], stepDays: 3 },
    });
  const o = {
    ...office,
    db,
    desk: (who: Staff) =>
      openDoor(
        house.t,
        (app) => {
          staff(app);
          documentsStaff(app, house.house.storage);
        },
        who,
      ),
    draft: (title: string, values: Catalogue | Meeting) =>
      draftDecision(office.by(office.drafter), { unit: office.unit, title, values }),
    /** Sends an edition to review and takes it to the public. */
    async publish(edition: number): Promise<void> {
      await answerAll(db, office.by(office.drafter), edition);
      const sent = await submit(office.by(office.drafter), {
        ...{ editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] },
      });
      await clearAll(house.t, office, sent.submission);
      await issue(office.by(office.editor), { submission: sent.submission });
    },
    pathOf: async (document: number): Promise<string> =>
      (
        await one(
          db,
          sql<{ path: string }>`select path from publications.address where document = ${document} and current`,
        )
      ).path,
    async visit(path: string) {
      const answer = await house.app.request(path, {}, { incoming: { socket: { remoteAddress: '198.51.100.7' } } });
      const body = (await answer.text()).replaceAll('<wbr/>', '');
      const words = body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      return { status: answer.status, location: answer.headers.get('location'), body, words };
    },
    close: () => house.close(),
  };
  return o;
}
