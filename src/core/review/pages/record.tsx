import { Card } from '../../../ui/cards.tsx';
import { Timeline, type TimelineEntry } from '../../../ui/timeline.tsx';

const folded = 6;
const kept = 4;

/** 流转记录: who had it and what was said; of a long record the older part is folded, so that the last words stand before the opinion box. */
export function FlowRecord({ entries }: { entries: TimelineEntry[] }) {
  const older = entries.length > folded ? entries.slice(0, -kept) : [];
  return (
    <Card title="流转记录">
      {older.length > 0 && (
        <details class="older-entries">
          <summary>更早的 {older.length} 条</summary>
          <Timeline entries={older} label="更早的流转记录" />
        </details>
      )}
      <Timeline entries={entries.slice(older.length)} />
    </Card>
  );
}
