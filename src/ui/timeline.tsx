import type { Child } from 'hono/jsx';
import type { Tone } from './site.ts';
import { Tag } from './tag.tsx';

export type TimelineEntry = {
  /** 环节: 拟稿, 科室审核, 保密审查, 签发 */
  step: string;
  who?: string;
  post?: string;
  unit?: string;
  /** 代××: the person in whose place the deputy acted */
  onBehalfOf?: string;
  decision?: { text: string; tone?: Tone };
  /** the opinion word for word */
  opinion?: string;
  /** local time as shown, `2026-03-10 09:12` */
  arrivedAt?: string;
  finishedAt?: string;
  /** 历时, in words: 「2 小时」「3 个工作日」 */
  elapsed?: string;
  note?: Child;
  current?: boolean;
};

/** 流转记录: who had it, in which post, what was said, when it came and went. */
export function Timeline({ entries, label = '流转记录' }: { entries: TimelineEntry[]; label?: string }) {
  if (entries.length === 0) return <p class="empty">尚无流转记录。</p>;
  return (
    <ol class="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li class={entry.current ? 'timeline-current' : undefined}>
          <div class="timeline-head">
            <strong class="timeline-step">{entry.step}</strong>
            {entry.decision && <Tag tone={entry.decision.tone}>{entry.decision.text}</Tag>}
            {entry.current && <Tag tone="info">办理中</Tag>}
          </div>
          <Person entry={entry} />
          {entry.opinion && <blockquote class="timeline-opinion">{entry.opinion}</blockquote>}
          {entry.note && <div class="timeline-note">{entry.note}</div>}
          <Times entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Person({ entry }: { entry: TimelineEntry }) {
  if (!entry.who) return null;
  return (
    <p class="timeline-person">
      <span>{entry.who}</span>
      {entry.onBehalfOf && <span>（代{entry.onBehalfOf}）</span>}
      <span class="quiet">{[entry.unit, entry.post].filter(Boolean).join(' · ')}</span>
    </p>
  );
}

function Times({ entry }: { entry: TimelineEntry }) {
  const parts = [
    entry.arrivedAt && `到达 ${entry.arrivedAt}`,
    entry.finishedAt && `办结 ${entry.finishedAt}`,
    entry.elapsed && `历时 ${entry.elapsed}`,
  ].filter((part) => !!part);
  if (parts.length === 0) return null;
  return (
    <p class="timeline-times">
      {parts.map((part) => (
        <span>{part}</span>
      ))}
    </p>
  );
}
