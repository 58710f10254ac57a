import { numberWords } from '../../../core/publications/rules.ts';
import { SelectField } from '../../../ui/form.tsx';
import { Day } from '../../../ui/when.tsx';
import { type Category, categories } from '../rules/regulation.ts';

/** Words by their names as the options of a choice. */
export const optionsOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

type Choice = { value: string; label: string }[];

/** 类别, 起草单位, 效力状态 and 成文年份: what both ledgers, the office's and the public's, are narrowed by. */
export const CategoryField = ({ value }: { value: string }) => (
  <SelectField name="category" label="类别" blank="全部类别" value={value} options={optionsOf(categories)} />
);

export const UnitField = ({ value, units }: { value: string; units: Choice }) => (
  <SelectField name="unit" label="起草单位" blank="全部单位" value={value} options={units} />
);

export const StandingField = (props: {
  name: 'standing' | 'validity';
  value: string;
  words: Record<string, string>;
  label?: string;
}) => <SelectField {...props} label={props.label ?? '效力状态'} blank="全部状态" options={optionsOf(props.words)} />;

export const YearField = ({ value, years }: { value: number | null; years: number[] }) => (
  <SelectField
    name="year"
    label="成文年份"
    blank="全部年份"
    value={value ? String(value) : ''}
    options={years.map((year) => ({ value: String(year), label: `${year}年` }))}
  />
);

interface Listed {
  number: string | null;
  category: Category;
  validUntil: string | null;
}

/** Columns that both ledgers have, and the table of a round. */
export const numberColumn = {
  key: 'number',
  head: '发文字号',
  kind: 'short' as const,
  cell: (row: Pick<Listed, 'number'>) => (row.number ? numberWords(row.number) : '—'),
};
export const categoryColumn = {
  key: 'category',
  head: '类别',
  kind: 'short' as const,
  cell: (row: Pick<Listed, 'category'>) => categories[row.category],
};
export const untilColumn = {
  key: 'until',
  head: '有效期至',
  kind: 'date' as const,
  cell: (row: Pick<Listed, 'validUntil'>) => (row.validUntil ? <Day on={row.validUntil} /> : '—'),
};
