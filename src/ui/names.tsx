import type { Child } from 'hono/jsx';

/** Links by their names, side by side as far as there is room. */
export const Names = ({ links }: { links: { label: Child; href: string }[] }) => (
  <ul class="names">
    {links.map(({ label, href }) => (
      <li>
        <a href={href}>{label}</a>
      </li>
    ))}
  </ul>
);
