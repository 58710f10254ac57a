import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { DocumentList } from '../../../ui/list.tsx';
import type { Correction } from '../queries/corrections.ts';

/** 公布后的更正: which records of the list were changed, when and in what; said also when there is none. */
export const CorrectionsCard = ({ made }: { made: Correction[] }) => (
  <Card title="公布后的更正">
    {made.length === 0 ? (
      <p>这份清单里的内容公布后没有更正过。</p>
    ) : (
      <DocumentList
        items={made.map(({ path, title, note, at }) => ({
          href: path,
          title,
          on: dayOf(at),
          summary: note ?? undefined,
        }))}
        look="rich"
        label="公布后的更正"
      />
    )}
  </Card>
);
