import type { Plan, Role } from './parse/types.ts';

export const stages = { not_started: '未启动', under_way: '推进中', done: '已完成', blocked: '有困难' } as const;
export type Stage = keyof typeof stages;

export const filingKinds = { scheme: '实施方案备案', column: '栏目对接' } as const;
export type FilingKind = keyof typeof filingKinds;

export const dutyKinds = {
  report_heard: '听取情况汇报',
  problem: '研究解决重大问题',
  staff: '配备专职人员',
  funds: '经费保障',
} as const;
export type DutyKind = keyof typeof dutyKinds;

export const roleWords: Record<Role, string> = { lead: '牵头', support: '配合', responsible: '负责' };

/** A plan as a person confirmed it: every guess of the parser may have been corrected. */
export interface ConfirmedPlan {
  title: string;
  noticeTitle: string;
  issuer: string;
  issuedOn: string | null;
  documentNumber: string;
  recipients: string[];
  basedOn: { title: string; docNumber: string | null }[];
  year: number;
  sourceName: string;
  sourceText: string;
  warnings: string[];
  tasks: ConfirmedTask[];
  filings: { kind: FilingKind; dueOn: string }[];
}

export interface ConfirmedTask {
  no: string | null;
  section: string | null;
  title: string;
  deadline: string | null;
  deadlineRaw: string | null;
  recurrence: string | null;
  paragraphs: ConfirmedParagraph[];
  /** Where the parser found it in the source text; null for a task that a person added. */
  source: { from: number; to: number } | null;
}

export interface ConfirmedParagraph {
  seq: number;
  text: string;
  note: string | null;
  duties: { role: Role; literal: string }[];
}

/** What the parser read, as the confirmed plan it would be without any correction. */
export function confirmable(plan: Plan, source: { name: string; text: string }, thisYear: number): ConfirmedPlan {
  const title = plan.planTitle ?? plan.title ?? source.name;
  const year = Number(/(?:19|20)\d{2}/.exec(title)?.[0] ?? plan.issuedOn?.slice(0, 4) ?? thisYear);
  return {
    title,
    noticeTitle: plan.title ?? title,
    issuer: plan.issuer ?? '',
    issuedOn: plan.issuedOn,
    documentNumber: plan.docNumber ?? plan.docNumberRaw ?? '',
    recipients: plan.recipients,
    basedOn: plan.basedOn,
    year,
    sourceName: source.name,
    sourceText: source.text,
    warnings: plan.warnings,
    tasks: plan.tasks.map((task) => ({
      no: task.no,
      section: task.section,
      title: task.title,
      deadline: task.deadline,
      deadlineRaw: task.deadlineRaw,
      recurrence: task.recurrence,
      source: { from: task.from, to: task.to },
      paragraphs: (task.paragraphs.length > 0
        ? task.paragraphs
        : [{ ...task, seq: 1, text: task.title, note: null }]
      ).map((paragraph) => ({
        seq: paragraph.seq,
        text: paragraph.text,
        note: paragraph.note,
        duties: dutiesOf(paragraph),
      })),
    })),
    filings: filingsOf(plan),
  };
}

function dutiesOf(units: {
  leadUnits: string[];
  supportUnits: string[];
  responsibleUnits: string[];
  allUnits: string[];
}) {
  const named = [
    ...units.leadUnits.map((literal) => ({ role: 'lead' as const, literal })),
    ...units.supportUnits.map((literal) => ({ role: 'support' as const, literal })),
    ...units.responsibleUnits.map((literal) => ({ role: 'responsible' as const, literal })),
  ];
  const known = new Set(named.map((duty) => duty.literal));
  // Table borders were lost: who leads cannot be told, so nobody is said to.
  return [
    ...named,
    ...units.allUnits.filter((unit) => !known.has(unit)).map((literal) => ({ role: 'responsible' as const, literal })),
  ];
}

/** The duties of the closing paragraph that have a day: 实施方案 filed, columns agreed with the portal. */
function filingsOf(plan: Plan): ConfirmedPlan['filings'] {
  const found = new Map<FilingKind, string>();
  for (const { on, what } of plan.globalDeadlines) {
    if (!on) continue;
    if (/备案|实施方案|报送?.{0,12}办公室/.test(what) && !found.has('scheme')) found.set('scheme', on);
    else if (/对接|栏目/.test(what) && !found.has('column')) found.set('column', on);
  }
  return [...found].map(([kind, dueOn]) => ({ kind, dueOn }));
}

/** What is missing before a plan can be saved, by field. */
export function whyNotImport(plan: ConfirmedPlan): Record<string, string> {
  const why: Record<string, string> = {};
  if (!plan.title.trim()) why.title = '请填写工作安排的标题。';
  if (!plan.issuer.trim()) why.issuer = '请填写印发单位。';
  if (plan.tasks.length === 0)
    why.tasks = '没有读出任何任务。任务可能在附件里，请导入附件的正文；也可以粘贴任务部分的文字再试。';
  for (const [index, task] of plan.tasks.entries()) {
    if (!task.title.trim()) why[`task.${index}.title`] = `第 ${index + 1} 项任务没有标题，请补上或删去这一项。`;
  }
  return why;
}

export type FilingState = 'filed' | 'late' | 'open' | 'overdue';
export const filingStates: Record<FilingState, string> = {
  filed: '按时',
  late: '迟报',
  open: '待报',
  overdue: '超期未报',
};

/** Where a filing stands on a day: derived, never stored. `filedOn` and `today` are local days. */
export function filingState(dueOn: string, filedOn: string | null, today: string): FilingState {
  if (filedOn) return filedOn <= dueOn ? 'filed' : 'late';
  return today <= dueOn ? 'open' : 'overdue';
}

/** The units of the district that have a part in a task: named, or through a group of the plan. */
export function unitsWithPart(
  duties: { literal: string; unit: number | null }[],
  groups: { name: string; units: number[] }[],
): Set<number> {
  const found = new Set<number>();
  for (const { literal, unit } of duties) {
    if (unit) found.add(unit);
    for (const group of groups) if (group.name === literal) for (const member of group.units) found.add(member);
  }
  return found;
}

export const noSuchPage = '这个网址没有已公开的页面。佐证须是本站已经发布的页面，请从地址栏复制网址。';

/** The path of an address as somebody copied it from the browser. */
export const pathOf = (address: string): string =>
  address
    .trim()
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*$/, '');

/** Why a task may not be closed: it closes only on evidence, and evidence is a published page. */
export function whyNotClose(task: { closedAt: Date | null; evidence: number }): string | null {
  if (task.closedAt) return '这项任务已经办结。';
  if (task.evidence === 0) return '办结要有佐证：请先关联至少一个已公开的页面。';
  return null;
}

/** Why this person may not approve this progress: nobody approves their own words. */
export function whyNotApprove(
  progress: { writtenBy: number; approvedAt: Date | null; returnedAt: Date | null },
  person: number,
): string | null {
  if (progress.approvedAt) return '这条进展已经审定。';
  if (progress.returnedAt) return '这条进展已经退回，请等单位重新填报。';
  if (progress.writtenBy === person) return '进展由您填报，须由另一个人审定后才能公开。';
  return null;
}
