import { raw } from 'hono/html';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { LookView } from '../../checks/pages/result.tsx';
import type { Content } from '../../publications/content.ts';
import { type ChangedField, Changes } from '../../publications/pages/compare.tsx';
import type { FileState } from '../../publications/queries/revisions.ts';
import type { LinkRow } from '../../publications/queries.ts';
import { disclosures } from '../../publications/rules.ts';
import { SystemChecks } from './system-checks.tsx';

export interface TextView {
  position: number;
  document: number;
  kind: string;
  content: Content;
  /** The stored, sanitised HTML with its pictures placed. */
  body: string;
  hash: string;
  number: string | null;
  /** What the attribute rests on: the article, or the ground of 不予公开 in words with its article. */
  basis: string | null;
  authors: string[];
  files: FileState[];
  /** 解读↔文件 and the like, at both ends. */
  links: LinkRow[];
  findings: LookView;
  /** Null for a text that nobody cleared before. */
  changes: { since: string; fields: ChangedField[] } | null;
  changed: boolean;
  /** The note about a correction: the public reads it, so it is reviewed. */
  changeNote: string | null;
  /** The correction takes out every version before it: it should never have been public. */
  hidesEarlier: boolean;
}

/** One document of the manifest: attribute, what changed, the whole text, what to look at. */
export function ReviewText({ text, several }: { text: TextView; several: boolean }) {
  const { content, changes, findings } = text;
  return (
    <article class="review-text" id={`text-${text.position}`}>
      <h2>
        {/* the page's heading is the title of a single text */}
        {several ? (
          <>
            <span class="review-position">{text.position}.</span> {content.title}
          </>
        ) : (
          '送审的文件'
        )}{' '}
        <Tag>{text.kind}</Tag>
      </h2>
      {text.changed && <NoticeBox tone="error" title="送审之后文字有改动，这次审查已经失效。" />}
      <Attribute text={text} />
      {text.changeNote && (
        <NoticeBox tone="info" title="更正说明（公众会看到）">
          {text.changeNote}
          {text.hidesEarlier && (
            <p>
              起草人认为以前的各版不应公开：发布时一并撤下，公众不能再查看和比较，只看到种类、上面这句说明和日期。请核对说明里没有不应公开的内容。
            </p>
          )}
        </NoticeBox>
      )}
      {changes ? (
        <details class="deed" open>
          <summary>与{changes.since}的差别</summary>
          <Changes fields={changes.fields} same="与上一次审查过的文字相同。" />
        </details>
      ) : (
        <p class="review-line">
          <strong>与上一版的差别</strong>首次送审，没有上一版可比。
        </p>
      )}
      <Card title="正文" level={3}>
        <div class="prose review-prose">{raw(text.body)}</div>
        {content.metadata.transcript && (
          <>
            <h4>全文或文字稿</h4>
            <p class="pre-line">{content.metadata.transcript}</p>
          </>
        )}
      </Card>
      <Plan content={content} />
      <SystemChecks findings={findings} files={text.files} />
    </article>
  );
}

function Attribute({ text }: { text: TextView }) {
  const { content, basis, number, authors, hash, document } = text;
  const { metadata } = content;
  return (
    <Facts
      label="公开属性和索引信息"
      items={[
        {
          label: '公开属性',
          value: content.disclosure && <strong>{disclosures[content.disclosure]}</strong>,
        },
        { label: '依据', value: basis ?? '尚未明确', wide: true },
        { label: '理由', value: content.reason, wide: true },
        { label: '起草人', value: authors.join('、') },
        { label: '发文字号', value: number },
        { label: '主题分类', value: metadata.subject },
        { label: '主题词', value: metadata.keywords?.join('　') },
        { label: '成文日期', value: metadata.formedOn && <Day on={metadata.formedOn} /> },
        { label: '施行日期', value: metadata.effectiveOn && <Day on={metadata.effectiveOn} /> },
        { label: '有效期至', value: metadata.expiresOn && <Day on={metadata.expiresOn} /> },
        {
          label: metadata.sourceUrl ? '转载自' : '来源',
          value: metadata.source && `${metadata.source} ${metadata.sourceUrl ?? ''}`,
        },
        {
          label: '原发布日期（迁移）',
          value: metadata.firstPublishedOn && (
            <>
              <Day on={metadata.firstPublishedOn} />
              {metadata.firstPublishedSource && `（依据：${metadata.firstPublishedSource}）`}
            </>
          ),
        },
        { label: '主送机关', value: metadata.recipients },
        { label: '解读形式', value: metadata.form },
        { label: '解读人', value: metadata.interpreter },
        { label: '内容概述', value: metadata.abstract, wide: true },
        {
          label: '版本校验码',
          value: (
            <>
              <code>{hash.slice(0, 16)}</code> <a href={`/staff/documents/${document}`}>全部信息</a>
            </>
          ),
        },
      ]}
    />
  );
}

function Plan({ content }: { content: Content }) {
  const { plan, planForm, planChannel, planTime } = content.metadata;
  if (!plan && !planForm && !planChannel && !planTime) return null;
  return (
    <Card title="解读方案" level={3}>
      <Facts
        items={[
          { label: '提纲', value: plan && <span class="pre-line">{plan}</span>, wide: true },
          { label: '形式', value: planForm },
          { label: '渠道', value: planChannel },
          { label: '时间', value: planTime },
        ]}
      />
    </Card>
  );
}
