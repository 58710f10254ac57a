import { day, form } from '../../../platform/form.ts';
import type { PublicEntry } from '../queries/live.ts';
import { isKind, natural } from './decision.ts';
import { said } from './elements.ts';

/** What the public list is narrowed to. */
export interface PublicFilter {
  /** A party that is an organisation, or a document number. A natural person cannot be looked for. */
  q: string;
  unit: string;
  kind: string;
  /** Days of the decision, 'YYYY-MM-DD'. */
  from: string;
  to: string;
}

export const openFilter: PublicFilter = { q: '', unit: '', kind: '', from: '', to: '' };

const days = form({ from: day('起始日期'), to: day('截止日期') }, ({ from, to }) => ({
  to: from && to && to < from ? '截止日期比起始日期早，请改一个或者对调。' : null,
}));

type Query = (name: string) => string | undefined;

/** What is wrong with the days that an address asks for, by field. */
export const wrongDays = (query: Query): Record<string, string> =>
  days.read({ from: query('from') ?? '', to: query('to') ?? '' }).errors;

/** What an address asks for; what it asks wrongly is as if not asked. */
export function filterOf(query: Query): PublicFilter {
  const asked = days.read({ from: query('from') ?? '', to: query('to') ?? '' }).values;
  const [kind, unit] = [query('kind') ?? '', query('unit') ?? ''];
  return {
    q: (query('q') ?? '').normalize('NFKC').trim().slice(0, 60),
    unit: /^[a-z][a-z0-9-]{0,40}$/.test(unit) ? unit : '',
    kind: isKind(kind) ? kind : '',
    from: asked?.from ?? '',
    to: asked?.to ?? '',
  };
}

const folded = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[〔[(【]/g, '(')
    .replace(/[〕\])】]/g, ')')
    .toLowerCase();

/** What can be looked for in a decision: its number, and the party where it is no person. */
function wordsOf({ values }: PublicEntry): string {
  const party = said(values, 'partyKind') === natural ? [] : [said(values, 'party'), said(values, 'uscc')];
  return folded([said(values, 'number'), ...party].join('\n'));
}

export const fits =
  ({ q, unit, kind, from, to }: PublicFilter) =>
  (entry: PublicEntry): boolean => {
    const decidedOn = said(entry.values, 'decidedOn');
    return (
      q.split(/\s+/).every((word) => wordsOf(entry).includes(folded(word))) &&
      (unit === '' || entry.unit === unit) &&
      (kind === '' || said(entry.values, 'kind') === kind) &&
      (from === '' || decidedOn >= from) &&
      (to === '' || decidedOn <= to)
    );
  };

/** The filter as an address writes it, with a page behind it when it is not the first. */
export function queryOf(filter: Partial<PublicFilter>, page = 1): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query}` : '';
}

/** The months 'YYYY-MM' that a filter covers whole; none when it names no days. */
export function monthsIn({ from, to }: PublicFilter): { first: string; last: string } | null {
  return from || to ? { first: from.slice(0, 7), last: to.slice(0, 7) || '9999-12' } : null;
}

/** Statements that there were no decisions, as far as they answer what was asked. */
export function statementsFor(filter: PublicFilter, statements: PublicEntry[]): PublicEntry[] {
  const asked = monthsIn(filter);
  // Whoever looks for a party or one kind is not told of months: a statement would read as the answer to another question.
  if (filter.q || (filter.kind && !asked && !filter.unit)) return [];
  return statements.filter(({ unit, values }) => {
    const month = said(values, 'month');
    return (filter.unit === '' || unit === filter.unit) && (!asked || (month >= asked.first && month <= asked.last));
  });
}
