import { Card } from '../../../ui/cards.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { LinkRow } from '../queries.ts';
import { linkKinds } from '../rules.ts';
import { StateTag } from './state-tag.tsx';

/** 关联: typed links at both ends, each named from this document's side; without any there is no card. */
export function Links(props: { links: LinkRow[]; document: number; title?: string }) {
  const { links, document, title = '关联' } = props;
  if (links.length === 0) return null;
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
