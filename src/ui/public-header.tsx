import { asset } from './assets.ts';
import { Icon } from './icon.tsx';
import { IdentityLine } from './identity-line.tsx';
import { modeLink } from './mode.ts';
import { Phrases } from './phrases.tsx';
import type { Crumb, MenuLink, Site, ViewMode } from './site.ts';

type HelpsProps = { site: Site; mode: ViewMode; path: string };
type HeaderProps = HelpsProps & { crumbs?: Crumb[] };

/** 头部标识区: helps in the same place on every page, the site's name, search, main menu. */
export function PublicHeader({ site, mode, path, crumbs = [] }: HeaderProps) {
  return (
    <header class="site-header">
      <Helps site={site} mode={mode} path={path} />
      {site.preview && (
        <p class="demonstration">
          <span class="wrap">{site.preview}</span>
        </p>
      )}
      {site.demonstration && (
        <p class="demonstration">
          <span class="wrap">演示网站，不是真实的政府网站</span>
        </p>
      )}
      <IdentityLine site={site} />
      <div class="masthead">
        <div class="wrap masthead-row">
          <a class="brand" href={leadOn('/', mode)}>
            <img class="brand-emblem" src={site.emblem ?? asset('emblem.svg')} alt="" width="64" height="64" />
            <span class="brand-text">
              <span class="brand-name">{mode.language === 'en' ? site.name : <Phrases text={site.name} />}</span>
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
      <MainMenu items={site.menu} mode={mode} path={path} crumbs={crumbs} />
    </header>
  );
}

/** The links people look for at the top right: each works without script and is remembered. */
function Helps({ site, mode, path }: HelpsProps) {
  return (
    <nav class="helps" aria-label="浏览辅助">
      <ul class="wrap">
        {site.signIn && (
          <li>
            <a href={site.signIn}>登录</a>
          </li>
        )}
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
        <li>
          {mode.language === 'en' ? (
            <a href={modeLink(mode.inChinese ?? path, 'lang', 'zh-Hans')} lang="zh-CN" hreflang="zh-CN">
              中文
            </a>
          ) : (
            <a href={modeLink(path, 'lang', 'en')} lang="en" hreflang="en">
              English
            </a>
          )}
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

/** From a page that is in English by itself the menu leads on in English: the choice is made by following it. */
const leadOn = (href: string, { language, inChinese }: ViewMode) =>
  inChinese && href.startsWith('/') ? modeLink(href, 'lang', language) : href;

type MenuProps = { items: MenuLink[]; mode: ViewMode; path: string; crumbs: Crumb[] };

function MainMenu({ items, mode, path, crumbs }: MenuProps) {
  if (items.length === 0) return null;
  const bare = path.split('?', 1)[0] ?? '/';
  const trail = [...crumbs.flatMap((crumb) => crumb.href ?? []), bare];
  return (
    <nav class="main-menu" aria-label="主菜单">
      <ul class="wrap">
        {items.map((item) => (
          <li>
            <a href={leadOn(item.href, mode)} aria-current={currentOf(item, bare, trail)}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** 'page' on the entry's own page, 'true' anywhere below it: by its address, its crumbs, or what it covers. */
function currentOf(item: MenuLink, bare: string, trail: string[]): 'page' | 'true' | undefined {
  if (item.current !== undefined) return item.current ? 'page' : undefined;
  if (item.href === bare) return 'page';
  // Every trail begins at the home page: only the page itself is marked there.
  const own = [item.href, ...(item.covers ?? [])].filter((href) => href !== '/');
  return own.some((href) => trail.some((step) => step.startsWith(href))) ? 'true' : undefined;
}
