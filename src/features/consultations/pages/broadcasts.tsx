import { ExternalLink } from '../../../ui/external-link.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicBroadcast } from '../queries/known.ts';
import { broadcastWhats, media } from '../rules/known.ts';

export const proofHref = ({ call, id }: Pick<PublicBroadcast, 'call' | 'id'>, name: string): string =>
  `/consultations/${call}/proofs/${id}/${encodeURIComponent(name.toWellFormed())}`;

/** Where else it was made known, on which day, and what shows it; nothing where nobody did. */
export function Broadcasts({ items }: { items: PublicBroadcast[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="broadcasts">
      <h2 id="broadcasts">报刊、广播、电视和公报刊播</h2>
      <Table
        caption="报刊、广播、电视和公报刊播"
        hideCaption
        rows={items}
        columns={[
          { key: 'on', head: '日期', kind: 'date', cell: ({ appearedOn }) => <Day on={appearedOn} /> },
          { key: 'medium', head: '种类', kind: 'short', cell: ({ medium }) => media[medium] },
          { key: 'outlet', head: '媒体', kind: 'title', cell: ({ outlet }) => outlet },
          { key: 'place', head: '版面、时段或期号', cell: ({ place }) => place },
          { key: 'what', head: '刊播的内容', cell: ({ what }) => broadcastWhats[what] },
          { key: 'proof', head: '证明', cell: (item) => <Proof item={item} /> },
        ]}
      />
    </section>
  );
}

const Proof = ({ item }: { item: PublicBroadcast }) => (
  <>
    {item.fileName && <a href={proofHref(item, item.fileName)}>{item.fileName}</a>}{' '}
    {item.link && <ExternalLink href={item.link}>媒体的网页</ExternalLink>}
  </>
);
