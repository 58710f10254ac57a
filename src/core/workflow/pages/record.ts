import { formatMoment } from '../../../platform/time.ts';
import type { TimelineEntry } from '../../../ui/timeline.tsx';
import type { RecordRow } from '../queries/record.ts';

const words = { handed_over: '转办', urged: '催办', supervised: '督办', circulated: '传阅' } as const;

/** What was done with a matter besides deciding, as entries of its 流转记录. */
export function entryOf({ kind, byName, unitName, words: said, at, to }: RecordRow): TimelineEntry {
  return {
    step: words[kind],
    who: byName,
    unit: unitName,
    opinion: said,
    note: [formatMoment(at), toWhom(kind, to)].filter(Boolean).join('\n'),
  };
}

function toWhom(kind: RecordRow['kind'], to: RecordRow['to']): string {
  if (kind === 'handed_over') return to.map(({ name }) => `转给 ${name}`).join('');
  if (kind !== 'circulated') return '';
  return `送 ${to.map(({ name, readAt }) => `${name}（${readAt ? `${formatMoment(new Date(readAt))} 已阅` : '未阅'}）`).join('、')}`;
}
