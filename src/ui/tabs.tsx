import type { Link } from './site.ts';

/** Views of the same thing as links: 待办 12 · 已办 · 我发起的. */
export function Tabs({ items, label }: { items: (Link & { count?: number })[]; label: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count !== undefined && <span class="tabs-count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
