import { readDeadlines } from './deadlines.ts';
import type { Line } from './lines.ts';
import { sentenceTitle } from './titles.ts';
import type { PlanParagraph, PlanTask, Span } from './types.ts';
import { byRole, type UnitPhrase } from './unit-lists.ts';

/** One paragraph of a task as read: its text without note, the note, and the units the note names. */
export type DraftLine = { from: number; to: number; text: string; note: string | null; phrases: UnitPhrase[] };

/** A task as a layout hands it over, before titles, dates and units are made uniform. */
export type Draft = {
  line: Pick<Line, 'from' | 'to'>;
  no: string | null;
  section: string | null;
  group: string | null;
  title: string;
  ambiguous: boolean;
  lines: DraftLine[];
  /** Deadlines said in labels and cells; those in the text are looked for when there are none. */
  deadlines: string[];
};

export type Built = { task: PlanTask; problems: string[] };

export function buildTask(draft: Draft, planYear: number | null, lineAt: (offset: number) => number): Built {
  const span = (from: number, to: number): Span => ({ line: lineAt(from), from, to });
  const paragraphs: PlanParagraph[] = draft.lines.map((line, index) => ({
    seq: index + 1,
    note: line.note,
    text: line.text,
    ...byRole(line.phrases),
    ...span(line.from, line.to),
  }));
  const units = byRole(draft.lines.flatMap((line) => line.phrases));
  const said = draft.deadlines.map((words) => readDeadlines(words, planYear, 'label'));
  const text = draft.lines.map((line) => line.text).join('\n');
  const inText = readDeadlines(text, planYear, 'text');
  // 持续推进 in a label takes no date away from the text.
  const dated = said.some((one) => one.milestones.length > 0);
  const found = dated ? said : [...said, inText];
  const milestones = found.flatMap((one) => one.milestones.map(({ on, raw }) => ({ on, raw })));
  const days = milestones.flatMap((one) => (one.on ? [one.on] : [])).sort();
  const task: PlanTask = {
    no: draft.no,
    section: draft.section,
    group: draft.group,
    title: sentenceTitle(draft.title),
    ...(draft.ambiguous
      ? { ...units, leadUnits: [], supportUnits: [], responsibleUnits: [], ambiguous: true as const }
      : units),
    deadline: days.at(-1) ?? null,
    deadlineRaw: [...draft.deadlines, ...(dated ? [] : inText.milestones.map((one) => one.raw))].join('；') || null,
    recurrence: found.find((one) => one.recurrence !== null)?.recurrence ?? inText.recurrence,
    ...(milestones.length > 1 ? { milestones } : {}),
    paragraphs: draft.ambiguous
      ? paragraphs.map((one) => ({
          ...one,
          leadUnits: [],
          supportUnits: [],
          responsibleUnits: [],
          ambiguous: true as const,
        }))
      : paragraphs,
    ...span(draft.line.from, draft.lines.at(-1)?.to ?? draft.line.to),
  };
  return { task, problems: found.flatMap((one) => one.problems) };
}
