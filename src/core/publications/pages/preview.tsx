import { raw } from 'hono/html';
import { Article, Attachments } from '../../../ui/article.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Day } from '../../../ui/when.tsx';
import type { Content } from '../content.ts';
import { sizeWords } from './editor-attachments.tsx';

/** The text as the public would see it, under a mark that it is not public. `body` is the stored, sanitised HTML with its pictures placed. */
export function PreviewPage(props: {
  site: Site;
  mode: ViewMode;
  path: string;
  content: Content;
  body: string;
  unit: string;
  number: string | null;
  official: boolean;
  back: string;
}) {
  const { site, mode, path, content, body, unit, number, official, back } = props;
  const { metadata, title, attachments, disclosure } = content;
  return (
    <PublicPage site={site} title={`预览·未公开：${title}`} mode={mode} path={path} meta={{ noIndex: true }}>
      <NoticeBox tone="warning" title="预览·未公开">
        <p>
          {disclosure === 'open'
            ? '这是公众将来看到的样子，现在只有本单位登录的人能看到。'
            : '这份文件的公开属性不是“主动公开”，签发之后也不会出现在网站上。'}{' '}
          <a href={back}>回到文件</a>
        </p>
      </NoticeBox>
      <Facts
        label="索引信息"
        items={[
          { label: '发布机构', value: unit },
          { label: '发文字号', value: number },
          { label: '主题分类', value: metadata.subject },
          { label: '成文日期', value: metadata.formedOn && <Day on={metadata.formedOn} /> },
          { label: '施行日期', value: metadata.effectiveOn && <Day on={metadata.effectiveOn} /> },
          { label: '主题词', value: metadata.keywords?.join('　') },
        ]}
      />
      <Article
        title={title}
        redHead={official ? { issuer: metadata.signatory ?? unit, number: number ?? undefined } : undefined}
        source={metadata.source ?? unit}
        foot={
          <Attachments
            items={attachments.map((item) => ({
              href: `/staff/files/${item.file}`,
              name: item.name,
              type: item.name.split('.').at(-1)?.toUpperCase() ?? '',
              size: sizeWords(item.bytes),
            }))}
          />
        }
      >
        {raw(body)}
        {metadata.transcript && (
          <section>
            <h2>全文或文字稿</h2>
            {metadata.transcript.split('\n').map((line) => (
              <p>{line}</p>
            ))}
          </section>
        )}
      </Article>
    </PublicPage>
  );
}
