import { asset } from './assets.ts';
import { Icon } from './icon.tsx';
import { modeLink } from './mode.ts';
import type { Link, Site, ViewMode } from './site.ts';

type HeaderProps = { site: Site; mode: ViewMode; path: string };

/** 头部标识区: helps in the same place on every page, the site's name, search, main menu. */
export function PublicHeader({ site, mode, path }: HeaderProps) {
  return (
    <header class="site-header">
      <Helps site={site} mode={mode} path={path} />
      <div class="masthead">
        <div class="wrap masthead-row">
          <a class="brand" href="/">
            <img class="brand-emblem" src={site.emblem ?? asset('emblem.svg')} alt="" width="64" height="64" />
            <span class="brand-text">
              <span class="brand-name">{site.name}</span>
              {site.motto ? (
                <span class="brand-motto">{site.motto}</span>
              ) : (
                <span class="brand-motto">{site.domain}</span>
              )}
            </span>
          </a>
          {site.search && <SiteSearch search={site.search} />}
        </div>
      </div>
      <MainMenu items={site.menu} path={path} />
    </header>
  );
}

/** The links people look for at the top right: each works without script and is remembered. */
function Helps({ site, mode, path }: HeaderProps) {
  return (
    <nav class="helps" aria-label="浏览辅助">
      <ul class="wrap">
        {site.accessibility && (
          <li>
            <a href={site.accessibility}>无障碍</a>
          </li>
        )}
        <li>
          <a href={modeLink(path, 'elder', mode.elder ? '0' : '1')}>{mode.elder ? '退出长者模式' : '长者模式'}</a>
        </li>
        <li>
          <a href={modeLink(path, 'contrast', mode.contrast ? '0' : '1')}>{mode.contrast ? '普通配色' : '高对比度'}</a>
        </li>
        {site.languages?.map((language) => (
          <li>
            <a href={language.href} lang={language.lang} hreflang={language.lang}>
              {language.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SiteSearch({ search }: { search: NonNullable<Site['search']> }) {
  return (
    <search class="site-search">
      <form action={search.action} method="get" class="search-box">
        <label class="visually-hidden" for="site-search-q">
          搜索本站
        </label>
        <input
          id="site-search-q"
          type="search"
          name="q"
          value={search.query}
          autocomplete="off"
          enterkeyhint="search"
        />
        <button type="submit">
          <Icon name="search" />
          <span>搜索</span>
        </button>
      </form>
      {search.hotWords?.length ? (
        <p class="hot-words">
          <span>热词：</span>
          {search.hotWords.map((word) => (
            <a href={`${search.action}?q=${encodeURIComponent(word)}`}>{word}</a>
          ))}
        </p>
      ) : null}
    </search>
  );
}

function MainMenu({ items, path }: { items: Link[]; path: string }) {
  if (items.length === 0) return null;
  return (
    <nav class="main-menu" aria-label="主菜单">
      <ul class="wrap">
        {items.map((item) => (
          <li>
            <a href={item.href} aria-current={isCurrent(item, path) ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function isCurrent(item: Link, path: string): boolean {
  if (item.current !== undefined) return item.current;
  const bare = path.split('?', 1)[0] ?? '/';
  return item.href === '/' ? bare === '/' : bare.startsWith(item.href);
}
