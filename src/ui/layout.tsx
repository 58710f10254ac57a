import type { Child } from 'hono/jsx';
import { asset } from './assets.ts';
import { Crumbs } from './crumbs.tsx';
import { Document } from './document.tsx';
import { Icon } from './icon.tsx';
import { Title } from './phrases.tsx';
import { PublicFooter } from './public-footer.tsx';
import { PublicHeader } from './public-header.tsx';
import type { Crumb, PageMeta, Site, StaffMenuItem, ViewMode } from './site.ts';
import { StaffHeader, StaffMenu } from './staff-header.tsx';

type PublicPageProps = {
  site: Site;
  title: string;
  meta?: PageMeta;
  crumbs?: Crumb[];
  mode: ViewMode;
  /** path and query of this page, for the links that change the view and for the print head */
  path: string;
  /** a form on this page was refused: the title says so first, for those who hear it */
  error?: boolean;
  children?: Child;
};

/** A page of the portal: everything but what stands in `main`. */
export function PublicPage({ site, title, meta, crumbs = [], mode, path, error, children }: PublicPageProps) {
  const called = named(site, mode);
  return (
    <Document kind="public" title={fullTitle(title, called.name, error)} site={site} meta={meta} mode={mode}>
      <SkipLink />
      <PublicHeader site={called} mode={mode} path={path} crumbs={crumbs} />
      <PrintHead site={called} path={path} verification={meta?.verification} />
      <div class="wrap page">
        <Crumbs items={crumbs} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </div>
      <PublicFooter site={called} />
    </Document>
  );
}

/** On an English page the site bears its English name, where it has one. */
function named(site: Site, mode: ViewMode): Site {
  if (mode.language !== 'en' || !site.nameEnglish) return site;
  return { ...site, name: site.nameEnglish, motto: undefined };
}

type StaffPageProps = {
  title: string;
  /** the district's name, shown in the bar */
  siteName?: string;
  who: { name: string; post?: string; unit?: string };
  menu: StaffMenuItem[];
  crumbs?: Crumb[];
  /** one message about what just happened, usually a `NoticeBox` */
  notice?: Child;
  /** buttons and links that belong to the whole page, beside its heading */
  actions?: Child;
  path: string;
  error?: boolean;
  mode?: ViewMode;
  signOut?: { action: string; key?: string };
  /** the address to come back to when the view is changed, when it is more than the path */
  here?: string;
  /** the page about 无障碍 */
  accessibility?: string;
  /** whom to call, in one fixed place */
  help?: { label: string; phone: string | null };
  /** extra elements for the head, such as the editor's script */
  head?: Child;
  children?: Child;
};

/** A page of the console: bar, menu with counts, heading, content. */
export function StaffPage(props: StaffPageProps) {
  const {
    title,
    siteName,
    who,
    menu,
    crumbs = [],
    notice,
    actions,
    path,
    error,
    mode,
    signOut,
    accessibility,
    here = path,
    help,
    head,
    children,
  } = props;
  return (
    <Document kind="staff" title={fullTitle(title, '工作台', error)} mode={mode} noIndex head={head}>
      <SkipLink />
      <StaffHeader {...{ siteName, who, signOut, mode, accessibility }} path={here} />
      <div class="staff-frame">
        <StaffMenu items={menu} path={path} />
        <div class="staff-content">
          <Crumbs items={crumbs} />
          <main id="main" tabindex={-1}>
            {notice}
            <div class="page-head">
              <h1>
                <Title text={title} />
              </h1>
              {actions && <div class="page-actions">{actions}</div>}
            </div>
            {children}
          </main>
        </div>
      </div>
      {help && <StaffHelp {...help} />}
    </Document>
  );
}

function StaffHelp({ label, phone }: { label: string; phone: string | null }) {
  return (
    <footer class="staff-help">
      <Icon name="phone" />
      {label}
      {phone && <a href={`tel:${phone.split(/[、，,\s]/, 1)[0]}`}>{phone}</a>}
    </footer>
  );
}

type BarePageProps = { title: string; siteName?: string; mode?: ViewMode; error?: boolean; children?: Child };

/** One sheet in the middle of the window: signing in, leaving the site. */
export function BarePage({ title, siteName, mode, error, children }: BarePageProps) {
  return (
    <Document kind="bare" title={fullTitle(title, siteName, error)} mode={mode} noIndex>
      <SkipLink />
      <main id="main" class="bare-sheet" tabindex={-1}>
        <p class="bare-brand">
          <img src={asset('emblem.svg')} alt="" width="48" height="48" />
          <span>{siteName ?? '公开'}</span>
        </p>
        <h1>{title}</h1>
        {children}
      </main>
    </Document>
  );
}

function SkipLink() {
  return (
    <a class="skip-link" href="#main">
      跳到正文
    </a>
  );
}

/** Only on paper: where the sheet comes from and how to check it. The date is filled in by the script when printing. */
function PrintHead({ site, path, verification }: { site: Site; path: string; verification?: string }) {
  return (
    <div class="print-head" aria-hidden="true">
      <p>
        <strong>{site.name}</strong>　{site.origin ?? site.domain}
        {path.split('?', 1)[0]}
      </p>
      <p>
        <print-date />
        {verification && <span>　校验码：{verification}</span>}
      </p>
    </div>
  );
}

function fullTitle(title: string, place: string | undefined, error: boolean | undefined): string {
  const full = place && place !== title ? `${title} - ${place}` : title;
  return error ? `错误：${full}` : full;
}
