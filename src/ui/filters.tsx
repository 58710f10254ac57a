import type { Child } from 'hono/jsx';

type FiltersProps = {
  action: string;
  label?: string;
  /** fields of `form.tsx` */
  children?: Child;
  /** what is in force now; each leads to the list without it */
  active?: { label: string; removeHref: string }[];
  clearHref?: string;
  /** on a phone the fields wait although something is in force: what it found stands on the first screen */
  folded?: boolean;
  /** what of the address stays when the list is narrowed: its order */
  keep?: Record<string, string>;
};

/**
 * A panel that narrows a list by plain GET, with what is in force as removable tags. On a phone the fields wait behind
 * 「筛选」 until something is in force, or even then when `folded`; the switch stands beside the form, so that wide screens need no script to show it.
 */
export function Filters(props: FiltersProps) {
  const { action, label = '筛选', children, active = [], clearHref, folded, keep = {} } = props;
  return (
    <div class="filters">
      <details class="filters-switch" open={(active.length > 0 && !folded) || undefined}>
        <summary>{label}</summary>
      </details>
      <form action={action} method="get" aria-label={label}>
        {Object.entries(keep).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="filters-fields">{children}</div>
        <button type="submit" class="button button-secondary">
          筛选
        </button>
      </form>
      {active.length > 0 && (
        <p class="filters-active">
          <span>已选：</span>
          {active.map((one) => (
            <a href={one.removeHref} rel="nofollow">
              {one.label}
              <span aria-hidden="true"> ×</span>
              <span class="visually-hidden">，取消此条件</span>
            </a>
          ))}
          {clearHref && (
            <a class="filters-clear" href={clearHref} rel="nofollow">
              全部清除
            </a>
          )}
        </p>
      )}
    </div>
  );
}

/** What is in force of a filter, each with the address of the list without it. */
export const activeOf = <Filter extends object>(
  said: Partial<Record<keyof Filter, string | null | undefined>>,
  { filter, open, href }: { filter: Filter; open: Filter; href(filter: Filter): string },
) =>
  (Object.keys(said) as (keyof Filter)[]).flatMap((name) => {
    const label = said[name];
    return label ? [{ label, removeHref: href({ ...filter, [name]: open[name] }) }] : [];
  });
