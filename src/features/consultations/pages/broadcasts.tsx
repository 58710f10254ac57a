import { ExternalLink } from '../../../ui/external-link.tsx';
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
      <ul>
        {items.map((item) => (
          <li>
            <Day on={item.appearedOn} long />，{media[item.medium]}，{item.outlet}
            {item.place && `，${item.place}`}：{broadcastWhats[item.what]}。
            {item.fileName && (
              <>
                证明：<a href={proofHref(item, item.fileName)}>{item.fileName}</a>
              </>
            )}{' '}
            {item.link && <ExternalLink href={item.link}>媒体的网页</ExternalLink>}
          </li>
        ))}
      </ul>
    </section>
  );
}
