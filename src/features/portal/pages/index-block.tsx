import { numberWords, type Validity as State, validities } from '../../../core/publications/rules.ts';
import { dayOf, formatDay } from '../../../platform/time.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { Validity } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { Article } from '../queries/article.ts';

/** 索引: the block that every government text bears (§5.2), with its validity. */
export function IndexBlock({ text, columns = 3 }: { text: Article; columns?: 1 | 3 }) {
  const { metadata } = text;
  const official = text.isPolicy || text.number !== null;
  return (
    <Facts
      label="文件信息"
      columns={columns}
      items={[
        { label: '索引号', value: text.indexNumber },
        { label: '主题分类', value: metadata.subject },
        {
          label: '发文机关',
          value: <a href={`/units/${text.unit}/`}>{metadata.language === 'en' ? text.unitName : text.unitFullName}</a>,
        },
        { label: '成文日期', value: metadata.formedOn && <Day on={metadata.formedOn} long /> },
        { label: '发布日期', value: <Day on={dayOf(text.firstPublishedAt)} long /> },
        { label: '发文字号', value: text.number && <span class="unbroken">{numberWords(text.number)}</span> },
        // a room's own page says its name in its heading and in its first line
        { label: '标题', value: !metadata.elements && <Phrases text={text.title} />, wide: true },
        { label: '有效性', value: official && <ValidityFact text={text} /> },
        { label: '施行日期', value: metadata.effectiveOn && <Day on={metadata.effectiveOn} long /> },
        { label: '有效期至', value: text.validUntil && <Day on={text.validUntil} long /> },
        { label: '原发布日期（迁移）', value: migrated(text) },
        { label: '主题词', value: metadata.keywords?.join('　') },
      ]}
    />
  );
}

/** On a phone, under the title: its own day and validity, the rest behind 「全部信息」; when it was published stands in the next line. */
export function IndexBrief({ text }: { text: Article }) {
  const official = text.isPolicy || text.number !== null;
  const { formedOn } = text.metadata;
  return (
    <div class="index-brief">
      <p>
        {formedOn && (
          <span>
            成文 <Day on={formedOn} long />
          </span>
        )}
        {official && <Validity value={validities[text.validity as State] ?? validities.valid} />}
      </p>
      <details class="fold">
        <summary>全部信息</summary>
        <IndexBlock text={text} columns={1} />
      </details>
    </div>
  );
}

function ValidityFact({ text }: { text: Article }) {
  return (
    <>
      <Validity value={validities[text.validity as State] ?? validities.valid} />
      {text.validity !== 'valid' && text.validityFrom && ` 自${formatDay(text.validityFrom)}起`}
      {text.validityBy && (
        <>
          ，<a href={text.validityBy}>查看新文件</a>
        </>
      )}
    </>
  );
}

/** The day on which an older site published it; never counted for timeliness, so always named for what it is. */
function migrated(text: Article) {
  if (!text.firstPublishedOn) return null;
  const source = text.firstPublishedSource;
  return `${formatDay(text.firstPublishedOn)}${source ? `（依据：${source}）` : ''}`;
}
