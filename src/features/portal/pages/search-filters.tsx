import { type Validity, validities } from '../../../core/publications/rules.ts';
import type { Facet, Filter } from '../../../core/search/engine/facets.ts';
import type { Found } from '../../../core/search/search.ts';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import type { Column } from '../queries/columns.ts';
import { queryOf } from '../rules.ts';

interface FacetsProps {
  query: string;
  filter: Filter;
  sort: 'best' | 'newest';
  exactly: boolean;
  columns: Column[];
  found: Found;
}

const labels: Record<Facet, string> = {
  kind: '类别',
  unit: '单位',
  column: '栏目',
  topic: '主题',
  year: '发布年份',
  validity: '有效性',
};

/** 类别、单位、主题、年份、有效性, each with how many it would leave; what is chosen stands as a tag that can be taken off. */
export function SearchFilters(props: FacetsProps) {
  const { query, filter, sort, exactly } = props;
  const address = (more: Partial<Filter>) =>
    `/search${queryOf({ q: query, ...filter, ...more, ...orderOf(sort), exactly: exactly ? 1 : undefined })}`;
  const chosen = (Object.keys(labels) as Facet[]).filter((facet) => filter[facet] !== undefined);
  const active = chosen.map((facet) => ({
    label: `${labels[facet]}：${nameOf(facet, String(filter[facet]), props)}`,
    removeHref: address({ [facet]: undefined }),
  }));
  return (
    <Filters action="/search" active={active} clearHref={`/search${queryOf({ q: query })}`}>
      <input type="hidden" name="q" value={query} />
      {sort === 'newest' && <input type="hidden" name="sort" value="newest" />}
      {exactly && <input type="hidden" name="exactly" value="1" />}
      {filter.column && <input type="hidden" name="column" value={filter.column} />}
      {(['kind', 'unit', 'topic', 'year', 'validity'] as const).map((facet) => (
        <FacetField facet={facet} {...props} />
      ))}
    </Filters>
  );
}

const mostTabs = 5;

/** The kinds of what was found, with how many of each: one step to the notices alone, or the guides. */
export function KindTabs(props: FacetsProps) {
  const { query, filter, sort, exactly, found } = props;
  const kinds = [...found.counts.kind].sort((a, b) => b[1] - a[1]);
  if (kinds.length < 2) return null;
  const href = (kind: string | undefined) =>
    `/search${queryOf({ q: query, ...filter, kind, ...orderOf(sort), exactly: exactly ? 1 : undefined })}`;
  const all = {
    label: '全部',
    count: kinds.reduce((sum, [, many]) => sum + many, 0),
    href: href(undefined),
    current: !filter.kind,
  };
  const each = kinds
    .filter(([kind], at) => at < mostTabs || kind === filter.kind)
    .map(([kind, count]) => ({
      label: nameOf('kind', kind, props),
      count,
      href: href(kind),
      current: filter.kind === kind,
    }));
  return <Tabs label="类别" items={[all, ...each]} nofollow />;
}

const orderOf = (sort: 'best' | 'newest') => (sort === 'newest' ? { sort } : {});

function FacetField(props: FacetsProps & { facet: Facet }) {
  const { facet, filter, found } = props;
  const counts = found.counts[facet];
  const value = filter[facet] === undefined ? '' : String(filter[facet]);
  if (counts.size === 0 && value === '') return null;
  const values = [...counts].sort((a, b) => (facet === 'year' ? Number(b[0]) - Number(a[0]) : b[1] - a[1]));
  const options = values.map(([one, many]) => ({ value: one, label: `${nameOf(facet, one, props)}（${many}）` }));
  if (value !== '' && !counts.has(value)) options.push({ value, label: `${nameOf(facet, value, props)}（0）` });
  return <SelectField name={facet} label={labels[facet]} blank="不限" value={value} options={options} />;
}

/** What a value is called; the index knows the names of what it found. */
function nameOf(facet: Facet, value: string, { found, columns }: FacetsProps): string {
  if (facet === 'validity') return validities[value as Validity] ?? value;
  if (facet === 'year') return `${value} 年`;
  if (facet === 'column') return columns.find(({ slug }) => slug === value)?.name ?? value;
  return found.names[facet].get(value) ?? value;
}
