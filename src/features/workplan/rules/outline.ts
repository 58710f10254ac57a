import type { Plan, PlanTask, RoleUnits } from '../parse/types.ts';
import { roleWords } from '../rules.ts';

/** A parsed plan as lines for a reader. */
export function outlineOf(plan: Plan): string[] {
  const facts: [string, string | null][] = [
    ['标题', plan.title],
    ['发文字号', plan.docNumber ?? plan.docNumberRaw],
    ['印发单位', plan.issuer],
    ['成文日期', plan.issuedOn],
    ['公开属性', plan.disclosure],
    ['主送', plan.recipients.join('、') || null],
  ];
  const head = facts.flatMap(([label, value]) => (value ? [`${label}：${value}`] : []));
  const deadlines = plan.globalDeadlines.map(({ on, raw, what }) => `期限　${on ?? raw}　${what}`);
  let section: string | null = null;
  const tasks = plan.tasks.flatMap((task) => {
    const heading = task.section && task.section !== section ? ['', task.section] : [];
    section = task.section;
    return [...heading, ...linesOf(task)];
  });
  return [
    ...head,
    ...deadlines,
    ...tasks,
    '',
    `共 ${plan.tasks.length} 项任务。`,
    ...plan.warnings.map((line) => `请留意：${line}`),
  ];
}

function linesOf(task: PlanTask): string[] {
  const due = task.deadline ?? task.deadlineRaw ?? task.recurrence;
  const parts = task.paragraphs.length > 1 ? task.paragraphs : [task];
  return [
    `  ${task.no ?? ''}${task.title}${due ? `（${due}）` : ''}`,
    ...parts.flatMap((part) => {
      const units = unitsOf(part);
      return units ? [`      ${units}`] : [];
    }),
  ];
}

function unitsOf(units: RoleUnits): string {
  const roles = [
    ['lead', units.leadUnits],
    ['support', units.supportUnits],
    ['responsible', units.responsibleUnits],
  ] as const;
  const said = roles
    .filter(([, names]) => names.length > 0)
    .map(([role, names]) => `${roleWords[role]}：${names.join('、')}`);
  if (said.length > 0) return said.join('；');
  return units.allUnits.length > 0 ? `单位（分不清牵头和配合）：${units.allUnits.join('、')}` : '';
}
