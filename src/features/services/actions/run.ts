import type { By } from '../../../core/caller.ts';
import type { StaffDb } from '../../../platform/database.ts';
import type { WholeImport } from '../queries/imports.ts';
import { planImport } from '../queries/plan.ts';
import { draftLines, finishImport } from './import.ts';

/** Lines in one transaction. */
const atOnce = 50;

/** Drafts everything that can be drafted and keeps the report of the rest; a run that broke off is simply done again. */
export async function runImport(db: StaffDb, whole: WholeImport, by: (part: string) => By): Promise<void> {
  const planned = await planImport(db, whole);
  const good = planned.filter(({ fate }) => fate.becomes === 'new' || fate.becomes === 'changed');
  const counts = { new: 0, changed: 0, same: 0, refused: 0 };
  for (let from = 0; from < good.length; from += atOnce) {
    const lines = good.slice(from, from + atOnce).map(({ n, title, guide }) => ({ n, title, guide }));
    const done = await draftLines(by(`lines-${from}`), { import: whole.id, lines });
    for (const name of ['new', 'changed', 'same', 'refused'] as const) counts[name] += done[name];
  }
  const same = planned.filter(({ fate }) => fate.becomes === 'same').length;
  await finishImport(by('finish'), {
    import: whole.id,
    drafted: counts.new,
    changed: counts.changed,
    unchanged: counts.same + same,
    problems: planned.flatMap(({ n, title, fate }) =>
      fate.becomes === 'refused' ? [{ line: n, title: title.slice(0, 200), sentence: fate.why }] : [],
    ),
  });
}
