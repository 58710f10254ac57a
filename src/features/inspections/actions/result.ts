import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { openDocument, refuseForeignUnit } from '../../../core/publications/actions/draft.ts';
import { type Attachment, emptyContent } from '../../../core/publications/content.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { findKind, findPublished } from '../queries/documents.ts';
import { findSample, type SampleRow } from '../queries/samples.ts';
import { listMembers, listNames, listVisits, type VisitRow } from '../queries/visits.ts';
import {
  elementsOf,
  mendedWords,
  mostVisits,
  type ResultRow,
  type Results,
  resultBody,
  resultTitle,
} from '../rules/result.ts';
import { teamsWith } from '../rules/sample.ts';
import { isComplete, isProblem } from '../rules/visit.ts';
import { keepers } from '../rules/who.ts';

/** 起草抽查结果: a document with every visit of a draw that its whole team signed and that stands in none yet; it goes through review. */
export const drawUpResults = action('inspections.drawUpResults', {
  words: '起草抽查结果',
  may: keepers,
  async run(
    act,
    input: { draw: number; photos?: number[] },
  ): Promise<{ document: number; edition: number; visits: number }> {
    await sql`select draw from inspections.sample where draw = ${input.draw} for update`.execute(act.tx);
    const sample = await findSample(act.tx, input.draw);
    if (!sample?.result || sample.endedAt) throw new NotFound();
    refuseForeignUnit(act, sample.unit);
    if (!sample.revealedAt) throw new Refused('请先公布抽签结果，再公布检查结果。');
    const visits = await listReady(act, sample);
    if (visits.length === 0) throw new Refused('还没有新的、检查组全体签名的检查记录。');
    const results = await resultsOf(act, sample, visits);
    const content = {
      ...emptyContent,
      title: resultTitle(results),
      body: resultBody(results),
      metadata: { elements: elementsOf(results) },
      attachments: await chosenOf(act, visits, input.photos ?? []),
      disclosure: 'open' as const,
    };
    const kind = await findKind(act.tx, 'result');
    const { document, edition } = await openDocument(act, { kind, unit: sample.unit, content });
    await sql`insert into inspections.result (document, draw) values (${document}, ${input.draw})`.execute(act.tx);
    await sql`
      insert into inspections.reported (visit, document)
      select visit, ${document} from unnest(${visits.map(({ id }) => id)}::bigint[]) as visit`.execute(act.tx);
    return { document, edition, visits: visits.length };
  },
});

async function listReady(act: Act, sample: SampleRow): Promise<VisitRow[]> {
  const teams = teamsWith(sample.result!, sample.assigned);
  const all = (await listVisits(act.tx, [sample.draw])).filter(({ document }) => document === null);
  const ready: VisitRow[] = [];
  for (const visit of all) {
    const team = await listMembers(act.tx, teams.get(visit.target) ?? [], visit.visitedOn);
    if (isComplete(visit.signatures, team)) ready.push(visit);
  }
  return ready.slice(0, mostVisits);
}

/** Photographs that somebody chose, as attachments under the name of the object and a number; the others stay inside. */
async function chosenOf(act: Act, visits: VisitRow[], chosen: number[]): Promise<Attachment[]> {
  const names = await listNames(
    act.tx,
    visits.map(({ target }) => target),
  );
  const all = visits.flatMap(({ target, photos }) =>
    photos.map((photo, at) => ({
      ...photo,
      name: `${names.get(target) ?? target}现场照片${at + 1}.${photo.type}`.slice(-200),
    })),
  );
  if (chosen.some((file) => !all.some((one) => one.file === file)))
    throw new Refused('选了不在这批检查记录里的照片，请刷新页面后重新选择。');
  return all.filter(({ file }) => chosen.includes(file));
}

async function resultsOf(act: Act, sample: SampleRow, visits: VisitRow[]): Promise<Results> {
  const published = await findPublished(act.tx, sample.plan);
  const called = new Map(published?.plan.matters.map(({ key, name }) => [key, name]));
  const names = await listNames(
    act.tx,
    visits.map(({ target }) => target),
  );
  const rows = visits.flatMap(({ target, visitedOn, results, mendedOn }) =>
    results.map(
      ({ matter, kind }): ResultRow => ({
        key: target,
        name: names.get(target) ?? target,
        matter: called.get(matter) ?? matter,
        kind,
        on: visitedOn,
        mended: mendedWords(kind, !!mendedOn),
        mendedOn: (isProblem(kind) && mendedOn) || '',
      }),
    ),
  );
  const { year, batch, title, unitName, number } = sample;
  return { draw: number!, year, batch, title, organ: unitName, rows };
}
