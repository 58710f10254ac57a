import { Card } from '../../../ui/cards.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { LinkRow } from '../queries.ts';
import { linkKinds } from '../rules.ts';
import { StateTag } from './state-tag.tsx';

/** 关联: typed links at both ends, each named from this document's side; without any there is no card, unless `empty` says so. */
export function Links(props: { links: LinkRow[]; document: number; title?: string; empty?: string }) {
  const { links, document, title = '关联', empty } = props;
  if (links.length === 0)
    return empty ? (
      <Card title={title}>
        <p class="quiet">{empty}</p>
      </Card>
    ) : null;
  return (
    <Card title={title}>
      <ul class="linked-documents">
        {links.map((link) => {
          const [forward, backward] = linkKinds[link.kind as keyof typeof linkKinds] ?? [link.kind, link.kind];
          return (
            <li>
              <Tag tone="info">{link.fromDocument === document ? forward : backward}</Tag>
              <a href={`/staff/documents/${link.otherDocument}`}>{link.title || '（无标题）'}</a>
              <StateTag state={link.otherState} live={!!link.otherPath} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
