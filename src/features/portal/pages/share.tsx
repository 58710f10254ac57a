import type { Site } from '../../../ui/site.ts';
import type { Article } from '../queries/article.ts';

/** 分享: the address to copy, to send by mail, and as a QR code; nothing of it asks another site. */
export function Share({ site, text }: { site: Site; text: Pick<Article, 'id' | 'path' | 'title'> }) {
  const address = `${site.origin ?? `https://${site.domain}`}${encodeURI(text.path)}`;
  const mail = `mailto:?subject=${encodeURIComponent(text.title)}&body=${encodeURIComponent(`${text.title}\n${address}`)}`;
  return (
    <details class="share no-print">
      <summary>分享</summary>
      <div class="share-box">
        <img src={`/qr/${text.id}`} alt="本页网址的二维码" width="180" height="180" loading="lazy" decoding="async" />
        <div>
          <p>用手机扫二维码打开本页，或者复制网址：</p>
          <p class="share-address">{address}</p>
          <p>
            <a href={mail}>用电子邮件发送</a>
          </p>
        </div>
      </div>
    </details>
  );
}
