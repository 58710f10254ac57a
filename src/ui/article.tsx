import type { Child } from 'hono/jsx';
import { Contents, type Heading } from './contents.tsx';
import { Icon } from './icon.tsx';
import { Phrases, Title } from './phrases.tsx';
import { Tag } from './tag.tsx';
import { Day } from './when.tsx';

export const articleBodyId = 'article-body';
const articleFirstId = 'article-first';

type ArticleProps = {
  title: string;
  /** the language of title and body, when it is not that of the page */
  lang?: string;
  /** the kind of text in a word or two, above the title: 图解, 文字解读 */
  form?: string;
  subtitle?: string;
  /** directly under the title: what a reader of this text needs next */
  lead?: Child;
  /** the 红头 of an official document; an article without it has a plain heading */
  redHead?: { issuer: string; number?: string; signer?: string };
  /** what is asked first of this text and its answers: before it says when it was published */
  first?: Child;
  /** published at (local, as shown), source, editor: each stands only when known */
  publishedAt?: string;
  /** 原发布日期（迁移）, a day as shown */
  migratedFrom?: string;
  source?: string;
  editor?: string;
  /** 文号 to copy */
  number?: string;
  /** Its tools take one row, and what few need of them is folded: in large type, and where an answer is wanted at once. */
  brief?: boolean;
  /** the headings of the body, for its 目录 */
  headings?: Heading[];
  /** the body, sanitised by core */
  children?: Child;
  /** under the text: attachments, interpretations, revision notes */
  foot?: Child;
};

/** One text on a sheet, as an office would set it. */
export function Article(props: ArticleProps) {
  const { title, lang, form, subtitle, lead, first, redHead, headings = [], children, foot } = props;
  return (
    <article class={redHead ? 'sheet sheet-official' : 'sheet'}>
      {redHead && <RedHead {...redHead} />}
      <header class="article-head">
        {form && (
          <p class="article-form">
            <Tag tone="info">{form}</Tag>
          </p>
        )}
        <h1 lang={lang}>
          <Title text={title} />
        </h1>
        {subtitle && (
          <p class="article-subtitle">
            <Phrases text={subtitle} />
          </p>
        )}
        {lead}
        {!first && <ArticleLine {...props} />}
      </header>
      {first && (
        <>
          <div id={articleFirstId}>{first}</div>
          <div class="article-head">
            <ArticleLine {...props} />
          </div>
        </>
      )}
      <Contents headings={headings} lang={lang} />
      <div class="prose" id={articleBodyId} lang={lang}>
        {children}
      </div>
      {foot && <footer class="article-foot">{foot}</footer>}
    </article>
  );
}

/** Where it comes from and when, and what helps to read it. */
function ArticleLine({ publishedAt, migratedFrom, source, editor, number, redHead, brief, first }: ArticleProps) {
  return (
    <div class="article-line">
      <p class="article-source">
        {migratedFrom && <span>原发布日期（迁移）：{migratedFrom}</span>}
        {publishedAt && <span>发布时间：{publishedAt}</span>}
        {source && <span>来源：{source}</span>}
        {editor && <span>责任编辑：{editor}</span>}
      </p>
      <ArticleTools
        number={number ?? redHead?.number}
        folded={brief}
        aloud={first ? `${articleFirstId} ${articleBodyId}` : articleBodyId}
      />
    </div>
  );
}

interface ToolsProps {
  number?: string;
  /** Ids of what is read aloud, in their order. */
  aloud: string;
}

/** 发文机关标志、发文字号、红色分隔线: GB/T 9704-2012. */
export function RedHead({ issuer, number, signer }: { issuer: string; number?: string; signer?: string }) {
  return (
    <div class="red-head">
      <p class={`red-head-issuer ${issuerSize(issuer)}`}>
        <Phrases text={issuer} />
      </p>
      {(number || signer) && (
        <p class={signer ? 'red-head-line red-head-signed' : 'red-head-line'}>
          <span>{number}</span>
          {signer && <span>签发人：{signer}</span>}
        </p>
      )}
    </div>
  );
}

function issuerSize(issuer: string): string {
  const bucket = [10, 14, 18].find((most) => issuer.length <= most);
  return bucket ? `red-head-${bucket}` : '';
}

/** Text size, read aloud, copy the number, print: each appears only where the script can do it. */
function ArticleTools({ number, aloud, folded }: ToolsProps & { folded?: boolean }) {
  const tools = (
    <div class="article-tools">
      <text-size />
      <read-aloud for={aloud} />
      {number && <copy-text data-value={number} data-label="复制发文字号" />}
      <copy-link />
      <print-button />
    </div>
  );
  return folded ? <FoldedTools number={number} aloud={aloud} /> : tools;
}

/** The two that help to read stand open in one row, the rest waits. */
const FoldedTools = ({ number, aloud }: ToolsProps) => (
  <>
    <div class="article-tools article-tools-open">
      <text-size />
      <read-aloud for={aloud} />
    </div>
    <details class="fold article-tools-fold">
      <summary>工具</summary>
      <div class="article-tools">
        {number && <copy-text data-value={number} data-label="复制发文字号" />}
        <copy-link />
        <print-button />
      </div>
    </details>
  </>
);

export type Attachment = { href: string; name: string; type: string; size: string; preview?: string; note?: Child };

export function Attachments({ items, title = '附件' }: { items: Attachment[]; title?: string }) {
  if (items.length === 0) return null;
  return (
    <section class="attachments" aria-labelledby="attachments-title">
      <h2 id="attachments-title">{title}</h2>
      <ol>
        {items.map((item) => (
          <li>
            <a href={item.href} download={item.name}>
              <Icon name="file" />
              <span>{item.name}</span>
            </a>
            <span class="quiet">
              {item.type}，{item.size}
            </span>
            {item.preview && <a href={item.preview}>在线预览</a>}
            {item.note && <span class="attachment-note">{item.note}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 更正说明: what was changed after publication and when, never silently. */
export function ChangeNotes({ items }: { items: { on: string; text: string }[] }) {
  if (items.length === 0) return null;
  return (
    <section class="change-notes">
      <h2>更正说明</h2>
      <ul>
        {items.map((item) => (
          <li>
            <Day on={item.on} long /> {item.text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 校验码, with the way to check it. */
export function Verification({ code, href }: { code: string; href?: string }) {
  return (
    <p class="verification">
      <Icon name="shield" />
      <span>
        校验码 <code>{code}</code>
      </span>
      {href && <a href={href}>如何核验</a>}
    </p>
  );
}
