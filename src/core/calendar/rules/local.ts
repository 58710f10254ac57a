import type { PeriodRule } from './period.ts';
import { periods } from './periods.ts';

/**
 * The periods with what the office decided: the setting `periods`, for example
 * `{"correction_reply": {"count": 10}, "hearing_notice": {"count": 15, "article": "本区规定第五条"}}`.
 * Only rules marked `local` can be changed; what the setting does not say, or says wrongly, is as usual.
 */
export function periodsOf(setting: unknown): PeriodRule[] {
  const said = record(setting);
  return periods.map((rule) => (rule.local ? changed(rule, record(said[rule.name])) : rule));
}

function changed(rule: PeriodRule, { count, article }: Record<string, unknown>): PeriodRule {
  const ok = Number.isSafeInteger(count) && (count as number) > 0 && (count as number) < 1000;
  const named = typeof article === 'string' && article.trim() !== '' && article.length <= 100;
  return {
    ...rule,
    ...(ok && { length: { ...rule.length, count: count as number } }),
    ...(named && { article: article.trim() }),
  };
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
