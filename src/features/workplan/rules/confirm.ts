import { choice, day, type Field, whole } from '../../../platform/form.ts';
import { type ConfirmedPlan, type ConfirmedTask, whyNotImport } from '../rules.ts';
import { bar, linesIn, namesIn, namesOf, type Preview, type PreviewTask, paragraphFields, roles } from './preview.ts';

/** The plan as the person confirmed it, with what is still wrong by field. */
export function confirmPreview(
  preview: Preview,
  units: { all: { id: number }[]; mine: { id: number }[] },
): { plan: ConfirmedPlan; unit: number | null; matches: Record<string, number>; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const read = <Value>(name: string, field: Field<Value>, typed: string): Value | null => {
    const result = field.read(typed);
    if ('value' in result) return result.value;
    errors[name] = result.error;
    return null;
  };
  const { facts } = preview;
  const idsOf = (list: { id: number }[]) => list.map((one) => String(one.id));
  const unit = read('unit', choice('起草单位', idsOf(units.mine), { required: true }), facts.unit);
  const year = read('year', whole('年度', { required: true, min: 1990, max: 2100 }), facts.year);
  const filings = (['scheme', 'column'] as const).flatMap((kind) => {
    const dueOn = read(kind, day('截止日期'), facts[kind]);
    return dueOn ? [{ kind, dueOn }] : [];
  });
  const plan: ConfirmedPlan = {
    title: facts.title.trim(),
    noticeTitle: facts.noticeTitle.trim(),
    issuer: facts.issuer.trim(),
    issuedOn: read('issuedOn', day('成文日期'), facts.issuedOn),
    documentNumber: facts.documentNumber.trim(),
    recipients: linesIn(facts.recipients),
    basedOn: linesIn(facts.basedOn).map(basis),
    year: year ?? 0,
    sourceName: preview.sourceName,
    sourceText: preview.sourceText,
    warnings: preview.warnings,
    tasks: preview.tasks.map((task, index) =>
      confirmTask(task, read(`task.${index}.deadline`, day(`第 ${index + 1} 项的完成时限`), task.deadline)),
    ),
    filings,
  };
  return {
    plan,
    unit: unit ? Number(unit) : null,
    matches: readMatches(preview, idsOf(units.all), errors),
    errors: { ...errors, ...tooLong(plan), ...whyNotImport(plan) },
  };
}

function basis(line: string): { title: string; docNumber: string | null } {
  const [title = '', number = ''] = line.split(bar);
  return { title: title.trim(), docNumber: number.trim() || null };
}

function confirmTask(task: PreviewTask, deadline: string | null): ConfirmedTask {
  const paragraphs = task.paragraphs
    .filter((paragraph) => paragraphFields.some((name) => paragraph[name].trim() !== ''))
    .map((paragraph, index) => ({
      seq: index + 1,
      text: paragraph.text.trim(),
      note: paragraph.note.trim() || null,
      duties: roles.flatMap((role) => namesIn(paragraph[role]).map((literal) => ({ role, literal }))),
    }));
  return {
    no: task.no.trim() || null,
    section: task.section.trim() || null,
    title: task.title.trim(),
    deadline,
    deadlineRaw: task.deadlineRaw.trim() || null,
    recurrence: task.recurrence.trim() || null,
    source: task.from && task.to ? { from: Number(task.from), to: Number(task.to) } : null,
    paragraphs,
  };
}

function readMatches(preview: Preview, ids: string[], errors: Record<string, string>): Record<string, number> {
  const matches: Record<string, number> = {};
  for (const name of namesOf(preview)) {
    const chosen = preview.matches[name];
    if (!chosen) continue;
    if (ids.includes(chosen)) matches[name] = Number(chosen);
    else errors.matches = `“${name}”对应的单位已经不在名单里，请重新选择。`;
  }
  return matches;
}

/** A title is a line: a whole paragraph in its place is a slip of the parser or of the hand. */
function tooLong(plan: ConfirmedPlan): Record<string, string> {
  const errors: Record<string, string> = {};
  const check = (name: string, label: string, text: string, max: number) => {
    if (text.length > max) errors[name] = `${label}最多 ${max} 个字，现在是 ${text.length} 个，请缩短。`;
  };
  check('title', '工作安排名称', plan.title, 300);
  check('noticeTitle', '印发通知标题', plan.noticeTitle, 300);
  check('issuer', '印发单位', plan.issuer, 200);
  check('documentNumber', '发文字号', plan.documentNumber, 100);
  for (const [index, task] of plan.tasks.entries())
    check(`task.${index}.title`, `第 ${index + 1} 项任务的标题`, task.title, 500);
  return errors;
}
