import { choice, type Form, form, text } from '../../platform/form.ts';

export const rhythms = { at_once: '即时', daily: '每天一次', weekly: '每周一次' } as const;
export type Rhythm = keyof typeof rhythms;
export const rhythmNames = Object.keys(rhythms) as Rhythm[];

export const rhythmHints: Record<Rhythm, string> = {
  at_once: '公开后几分钟内',
  daily: '每天上午 8 时，有新内容才发',
  weekly: '每周一上午 8 时，有新内容才发',
};

/** What is followed: all of it must fit; empty fits everything. */
export interface Filter {
  column: string;
  unit: string;
  subject: string;
  topic: string;
  words: string;
}

/** Days in which a subscription must be confirmed. */
export const confirmWithin = 7;
/** As many may be kept for one address. */
export const mostOfOne = 50;

/** How often may be asked: whoever exceeds the first two is told so; the third must not tell anything. */
export const limits = { placeAnHour: 20, allAnHour: 2000, addressADay: 5 };
export const tooOften = '从这里订阅的次数太多，请过一小时再试。';

export const gone = '这个链接已经失效：可能已经退订，或者超过了确认的期限。需要时请重新订阅。';

export type Typed = {
  email: string;
  column: string;
  unit: string;
  subject: string;
  topic: string;
  words: string;
  rhythm: Rhythm | '';
};

/** The form of a subscription; what may be chosen is what the page offers. */
export const requestForm = (offered: Record<'columns' | 'units' | 'subjects' | 'topics', string[]>): Form<Typed> =>
  form({
    email: text('邮箱', {
      required: true,
      max: 200,
      pattern: /^[^\s@<>,;"'\\()]+@[^\s@<>,;"'\\()]+\.[^\s@<>,;"'\\()]+$/,
      wrong: '邮箱的写法不对，请写成“name@example.com”的样子。',
    }),
    column: choice('栏目', offered.columns),
    unit: choice('单位', offered.units),
    subject: choice('主题', offered.subjects),
    topic: choice('专题', offered.topics),
    words: text('关键词', { max: 100 }),
    rhythm: choice('频率', rhythmNames, { required: true }),
  });

export const changeForm = form({ rhythm: choice('频率', rhythmNames, { required: true }) });

/** One spelling for one mailbox, as far as that is sure: the part after @ does not know capitals. */
export const addressOf = (typed: string): string => {
  const at = typed.lastIndexOf('@');
  return typed.slice(0, at).normalize('NFC') + typed.slice(at).normalize('NFKC').toLowerCase();
};

/** 「政策文件 · 区教育局 · 含“入学”」, or everything. */
export function contentWords(named: Filter): string {
  const parts = [
    named.column,
    named.unit,
    named.subject,
    named.topic && `专题：${named.topic}`,
    named.words && `含“${named.words}”`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : '全部公开信息';
}
