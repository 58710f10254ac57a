import type { PointRow } from '../queries/points.ts';
import type { Outcome } from './elements.ts';

/** Why this reply may not be written, or null. */
export function whyNotReply(
  { outcome, reason, finalClause }: { outcome: Outcome; reason: string; finalClause: string },
  before: PointRow['reply'],
): string | null {
  if (reason.trim().length < 2) return '请写明理由，理由会公开。';
  if ((outcome === 'adopted' || outcome === 'partly') && !finalClause.trim())
    return '采纳的，请写明落实在正式文件的第几条；还没有定稿的，写修改后草案的条款。';
  return before && before.verdict === null ? '这个要点已有一份回应等待审核，请等审核以后再写。' : null;
}

/** Why this person may not decide about this reply, or null: two persons, always, and about the reply that they saw. */
export function whyNotDecide(
  { reply, person, verdict, words }: { reply: number; person: number; verdict: 'agreed' | 'returned'; words: string },
  standing: PointRow['reply'],
): string | null {
  if (!standing || standing.verdict !== null) return '这个要点没有等待审核的回应。';
  if (standing.id !== reply) return '回应在您查看以后又改过，请刷新页面，看过新的再审核。';
  if (standing.writtenBy === person) return '这份回应是您拟写的，须由另一个人审核。';
  return verdict === 'returned' && words.trim().length < 2 ? '退回的，请写明怎么改。' : null;
}
