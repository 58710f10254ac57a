import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { listFiles } from '../../../core/files/queries.ts';
import { isPicture } from '../../../core/files/types.ts';
import { one } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { findSample, type SampleRow } from '../queries/samples.ts';
import { findVisit, listMembers, type VisitRow } from '../queries/visits.ts';
import { teamsWith } from '../rules/sample.ts';
import {
  type Member,
  mendByOf,
  mostPhotos,
  type Photo,
  type Recorded,
  visitHash,
  whyNotFollowUp,
  whyNotRecord,
  whyNotSign,
} from '../rules/visit.ts';

const objectOf = (visit: number) => `inspections.visit:${visit}`;

/** The draw and the visit of one target, the draw's row locked: two inspectors at once come one after the other. */
async function take(act: Act, draw: number, target: string, on?: string) {
  await sql`select draw from inspections.sample where draw = ${draw} for update`.execute(act.tx);
  const sample = await findSample(act.tx, draw);
  const ids = sample?.result ? teamsWith(sample.result, sample.assigned).get(target) : undefined;
  if (!sample || !ids || sample.endedAt) throw new NotFound('没有这项检查任务，请从任务列表里重新打开。');
  const visit = await findVisit(act.tx, draw, target);
  const team = await listMembers(act.tx, ids, on ?? visit?.visitedOn ?? dayOf(act.now));
  return { sample, visit, situation: situationOf(act, sample, visit, team) };
}

const situationOf = (
  act: Act,
  sample: SampleRow,
  visit: VisitRow | undefined,
  team: Awaited<ReturnType<typeof listMembers>>,
) => ({
  team,
  person: staffOf(act).person,
  drawnOn: dayOf(sample.drawnAt!),
  today: dayOf(act.now),
  visit: visit ? { signatures: visit.signatures, reported: visit.document !== null } : null,
});

/** 录入检查结果: by somebody of the team, who signs with it. Written anew, it needs the other signature anew. */
export const record = action('inspections.record', {
  words: '录入检查结果并签名',
  may: 'staff',
  async run(act, input: Recorded & { photos?: number[] }): Promise<{ visit: number }> {
    const { sample, situation } = await take(act, input.draw, input.target, input.visitedOn);
    refuseIf(whyNotRecord(situation, input));
    const asked = sample.told.matters;
    if (
      input.results.length !== asked.length ||
      !asked.every((key) => input.results.some(({ matter }) => matter === key))
    )
      throw new Refused('请给每个检查事项选一个结果。');
    const photos = await takePhotos(act, input.photos ?? [], situation.team);
    const mendBy = mendByOf(input);
    const hash = visitHash({ ...input, mendBy }, photos);
    const { person } = staffOf(act);
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into inspections.visit (draw, target, visited_on, results, photos, mend_by, hash, recorded_by, recorded_at)
        values (${input.draw}, ${input.target}, ${input.visitedOn}, ${JSON.stringify(input.results)}::jsonb,
          ${JSON.stringify(photos)}::jsonb, ${mendBy}, ${hash}, ${person}, ${act.now})
        on conflict (draw, target) do update
        set visited_on = excluded.visited_on, results = excluded.results, photos = excluded.photos,
          mend_by = excluded.mend_by, hash = excluded.hash,
          recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
        returning id`,
    );
    await writeSignature(act, id, hash);
    await act.line({
      object: objectOf(id),
      objectHash: hash,
      data: { draw: input.draw, target: input.target, photos: photos.length },
    });
    return { visit: id };
  },
});

/** Photographs as they were received by somebody of the team, in the order of the form. */
async function takePhotos(act: Act, ids: number[], team: Member[]): Promise<Photo[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length > mostPhotos) throw new Refused(`一次检查最多 ${mostPhotos} 张照片，请删去几张。`);
  const files = await listFiles(act.tx, wanted);
  const fits = ({ type, uploadedBy }: (typeof files)[number]) =>
    isPicture(type) && team.some(({ person }) => person !== null && person === uploadedBy);
  if (files.length !== wanted.length || !files.every(fits))
    throw new Refused('有一张照片不是检查组上传的，请重新选择照片。');
  return files.map(({ id, hash, name, bytes, type }) => ({ file: id, hash, name, bytes, type }));
}

/** 签名: the other inspector, on the words as they stand. */
export const sign = action('inspections.sign', {
  words: '在检查记录上签名',
  may: 'staff',
  async run(act, input: { draw: number; target: string; seen: string }): Promise<{ visit: number }> {
    const { visit, situation } = await take(act, input.draw, input.target);
    refuseIf(whyNotSign(situation));
    if (visit!.hash !== input.seen) throw new Refused('检查记录在您打开以后又有改动，请重新核对再签名。');
    await writeSignature(act, visit!.id, visit!.hash);
    await act.line({ object: objectOf(visit!.id), objectHash: visit!.hash });
    return { visit: visit!.id };
  },
});

async function writeSignature(act: Act, visit: number, hash: string): Promise<void> {
  await sql`
    insert into inspections.signature (visit, person, hash, at)
    values (${visit}, ${staffOf(act).person}, ${hash}, ${act.now})
    on conflict do nothing`.execute(act.tx);
}

/** 整改情况: what became of a problem, until it is mended. */
export const followUp = action('inspections.followUp', {
  words: '登记整改情况',
  may: 'staff',
  async run(act, input: { draw: number; target: string; done: boolean; note: string }): Promise<{ visit: number }> {
    const { visit, situation } = await take(act, input.draw, input.target);
    if (!situation.team.some(({ person }) => person === situation.person)) throw new NotFound();
    refuseIf(whyNotFollowUp(visit, input.note));
    await sql`
      insert into inspections.followup (visit, done, note, by, at)
      values (${visit!.id}, ${input.done}, ${input.note.trim()}, ${situation.person}, ${act.now})`.execute(act.tx);
    await act.line({ object: objectOf(visit!.id), data: { done: input.done } });
    return { visit: visit!.id };
  },
});
