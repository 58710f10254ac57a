import type { Reads } from '../../../platform/database.ts';
import { loadLevels, loadList } from '../../checks/queries/list.ts';
import { factsOf } from '../../checks/rules/catalogue.ts';
import { findInText } from '../../checks/rules/look.ts';
import type { Noticed } from '../rules.ts';

/** Looks at every line that the public would read with the checks of every text; what the office has switched off is left out. */
export async function lookAtLines(db: Reads, lines: string[]): Promise<Noticed[]> {
  const { words: list } = await loadList(db);
  const levels = await loadLevels(db);
  return lines.flatMap((line) =>
    findInText(line, { part: 'body', label: '内容' }, { list, open: true })
      .map(({ check, shown }) => ({ check, shown, level: levels[check], words: factsOf(check).words }))
      .filter(({ level }) => level !== 'off'),
  );
}
