import { accept } from '../../../core/checks/actions/accept.ts';
import type { StaffContext } from '../../../core/doors.ts';
import { manifestsOf } from '../../../core/review/manifest-rules.ts';
import { form, longText } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { submitPages } from '../actions.ts';
import { listPages } from '../queries.ts';
import { perManifest } from '../rules.ts';
import { readinessOf } from './ready.ts';

const submitForm = form({ reason: longText('格式类检查结果的说明', { max: 500 }) });

/**
 * 送审: every draft that lacks nothing goes out in manifests of a bounded size. One reason by name may answer for what old layouts
 * bring (pictures without words, tables without heads, links), never for persons, words, secrecy or files.
 */
export async function submitDoor(
  c: StaffContext,
  id: number,
): Promise<{ submissions: number[]; sent: number } | { error: string }> {
  const { staff, who } = c.var;
  const typed = await readFields(c);
  const read = submitForm.read(typed);
  if (!read.ok) return { error: Object.values(read.errors).join('') };
  const { reason } = read.values;
  const waiting = (await listPages(staff, id)).filter(({ state }) => state === 'draft');
  const editions: number[] = [];
  for (const page of waiting) {
    const { why, layout } = await readinessOf(staff, page, who.person);
    if (why && layout.length > 0 && reason.length >= 2) {
      await accept(c.var.by(), { document: page.document, fingerprints: layout, verdict: 'needed', reason });
      editions.push(page.edition);
    } else if (!why) editions.push(page.edition);
  }
  if (editions.length === 0)
    return { error: '没有可以送审的草稿：请先处理下面各份的问题，或者写明格式类检查结果的说明。' };
  const manifests = manifestsOf(editions, perManifest);
  const key = keyOf(typed);
  const submissions: number[] = [];
  for (const [index, manifest] of manifests.entries()) {
    const { submission } = await submitPages(c.var.by(key && `${key}.${index}`), {
      import: id,
      editions: manifest,
      part: index + 1,
      parts: manifests.length,
    });
    submissions.push(submission);
  }
  return { submissions, sent: editions.length };
}
