import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { isCreditCode } from '../../core/checks/rules/numbers.ts';
import { answerAll } from '../../core/checks/test-answer.ts';
import { confirmBeacon, enterBeacon } from '../../core/draws/actions/beacon.ts';
import { draw } from '../../core/draws/actions/draw.ts';
import { commitOwn, freeze } from '../../core/draws/actions/freeze.ts';
import { publish } from '../../core/draws/actions/plan.ts';
import { listedOf } from '../../core/draws/compute/compute.ts';
import { getDraw } from '../../core/draws/queries/draws.ts';
import { drawsStaff } from '../../core/draws/staff.ts';
import { close, dayWithEvents, passTime, ssq } from '../../core/draws/test-draws.ts';
import { setColumn, setKind } from '../../core/publications/actions/site.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { clearAll, openDoor, openOffice } from '../../core/test-office.ts';
import { one } from '../../platform/database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { testHouse } from '../../test-house.ts';
import { applyImport, keepFile } from './actions/import.ts';
import { readFile } from './parse/read-file.ts';
import type { Batch } from './rules/plan.ts';
import type { RegisterName } from './rules/registers.ts';
import { inspectionsStaff } from './staff.ts';

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** A unified social credit code with a right check digit. */
export function creditCode(n: number): string {
  const head = `9121060${String(n).padStart(10, '0')}`;
  return head + [...signs].find((sign) => isCreditCode(head + sign))!;
}

export const csv = (heads: string[], rows: string[][]): string =>
  [heads, ...rows].map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell}"` : cell)).join(',')).join('\n');

export const matterHeads = [
  '事项编码',
  '检查项目',
  '检查主体',
  '检查依据',
  '检查方式',
  '检查内容',
  '事项类别',
  '部门联合',
];
export const objectHeads = ['统一社会信用代码', '名称', '对象类型', '信用风险类别', '注销或停业日期'];
export const inspectorHeads = [
  '执法证号',
  '姓名',
  '执法类别',
  '证件有效期至',
  '回避对象',
  '工作台账号',
  '停止执法日期',
];

const risks = ['A', 'A', 'B', 'C', 'D'];
/** Forty objects of four classes; the last has closed. */
export const objects = Array.from({ length: 40 }, (_, at) => [
  creditCode(at),
  `演示商行${at + 1}号`,
  '企业',
  risks[at % 5]!,
  at === 39 ? '2020-01-01' : '',
]);

export const year = Number(dayOf(new Date()).slice(0, 4));
export const batch = (change: Partial<Batch> = {}): Batch => ({
  code: '01',
  title: '燃气经营企业抽查',
  matters: ['JC-01'],
  kind: '',
  rates: { A: 1000, B: 2000, C: 5000, D: 10_000 },
  team: 2,
  cap: 20,
  fromOn: `${year}-01-01`,
  toOn: `${year}-12-31`,
  joint: '',
  base: 40,
  ...change,
});

/** The whole house with an office that inspects: column, kinds, and the way from a list to the public. */
export async function testOffice() {
  const house = await testHouse();
  const office = await openOffice(house.t);
  const db = house.t.sides.staff;
  const day = await dayWithEvents(db);
  const system = await office.person('系统管理员', office.otherUnit, 'system');
  await setColumn(office.by(system), {
    slug: 'inspections',
    parent: null,
    name: '双随机、一公开',
    description: '计划、抽签和检查结果。',
    keywords: '双随机',
    columnType: '信息公开目录',
    unit: 'office',
    updateRule: '检查结束后 20 个工作日内',
    updateDays: null,
    emptyNotice: '还没有公布计划。',
    position: 9,
  });
  for (const [name, words] of [
    ['inspection-plan', '抽查计划'],
    ['inspection-result', '抽查结果'],
  ] as const)
    await setKind(office.by(system), {
      ...{
        name,
        words,
        room: 'inspections',
        siteColumn: 'inspections',
        stepDays: 3,
        takesNumber: false,
        isPolicy: false,
      },
      steps: ['department', 'secrecy'],
      urgentSteps: ['secrecy'],
    });
  const desk = (who: Staff) =>
    openDoor(
      house.t,
      (app) => {
        inspectionsStaff(app, { storage: house.house.storage });
        drawsStaff(app);
      },
      who,
    );
  const bring = async (register: RegisterName, text: string, unit = office.unit) => {
    const name = '名录.csv';
    const { digest, total, parts, told } = await readFile(register, Buffer.from(text), name);
    if (told.wrong > 0) throw new Error(told.errors.join());
    const who = unit === office.unit ? office.drafter : office.stranger;
    const kept = await keepFile(office.by(who), { register, unit, name, digest, total, parts });
    return kept.before ? kept : { ...kept, ...(await applyImport(office.by(who), { import: kept.import })) };
  };
  const send = async (edition: number): Promise<number> => {
    await answerAll(db, office.by(office.drafter), edition);
    const sent = { editions: [edition], urgent: false, urgentReason: '', channels: ['portal' as const] };
    return (await submit(office.by(office.drafter), sent)).submission;
  };
  return {
    ...office,
    ...{ house, db, desk, bring },
    send,
    /** Sends an edition to review and takes it to the public. */
    async publish(edition: number): Promise<void> {
      const submission = await send(edition);
      await clearAll(house.t, office, submission);
      await issue(office.by(office.editor), { submission });
    },
    /** The edition that was drawn up last. */
    newestResult: async (): Promise<number> =>
      (
        await one(
          db,
          sql<{ edition: number }>`
            select edition.id as edition from publications.edition
            join inspections.result on result.document = edition.document
            order by edition.id desc limit 1`,
        )
      ).edition,
    /** Every step of a draw up to its result. */
    async drawn(id: number): Promise<string> {
      const by = office.by;
      const { number } = await publish(by(office.reviewer), { draw: id });
      const { hash } = await listedOf(await getDraw(db, id));
      await freeze(by(office.reviewer), { draw: id, seen: hash });
      await commitOwn(by(office.drafter), { draw: id });
      await passTime(house.t, id);
      for (const [source, typed] of [
        ['SSQ', ssq],
        ['SSE-CLOSE', close],
      ] as const) {
        await enterBeacon(by(office.drafter), { draw: id, source, typed });
        await confirmBeacon(by(office.colleague), { draw: id, source, typed });
      }
      await draw(by(office.drafter), { draw: id });
      return number;
    },
    staging() {
      return {
        alg: 'sha256' as const,
        revealOn: addDays(day, 30),
        parties: [{ party: 'OFFICE', name: '区住房城乡建设局', own: true }],
        sources: [
          { source: 'SSQ' as const, event: '2026123', at: new Date(`${day}T13:15:00Z`) },
          { source: 'SSE-CLOSE' as const, event: day, at: new Date(`${day}T07:00:00Z`) },
        ],
      };
    },
    accountOf: async (who: Staff): Promise<string> =>
      (await one(db, sql<{ account: string }>`select account from people.person where id = ${who.person}`)).account,
    /** A page of the portal, its words whole. */
    async visit(path: string) {
      const answer = await house.app.request(path);
      const body = (await answer.text()).replaceAll('<wbr/>', '');
      return { status: answer.status, body, words: body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
    },
    close: () => house.close(),
  };
}
export type InspectingOffice = Awaited<ReturnType<typeof testOffice>>;

export const matters = [
  [
    'JC-01',
    '燃气经营安全',
    '区住房城乡建设局',
    '《城镇燃气管理条例》第四十一条',
    '现场检查',
    '经营许可、安全管理制度',
    '一般检查事项',
    '否',
  ],
  [
    'JC-02',
    '特种设备安全',
    '区住房城乡建设局',
    '《特种设备安全法》第五十七条',
    '现场检查',
    '使用登记',
    '重点检查事项',
    '否',
  ],
];

/** The list and both libraries: these members of staff as inspectors, one of them perhaps suspended today, and one whose certificate is over. */
export async function bringLibraries(o: InspectingOffice, inspectors: Staff[], suspended?: Staff) {
  const accounts = await Promise.all(inspectors.map((who) => o.accountOf(who)));
  const expiresOn = '2099-12-31';
  const leftOn = (at: number) => (inspectors[at] === suspended ? dayOf(new Date()) : '');
  const able = inspectors.map(({ name }, at) => [
    `0603041200${at}`,
    name,
    '综合执法',
    expiresOn,
    '',
    accounts[at]!,
    leftOn(at),
  ]);
  const old = ['06030412099', '证过期', '综合执法', '2020-12-31', '', '', ''];
  await o.bring('inspector', csv(inspectorHeads, [...able, old]));
  await o.bring('matter', csv(matterHeads, matters));
  return o.bring('object', csv(objectHeads, objects));
}
