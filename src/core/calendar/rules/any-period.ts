import type { Length, PeriodRule } from './period.ts';

/** A length without a law of its own, for working something out on the command line: whatever may happen to a period may happen to it. */
export const anyPeriod = (length: Length): PeriodRule => ({
  name: 'any',
  words: '期限',
  article: '未写明条款',
  inForceFrom: null,
  length,
  start: 'begun',
  startOnDayOff: 'same_day',
  direction: 'after',
  bound: 'at_most',
  endOnDayOff: 'next_working_day',
  pauses: (['third_party', 'co_maker', 'other_organ'] as const).map((ground) => ({
    ground,
    article: '未写明条款',
    limit: null,
  })),
  restarts: (['correction', 'fee'] as const).map((demand) => ({
    demand,
    article: '未写明条款',
    within: null,
    once: false,
  })),
  extension: { article: '未写明条款', atMost: Math.max(length.count, 1), times: 1, by: '有权批准的负责人' },
  delay: null,
  silence: null,
  local: false,
});
