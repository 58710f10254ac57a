import { dayOf, formatDay, latestOf } from '../../platform/time.ts';

/** What of these texts was changed after it was first public: 「无」「2 份，最近一次在2026年11月29日」. */
export function correctedWords(texts: { firstPublishedAt: Date; publishedAt: Date }[]): string {
  const changed = texts.filter(({ firstPublishedAt, publishedAt }) => publishedAt > firstPublishedAt);
  const last = latestOf(changed.map(({ publishedAt }) => publishedAt));
  return last ? `${changed.length} 份，最近一次在${formatDay(dayOf(last))}` : '无';
}
