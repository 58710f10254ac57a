import { yearOf } from '../../../platform/time.ts';
import type { RegulationRow } from '../queries/regulations.ts';
import { type Category, categories, type Standing, standings, validityOn } from './regulation.ts';
import { type Facts, type Periods, type Warning, type WarningKind, warningNames, warningsOf } from './warnings.ts';

/** A row of the ledger as it stands today. */
export interface RegulationItem extends RegulationRow {
  standing: Standing;
  warnings: Warning[];
}

/** How a regulation stands today and what is due about it: worked out from dates, so that nothing has to run at midnight. */
export function itemOf(row: RegulationRow, periods: Periods, today: string): RegulationItem {
  const validity = validityOn(today, row);
  const inForce = validity === 'valid' || validity === 'amended';
  return {
    ...row,
    standing: inForce && row.proposed && row.proposed.outcome !== 'keep' ? 'proposed' : validity,
    warnings: warningsOf(factsOf(row, inForce), periods, today),
  };
}

const factsOf = (row: RegulationRow, inForce: boolean): Facts => ({
  category: row.category,
  entered: row.entered,
  live: row.path !== null,
  inForce,
  publishedOn: row.publishedOn,
  migrated: row.migrated,
  effectiveOn: row.effectiveOn,
  validUntil: row.validUntil,
  filed: row.filings.length > 0,
  evaluatedOn: row.evaluation?.on ?? null,
  cleanedOn: row.cleaned?.on ?? null,
});

/** What a list of the ledger is narrowed to; '' and null narrow nothing. */
export interface LedgerFilter {
  words: string;
  category: Category | '';
  unit: number | null;
  standing: Standing | '';
  year: number | null;
  due: WarningKind | 'any' | '';
}

export const noFilter: LedgerFilter = { words: '', category: '', unit: null, standing: '', year: null, due: '' };

/** What an address asks for; what it asks wrongly is as if not asked. */
export function filterOf(query: (name: string) => string | undefined): LedgerFilter {
  const among = <Name extends string>(name: string, known: readonly Name[]): Name | '' =>
    known.find((one) => one === query(name)) ?? '';
  const unit = Number(query('unit'));
  const year = query('year') ?? '';
  return {
    words: (query('words') ?? '').trim().slice(0, 100),
    category: among('category', Object.keys(categories) as Category[]),
    unit: Number.isSafeInteger(unit) && unit > 0 ? unit : null,
    standing: among('standing', Object.keys(standings) as Standing[]),
    year: /^(19|20)\d\d$/.test(year) ? Number(year) : null,
    due: among('due', ['any', ...warningNames]),
  };
}

export const yearOfRow = (row: RegulationRow): number | null => {
  const on = row.formedOn ?? row.publishedOn;
  return on ? yearOf(on) : null;
};

/** Whether a row stays in the list that is asked for. */
export const fits =
  ({ words, category, unit, standing, year, due }: LedgerFilter) =>
  (item: RegulationItem): boolean =>
    (words === '' || [item.title, item.number, item.registerNumber].some((text) => text?.includes(words))) &&
    (category === '' || item.category === category) &&
    (unit === null || item.unit === unit) &&
    (standing === '' || item.standing === standing) &&
    (year === null || yearOfRow(item) === year) &&
    (due === '' || item.warnings.some((warning) => due === 'any' || warning.kind === due));

/** The same filter as a query, without what narrows nothing. */
export function queryOf(filter: LedgerFilter, more: Record<string, string | number> = {}): string {
  const said = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== '' && value !== null);
  const text = new URLSearchParams(said.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text ? `?${text}` : '';
}
