import { type Validity as State, validities } from '../../../core/publications/rules.ts';
import { formatMoment } from '../../../platform/time.ts';
import { Timeline, type TimelineEntry } from '../../../ui/timeline.tsx';
import type { HistoryLine } from '../queries/article.ts';

/** 发布与更正记录: each public act with its place in the sealed ledger; open where a text was corrected. */
export function History({ lines }: { lines: HistoryLine[] }) {
  if (lines.length === 0) return null;
  return (
    <details class="article-history" open={lines.some(({ data }) => data.change)}>
      <summary>发布与更正记录</summary>
      <Timeline entries={lines.map(entryOf)} label="发布与更正记录" />
    </details>
  );
}

function entryOf(line: HistoryLine): TimelineEntry {
  const seal = line.position && line.leaf ? `台账第 ${line.position} 条，摘要 ${line.leaf.slice(0, 16)}` : '台账待封存';
  const note = (
    <p class="quiet">
      {formatMoment(line.at)}　{seal}　
      {line.position && (
        <a href={`/transparency/line/${line.position}`}>
          验证<span class="visually-hidden">：{stepOf(line)}的记录</span>
        </a>
      )}
    </p>
  );
  return { step: stepOf(line), opinion: noteOf(line), note };
}

function stepOf({ verb, data }: HistoryLine): string {
  if (data.edition)
    return data.edition > 1 ? `更正（第 ${data.edition} 版）${data.unfit ? '，以前的版本撤下' : ''}` : '发布';
  if (data.editions) return `撤下第 ${data.editions.join('、')} 版`;
  if (data.validity) return `标注效力：${validities[data.validity as State] ?? data.validity}`;
  if (data.waived) return '签署豁免';
  return verb === 'publications.withdraw' ? '撤回' : '记录';
}

const noteOf = ({ data }: HistoryLine) => data.change ?? data.note;
