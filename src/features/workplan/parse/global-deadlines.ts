import { readDeadlines } from './deadlines.ts';
import type { GlobalDeadline } from './types.ts';

export type GlobalReading = { deadlines: GlobalDeadline[]; problems: string[] };

/** Dates in the cover letter and the closing paragraph bind everybody: 9月13日前报区政府办公室备案. */
export function readGlobalDeadlines(texts: string[], planYear: number | null): GlobalReading {
  const reading: GlobalReading = { deadlines: [], problems: [] };
  for (const text of texts) {
    if (text.length > 20_000) continue;
    const said = readDeadlines(text, planYear, 'text');
    reading.problems.push(...said.problems);
    for (const one of said.milestones)
      reading.deadlines.push({ on: one.on, what: whatIsDue(text, one.from, one.to), raw: one.raw });
  }
  return reading;
}

/** The words around the date: who, where the clause before is nothing but a subject, and what is to be handed in. */
function whatIsDue(text: string, from: number, to: number): string {
  const start = Math.max(text.lastIndexOf('。', from), text.lastIndexOf('；', from)) + 1;
  const clauses = text.slice(start, from).split(/[，,]/);
  const lead = clauses
    .pop()!
    .replace(/(?:并|且)?(?:应|要|须|需|请|务必)?(?:于|在)?$/, '')
    .trim();
  const action = text
    .slice(to, nextStop(text, to))
    .replace(/[（(](?:联系|电话|邮箱)[^（）()]{0,120}[）)]/g, '')
    .trim();
  if (lead !== '') return lead + action;
  const subject =
    clauses.length === 1 && /(?:部门|单位|局|镇街|乡镇|街道|办公室|科室|处室)$/.test(clauses[0]!.trim())
      ? clauses[0]!.trim()
      : '';
  if (subject !== '' || !/^(?:书面)?(?:报|上报|报送|反馈)/.test(action)) return subject + action;
  const object = clauses.map(
    (clause) =>
      /(?:制定|编制|形成|研究制定|细化|提出)?(?:本?(?:单位|部门|地区)?(?:具体)?)([^，。]{0,12}?(?:方案|安排|计划|清单|台账|报告|情况|总结))$/.exec(
        clause.trim(),
      )?.[1],
  );
  return (object.findLast((one) => one !== undefined) ?? '') + action;
}

function nextStop(text: string, from: number): number {
  let depth = 0;
  for (let index = from; index < text.length; index += 1) {
    const char = text[index]!;
    if ('（('.includes(char)) depth += 1;
    else if ('）)'.includes(char)) depth -= 1;
    else if (depth <= 0 && '，,。；;'.includes(char)) return index;
  }
  return text.length;
}
