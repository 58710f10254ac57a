import type { UnitNames } from '../../../core/organisations/queries.ts';
import type { Standing } from '../../../core/publications/queries/versions.ts';
import { type Validity, validities } from '../../../core/publications/rules.ts';
import { asDay } from '../../../platform/form.ts';
import { isDay } from '../../../platform/time.ts';
import type { PublicRegulation } from '../queries/live-regulations.ts';

/** A regulation of the ledger as it stood at the end of a day. */
export interface DatedRegulation {
  /** As it is today: address, number and category are facts that do not change with the versions. */
  now: PublicRegulation;
  title: string;
  edition: number;
  /** 制定机关 under the name that it bore then. */
  issuer: string;
  /** By all that is known today of that day. */
  validity: Validity;
  /** What its page said on that day, when a later decision reaches back. */
  shown: Validity;
}

/** The ledger of a day, in the order of today's. What was withdrawn since is on no day's ledger (先审查、后公开). */
export function ledgerOn(
  all: PublicRegulation[],
  standing: Standing[],
  names: Map<string, UnitNames>,
): DatedRegulation[] {
  const then = new Map(standing.map((one) => [one.id, one]));
  return all.flatMap((now) => {
    const one = then.get(now.id);
    if (!one) return [];
    const { title, edition, validity, validityShown: shown } = one;
    return [{ now, title, edition, issuer: issuerThen(now, names.get(now.unit)), validity, shown }];
  });
}

/** An issuer that was entered by hand is what the text says of itself, and stays. */
const issuerThen = ({ issuer, unitName, unitFullName }: PublicRegulation, then: UnitNames | undefined): string =>
  then && (issuer === unitFullName || issuer === unitName) ? then.fullName : issuer;

export interface LedgerChange {
  kind: 'added' | 'revised' | 'validity';
  row: DatedRegulation;
  /** Of a correction: the edition before. */
  was?: number;
  words: string;
}

export const changeWords: Record<LedgerChange['kind'], string> = {
  added: '新列入',
  revised: '文字更正',
  validity: '效力变化',
};

/** What is otherwise on the later of two days: what came, what was corrected, what changed its validity. */
export function changesBetween(before: DatedRegulation[], after: DatedRegulation[]): LedgerChange[] {
  const then = new Map(before.map((row) => [row.now.id, row]));
  return after.flatMap((row): LedgerChange[] => {
    const was = then.get(row.now.id);
    if (!was) return [{ kind: 'added', row, words: validities[row.validity] }];
    const changes: LedgerChange[] = [];
    if (was.edition !== row.edition)
      changes.push({ kind: 'revised', row, was: was.edition, words: `第 ${was.edition} 版改为第 ${row.edition} 版` });
    if (was.validity !== row.validity)
      changes.push({ kind: 'validity', row, words: `${validities[was.validity]}改为${validities[row.validity]}` });
    return changes;
  });
}

/** Why two days cannot be compared so. */
export const whyNotBefore = (since: string, on: string): string | undefined =>
  since >= on ? '用来比较的日期要早于要查看的日期。' : undefined;

/** Why the ledger of a day cannot be shown, for people; days as '2026-03-01'. */
export function whyNotOn(day: string, today: string): string | undefined {
  if (!isDay(day)) return `“${day.slice(0, 20)}”这一天不存在，${asDay}。`;
  return day > today ? '这一天还没有到，只能查看今天和以前的目录。' : undefined;
}
