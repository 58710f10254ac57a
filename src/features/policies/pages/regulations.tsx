import { ButtonLink } from '../../../ui/buttons.tsx';
import { Figures } from '../../../ui/cards.tsx';
import { activeOf, Filters } from '../../../ui/filters.tsx';
import { SelectField, TextField } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { YearFigures } from '../queries/regulations.ts';
import { type LedgerFilter, noFilter, queryOf, type RegulationItem } from '../rules/ledger.ts';
import { categories, standings } from '../rules/regulation.ts';
import { warningKinds } from '../rules/warnings.ts';
import {
  CategoryField,
  categoryColumn,
  numberColumn,
  optionsOf,
  StandingField,
  UnitField,
  untilColumn,
  YearField,
} from './ledger-fields.tsx';
import { StandingTag, WarningTags } from './warning-tags.tsx';

export const ledgerHref = '/staff/policies/regulations';

interface LedgerProps {
  filter: LedgerFilter;
  items: RegulationItem[];
  total: number;
  page: number;
  perPage: number;
  units: { id: number; name: string }[];
  years: number[];
  late: number;
  figures: { year: number; rows: YearFigures[] };
}

export const dueOptions = [{ value: 'any', label: '有到期事项的' }, ...optionsOf(warningKinds)];

/** 规范性文件台账: every regulation with how it stands and what is due. */
export function RegulationsPage(props: LedgerProps) {
  const { filter, items, total, page, perPage, late } = props;
  const narrowed = queryOf(filter) !== '';
  return (
    <>
      <YearCounts {...props} />
      {late > 0 && filter.due === '' && (
        <p>
          有 <a href={`${ledgerHref}?due=any`}>{late} 份文件</a>有到期或将到期的事项。
        </p>
      )}
      <LedgerFilters {...props} />
      {total > 0 && (
        <div class="list-bar">
          <span>
            共 {total} 份{narrowed && '（已筛选）'}
          </span>
          <span class="list-bar-end">
            <ButtonLink href={`${ledgerHref}.xlsx${queryOf(filter)}`}>导出 Excel</ButtonLink>
            <ButtonLink href={`${ledgerHref}.csv${queryOf(filter)}`}>导出 CSV</ButtonLink>
          </span>
        </div>
      )}
      <Rows
        items={items}
        empty={
          narrowed
            ? '没有符合条件的文件。请减少筛选条件。'
            : '台账是空的。政策文件印发之后自动列入，公开属性不同的都在这里。'
        }
      />
      <Pager
        {...{ page, total, perPage }}
        href={(to) => `${ledgerHref}${queryOf(filter, to > 1 ? { page: to } : {})}`}
        unit="份"
      />
    </>
  );
}

/** 本年制发、废止、现行有效: the figures of the annual report, straight from the rows. */
function YearCounts({ figures: { year, rows } }: LedgerProps) {
  const sum = (name: 'issued' | 'ended' | 'inForce', own: string[]) =>
    rows.filter(({ category }) => own.includes(category)).reduce((all, row) => all + row[name], 0);
  const normative = ['government', 'department'];
  return (
    <Figures
      items={[
        { label: `${year} 年制发规范性文件`, value: sum('issued', normative), unit: '件' },
        { label: `${year} 年废止、失效`, value: sum('ended', normative), unit: '件' },
        { label: '现行有效', value: sum('inForce', normative), unit: '件' },
        { label: '现行有效的规章', value: sum('inForce', ['rule']), unit: '件' },
      ]}
    />
  );
}

function LedgerFilters({ filter, units, years }: LedgerProps) {
  const said = {
    words: filter.words,
    category: filter.category && categories[filter.category],
    unit: units.find(({ id }) => id === filter.unit)?.name,
    standing: filter.standing && standings[filter.standing],
    year: filter.year ? `${filter.year}年` : null,
    due: dueOptions.find(({ value }) => value === filter.due)?.label,
  };
  const href = (narrowed: LedgerFilter) => ledgerHref + queryOf(narrowed);
  return (
    <Filters action={ledgerHref} active={activeOf(said, { filter, open: noFilter, href })} clearHref={ledgerHref}>
      <TextField name="words" label="名称、发文字号或登记号" value={filter.words} type="search" />
      <CategoryField value={filter.category} />
      {units.length > 1 && (
        <UnitField
          value={filter.unit ? String(filter.unit) : ''}
          units={units.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <StandingField name="standing" value={filter.standing} words={standings} />
      <YearField value={filter.year} years={years} />
      <SelectField name="due" label="到期事项" blank="不限" value={filter.due} options={dueOptions} />
    </Filters>
  );
}

function Rows({ items, empty }: { items: RegulationItem[]; empty: string }) {
  return (
    <Table
      caption="规范性文件台账"
      hideCaption
      rows={items}
      empty={empty}
      columns={[
        {
          key: 'title',
          head: '文件名称',
          kind: 'title',
          cell: (row) => (
            <>
              <a href={`${ledgerHref}/${row.document}`}>{row.title}</a>
              <br />
              <span class="quiet">{row.issuer}</span>
            </>
          ),
        },
        numberColumn,
        categoryColumn,
        {
          key: 'formed',
          head: '成文日期',
          kind: 'date',
          cell: (row) => (row.formedOn ? <Day on={row.formedOn} /> : '—'),
        },
        untilColumn,
        { key: 'standing', head: '效力状态', kind: 'short', cell: (row) => <StandingTag standing={row.standing} /> },
        { key: 'due', head: '到期事项', cell: (row) => <WarningTags warnings={row.warnings} /> },
      ]}
    />
  );
}
