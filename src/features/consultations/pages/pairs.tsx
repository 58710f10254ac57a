import type { Child } from 'hono/jsx';
import { Diff, DiffKey } from '../../../ui/diff.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { changeWords, type Pair } from '../rules/compare-rounds.ts';

const tones = { same: 'plain', changed: 'warning', removed: 'error', added: 'success' } as const;

/** Each clause as it was and as it became, and beside it what was said about it. `said` is nothing where nobody spoke of it. */
export function ClausePairs({ pairs, said }: { pairs: Pair[]; said(pair: Pair): Child }) {
  return (
    <>
      {pairs.some(({ change }) => change !== 'same') && (
        <div class="diff pairs-key">
          <DiffKey />
        </div>
      )}
      {pairs.map((pair) => {
        const beside = said(pair);
        return (
          <section class="clause-pair" aria-label={pair.label}>
            <h2 class="clause-pair-title">
              {pair.label} <Tag tone={tones[pair.change]}>{changeWords[pair.change]}</Tag>
            </h2>
            {pair.change === 'same' ? (
              <p class="pre-line clause-pair-text">{pair.parts.map(({ text }) => text).join('')}</p>
            ) : (
              <Diff parts={pair.parts} label={`${pair.label}的差别`} keyed={false} />
            )}
            {beside && <div class="clause-pair-said">{beside}</div>}
          </section>
        );
      })}
    </>
  );
}

/** 「有改动 3 条　新增 1 条」 */
export function ChangesIn({ pairs }: { pairs: Pair[] }) {
  const counted = (['changed', 'added', 'removed'] as const)
    .map((change) => ({ change, count: pairs.filter((pair) => pair.change === change).length }))
    .filter(({ count }) => count > 0);
  if (counted.length === 0) return <span>草案没有改动</span>;
  return (
    <>
      {counted.map(({ change, count }, at) => (
        <>
          {at > 0 && '，'}
          <span>
            {changeWords[change]} {count} 条
          </span>
        </>
      ))}
    </>
  );
}
