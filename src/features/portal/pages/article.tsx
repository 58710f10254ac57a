import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { paperHref } from '../../../core/papers/paper.ts';
import { shownBody } from '../../../core/publications/clean.ts';
import type { VersionRow } from '../../../core/publications/queries/versions.ts';
import { numberWords, verificationCode } from '../../../core/publications/rules.ts';
import { dayOf, formatDay, formatMoment, formatMomentLong } from '../../../platform/time.ts';
import { Article, Attachments, ChangeNotes, Verification } from '../../../ui/article.tsx';
import { WithSide } from '../../../ui/cards.tsx';
import { withHeadingIds } from '../../../ui/contents.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { SideBlock } from '../../../ui/related.tsx';
import type { Crumb } from '../../../ui/site.ts';
import { Day } from '../../../ui/when.tsx';
import type { AttachmentRow, HistoryLine, Linked, Sister, Article as Text, WaiverRow } from '../queries/article.ts';
import type { Column } from '../queries/columns.ts';
import { articleLd } from '../rules/json-ld.ts';
import { fileHref, hasIndexBlock, leadStraight, leaveByNotice, withLargePictures } from '../rules.ts';
import { attachmentItems } from './attachments.tsx';
import { columnMeta, columnTrail, type Frame, feedsOf } from './frame.tsx';
import { History } from './history.tsx';
import { IndexBlock, IndexBrief } from './index-block.tsx';
import { InterpretationsLink, interpretationsId, LinkedBeside, LinkedBlocks, LinkedLead, Sisters } from './linked.tsx';
import { Share } from './share.tsx';
import { Source } from './source.tsx';
import { alternatesOf, TranslationNotices } from './translations.tsx';
import { ValidityNotices } from './validity-notices.tsx';
import { VersionsBlock } from './versions.tsx';

interface ArticlePageProps {
  frame: Frame;
  text: Text;
  column: Column | undefined;
  columns: Column[];
  attachments: AttachmentRow[];
  linked: Linked[];
  sisters: Sister[];
  history: HistoryLine[];
  waivers: WaiverRow[];
  /** Every version, when there was more than one. */
  versions: VersionRow[];
  today: string;
  /** Where links to earlier addresses lead now. */
  redirects: Map<string, string>;
  /** What other rooms show at the head, under the title, in the place of the text, beside and under it. */
  blocks: { head: Child[]; first: Child[]; body: Child[]; side: Child[]; foot: Child[] };
}

/** A text of a room ends the trail with its kind, one for foreigners with its title, which their menu does not hold. */
/** What the page is; by its name where its kind is called as its column. */
function lastCrumb(text: Text, above: string | undefined): Crumb {
  if (isForeign(text) || (text.metadata.elements && text.kindWords === above))
    return { label: text.title, repeats: true };
  return { label: text.metadata.elements ? text.kindWords : '正文' };
}

/** 正文: the text with everything that makes it reliable — index, validity, interpretation, changes, history. */
export function ArticlePage(props: ArticlePageProps) {
  const { frame, text, column, columns, linked, sisters, blocks } = props;
  const code = verificationCode(text.hash);
  const side = (
    <>
      <LinkedBeside linked={linked} />
      <Sisters sisters={sisters} />
      {blocks.side}
      <Contact text={text} />
    </>
  );
  const hasSide = linked.length > 0 || blocks.side.length > 0;
  const indexed = hasIndexBlock(column?.type, text.isPolicy || text.number !== null);
  const sheet = <Sheet {...props} code={code} indexed={indexed} />;
  return (
    <PublicPage
      site={frame.site}
      title={text.title}
      mode={frame.mode}
      path={frame.path}
      crumbs={[...columnTrail(frame.site, columns, text.column), lastCrumb(text, column?.name)]}
      meta={metaOf(props, code)}
    >
      {blocks.head}
      <TranslationNotices text={text} linked={linked} mode={frame.mode} />
      <ValidityNotices text={text} linked={linked} />
      {indexed && (
        <div class="index-wide">
          <IndexBlock text={text} />
        </div>
      )}
      {hasSide ? (
        <WithSide label="相关内容" side={side}>
          {sheet}
        </WithSide>
      ) : (
        sheet
      )}
    </PublicPage>
  );
}

/** A translation has no 正文: its own name leads to it. */
const isForeign = ({ metadata }: Text) => metadata.language !== undefined && metadata.language !== 'zh-CN';

function metaOf({ frame, text, column, attachments, linked }: ArticlePageProps, verification: string) {
  const url = `${frame.site.origin ?? ''}${text.path}`;
  const picture = attachments.find((file) => text.body.includes(`src="attachment:${file.position}"`));
  return {
    verification,
    canonical: url,
    alternates: alternatesOf(frame.site, text, linked),
    column: column && columnMeta(column),
    feeds: column && feedsOf(`/${column.slug}/`, column.name),
    // a room that keeps a text in elements says itself what it is (a guide: GovernmentService)
    jsonLd: text.metadata.elements ? [] : [articleLd(text, frame.site)],
    article: {
      title: text.title,
      publishedAt: formatMoment(text.firstPublishedAt),
      source: text.metadata.source ?? text.unitName,
      keywords: text.metadata.keywords,
      author: text.metadata.author,
      description: text.metadata.abstract,
      image: picture && `${frame.site.origin ?? ''}${fileHref(text.id, picture.position, picture.name)}`,
      url,
    },
  };
}

function Sheet(props: ArticlePageProps & { code: string; indexed: boolean }) {
  const { frame, text, attachments, linked, waivers, history, versions, today, blocks, redirects, code, indexed } =
    props;
  const picture = (position: number) => {
    const file = attachments.find((one) => one.position === position);
    return file ? fileHref(text.id, file.position, file.name) : null;
  };
  const host = frame.site.origin ? new URL(frame.site.origin).host : frame.site.domain;
  const body = leaveByNotice(leadStraight(withLargePictures(shownBody(text.body, picture)), redirects), host);
  const { html, headings } = withHeadingIds(body);
  const official = text.isPolicy || text.number !== null;
  return (
    <Article
      title={text.title}
      brief={frame.mode.elder || text.metadata.elements !== undefined}
      lang={text.metadata.language}
      form={text.metadata.form}
      first={blocks.first.length > 0 ? blocks.first : undefined}
      lead={
        <>
          <LinkedLead linked={linked} />
          <Corrected history={history} />
          <div class="article-marks">
            {indexed && <IndexBrief text={text} />}
            <InterpretationsLink linked={linked} />
          </div>
        </>
      }
      redHead={
        official && text.number
          ? { issuer: `${text.metadata.signatory ?? text.unitFullName}文件`, number: numberWords(text.number) }
          : undefined
      }
      publishedAt={formatMomentLong(text.firstPublishedAt)}
      migratedFrom={text.firstPublishedOn ? formatDay(text.firstPublishedOn) : undefined}
      source={text.metadata.source ?? text.unitName}
      editor={text.metadata.author}
      number={text.number ?? undefined}
      headings={blocks.body.length > 0 ? [] : headings}
      foot={
        <>
          <Attachments items={attachmentItems(text.id, attachments)} />
          <Papers text={text} />
          <Share site={frame.site} text={text} />
          <LinkedBlocks linked={linked} only={['interprets']} id={interpretationsId} />
          <Waivers waivers={waivers} />
          <Source text={text} />
          <ChangeNotes items={changesOf(history)} />
          <VersionsBlock text={text} versions={versions} today={today} />
          {blocks.foot}
          <div>
            <Verification code={code} href={`/verify/${text.id}`} />
            <History lines={history} />
          </div>
        </>
      }
    >
      {blocks.body.length > 0 ? blocks.body : raw(html)}
      <Transcript text={text} />
    </Article>
  );
}

/** The same revision in the format of official documents, to keep, print and check. */
function Papers({ text }: { text: Text }) {
  return (
    <p class="article-papers">
      下载本文：
      <a href={paperHref(text.id, 'docx')}>
        Word<span class="visually-hidden">：{text.title}</span>
      </a>
      {'　'}
      <a href={paperHref(text.id, 'pdf')}>
        PDF<span class="visually-hidden">：{text.title}</span>
      </a>
      <span class="quiet">（公文格式，带校验码）</span>
    </p>
  );
}

/** The whole words of a picture or recording, for those who cannot see or hear it. */
function Transcript({ text }: { text: Text }) {
  const { form, transcript } = text.metadata;
  if (!transcript) return null;
  return (
    <section lang="zh-CN">
      <h2>{form && /音|视频|发布会/.test(form) ? '文字稿' : '图解全文'}</h2>
      {transcript
        .split(/\n+/)
        .filter((line) => line.trim())
        .map((line) => (
          <p>{line}</p>
        ))}
    </section>
  );
}

const waiverWords: Record<string, string> = { interprets: '免予解读的说明', briefing: '免予新闻发布的说明' };

function Waivers({ waivers }: { waivers: WaiverRow[] }) {
  return (
    <>
      {waivers.map((waiver) => (
        <NoticeBox title={waiverWords[waiver.needs] ?? '免予公开配套材料的说明'}>
          <p>
            {waiver.waiver}（{formatDay(dayOf(waiver.waivedAt))}签署）
          </p>
        </NoticeBox>
      ))}
    </>
  );
}

/** What was mended last stands before the text: whoever read the former one sees it at once. */
function Corrected({ history }: { history: HistoryLine[] }) {
  const last = changesOf(history).at(-1);
  return last ? (
    <p class="article-corrected">
      <strong>更正</strong>（<Day on={last.on} long />
      ）：{last.text}
    </p>
  ) : null;
}

/** 更正 is told with its day, never made in silence. */
function changesOf(history: HistoryLine[]) {
  return history.filter((line) => line.data.change).map((line) => ({ on: dayOf(line.at), text: line.data.change! }));
}

function Contact({ text }: { text: Text }) {
  const phone = text.metadata.contact ?? text.unitPhone;
  return (
    <SideBlock title="起草单位">
      <p>
        <a href={`/units/${text.unit}/`}>{text.unitName}</a>
        {phone && (
          <>
            <br />
            政策咨询：<a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
          </>
        )}
      </p>
    </SideBlock>
  );
}
