import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { asset } from './assets.ts';
import { modeWords } from './mode.ts';
import type { PageMeta, Site, ViewMode } from './site.ts';

type DocumentProps = {
  title: string;
  site?: Site;
  meta?: PageMeta;
  mode?: ViewMode;
  /** the look of the body: the portal's red, the console's blue, or a bare sheet */
  kind: 'public' | 'staff' | 'bare';
  noIndex?: boolean;
  head?: Child;
  children?: Child;
};

/** The whole HTML document around a page: language, view, official META tags, one stylesheet, one script. */
export function Document({ title, site, meta, mode, kind, noIndex, head, children }: DocumentProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={htmlLanguage(mode)} data-mode={mode && modeWords(mode)}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light" />
          <meta name="format-detection" content="telephone=no" />
          <title>{title}</title>
          {site && <OfficialMeta site={site} meta={meta} title={title} />}
          {(noIndex || meta?.noIndex) && <meta name="robots" content="noindex" />}
          {meta?.canonical && <link rel="canonical" href={meta.canonical} />}
          {meta?.alternates?.map(({ lang, href }) => (
            <link rel="alternate" hreflang={lang} href={href} />
          ))}
          {meta?.feeds?.map((feed) => (
            <link rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
          ))}
          {meta?.jsonLd?.map((about) => (
            <script type="application/ld+json">{raw(ldText(about))}</script>
          ))}
          <link rel="icon" type="image/svg+xml" href={asset('emblem.svg')} />
          <link rel="stylesheet" href={asset('site.css')} />
          <script type="module" src={asset('site.js')} />
          {head}
        </head>
        <body class={`${kind}-side`}>{children}</body>
      </html>
    </>
  );
}

/** Data and no program: the browser runs nothing of it. No `<` of a title ends the element. */
const ldText = (about: object) => JSON.stringify(about).toWellFormed().replaceAll('<', '\\u003c');

/** 政府网站发展指引 附件：网站、栏目、内容页 META 标签。A page that says nothing more of itself is described by its title. */
function OfficialMeta({ site, meta, title }: { site: Site; meta?: PageMeta; title: string }) {
  const { column, article } = meta ?? {};
  const tags: [string, string | undefined][] = [
    ['SiteName', site.name],
    ['SiteDomain', site.domain],
    ['SiteIDCode', site.idCode],
    ['ColumnName', column?.name],
    ['ColumnDescription', column?.description],
    ['ColumnKeywords', column?.keywords?.join(',')],
    ['ColumnType', column?.type],
    ['ArticleTitle', article?.title],
    ['PubDate', article?.publishedAt],
    ['ContentSource', article?.source],
    ['Keywords', article?.keywords?.join(',')],
    ['Author', article?.author],
    ['Description', article?.description ?? meta?.description ?? column?.description ?? title],
    ['Image', article?.image],
    ['Url', article?.url],
  ];
  return <>{tags.map(([name, content]) => content && <meta name={name} content={content} />)}</>;
}

function htmlLanguage(mode: ViewMode | undefined): string {
  if (mode?.language === 'zh-Hant') return 'zh-Hant';
  return mode?.language === 'en' ? 'en' : 'zh-CN';
}
