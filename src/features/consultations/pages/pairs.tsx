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

/** 「12 条中 3 条有改动、1 条新增。」 */
export function changesIn(pairs: Pair[]): string {
  const count = (change: Pair['change']) => pairs.filter((pair) => pair.change === change).length;
  const parts = (['changed', 'added', 'removed'] as const).flatMap((change) =>
    count(change) > 0 ? `${count(change)} 条${changeWords[change]}` : [],
  );
  return parts.length > 0 ? `${pairs.length} 条中，${parts.join('，')}。` : '草案没有改动。';
}
