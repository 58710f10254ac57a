import type { StaffDb } from '../../../platform/database.ts';
import { listMeant, loadLists } from '../queries.ts';
import { codeOf, readLines } from '../rules/import.ts';
import { type Planned, planLines } from '../rules/plan.ts';
import type { WholeImport } from './imports.ts';

/** What a list would come to now. */
export async function planImport(db: StaffDb, whole: WholeImport): Promise<Planned[]> {
  const lists = await loadLists(db);
  const lines = readLines(whole.list, { ...whole, lists });
  const codes = lines.flatMap(({ guide }) => codeOf(guide) ?? []);
  const meant = await listMeant(db, whole.unit, codes);
  return planLines(lines, { unit: whole.unit, meant, lists });
}
