import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { reviseEdition } from '../../../core/publications/actions/draft.ts';
import { correctDocument } from '../../../core/publications/actions/links.ts';
import { getEdition } from '../../../core/publications/queries.ts';
import { one } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { findResults } from '../queries/mending.ts';
import { listVisits } from '../queries/visits.ts';
import { elementsOf, mendedSince, resultBody, withMended } from '../rules/result.ts';
import { keepers } from '../rules/who.ts';

/** 更新整改情况: what was published as 整改中 and is mended since goes into a new edition; it goes through review like every correction. */
export const correctResults = action('inspections.correctResults', {
  words: '更正已公布的整改情况',
  may: keepers,
  async run(act, input: { document: number }): Promise<{ document: number; edition: number; rows: number }> {
    const { draw, results } = await findResults(act.tx, input.document);
    const mended = mendedSince(results, await listMended(act, draw));
    if (mended.size === 0) throw new Refused('公布的结果里没有新完成的整改，不用更正。');
    const last = [...mended.values()].sort().at(-1)!;
    const note = `整改情况更新：${mended.size} 户的问题已整改（最后一项于 ${last} 完成）。`;
    const { edition } = await correctDocument(act, { document: input.document, note });
    const { revision, content } = await getEdition(act.tx, edition);
    const changed = withMended(results, mended);
    await reviseEdition(act, {
      edition,
      base: revision,
      content: {
        ...content,
        body: resultBody(changed),
        metadata: { ...content.metadata, elements: elementsOf(changed) },
      },
    });
    return { document: input.document, edition, rows: mended.size };
  },
});

/** The day on which each object of a draw was mended, by its code. */
async function listMended(act: Act, draw: number): Promise<Map<string, string>> {
  // Followed up at the same moment: the row of the draw is what visits are written under.
  await one(act.tx, sql`select draw from inspections.sample where draw = ${draw} for update`);
  const visits = await listVisits(act.tx, [draw]);
  return new Map(visits.flatMap(({ target, mendedOn }) => (mendedOn ? [[target, mendedOn] as const] : [])));
}
