import type { Child } from 'hono/jsx';
import type { Tone } from './site.ts';

/** A short state in words; the colour only repeats what the words say. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children?: Child }) {
  return <span class={`tag tag-${tone}`}>{children}</span>;
}

const validityTone: Record<string, Tone> = { 有效: 'success', 已修改: 'warning', 废止: 'error', 失效: 'plain' };

/** 有效性 of a document. */
export function Validity({ value }: { value: string }) {
  return <Tag tone={validityTone[value] ?? 'plain'}>{value}</Tag>;
}

const clockTones = { normal: 'success', soon: 'warning', late: 'error' } as const;
const clockWords = { normal: '正常', soon: '临期', late: '超期' } as const;

type ClockTagProps = {
  state: keyof typeof clockTones;
  /** working days left, or past when `late` */
  days?: number;
};

/** How a time limit stands: 「正常 · 剩余 6 个工作日」「超期 · 已过 2 个工作日」. */
export function ClockTag({ state, days }: ClockTagProps) {
  const left = state === 'late' ? '已过' : '剩余';
  return (
    <Tag tone={clockTones[state]}>
      {clockWords[state]}
      {days !== undefined && ` · ${left} ${Math.abs(days)} 个工作日`}
    </Tag>
  );
}
