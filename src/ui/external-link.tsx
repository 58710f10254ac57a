import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';

/** Where the leaving-site notice lives: `/leaving?to=https%3A%2F%2F…`. */
export const leavingPath = '/leaving';

/** A link out of the site by way of the notice; the script asks on the spot instead. Other schemes than http(s) are not linked. */
export function ExternalLink({ href, children }: { href: string; children?: Child }) {
  if (!/^https?:\/\//i.test(href)) return <span>{children}</span>;
  return (
    <a
      class="external"
      href={`${leavingPath}?to=${encodeURIComponent(href)}`}
      data-leaving={href}
      rel="noopener noreferrer"
    >
      {children}
      <Icon name="external" />
      <span class="visually-hidden">（离开本站）</span>
    </a>
  );
}
