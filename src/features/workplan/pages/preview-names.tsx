import { Card } from '../../../ui/cards.tsx';
import { type Option, SelectField } from '../../../ui/form.tsx';
import { Tag } from '../../../ui/tag.tsx';

/** One name of the plan and what is known of it. */
export interface NameMatch {
  name: string;
  kind: 'exact' | 'alias' | 'group' | 'suggestion' | 'unknown';
  /** The unit meant for sure, or the members of a known group. */
  unitNames: string[];
  /** Likely units, the likeliest first; a person decides. */
  suggestions: number[];
}

interface NamesProps {
  names: NameMatch[];
  chosen: Record<string, string>;
  units: { id: number; name: string }[];
  error?: string;
}

/** Which unit of the district each name means. What is only likely is asked; the answer is remembered as an alias. */
export function PreviewNames({ names, chosen, units, error }: NamesProps) {
  const open = names.filter(({ kind }) => kind === 'suggestion' || kind === 'unknown');
  const sure = names.filter(({ kind }) => kind === 'exact' || kind === 'alias');
  const groups = names.filter(({ kind }) => kind === 'group');
  const unsure = open.filter(({ name }) => !chosen[name]).length;
  return (
    <Card
      title="单位"
      note={`共提到 ${names.length} 个名称：${sure.length} 个已对应，${groups.length} 个泛指一类单位，${open.length} 个请您确认。`}
    >
      {error && (
        <p class="field-error" id="f-matches">
          {error}
        </p>
      )}
      {open.length > 0 && (
        <>
          <h3>请确认 {unsure > 0 && <Tag tone="warning">还有 {unsure} 个没有选</Tag>}</h3>
          <p class="field-hint">选定的对应会记为该单位的别名，下次不再询问。不选的只保留原文，不能填报进展。</p>
          <div class="fields">
            {open.map((match, index) => (
              <div>
                <input type="hidden" name={`match.${index}.name`} value={match.name} />
                <SelectField
                  name={`match.${index}.unit`}
                  label={match.name}
                  blank="不对应本区单位，只保留原文"
                  value={chosen[match.name] ?? ''}
                  options={optionsFor(match, units)}
                />
              </div>
            ))}
          </div>
        </>
      )}
      <details>
        <summary>查看已对应的和泛指的名称</summary>
        <ul>
          {sure.map(({ name, kind, unitNames }) => (
            <li>
              {name}
              {kind === 'alias' && <span class="quiet">，即{unitNames[0]}（已记的别名）</span>}
            </li>
          ))}
          {groups.map(({ name, unitNames }) => (
            <li>
              {name}
              <span class="quiet">
                ，
                {unitNames.length > 0
                  ? `指 ${unitNames.length} 个单位：${unitNames.join('、')}`
                  : '泛指，没有设定包含哪些单位'}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function optionsFor({ suggestions }: NameMatch, units: NamesProps['units']): Option[] {
  const option = (group: string) => (unit: { id: number; name: string }) => ({
    value: String(unit.id),
    label: unit.name,
    group,
  });
  const likely = suggestions.flatMap((id) => units.find((unit) => unit.id === id) ?? []);
  return [
    ...likely.map(option('可能是')),
    ...units.filter((unit) => !likely.includes(unit)).map(option(likely.length > 0 ? '其他单位' : '全部单位')),
  ];
}
