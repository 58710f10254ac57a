import { Card, Columns } from '../../../ui/cards.tsx';
import type { Card as Shown } from '../queries/live.ts';
import { Rows, Source } from './convenience.tsx';

const mostLists = 2;
const mostRows = 4;

/** On the home page: the first rows of the first lists that the office wrote itself, each with its source and day. */
export function ConvenienceBlock({ cards }: { cards: Shown[] }) {
  const written = cards.filter(({ list }) => list.rows.length > 0).slice(0, mostLists);
  if (written.length === 0) return null;
  return (
    <Card title="便民信息" more={{ href: '/convenience/' }}>
      <Columns>
        {written.map((card) => (
          <div>
            <h3>{card.list.title}</h3>
            <Rows rows={card.list.rows.slice(0, mostRows)} />
            <Source {...card} />
          </div>
        ))}
      </Columns>
    </Card>
  );
}
