import { senderWords } from '../../../core/people/mask.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import { dayOf } from '../../../platform/time.ts';
import type { CommentRow } from '../queries/comments.ts';
import type { PointRow } from '../queries/points.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { clauseWords } from './clauses.ts';
import { channels, outcomes } from './elements.ts';
import { numberOf } from './number.ts';

/** The register as a table: names masked, no address, a line for each comment and point. */
export function registerSheet(round: RoundRow, comments: CommentRow[], points: PointRow[]): Sheet {
  return {
    name: '意见登记簿',
    columns: [
      { head: '编号', width: 14 },
      { head: '方式', width: 10 },
      { head: '提出日期', width: 12 },
      { head: '提出人', width: 12 },
      { head: '针对', width: 12 },
      { head: '意见原文', width: 60 },
      { head: '附件', width: 24 },
      { head: '相同意见', width: 10 },
      { head: '要点', width: 40 },
      { head: '主题', width: 14 },
      { head: '回应单位', width: 16 },
      { head: '是否采纳', width: 12 },
      { head: '理由', width: 40 },
    ],
    rows: comments.flatMap((comment): Cell[][] => {
      const own = points.filter(({ textKey }) => textKey === comment.textKey);
      const same = comments.filter(({ textKey }) => textKey === comment.textKey).length;
      const line: Cell[] = [
        numberOf(comment.id),
        channels[comment.channel],
        { day: comment.channel === 'web' ? dayOf(comment.submittedAt) : comment.receivedOn },
        senderWords(comment),
        clauseWords(round.clauses, comment.clause),
        comment.body,
        comment.files.map(({ name }) => name).join('、'),
        same,
      ];
      if (own.length === 0) return [line];
      return own.map(({ body, theme, unitName, reply }) => [
        ...line,
        body,
        theme,
        unitName,
        reply ? outcomes[reply.outcome] : '',
        reply?.reason ?? '',
      ]);
    }),
  };
}
