import { Button } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Form } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Timeline, type TimelineEntry } from '../../../ui/timeline.tsx';

export type Acts = { label: string; href: string }[];

/** One 传阅 that waits for this person. */
export interface Unread {
  circulation: number;
  by: string;
  words: string;
  at: string;
  key: string;
}

const folded = 6;
const kept = 4;

/** 流转记录: who had it and what was said; of a long record the older part is folded, so that the last words stand before the opinion box. */
export function FlowRecord({ entries }: { entries: TimelineEntry[] }) {
  const older = entries.length > folded ? entries.slice(0, -kept) : [];
  return (
    <Card title="流转记录">
      {older.length > 0 && (
        <details class="older-entries">
          <summary class="older-head">更早的 {older.length} 条</summary>
          <Timeline entries={older} label="更早的流转记录" />
        </details>
      )}
      <Timeline entries={entries.slice(older.length)} />
    </Card>
  );
}

/** What colleagues sent this person to read about the matter on the screen. */
export function UnreadNotices({ unread }: { unread: Unread[] }) {
  return (
    <>
      {unread.map(({ circulation, by, words, at, key }) => (
        <NoticeBox tone="info" title={`${by}送您传阅`}>
          <p>
            {words}（{at}）
          </p>
          <Form action={`/staff/circulations/${circulation}/read`} idempotencyKey={key} label="传阅">
            <Button kind="secondary">标为已阅</Button>
          </Form>
        </NoticeBox>
      ))}
    </>
  );
}
