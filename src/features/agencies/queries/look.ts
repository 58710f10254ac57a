import { loadLevels, loadList } from '../../../core/checks/queries/list.ts';
import { factsOf } from '../../../core/checks/rules/catalogue.ts';
import { findInText } from '../../../core/checks/rules/look.ts';
import type { Reads } from '../../../platform/database.ts';
import { linesOf } from '../rules/lines.ts';
import type { Noticed } from '../rules/noticed.ts';
import { type Profile, partNames, parts } from '../rules/profile.ts';

/** Looks at all that the public would read; what the office has switched off is left out. One connection is enough. */
export async function lookAtProfile(db: Reads, profile: Profile): Promise<Noticed[]> {
  const { words: list } = await loadList(db);
  const levels = await loadLevels(db);
  return partNames.flatMap((part) =>
    linesOf(part, profile[part]).flatMap((line) =>
      findInText(line, { part: 'body', label: parts[part].words }, { list, open: true })
        .map(({ check, shown }) => ({
          ...{ check, shown, level: levels[check], words: factsOf(check).words },
          place: `${parts[part].words}“${line.split('：')[0]}”`,
        }))
        .filter(({ level }) => level !== 'off'),
    ),
  );
}
