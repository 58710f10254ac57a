import { Card } from '../../../ui/cards.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { PublicDraw, PublicParty, PublicSource } from '../queries/live.ts';
import { kinds } from '../rules/beacon.ts';
import { countdown } from '../rules/countdown.ts';

/** Who fixed a share before the events, and its hash; the share itself after the reveal. */
export function PartiesCard({ draw }: { draw: PublicDraw }) {
  return (
    <Card
      title="各方的承诺"
      note="每一方在公共事件发生以前各定一个随机数，只公布它的摘要（承诺）。公布结果时交出随机数，任何人都能核对它没有换过。"
    >
      <Table
        caption="各方的承诺"
        hideCaption
        rows={draw.parties}
        columns={[
          { key: 'name', head: '参加方', kind: 'title', cell: ({ name }) => name },
          { key: 'hash', head: '承诺', cell: ({ hash }) => (hash ? <code class="hash">{hash}</code> : '尚未公布') },
          {
            key: 'at',
            head: '公布时间',
            kind: 'date',
            cell: ({ committedAt }) => committedAt && <Moment at={committedAt} />,
          },
          ...(draw.revealedAt
            ? [{ key: 'share', head: '随机数', cell: ({ secret }: PublicParty) => <code class="hash">{secret}</code> }]
            : []),
        ]}
      />
    </Card>
  );
}

/** The events as they were named before, and what two people read of them afterwards. */
export function SourcesCard({ draw, now }: { draw: PublicDraw; now: Date }) {
  return (
    <Card title="公共事件" note="事先指定，谁也不能左右它的结果。到时由两人分别查证后公布在这里。">
      <Table
        caption="公共事件"
        hideCaption
        rows={draw.sources}
        columns={[
          { key: 'what', head: '事件', kind: 'title', cell: ({ source }) => kinds[source].words },
          {
            key: 'event',
            head: '哪一次',
            cell: ({ source, event }) => `${kinds[source].eventLabel} ${event}`,
          },
          { key: 'at', head: '时间', kind: 'date', cell: ({ at }) => <Moment at={at} /> },
          { key: 'value', head: '结果', cell: (source) => <Value source={source} now={now} /> },
        ]}
      />
    </Card>
  );
}

function Value({ source, now }: { source: PublicSource; now: Date }) {
  if (source.value) return <code class="hash">{source.value}</code>;
  return source.at > now ? countdown(source.at, now) : '等待两人核对';
}
