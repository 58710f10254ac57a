import { cellsOf, documentIn } from '../../../core/proposals/lines.ts';
import { day, form, longText, type Read, type Typed, text } from '../../../platform/form.ts';

/** 专题: publications of several units, in an order that somebody chose. */
export interface Topic {
  title: string;
  introduction: string;
  opensOn: string | null;
  /** From the day after it stands among the ended ones; it stays readable. */
  closesOn: string | null;
  sections: TopicSection[];
}

export interface TopicSection {
  title: string;
  /** Public ids, in order. */
  documents: string[];
}

export const topicKind = 'topic';
const mostSections = 12;
const mostDocuments = 200;

const head = form(
  {
    title: text('专题名称', { required: true, min: 2, max: 40 }),
    introduction: longText('导语', { required: true, min: 10, max: 600 }),
    opensOn: day('开始日期'),
    closesOn: day('结束日期'),
  },
  ({ opensOn, closesOn }) => ({
    closesOn: opensOn && closesOn && closesOn < opensOn ? '结束日期不能早于开始日期。' : null,
  }),
);

/** Reads the form: 「# 分组」 begins a section, every other line is the address of a public page. */
export function readTopic(typed: Typed): Read<Topic> {
  const read = head.read(typed);
  const { sections, wrong } = readSections(typed.sections);
  const errors = { ...read.errors, ...(wrong.length > 0 && { sections: wrong.join('') }) };
  if (!read.ok || wrong.length > 0) return { ok: false, values: null, errors, typed };
  return { ok: true, values: { ...read.values, sections }, errors: {}, typed };
}

function readSections(typed: Typed[string]) {
  const wrong: string[] = [];
  const sections: TopicSection[] = [];
  const seen = new Set<string>();
  for (const { at, cells } of cellsOf(typed)) {
    const [line = ''] = cells;
    const title = /^[#＃]+\s*(.*)$/.exec(line)?.[1];
    const id = documentIn(line);
    if (title !== undefined) {
      if (title.length < 2 || [...title].length > 20) wrong.push(`内容第 ${at} 行：分组的标题写 2 到 20 个字。`);
      else sections.push({ title, documents: [] });
    } else if (!id) wrong.push(`内容第 ${at} 行：请粘贴公开页面的地址，或者用“# 标题”开始一个分组。`);
    else if (seen.has(id)) wrong.push(`内容第 ${at} 行：这一篇前面已经有了。`);
    else {
      seen.add(id);
      if (sections.length === 0) sections.push({ title: '', documents: [] });
      sections.at(-1)!.documents.push(id);
    }
  }
  if (seen.size === 0 && wrong.length === 0) wrong.push('专题里至少要有一篇公开的内容。');
  if (sections.length > mostSections) wrong.push(`分组最多 ${mostSections} 个，现在是 ${sections.length} 个。`);
  if (seen.size > mostDocuments) wrong.push(`一个专题最多 ${mostDocuments} 篇，现在是 ${seen.size} 篇。`);
  return { sections, wrong };
}

const sectionLines = ({ title, documents }: TopicSection) => [...(title ? [`# ${title}`] : []), ...documents];

export const typedTopic = (topic: Topic | null): Typed => ({
  title: topic?.title ?? '',
  introduction: topic?.introduction ?? '',
  opensOn: topic?.opensOn ?? '',
  closesOn: topic?.closesOn ?? '',
  sections: (topic?.sections ?? []).flatMap(sectionLines).join('\n'),
});

export const documentsOf = ({ sections }: Topic): string[] => sections.flatMap(({ documents }) => documents);

export const linesOfTopic = (topic: Topic): string[] => [
  `专题：${topic.title}`,
  ...topic.introduction.split('\n'),
  ...(topic.opensOn ? [`开始：${topic.opensOn}`] : []),
  ...(topic.closesOn ? [`结束：${topic.closesOn}`] : []),
  ...topic.sections.flatMap(sectionLines),
];

export const isOver = ({ closesOn }: Pick<Topic, 'closesOn'>, today: string): boolean =>
  closesOn !== null && closesOn < today;

const fact = /^([^：，。；]{2,16})：(.+)$/u;

/** The introduction: what it says, and lines 「名称：内容」 as what is looked up — a place with its hours, a telephone. */
export function introductionOf({ introduction }: Pick<Topic, 'introduction'>) {
  const lines = introduction.split(/\n+/).filter(Boolean);
  const facts = lines.flatMap((line) => {
    const [, label, text] = fact.exec(line) ?? [];
    return label && text ? [{ label, text }] : [];
  });
  return { words: lines.filter((line) => !fact.test(line)), facts };
}

/** Its first line, where there is little room. */
export const leadOf = (introduction: string): string => introduction.split('\n', 1)[0]!;
