import { loadCalendar } from '../../src/core/calendar/queries.ts';
import type { Calendar } from '../../src/core/calendar/rules.ts';
import { isCreditCode } from '../../src/core/checks/rules/numbers.ts';
import { commitOwn, freeze } from '../../src/core/draws/actions/freeze.ts';
import { publish } from '../../src/core/draws/actions/plan.ts';
import { listedOf } from '../../src/core/draws/compute/compute.ts';
import { getDraw } from '../../src/core/draws/queries/draws.ts';
import { eventDayFrom } from '../../src/core/draws/rules/event-day.ts';
import { getEdition } from '../../src/core/publications/queries.ts';
import { applyImport, keepFile } from '../../src/features/inspections/actions/import.ts';
import { openPlan, putBatch } from '../../src/features/inspections/actions/plan.ts';
import { drawBatch, type Staging } from '../../src/features/inspections/actions/sample.ts';
import { readFile } from '../../src/features/inspections/parse/read-file.ts';
import type { Batch } from '../../src/features/inspections/rules/plan.ts';
import type { RegisterName } from '../../src/features/inspections/rules/registers.ts';
import type { StaffDb } from '../../src/platform/database.ts';
import { addDays } from '../../src/platform/time.ts';
import type { Chain } from './chain.ts';
import { prose } from './text.ts';

const by = (chain: Chain) => chain.as('housing', 'drafter');

/** The plan of a year and a draw of it that soon can be carried out. */
export interface Opened {
  document: number;
  draw: number;
  number: string;
  /** The hour of its public event: it goes by while the rest of the demonstration is written. */
  at: Date;
}

/** Long enough that four persons' steps lie before it on a slow machine. */
const soon = 20_000;

/** One list and two libraries, a plan that is public, and a draw whose event is near: those who go to its objects have accounts. */
export async function openInspections(chain: Chain, db: StaffDb, today: string): Promise<Opened> {
  await bring(chain, 'matter', matters);
  await bring(chain, 'object', objectsOf());
  await bring(chain, 'inspector', inspectorsOf(today).slice(0, 3));
  const document = await publishPlan(chain, db, today);
  const at = new Date(Date.now() + soon);
  const sources = [{ source: 'DRAND' as const, event: '5430000', at }];
  return { document, at, ...(await frozenDraw(chain, db, { document, batch: '02', today, sources })) };
}

/** The whole library of inspectors, and a draw that waits for its public events. */
export async function publishInspections(chain: Chain, db: StaffDb, today: string, opened: Opened): Promise<void> {
  await bring(chain, 'inspector', inspectorsOf(today));
  const { document } = opened;
  const sources = sourcesOf(today, await loadCalendar(db));
  await frozenDraw(chain, db, { document, batch: '01', today, sources });
}

interface Drawing {
  document: number;
  batch: string;
  today: string;
  sources: Staging['sources'];
}

async function frozenDraw(chain: Chain, db: StaffDb, { document, batch, today, sources }: Drawing) {
  const staging: Staging = { ...stagingOf(today), sources };
  const { draw } = await drawBatch(by(chain), { document, batch, staging, reason: '' });
  const second = () => chain.as('housing', 'department');
  const { number } = await publish(second(), { draw });
  const { hash } = await listedOf(await getDraw(db, draw));
  await freeze(second(), { draw, seen: hash });
  await commitOwn(by(chain), { draw });
  return { draw, number };
}

async function bring(chain: Chain, register: RegisterName, lines: string[][]): Promise<void> {
  const text = lines.map((line) => line.join(',')).join('\n');
  const name = '名录（演示）.csv';
  const { told: _, ...read } = await readFile(register, Buffer.from(text), name);
  const unit = chain.unitOf('housing');
  const kept = await keepFile(by(chain), { ...read, register, unit, name });
  await applyImport(by(chain), { import: kept.import });
}

const matters = [
  [
    '事项编码',
    '检查项目',
    '检查子项',
    '检查主体',
    '检查依据',
    '检查方式',
    '检查内容',
    '事项类别',
    '检查对象类型',
    '部门联合',
  ],
  [
    'ZJ-01',
    '物业服务检查',
    '服务标准执行',
    '区住房城乡建设局',
    '《物业管理条例》第五条',
    '现场检查',
    '公示栏、收费标准、公共部位维护',
    '一般检查事项',
    '物业服务企业',
    '否',
  ],
  [
    'ZJ-02',
    '燃气经营安全检查',
    '安全管理',
    '区住房城乡建设局',
    '《城镇燃气管理条例》第四十一条',
    '现场检查',
    '经营许可、安全管理制度、应急预案',
    '重点检查事项',
    '燃气经营企业',
    '是',
  ],
];

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Codes that nobody bears: the register number is made up, the check digit is right. */
function codeOf(at: number): string {
  const head = `91210603MAD${String(at).padStart(6, '0')}`;
  return head + [...signs].find((sign) => isCreditCode(head + sign));
}

function objectsOf(): string[][] {
  const rows = Array.from({ length: 36 }, (_, at) => {
    const kind = at % 3 === 0 ? '燃气经营企业' : '物业服务企业';
    return [codeOf(at), `演示${kind.slice(0, 2)}${at + 1}号`, kind, 'AABBC'[at % 5] ?? 'A'];
  });
  return [['统一社会信用代码', '名称', '对象类型', '信用风险类别'], ...rows];
}

function inspectorsOf(today: string): string[][] {
  const until = addDays(today, 900);
  return [
    ['执法证号', '姓名', '执法类别', '证件有效期至', '业务专长', '工作台账号'],
    ['06030100001', '拟稿员壬', '住房和城乡建设', until, '物业', 'housing.drafter'],
    ['06030100002', '审核员癸', '住房和城乡建设', until, '燃气', 'housing.reviewer'],
    ['06030100003', '检查员甲', '住房和城乡建设', until, '物业', ''],
    ['06030100004', '检查员乙', '住房和城乡建设', until, '燃气', ''],
  ];
}

const batchOf = (year: string, change: Partial<Batch>): Batch => ({
  ...{ code: '01', title: '', matters: [], kind: '', team: 2, cap: 10, joint: '', base: 0 },
  rates: { A: 500, B: 1000, C: 5000, D: 10_000 },
  fromOn: `${year}-01-01`,
  toOn: `${year}-12-31`,
  ...change,
});

async function publishPlan(chain: Chain, db: StaffDb, today: string): Promise<number> {
  const year = today.slice(0, 4);
  const { document, edition } = await openPlan(by(chain), { unit: chain.unitOf('housing'), year: Number(year) });
  for (const change of [
    { code: '01', title: '物业服务企业抽查', matters: ['ZJ-01'], kind: '物业服务企业', base: 24 },
    { code: '02', title: '燃气经营企业抽查', matters: ['ZJ-02'], kind: '燃气经营企业', base: 12 },
  ]) {
    const { revision } = await getEdition(db, edition);
    await putBatch(by(chain), { edition, base: revision, batch: batchOf(year, change), gone: '' });
  }
  const { revision } = await getEdition(db, edition);
  const text = {
    key: 'inspections',
    unit: 'housing',
    kind: 'inspection-plan',
    title: '',
    body: prose(),
    metadata: {},
  } as const;
  await chain.publish({ document, edition, revision, text });
  return document;
}

const stagingOf = (today: string): Omit<Staging, 'sources'> => ({
  alg: 'sha256' as const,
  revealOn: addDays(today, 30),
  parties: [{ party: 'OFFICE', name: '区住房城乡建设局', own: true }],
});

/** The next draw of the lottery and the next close of the exchange after some days. */
function sourcesOf(today: string, calendar: Calendar): Staging['sources'] {
  const ssq = eventDayFrom('SSQ', addDays(today, 6), calendar);
  const close = eventDayFrom('SSE-CLOSE', addDays(today, 6), calendar);
  return [
    { source: 'SSQ', event: `${ssq.slice(0, 4)}150`, at: new Date(`${ssq}T13:15:00Z`) },
    { source: 'SSE-CLOSE', event: close, at: new Date(`${close}T07:00:00Z`) },
  ];
}
