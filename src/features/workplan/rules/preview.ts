import type { Typed } from '../../../platform/form.ts';
import type { Role } from '../parse/types.ts';
import type { ConfirmedParagraph, ConfirmedPlan, FilingKind } from '../rules.ts';

/**
 * The preview of an import lives in its form alone, the source text too: nothing is stored before a person has looked at every
 * guess. This is that form, as strings; what was typed wrongly stays as it was typed.
 */
export interface Preview {
  facts: Record<FactName, string>;
  sourceName: string;
  sourceText: string;
  warnings: string[];
  tasks: PreviewTask[];
  /** Literal name → the unit a person chose for it ('' for none). */
  matches: Record<string, string>;
}

export const factNames = [
  'title',
  'noticeTitle',
  'issuer',
  'documentNumber',
  'issuedOn',
  'year',
  'unit',
  'scheme',
  'column',
  'recipients',
  'basedOn',
] as const;
export type FactName = (typeof factNames)[number];

const taskFields = ['no', 'section', 'title', 'deadline', 'deadlineRaw', 'recurrence', 'from', 'to'] as const;
export const paragraphFields = ['text', 'note', 'lead', 'support', 'responsible'] as const;
export type PreviewTask = Record<(typeof taskFields)[number], string> & { paragraphs: PreviewParagraph[] };
export type PreviewParagraph = Record<(typeof paragraphFields)[number], string>;

export const roles: Role[] = ['lead', 'support', 'responsible'];
/** Between the title and the number of a document that the plan is based on. */
export const bar = '｜';

/** The form as it is first shown: everything as the parser read it. */
export function previewOf(plan: ConfirmedPlan, unit: number | null): Preview {
  const due = (kind: FilingKind) => plan.filings.find((filing) => filing.kind === kind)?.dueOn ?? '';
  return {
    facts: {
      title: plan.title,
      noticeTitle: plan.noticeTitle,
      issuer: plan.issuer,
      documentNumber: plan.documentNumber,
      issuedOn: plan.issuedOn ?? '',
      year: String(plan.year),
      unit: unit ? String(unit) : '',
      scheme: due('scheme'),
      column: due('column'),
      recipients: plan.recipients.join('\n'),
      basedOn: plan.basedOn.map((one) => (one.docNumber ? `${one.title}${bar}${one.docNumber}` : one.title)).join('\n'),
    },
    sourceName: plan.sourceName,
    sourceText: plan.sourceText,
    warnings: plan.warnings.map((line) => line.replace(/\s*\n\s*/g, ' ')),
    tasks: plan.tasks.map((task) => ({
      no: task.no ?? '',
      section: task.section ?? '',
      title: task.title,
      deadline: task.deadline ?? '',
      deadlineRaw: task.deadlineRaw ?? '',
      recurrence: task.recurrence ?? '',
      from: task.source ? String(task.source.from) : '',
      to: task.source ? String(task.source.to) : '',
      paragraphs: task.paragraphs.map(previewParagraph),
    })),
    matches: {},
  };
}

function previewParagraph({ text, note, duties }: ConfirmedParagraph): PreviewParagraph {
  const names = (role: Role) =>
    duties
      .filter((duty) => duty.role === role)
      .map((duty) => duty.literal)
      .join('、');
  return { text, note: note ?? '', lead: names('lead'), support: names('support'), responsible: names('responsible') };
}

const tidy = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value.join('\n') : (value ?? ''))
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL takes no NUL
    .replace(/\u0000/g, '')
    .toWellFormed();

/** The form as it came back; tasks and paragraphs in the order of their numbers, whatever gaps these have. */
export function readPreview(typed: Typed): Preview {
  const fields = new Map(Object.entries(typed).map(([name, value]) => [name, tidy(value)]));
  const get = (name: string) => fields.get(name) ?? '';
  const matches: [string, string][] = numbersAfter(fields, 'match').map((at) => [
    get(`match.${at}.name`),
    get(`match.${at}.unit`),
  ]);
  return {
    facts: Object.fromEntries(factNames.map((name) => [name, get(name)])) as Preview['facts'],
    sourceName: get('sourceName'),
    sourceText: get('sourceText'),
    warnings: get('warnings').split('\n').filter(Boolean),
    tasks: numbersAfter(fields, 'task').map((at) => ({
      ...pick(taskFields, `task.${at}`, get),
      paragraphs: numbersAfter(fields, `task.${at}.p`).map((seq) => pick(paragraphFields, `task.${at}.p.${seq}`, get)),
    })),
    matches: Object.fromEntries(matches.filter(([name]) => name !== '' && name !== '__proto__')),
  };
}

function pick<Name extends string>(names: readonly Name[], prefix: string, get: (name: string) => string) {
  return Object.fromEntries(names.map((name) => [name, get(`${prefix}.${name}`)])) as Record<Name, string>;
}

/** The numbers that stand behind a prefix: `task.3.title` says that there is a 3. */
function numbersAfter(fields: Map<string, string>, prefix: string): number[] {
  return numbersIn(fields).get(prefix) ?? [];
}

const known = new WeakMap<Map<string, string>, Map<string, number[]>>();
function numbersIn(fields: Map<string, string>): Map<string, number[]> {
  const before = known.get(fields);
  if (before) return before;
  const found = new Map<string, Set<number>>();
  for (const name of fields.keys()) {
    for (const match of name.matchAll(/\.(\d{1,6})(?=\.)/g)) {
      const prefix = name.slice(0, match.index);
      if (!found.has(prefix)) found.set(prefix, new Set());
      found.get(prefix)!.add(Number(match[1]));
    }
  }
  const sorted = new Map([...found].map(([prefix, set]) => [prefix, [...set].sort((a, b) => a - b)]));
  known.set(fields, sorted);
  return sorted;
}

const emptyParagraph: PreviewParagraph = { text: '', note: '', lead: '', support: '', responsible: '' };

/** What a button of the preview does: `remove.3`, `merge.3` (with the one before), `add.3` (behind it), `paragraph.3`, `unparagraph.3.1`. */
export function changePreview(preview: Preview, order: string): Preview {
  const [verb, at = '', part = ''] = order.split('.');
  const index = Number(at);
  const tasks = structuredClone(preview.tasks);
  const task = tasks[index];
  if (verb === 'add') {
    const section = task?.section ?? tasks.at(-1)?.section ?? '';
    const fresh = { no: '', section, title: '', deadline: '', deadlineRaw: '', recurrence: '', from: '', to: '' };
    tasks.splice(at === '' ? tasks.length : index + 1, 0, { ...fresh, paragraphs: [{ ...emptyParagraph }] });
  } else if (task && verb === 'remove') tasks.splice(index, 1);
  else if (task && verb === 'paragraph') task.paragraphs.push({ ...emptyParagraph });
  else if (task && verb === 'unparagraph') task.paragraphs.splice(Number(part), 1);
  else if (task && verb === 'merge' && index > 0) {
    const before = tasks[index - 1]!;
    before.paragraphs.push(...task.paragraphs);
    before.to = task.to || before.to;
    before.from ||= task.from;
    before.deadline ||= task.deadline;
    before.deadlineRaw ||= task.deadlineRaw;
    before.recurrence ||= task.recurrence;
    tasks.splice(index, 1);
  }
  return { ...preview, tasks };
}

/** Names of units as somebody writes them side by side. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[、，,；;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** One a line: those to whom a plan is sent may be named with 、 inside (各市、县（区）人民政府). */
export const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Every name of a unit that the plan mentions, once each. */
export function namesOf(preview: Preview): string[] {
  const paragraphs = preview.tasks.flatMap((task) => task.paragraphs);
  const named = paragraphs.flatMap((paragraph) => roles.flatMap((role) => namesIn(paragraph[role])));
  return [...new Set([...named, ...linesIn(preview.facts.recipients)])];
}
