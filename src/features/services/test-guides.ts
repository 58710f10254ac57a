import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { answerAll } from '../../core/checks/test-answer.ts';
import { setColumn, setKind } from '../../core/publications/actions/site.ts';
import type { Attachment } from '../../core/publications/content.ts';
import { documentsStaff } from '../../core/publications/staff.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { reviewStaff } from '../../core/review/staff.ts';
import { clearAll, openDoor, openOffice } from '../../core/test-office.ts';
import { one } from '../../platform/database.ts';
import { testHouse } from '../../test-house.ts';
import { draftItem, submitItems } from './actions.ts';
import type { Guide } from './rules/elements.ts';
import { staff } from './staff.ts';

/** A guide with everything that an inspection looks for. */
export const wholeGuide: Guide = {
  organ: '区公安分局',
  type: '公共服务',
  audience: ['自然人'],
  topics: ['户籍办理'],
  code: '11210603DEMO00001X200000100000A',
  conditions: '在本区有合法稳定住所。\n本人自愿迁入。',
  bases: ['《中华人民共和国户口登记条例》第十条'],
  materials: [
    { name: '居民身份证', kind: '原件', copies: '1', need: '必要' },
    { name: '户口迁移申请表', kind: '原件', copies: '1', source: '窗口领取' },
  ],
  location: '演示路 2 号政务服务中心 12 号窗口',
  hours: '工作日 8:30—11:30，13:30—17:00',
  phone: '0415-0000012',
  complaint: '8890',
  statutory: '20 个工作日',
  promised: '5 个工作日',
  steps: [
    { name: '申请', limit: '当场' },
    { name: '审核', limit: '5 个工作日', person: '户籍民警' },
  ],
  charged: '否',
  online: '否',
  checkedOn: '2026-10-08',
};

export type ServicesOffice = Awaited<ReturnType<typeof testOffice>>;

/** An office with the column and the kind of guides, and a whole house around it. */
export async function testOffice() {
  const house = await testHouse();
  const office = await openOffice(house.t);
  const db = house.t.sides.staff;
  const system = await office.person('系统管理员', office.otherUnit, 'system');
  await setColumn(office.by(system), {
    slug: 'services',
    parent: null,
    name: '办事指南',
    description: '每一项政务服务怎么办。',
    keywords: '办事指南',
    columnType: '办事服务',
    unit: 'office',
    updateRule: '要素变更之日起 3 个工作日内更新',
    updateDays: null,
    emptyNotice: '办事指南正在整理。',
    position: 9,
  });
  await setKind(office.by(system), {
    name: 'service',
    words: '办事指南',
    room: 'services',
    siteColumn: 'services',
    steps: ['department', 'secrecy'],
    urgentSteps: ['secrecy'],
    stepDays: 3,
    takesNumber: false,
    isPolicy: false,
  });
  const desk = (who: Staff) =>
    openDoor(
      house.t,
      (app) => {
        staff(app, { storage: house.house.storage });
        documentsStaff(app, house.house.storage);
        reviewStaff(app);
      },
      who,
    );
  return {
    ...office,
    house,
    db,
    desk,
    draft: (title: string, change: Guide = {}, attachments: Attachment[] = []) =>
      draftItem(office.by(office.drafter), {
        unit: office.unit,
        title,
        guide: { ...wholeGuide, ...change },
        attachments,
      }),
    /** Sends editions to review and takes them to the public. */
    async publish(...editions: number[]): Promise<void> {
      for (const edition of editions) await answerAll(db, office.by(office.drafter), edition);
      const sent = await submitItems(office.by(office.drafter), { editions, name: '测试', part: 1, parts: 1 });
      await clearAll(house.t, office, sent.submission);
      await issue(office.by(office.editor), { submission: sent.submission });
    },
    addressOf: async (document: number): Promise<string> =>
      (
        await one(
          db,
          sql<{ path: string }>`select path from publications.address where document = ${document} and current`,
        )
      ).path,
    /** A page of the portal, its words whole. */
    async visit(path: string) {
      const answer = await house.app.request(path);
      const body = (await answer.text()).replaceAll('<wbr/>', '');
      return { status: answer.status, body, words: body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
    },
    close: () => house.close(),
  };
}
