import type { Child } from 'hono/jsx';
import { asset } from './assets.ts';
import { Icon } from './icon.tsx';
import type { Site } from './site.ts';

/** 底部功能区, as 政府网站发展指引 附件3 lists it. What the district has not set is not there. */
export function PublicFooter({ site }: { site: Site }) {
  return (
    <footer class="site-footer">
      <div class="wrap site-footer-row">
        <div class="site-footer-host">
          <p class="site-footer-name">{site.name}</p>
          <Line label="主办单位">{site.host}</Line>
          <Line label="承办单位">{site.operator}</Line>
          <Line label="地址">
            {site.address && `${site.address}${site.postcode ? `（邮编 ${site.postcode}）` : ''}`}
          </Line>
          <Line label="联系电话">{site.phone && <a href={`tel:${site.phone}`}>{site.phone}</a>}</Line>
          <Line label="电子邮箱">{site.email && <a href={`mailto:${site.email}`}>{site.email}</a>}</Line>
        </div>
        <Links site={site} />
        {site.hotline && (
          <p class="site-footer-hotline">
            <span>{site.hotline.label}</span>
            <a href={`tel:${site.hotline.phone}`}>
              <Icon name="phone" />
              {site.hotline.phone}
            </a>
          </p>
        )}
      </div>
      <Marks site={site} />
    </footer>
  );
}

function Line({ label, children }: { label: string; children?: Child }) {
  if (!children) return null;
  return (
    <p>
      {label}：{children}
    </p>
  );
}

function Links({ site }: { site: Site }) {
  const links = [
    site.siteMap && { label: '站点地图', href: site.siteMap },
    site.accessibility && { label: '无障碍说明', href: site.accessibility },
    site.transparency && { label: '台账存证', href: site.transparency },
    site.findErrors && { label: '我为政府网站找错', href: site.findErrors },
    ...(site.footer ?? []),
  ].filter((link) => !!link);
  if (links.length === 0) return null;
  return (
    <nav class="site-footer-links" aria-label="网站服务">
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** 网站标识码、备案号、党政机关网站标识: the marks by which the public can check whose site this is. */
function Marks({ site }: { site: Site }) {
  const { partyMark, idCode, icp, police } = site;
  if (!partyMark && !idCode && !icp && !police && !site.ipv6) return null;
  return (
    <ul class="wrap site-marks">
      {partyMark && (
        <li>
          <a class="party-mark" href={partyMark.href}>
            <img src={asset('mark.svg')} alt="" width="20" height="20" />
            {partyMark.label}
          </a>
        </li>
      )}
      {idCode && <li>政府网站标识码：{idCode}</li>}
      {icp && <li>{icp.href ? <a href={icp.href}>{icp.number}</a> : icp.number}</li>}
      {police && <li>{police.href ? <a href={police.href}>{police.number}</a> : police.number}</li>}
      {site.ipv6 && <li>本网站支持 IPv6 访问</li>}
    </ul>
  );
}
