import { unseal } from '../../../core/people/secret.ts';
import type { Reads } from '../../../platform/database.ts';
import { findUnit, listKnown } from '../queries.ts';
import { decision } from '../rules/decision.ts';
import { elementOf, type Planned, planLines, type ReadList } from '../rules/import.ts';
import { readCell } from '../rules/read.ts';
import type { WholeImport } from './imports.ts';

/** What binds the lines of a file to its row. */
export const ownerOfLines = (seed: Buffer): string => `enforcement lines:${seed.toString('hex')}`;

/** What a file that was read in would come to on this day; nothing once it is done with. */
export async function planImport(db: Reads, whole: WholeImport, today: string): Promise<Planned[]> {
  if (!whole.sealed) return [];
  return planList(db, JSON.parse(unseal(whole.sealed, ownerOfLines(whole.seed))) as ReadList, { ...whole, today });
}

/** The same of a list that lies nowhere yet. */
export async function planList(
  db: Reads,
  list: ReadList,
  { unit, kind, today }: { unit: number; kind: string; today: string },
): Promise<Planned[]> {
  const [known, { fullName: organ }] = [await listKnown(db, numbersIn(list)), (await findUnit(db, unit))!];
  return planLines(list, { kind, unit, organ, today, known });
}

function numbersIn({ heads, lines }: ReadList): string[] {
  const at = heads.findIndex((head) => elementOf(head) === 'number');
  return lines.flatMap(({ cells }) => {
    const read = readCell(decision.number!, cells[at] ?? '');
    return 'value' in read && read.value ? [read.value] : [];
  });
}
