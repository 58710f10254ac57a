import { lookAt } from '../../../core/checks/queries.ts';
import { countWords, isOpen } from '../../../core/checks/rules/gate.ts';
import type { StaffContext } from '../../../core/doors.ts';
import { listUnaccepted } from '../../../core/files/queries.ts';
import { getEdition, listAuthors } from '../../../core/publications/queries.ts';
import { manifestsOf } from '../../../core/review/manifest-rules.ts';
import type { StaffDb } from '../../../platform/database.ts';
import { submitItems } from '../actions.ts';
import { type ItemRow, loadLists } from '../queries.ts';
import { lacksOf } from '../rules/lacks.ts';
import type { Lists } from '../rules/lists.ts';
import { perManifest } from '../rules/manifests.ts';

/**
 * 送审: every draft that lacks nothing goes out in manifests of a bounded size, one review each; what lacks something stays and says
 * what. The same eyes as the gate has.
 */
export async function submitEditions(
  c: StaffContext,
  items: ItemRow[],
  { name, key }: { name: string; key: string | null },
): Promise<{ sent: number; left: number } | { error: string }> {
  const lists = await loadLists(c.var.staff);
  const ready: ItemRow[] = [];
  let why = '';
  for (const item of items) {
    const reason = await whyNotReady(c.var.staff, item, { lists, person: c.var.who.person });
    if (reason) why ||= `“${item.title}”：${reason}`;
    else ready.push(item);
  }
  if (ready.length === 0) return { error: `没有可以送审的事项。${why}` };
  const units = [...new Set(ready.map(({ unit }) => unit))];
  const manifests = units.flatMap((unit) =>
    manifestsOf(
      ready.filter((item) => item.unit === unit),
      perManifest,
    ),
  );
  for (const [index, manifest] of manifests.entries())
    await submitItems(c.var.by(key && `${key}.${index}`), {
      editions: manifest.map(({ edition }) => edition),
      name,
      part: index + 1,
      parts: manifests.length,
    });
  return { sent: ready.length, left: items.length - ready.length };
}

async function whyNotReady(
  db: StaffDb,
  item: ItemRow,
  { lists, person }: { lists: Lists; person: number },
): Promise<string | null> {
  const lacks = lacksOf(item, lists);
  if (lacks.length > 0) return lacks.join('');
  const edition = await getEdition(db, item.edition);
  const unseen = await listUnaccepted(
    db,
    edition.content.attachments.map(({ file }) => file),
  );
  if (unseen.length > 0) return `附件“${unseen.map(({ name }) => name).join('、')}”要由审查人打开看过后接受。`;
  const authors = [...(await listAuthors(db, item.edition)), person];
  const open = (await lookAt(db, edition)).findings.filter((finding) => isOpen(finding, 'submit', authors));
  return open.length > 0 ? `系统检查还没有处理：${countWords(open)}。请打开这一项逐条处理。` : null;
}
