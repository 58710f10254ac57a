import type { Crumb, Site } from './site.ts';

/** 首页 › 政务公开: the way to a page that no column holds, by the entry of the main menu that covers it, or else by `otherwise`. */
export function trailTo({ menu }: Site, path: string, otherwise?: string): Crumb[] {
  const above = menu.find(({ covers }) => covers?.includes(path)) ?? menu.find(({ href }) => href === otherwise);
  return [{ label: '首页', href: '/' }, ...(above ? [{ label: above.label, href: above.href }] : [])];
}

/** 您的位置：首页 › 政务公开 › 政策文件. The last crumb is the page itself. */
export function Crumbs({ items }: { items: Crumb[] }) {
  if (items.length === 0) return null;
  return (
    <nav class="crumbs" aria-label="您的位置">
      <ol>
        {items.map((crumb, index) => (
          <li class={crumb.repeats ? 'crumb-repeats' : undefined}>
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
