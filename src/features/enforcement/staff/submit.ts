import { lookAt } from '../../../core/checks/queries.ts';
import { countWords, isOpen } from '../../../core/checks/rules/gate.ts';
import type { StaffContext } from '../../../core/doors.ts';
import { getEdition, listAuthors } from '../../../core/publications/queries.ts';
import { Refused } from '../../../platform/errors.ts';
import { submitEntries } from '../actions/draft.ts';
import type { EntryRow } from '../queries.ts';

/**
 * 送审: all that were chosen in one manifest, one clearance, or none of them with the reason. The same eyes as the gate has.
 */
export async function submitAll(
  c: StaffContext,
  entries: EntryRow[],
  { title, key }: { title: string; key: string | null },
): Promise<{ error: string } | { submission: number }> {
  if (entries.length === 0) return { error: '没有可以送审的草稿。' };
  if (new Set(entries.map(({ unit }) => unit)).size > 1) return { error: '一次只能送审一个单位的，请按单位选择。' };
  for (const entry of entries) {
    const why = await whyNotReady(c, entry);
    if (why) return { error: `“${entry.title}”：${why}` };
  }
  try {
    return await submitEntries(c.var.by(key), { editions: entries.map(({ edition }) => edition), title });
  } catch (error) {
    // What the gate has against a text stands above the list, with what was chosen still there to be mended.
    if (error instanceof Refused && error.status === 409) return { error: error.message };
    throw error;
  }
}

async function whyNotReady(c: StaffContext, entry: EntryRow): Promise<string | null> {
  const edition = await getEdition(c.var.staff, entry.edition);
  const authors = [...(await listAuthors(c.var.staff, entry.edition)), c.var.who.person];
  const open = (await lookAt(c.var.staff, edition)).findings.filter((finding) => isOpen(finding, 'submit', authors));
  return open.length > 0 ? `系统检查还没有处理：${countWords(open)}。请打开这一份逐条处理。` : null;
}
