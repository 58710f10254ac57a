import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { Card, WithSide } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Tag, Validity } from '../../../ui/tag.tsx';
import type { TimelineEntry } from '../../../ui/timeline.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import { hiddenWords } from '../../files/hidden.ts';
import { FlowRecord } from '../../review/pages/record.tsx';
import type { DocumentMarks, EditionOfDocument, RequirementRow } from '../queries/documents.ts';
import type { ReceiptMark } from '../queries/receipts.ts';
import type { FileState, RevisionMark } from '../queries/revisions.ts';
import type { EditionRow } from '../queries.ts';
import { disclosures, validities } from '../rules.ts';
import { CameBackNotice, type DocumentReview } from './came-back.tsx';
import type { DeedsView } from './deed.tsx';
import { EditLinks, NextDeeds, OtherDeeds } from './deeds.tsx';
import { Editions } from './editions.tsx';
import { CheckTag, sizeWords } from './editor-attachments.tsx';
import { Scheduled } from './scheduled.tsx';
import { StateTag } from './state-tag.tsx';

export interface ShowView {
  edition: EditionRow;
  marks: DocumentMarks;
  editions: EditionOfDocument[];
  revisions: RevisionMark[];
  receipts: ReceiptMark[];
  /** The stored, sanitised HTML with its pictures placed. */
  body: string;
  requirements: RequirementRow[];
  files: FileState[];
  ground: string | null;
  history: TimelineEntry[];
  /** The running or last submission, for the way to its review screen. */
  review: DocumentReview | null;
  /** What the checks found in a text that is on its way. */
  checks: Child;
  /** What may be done now. */
  deeds: DeedsView;
  links: Child;
}

/** One document: where it stands, what it says of itself, what may be done now, and its whole history. */
export function DocumentPage(view: ShowView) {
  const { review } = view;
  return (
    <WithSide label="流转记录" side={<FlowRecord entries={view.history} />}>
      <ErrorSummary errors={view.deeds.errors} />
      {review?.cameBack && <CameBackNotice back={review.cameBack} />}
      <EditLinks view={view.deeds} />
      {review?.publishAt && <Scheduled review={review} />}
      <Head {...view} />
      <Requirements items={view.requirements} />
      <ContentFacts {...view} />
      <Text {...view} />
      {view.checks}
      <NextDeeds view={view.deeds} />
      {view.links}
      <Editions
        document={view.edition.document}
        items={view.editions}
        revisions={view.revisions}
        receipts={view.receipts}
      />
      <OtherDeeds view={view.deeds} />
    </WithSide>
  );
}

/** What is to be made public, as it reads: the text and its attachments. */
function Text({ edition, body, files }: ShowView) {
  const { transcript } = edition.content.metadata;
  return (
    <Card title="正文">
      {body ? <div class="prose review-prose">{raw(body)}</div> : <p class="quiet">还没有正文。</p>}
      {transcript && (
        <>
          <h3>全文或文字稿</h3>
          <p class="pre-line">{transcript}</p>
        </>
      )}
      {files.length > 0 ? <Files files={files} /> : <p class="quiet">没有附件。</p>}
    </Card>
  );
}

function Head({ edition, marks, review }: ShowView) {
  return (
    <Facts
      label="状态"
      items={[
        { label: '状态', value: <Standing {...{ edition, marks, review }} /> },
        { label: '种类', value: edition.kindWords },
        { label: '起草单位', value: edition.unitName },
        { label: '起草人', value: marks.createdBy },
        { label: '发文字号', value: marks.documentNumber },
        { label: '索引号', value: marks.indexNumber },
        { label: '有效性', value: marks.validity && <ValidityFact marks={marks} /> },
        { label: '首次发布', value: marks.firstPublishedAt && <Moment at={marks.firstPublishedAt} /> },
        { label: '公开网址', value: marks.live && marks.path && <a href={marks.path}>{marks.path}</a>, wide: true },
        { label: '更正说明', value: edition.changeNote, wide: true },
        {
          label: '以前的各版',
          value: edition.hidesEarlier && '不应公开：更正发布时一并撤下，公众不能再查看',
          wide: true,
        },
        { label: '审查', value: review && <a href={`/staff/review/${review.id}`}>审查页面和呈批单</a> },
        { label: '版本校验码', value: <code>{edition.hash.slice(0, 16)}</code> },
      ]}
    />
  );
}

/** One word, the same as on the desk: a draft that came back says so, a text under review says at which step it is. */
function Standing({ edition, marks, review }: Pick<ShowView, 'edition' | 'marks' | 'review'>) {
  if (edition.state === 'draft' && review?.cameBack) return <Tag tone="warning">{review.words}</Tag>;
  if (review?.open) return <Tag tone="info">{review.words}</Tag>;
  return <StateTag state={edition.state} live={marks.live && edition.state === 'issued'} />;
}

function ValidityFact({ marks }: { marks: DocumentMarks }) {
  return (
    <>
      <Validity value={validities[marks.validity as keyof typeof validities]} /> 自 <Day on={marks.validityFrom!} />{' '}
      {marks.validityNote}
    </>
  );
}

function Requirements({ items }: { items: RequirementRow[] }) {
  return (
    <>
      {items.map((item) =>
        item.waivedAt ? (
          <NoticeBox tone="info" title={`已豁免，由${item.waivedBy ?? '签发人'}签署，公众可见`}>
            {item.waiver}
          </NoticeBox>
        ) : (
          !item.met && (
            <NoticeBox tone="warning" title="还不能发布">
              {item.words}
            </NoticeBox>
          )
        ),
      )}
    </>
  );
}

function ContentFacts({ edition, ground }: ShowView) {
  const { metadata, disclosure, reason, title } = edition.content;
  return (
    <Facts
      label="内容"
      items={[
        { label: '标题', value: title, wide: true },
        { label: '公开属性', value: disclosure ? disclosures[disclosure] : '尚未明确' },
        { label: '依据', value: ground },
        { label: '理由', value: reason, wide: true },
        { label: '主题分类', value: metadata.subject },
        { label: '体裁分类', value: metadata.genre },
        { label: '主题词', value: metadata.keywords?.join('　') },
        { label: '成文日期', value: metadata.formedOn && <Day on={metadata.formedOn} /> },
        { label: '施行日期', value: metadata.effectiveOn && <Day on={metadata.effectiveOn} /> },
        { label: '有效期至', value: metadata.expiresOn && <Day on={metadata.expiresOn} /> },
        { label: '来源', value: metadata.source },
        { label: '主送机关', value: metadata.recipients },
        { label: '解读形式', value: metadata.form },
        { label: '解读人', value: metadata.interpreter },
        { label: '内容概述', value: metadata.abstract, wide: true },
        { label: '解读提纲', value: metadata.plan, wide: true },
        {
          label: '解读安排',
          value: [metadata.planForm, metadata.planChannel, metadata.planTime].filter(Boolean).join('；'),
        },
      ]}
    />
  );
}

function Files({ files }: { files: FileState[] }) {
  return (
    <section class="attachments" aria-label="附件">
      <h3>附件</h3>
      <FileList files={files} />
    </section>
  );
}

/** Attachments with what their examination said. */
export function FileList({ files }: { files: FileState[] }) {
  return (
    <ol class="file-list">
      {files.map((file) => (
        <li>
          <a href={`/staff/files/${file.id}/about`}>{file.name}</a> <span class="quiet">{sizeWords(file.bytes)}</span>{' '}
          <CheckTag file={file} />
          {file.hidden.length > 0 && <span class="attachment-note">里面有{hiddenWords(file.hidden)}</span>}
          {file.note && <span class="attachment-note">{file.note}</span>}
          {file.acceptedReason && <span class="attachment-note">接受理由：{file.acceptedReason}</span>}
        </li>
      ))}
    </ol>
  );
}
