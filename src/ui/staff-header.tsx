import { asset } from './assets.ts';
import { Icon } from './icon.tsx';
import { modeLink } from './mode.ts';
import type { StaffMenuItem, ViewMode } from './site.ts';

type StaffHeaderProps = {
  siteName?: string;
  who: { name: string; post?: string; unit?: string };
  signOut?: { action: string; key?: string };
  /** the view in force, and the page to come back to when it is changed */
  mode?: ViewMode;
  path: string;
  /** 无障碍: what the site does for those who need it, on the public side */
  accessibility?: string;
};

export function StaffHeader({ siteName, who, signOut, ...view }: StaffHeaderProps) {
  return (
    <header class="staff-header">
      <a class="staff-brand" href="/staff">
        <img src={asset('emblem.svg')} alt="" width="32" height="32" />
        <span class="staff-brand-name">{siteName ?? '政务公开'}</span>
        <span class="staff-brand-part">工作台</span>
      </a>
      <Views {...view} />
      <div class="staff-who">
        <p>
          <strong>{who.name}</strong>
          <span>{[who.unit, who.post].filter(Boolean).join(' · ')}</span>
        </p>
        {signOut && (
          <form method="post" action={signOut.action}>
            {signOut.key && <input type="hidden" name="_key" value={signOut.key} />}
            <button type="submit">退出</button>
          </form>
        )}
      </div>
    </header>
  );
}

/** The same ways to a larger or a plainer page as the public has, remembered in the same cookie. */
function Views({ mode, path, accessibility }: Pick<StaffHeaderProps, 'mode' | 'path' | 'accessibility'>) {
  return (
    <nav class="staff-views" aria-label="浏览辅助">
      {accessibility && <a href={accessibility}>无障碍</a>}
      <a href={modeLink(path, 'elder', mode?.elder ? '0' : '1')}>{mode?.elder ? '退出长者模式' : '长者模式'}</a>
      <a href={modeLink(path, 'contrast', mode?.contrast ? '0' : '1')}>{mode?.contrast ? '普通配色' : '高对比度'}</a>
    </nav>
  );
}

/**
 * The console's menu; entries with the same `group` stand together under its name. On a phone it waits behind 「菜单」, where
 * one still sees which entry is open and what waits; the switch stands beside the list, so that wide screens need no script.
 */
export function StaffMenu({ items, path }: { items: StaffMenuItem[]; path: string }) {
  const groups = [...new Set(items.map((item) => item.group ?? ''))];
  const current = currentHref(items, path);
  return (
    <nav class="staff-menu" aria-label="工作台菜单">
      <MenuSwitch items={items} current={current} />
      <div class="staff-menu-groups">
        {groups.map((group) => (
          <div class="staff-menu-group">
            {group && <p class="staff-menu-title">{group}</p>}
            <ul>
              {items
                .filter((item) => (item.group ?? '') === group)
                .map((item) => (
                  <li>
                    <a href={item.href} aria-current={item.href === current ? 'page' : undefined}>
                      <Icon name={item.icon ?? 'file'} />
                      <span class="staff-menu-label">{item.label}</span>
                      <Count item={item} />
                    </a>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

function MenuSwitch({ items, current }: { items: StaffMenuItem[]; current?: string }) {
  const here = items.find((item) => item.href === current);
  const waiting = items.filter((item) => item.waits && item.count);
  return (
    <details class="staff-menu-switch">
      <summary>
        <Icon name="list" />
        <span>菜单</span>
        {here && !waiting.includes(here) && <span class="quiet">{here.label}</span>}
        <span class="staff-menu-waits">
          {waiting.map((item) => (
            <span>
              {item.label} <Count item={item} />
            </span>
          ))}
        </span>
      </summary>
    </details>
  );
}

function Count({ item }: { item: StaffMenuItem }) {
  if (!item.count) return null;
  return (
    <span class={item.waits ? 'count count-waits' : 'count'}>
      {item.count}
      <span class="visually-hidden">件</span>
      {item.late ? <span>，超期 {item.late}</span> : !!item.soon && <span>，临期 {item.soon}</span>}
    </span>
  );
}

/** The longest menu address the page lies under, so that 「/staff」 does not light up everywhere. */
function currentHref(items: StaffMenuItem[], path: string): string | undefined {
  const bare = path.split('?', 1)[0] ?? '';
  const marked = items.find((item) => item.current);
  if (marked) return marked.href;
  return items
    .flatMap((item) => [item.href, ...(item.also ?? [])].map((under) => ({ under, href: item.href })))
    .filter(({ under }) => bare === under || bare.startsWith(`${under.replace(/\/$/, '')}/`))
    .sort((a, b) => b.under.length - a.under.length)[0]?.href;
}
