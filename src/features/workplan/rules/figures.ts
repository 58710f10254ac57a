import { dayOf } from '../../../platform/time.ts';
import { type FilingKind, type FilingState, filingState } from '../rules.ts';

export interface Filing {
  kind: FilingKind;
  dueOn: string;
  filedAt: Date | null;
}

/** Where one filing stands; its day is the local day of its hour. */
export const stateOfFiling = (filing: Filing, today: string): FilingState =>
  filingState(filing.dueOn, filing.filedAt && dayOf(filing.filedAt), today);

/** How many filings of a kind stand where on a day. */
export function filingFigures(filings: Filing[], kind: FilingKind, today: string): Record<FilingState, number> {
  const figures: Record<FilingState, number> = { filed: 0, late: 0, open: 0, overdue: 0 };
  for (const filing of filings) if (filing.kind === kind) figures[stateOfFiling(filing, today)] += 1;
  return figures;
}
