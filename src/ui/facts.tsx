import type { Child } from 'hono/jsx';
import { languageOf } from './language.ts';
import { Phrases } from './phrases.tsx';

export type Fact = {
  label: string;
  value: Child;
  wide?: boolean;
  /** 「修改」, behind the value */
  change?: Child;
};

/** What fits one line of a phone; a longer label ends its lines between words. */
const shortLabel = 5;

/** The index block: names and values in a grid. A fact without a value is left out. */
export function Facts({ items, label, columns = 2 }: { items: Fact[]; label?: string; columns?: 1 | 2 | 3 }) {
  const known = items.filter(({ value }) => value !== undefined && value !== null && value !== '' && value !== false);
  if (known.length === 0) return null;
  return (
    <section class="facts-box" aria-label={label}>
      <dl class={`facts facts-${columns}`}>
        {known.map((fact) => (
          <div class={fact.wide ? 'fact fact-wide' : 'fact'}>
            <dt>{fact.label.length > shortLabel ? <Phrases text={fact.label} /> : fact.label}</dt>
            <dd>
              <span class="fact-value" lang={languageOf(fact.value)}>
                {fact.value}
              </span>
              {fact.change}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
