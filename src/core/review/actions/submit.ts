import { sql } from 'kysely';
import { one, rows } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import { passChecks } from '../../checks/actions/pass.ts';
import { personOf, refuseForeignUnit, setEditionState } from '../../publications/actions/draft.ts';
import { manifestHash } from '../../publications/content.ts';
import { type EditionRow, listKinds, lockEdition } from '../../publications/queries.ts';
import { whyNotSubmitText } from '../../publications/room-asks.ts';
import { closeTasks } from '../../workflow/tasks.ts';
import { routeOf } from '../rules.ts';
import { arriveAt } from './arrive.ts';

export interface SubmissionInput {
  editions: number[];
  urgent: boolean;
  urgentReason: string;
  channels: string[];
  /** What the manifest is called on desks; the first text's title when not said. */
  title?: string;
}

/**
 * 送审: a manifest of one or several editions goes the way of its kinds. Every text is bound by the hash of its newest
 * revision; without a disclosure attribute nothing is taken in (article （三）). For rooms' own actions too.
 */
export async function submitManifest(act: Act, input: SubmissionInput): Promise<{ submission: number }> {
  if (input.editions.length === 0) throw new NotFound();
  const editions = await lockAll(act, input.editions);
  const kinds = new Map((await listKinds(act.tx)).map((kind) => [kind.name, kind]));
  const items = editions.map((edition) => ({ ...kinds.get(edition.kind)!, content: edition.content }));
  if (input.urgent && input.urgentReason.trim().length < 2) throw new Refused('紧急程序须写明紧急的理由。');
  const route = routeOf(items, input.urgent);
  const hash = manifestHash(editions.map((edition) => edition.hash));
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into review.submission (title, unit, submitted_by, urgent, urgent_reason, steps, state, manifest_hash, channels, submitted_at)
      values (${input.title ?? editions[0]!.content.title}, ${editions[0]!.unit}, ${personOf(act)}, ${input.urgent},
        ${input.urgent ? input.urgentReason.trim() : null}, ${route}, ${route[0]}, ${hash}, ${input.channels}, ${act.now})
      returning id`,
  );
  for (const [index, edition] of editions.entries()) {
    await enter(act, id, index + 1, edition);
    await passChecks(act, 'submit', { edition: edition.edition, manifestHash: hash, submitter: personOf(act) });
  }
  await arriveAt(act, id, route[0]!, Math.min(...items.map((item) => item.stepDays)));
  return { submission: id };
}

async function lockAll(act: Act, ids: number[]): Promise<EditionRow[]> {
  const editions: EditionRow[] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const edition = await lockEdition(act.tx, id);
    refuseForeignUnit(act, edition.unit);
    refuseIf(await whyNotSubmitEdition(act, edition));
    editions.push(edition);
  }
  if (new Set(editions.map((edition) => edition.unit)).size > 1) {
    throw new Refused('一并送审的文件须由同一个单位起草（谁起草、谁解读）。');
  }
  const byId = new Map(editions.map((edition) => [edition.edition, edition]));
  return ids.map((id) => byId.get(id)!);
}

async function whyNotSubmitEdition(act: Act, edition: EditionRow): Promise<string | null> {
  if (edition.state !== 'draft') return `“${edition.content.title || '无标题'}”已经送审或印发，不能再送一次。`;
  const why = Object.values(await whyNotSubmitText(act.tx, edition.content));
  return why.length > 0 ? `“${edition.content.title || '无标题'}”还不能送审：${why.join('')}` : null;
}

async function enter(act: Act, submission: number, position: number, edition: EditionRow): Promise<void> {
  await refuseUncheckedFiles(act, edition);
  await sql`
    insert into review.manifest (submission, position, document, edition, revision, hash)
    values (${submission}, ${position}, ${edition.document}, ${edition.edition}, ${edition.revision}, ${edition.hash})`.execute(
    act.tx,
  );
  await setEditionState(act, edition.edition, 'submitted');
  await closeTasks(act, `publications.edition:${edition.edition}`, '重新送审');
  await act.line({
    object: `publications.document:${edition.document}`,
    revision: edition.revision,
    objectHash: edition.hash,
    data: { submission, disclosure: edition.content.disclosure },
  });
}

/** A file whose content could not be checked goes no further until somebody accepts it by name (issue: files). */
async function refuseUncheckedFiles(act: Act, edition: EditionRow): Promise<void> {
  const files = edition.content.attachments.map((attachment) => attachment.file);
  if (files.length === 0) return;
  const open = await rows(
    act.tx,
    sql<{ name: string }>`
      select name from files.file where id = any (${files}::bigint[]) and checked = 'unchecked' and accepted_at is null`,
  );
  if (open.length > 0) {
    throw new Refused(
      `附件“${open.map((file) => file.name).join('、')}”未经内容检查，请先由责任人写明理由后接受，或换成 docx、pdf 等可检查的格式。`,
    );
  }
}

/** 送审 of one document or of several that go together. */
export const submit = action('review.submit', {
  words: '送审',
  may: ['drafter', 'editor'],
  run: (act, { editions, urgent, urgentReason, channels }: SubmissionInput) =>
    submitManifest(act, { editions, urgent, urgentReason, channels }),
});
