import { lookAt } from '../../../core/checks/queries.ts';
import { countWords, isOpen } from '../../../core/checks/rules/gate.ts';
import type { StaffEnv } from '../../../core/doors.ts';
import { getEdition, listAuthors } from '../../../core/publications/queries.ts';
import { Refused } from '../../../platform/errors.ts';
import { submitEntries } from '../actions/draft.ts';
import type { EntryRow } from '../queries.ts';

/** Whose hands send it: a person's at the console, or a program's. */
type Hands = Pick<StaffEnv['Variables'], 'staff' | 'who' | 'by'>;

/**
 * 送审: all that were chosen in one manifest, one clearance, or none of them with the reason. The same eyes as the gate has.
 */
export async function submitAll(
  c: Hands,
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
    return await submitEntries(c.by(key), { editions: entries.map(({ edition }) => edition), title });
  } catch (error) {
    // What the gate has against a text stands above the list, with what was chosen still there to be mended.
    if (error instanceof Refused && error.status === 409) return { error: error.message };
    throw error;
  }
}

async function whyNotReady(c: Hands, entry: EntryRow): Promise<string | null> {
  const edition = await getEdition(c.staff, entry.edition);
  const authors = [...(await listAuthors(c.staff, entry.edition)), c.who.person];
  const open = (await lookAt(c.staff, edition)).findings.filter((finding) => isOpen(finding, 'submit', authors));
  return open.length > 0 ? `系统检查还没有处理：${countWords(open)}。请打开这一份逐条处理。` : null;
}
