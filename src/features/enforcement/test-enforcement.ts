import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { answerAll } from '../../core/checks/test-answer.ts';
import { setColumn, setKind } from '../../core/publications/actions/site.ts';
import { documentsStaff } from '../../core/publications/staff.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { reviewStaff } from '../../core/review/staff.ts';
import { clearAll, openDoor, openOffice } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import { addDays, today as todayOf } from '../../platform/time.ts';
import { testHouse } from '../../test-house.ts';
import { draftEntry, markOf, submitEntries } from './actions/draft.ts';
import type { Values } from './rules/elements.ts';
import { type Shape, shapes } from './rules/shapes.ts';
import { staff } from './staff.ts';

export const today = todayOf(new Date());
export const ago = (days: number): string => addDays(today, -days);

/** Codes whose check sign agrees, worked out by hand from GB 32100. */
export const codes = { shop: '91210603MA0000001M', firm: '91210603MA0000003U' };

/** A penalty of an organisation with everything that the table of 双公示 asks for. */
export const penalty: Values = {
  kind: '处罚',
  number: '振建罚〔2026〕1号',
  caseName: '未取得施工许可证擅自施工案',
  decidedOn: ago(3),
  partyKind: '法人及非法人组织',
  party: '丹东演示建设有限公司',
  uscc: codes.firm,
  legalPerson: '演示人',
  violation: '未取得施工许可证擅自施工',
  facts: '该公司在沿江小区未取得施工许可证擅自施工。',
  basis: '《建筑工程施工许可管理办法》第十二条',
  penaltyKind: '罚款',
  content: '罚款人民币 12000 元，自收到决定书之日起 15 日内缴纳。',
  fine: '1.2',
  organ: '区住房城乡建设局',
  matter: '对未取得施工许可证擅自施工的处罚',
};

/** The same of a natural person, whose name, number and home stand in several texts. */
export const personal: Values = {
  ...penalty,
  number: '振建罚〔2026〕2号',
  partyKind: '自然人',
  party: '欧阳雪豹',
  uscc: '',
  legalPerson: '',
  idType: '居民身份证',
  idNumber: '11010519491231002X',
  caseName: '欧阳雪豹擅自搭建案',
  facts: '欧阳雪豹（身份证号11010519491231002X，电话13987654321，住址：灯塔路九号院三单元）擅自搭建棚屋。',
};

export const permit: Values = {
  kind: '许可',
  number: '振建许〔2026〕7号',
  docName: '建筑工程施工许可决定书',
  decidedOn: ago(5),
  partyKind: '法人及非法人组织',
  party: '丹东演示建设有限公司',
  uscc: codes.firm,
  permitKind: '普通',
  content: '准予施工。',
  validFrom: ago(5),
  validUntil: '长期',
  organ: '区住房城乡建设局',
};

const without = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));

export type EnforcementOffice = Awaited<ReturnType<typeof testOffice>>;

/** An office with the column and the kinds of this room, and a whole house around it. */
export async function testOffice() {
  const house = await testHouse();
  const office = await openOffice(house.t);
  const db = house.t.sides.staff;
  const system = await office.person('系统管理员', office.otherUnit, 'system');
  await setColumn(office.by(system), {
    slug: 'enforcement',
    parent: null,
    name: '行政执法公示',
    description: '行政许可、行政处罚和其他行政执法决定。',
    keywords: '行政执法公示',
    columnType: '信息公开目录',
    unit: 'office',
    updateRule: '7 个或者 20 个工作日内公开',
    updateDays: null,
    emptyNotice: '行政执法决定正在整理。',
    position: 9,
  });
  for (const { kind, words } of Object.values(shapes))
    await setKind(office.by(system), {
      name: kind,
      words,
      room: 'enforcement',
      siteColumn: 'enforcement',
      steps: ['department', 'secrecy'],
      urgentSteps: ['secrecy'],
      stepDays: 2,
      takesNumber: false,
      isPolicy: false,
    });
  const desk = (who: Staff) =>
    openDoor(
      house.t,
      (app) => {
        staff(app);
        documentsStaff(app, house.house.storage);
        reviewStaff(app);
      },
      who,
    );
  const draft = (values: Values, shape: Shape = 'decision') =>
    draftEntry(office.by(office.drafter), {
      unit: office.unit,
      shape,
      mark: markOf(values),
      values: () => without(values),
    });
  return {
    ...office,
    house,
    db,
    desk,
    draft,
    /** Sends editions to review in one manifest and takes them to the public. */
    async publish(...editions: number[]): Promise<void> {
      for (const edition of editions) await answerAll(db, office.by(office.drafter), edition);
      const sent = await submitEntries(office.by(office.drafter), { editions, title: '测试' });
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
      return { status: answer.status, body, words: wordsOf(body) };
    },
    /** Every row of every table that somebody could read, as text. */
    async everything(): Promise<string> {
      const tables = await rows(
        db,
        sql<{ name: string }>`
          select format('%I.%I', schemaname, tablename) as name from pg_tables
          where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      const texts: string[] = [];
      for (const { name } of tables)
        for (const { text } of await rows(
          db,
          sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`,
        ).catch(() => []))
          texts.push(text);
      return texts.join('\n');
    },
    close: () => house.close(),
  };
}

export const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
