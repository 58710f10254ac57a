import type { Crumb } from './site.ts';

/** 您的位置：首页 › 政务公开 › 政策文件. The last crumb is the page itself. */
export function Crumbs({ items }: { items: Crumb[] }) {
  if (items.length === 0) return null;
  return (
    <nav class="crumbs" aria-label="您的位置">
      <ol>
        {items.map((crumb, index) => (
          <li>
            {crumb.href && index < items.length - 1 ? (
              <a href={crumb.href}>{crumb.label}</a>
            ) : (
              <span aria-current={index === items.length - 1 ? 'page' : undefined}>{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
