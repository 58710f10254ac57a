import type { Link } from './site.ts';
import { Tag } from './tag.tsx';

/** Views of the same thing as links: 待办 12 · 已办 · 我发起的. */
export function Tabs({
  items,
  label,
  nofollow,
}: {
  items: (Link & { count?: number; late?: number; soon?: number })[];
  label: string;
  /** of what somebody typed: search engines need not follow */
  nofollow?: boolean;
}) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li>
            <a
              href={item.href}
              rel={nofollow ? 'nofollow' : undefined}
              aria-current={item.current ? 'page' : undefined}
            >
              {item.label}
              {item.count !== undefined && <span class="tabs-count">{item.count}</span>}
              {item.late ? (
                <Tag tone="error">超期 {item.late}</Tag>
              ) : (
                !!item.soon && <Tag tone="warning">临期 {item.soon}</Tag>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
