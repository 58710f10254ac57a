import { Called } from '../../../ui/called.tsx';
import type { PublicEntry } from '../queries/live.ts';
import { kindWords } from '../rules/decision.ts';
import { rowsOf, said } from '../rules/elements.ts';
import { stepWords } from '../rules/sections.ts';

type Fact = { label: string; value: string };
const mostSteps = 4;

/** What somebody who looks for it wants to know of a text of this room at once; nothing for a statement or a report. */
export function factsOf({ shape, values }: Pick<PublicEntry, 'shape' | 'values'>): Fact[] {
  if (shape === 'decision')
    return [
      { label: '执法机关', value: said(values, 'organ') },
      { label: '行政相对人', value: said(values, 'party') },
      { label: '决定', value: [kindWords(said(values, 'kind')), said(values, 'number')].join('　') },
      { label: '决定日期', value: said(values, 'decidedOn') },
      { label: '内容', value: short(said(values, 'content')) },
    ];
  if (shape === 'matter')
    return [
      { label: '执法主体', value: said(values, 'organ') },
      { label: '依据', value: short(said(values, 'basis').split('\n')[0] ?? '') },
      { label: '流程', value: flowOf(rowsOf(values, 'steps').map((step) => stepWords({ name: step.name ?? '' }))) },
      { label: '办理时限', value: said(values, 'limit') },
      { label: '监督电话', value: said(values, 'phone') },
    ];
  if (shape !== 'organ') return [];
  return [
    { label: '主体性质', value: said(values, 'nature') },
    { label: '职责', value: short(said(values, 'duties')) },
    { label: '执法人员', value: `${rowsOf(values, 'staff').length} 人` },
    { label: '办公地址', value: said(values, 'address') },
    { label: '监督电话', value: said(values, 'phone') },
  ];
}

const flowOf = (names: string[]): string =>
  names.slice(0, mostSteps).join(' → ') + (names.length > mostSteps ? ` → 等 ${names.length} 个环节` : '');

const short = (text: string): string => {
  const line = text.replaceAll('\n', '，');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};

/** A decision, a matter or an organ among search results. */
export function EntryCard({ facts }: { facts: Fact[] }) {
  return (
    <div class="service-card">
      <dl class="guide-facts">
        {facts
          .filter(({ value }) => value.trim() !== '')
          .map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                <Called text={value} />
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
