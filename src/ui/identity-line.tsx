import type { Site } from './site.ts';

/**
 * One line over every page of a real site: whose it is, and how anybody can tell. Nothing where the address does not prove it
 * by itself, and nothing where another line already says what the page is.
 */
export function IdentityLine({ site }: { site: Site }) {
  const host = officialHost(site.origin);
  if (!host || site.demonstration || site.preview) return null;
  return (
    <details class="identity">
      <summary>
        <span class="wrap">
          <span class="identity-words">这是{site.name}的官方网站</span>
          <span class="identity-how">
            <span>怎样识别</span>
          </span>
        </span>
      </summary>
      <Signs site={site} host={host} />
    </details>
  );
}

/** The host of an address under .gov.cn that is reached by https; null for every other. */
function officialHost(origin: string | undefined): string | null {
  if (!origin || !URL.canParse(origin)) return null;
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' && hostname.endsWith('.gov.cn') ? hostname : null;
}

/** Address and marks; of the marks those that the foot of the page has. */
function Signs({ site: { partyMark, idCode, findErrors }, host }: { site: Site; host: string }) {
  return (
    <ul class="wrap identity-signs">
      <li>地址以 .gov.cn 结尾：这样的域名由政府机构使用。本站是 {host}。</li>
      <li>地址以 https 开头：您和本站之间的往来是加密的。请看清浏览器地址栏里的完整地址。</li>
      {partyMark && (
        <li>点页面底部的“{partyMark.label}”标识。打开的页面写明单位名称、网站名称和域名，应当与本站一致。</li>
      )}
      {idCode && <li>页面底部写有政府网站标识码 {idCode}。</li>}
      {idCode && findErrors && <li>从页面底部的“我为政府网站找错”打开的页面，写明的网站名称应当与本站一致。</li>}
    </ul>
  );
}
