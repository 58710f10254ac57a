import type { Child } from 'hono/jsx';
import { Phrases } from './phrases.tsx';
import { Tag } from './tag.tsx';
import { Day } from './when.tsx';

export interface Related {
  href: string;
  title: string;
  kind?: string;
  on?: string;
  /** It was public on an older site on that day. */
  migrated?: boolean;
  number?: string;
}

type RelatedProps = { title: string; items: Related[]; empty?: Child; id?: string };

/** 解读 ↔ 文件: the other end of a link, named for what it is. */
export function RelatedBlock({ title, items, empty, id }: RelatedProps) {
  if (items.length === 0 && !empty) return null;
  return (
    <section class="related" id={id}>
      <h2>{title}</h2>
      {items.length === 0 ? (
        <p class="quiet">{empty}</p>
      ) : (
        <ul>
          {items.map((item) => (
            <li>
              {item.kind && <Tag tone="info">{item.kind}</Tag>}
              <a href={item.href}>
                <Phrases text={item.title} />
              </a>
              {(item.number || item.on) && (
                <span class="quiet">
                  {item.number && <span class="unbroken">{item.number}</span>} {item.migrated && '原发布日期（迁移） '}
                  {item.on && <Day on={item.on} />}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What a reader may want beside the text, in the look of its siblings. */
export function SideBlock({ title, children }: { title: string; children?: Child }) {
  return (
    <section class="related">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
