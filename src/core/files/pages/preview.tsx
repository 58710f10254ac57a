import { inWords } from '../../../platform/size.ts';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import type { Bearer, LivePage } from '../preview/queries.ts';
import type { Sendable } from '../queries.ts';
import { factsOf } from '../types.ts';

interface Props {
  frame: { site: Site; mode: ViewMode; path: string };
  bearer: Bearer;
  publication: string;
  position: number;
  file: Sendable;
  pages: LivePage[];
}

/** 附件预览: the pages as pictures, for who has no program for them; the file itself stays the text that counts. */
export function PreviewPage({ frame, bearer, publication, position, file, pages }: Props) {
  const href = `/files/${publication}/${position}/${encodeURIComponent(file.name.toWellFormed())}`;
  const { pages: count = 1, reason = '' } = pages[0] ?? {};
  return (
    <PublicPage
      site={frame.site}
      title={`预览：${file.name}`}
      mode={frame.mode}
      path={frame.path}
      crumbs={[{ label: '首页', href: '/' }, { label: bearer.title, href: bearer.path }, { label: '附件预览' }]}
    >
      <h1>{file.name}</h1>
      <p class="page-intro">
        {factsOf(file.type)?.words ?? '文件'}，{inWords(file.bytes)}
        {pages.length > 0 && `，共 ${count} 页`}。<Words written={bearer.written} drawn={pages.length > 0} />
      </p>
      {reason && <NoticeBox>{reason}</NoticeBox>}
      <Buttons>
        <ButtonLink href={href} kind="primary">
          打开附件
        </ButtonLink>
        <ButtonLink href={bearer.path}>{bearer.written ? '看图中文字全文' : '回到所在文件'}</ButtonLink>
      </Buttons>
      <Sheets
        sheets={
          pages.length > 0
            ? pages.map(({ page, width, height }) => ({
                src: `/preview/${publication}/${position}/${page}`,
                alt: `${file.name} 第 ${page} 页，共 ${count} 页`,
                size: { width, height },
              }))
            : [{ src: href, alt: file.name }]
        }
      />
    </PublicPage>
  );
}

/** Where the words are that nobody hears from a picture. */
function Words({ written, drawn }: { written: boolean; drawn: boolean }) {
  if (written) return <>图里的全部文字写在所在文件的正文里，可以放大、复制和朗读。</>;
  return drawn ? <>预览是按附件绘制的图片，读屏软件读不出图片里的字，请打开附件。</> : null;
}

export interface Sheet {
  src: string;
  alt: string;
  size?: { width?: number; height?: number };
}

/** Pages one below the other; only what comes near the window is fetched. */
export function Sheets({ sheets }: { sheets: Sheet[] }) {
  return (
    <ol class="sheets">
      {sheets.map(({ src, alt, size }, at) => (
        <li>
          <img src={src} alt={alt} {...size} loading={at === 0 ? 'eager' : 'lazy'} />
        </li>
      ))}
    </ol>
  );
}
