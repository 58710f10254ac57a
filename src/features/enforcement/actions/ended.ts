import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { objectOf, personOf } from '../../../core/publications/actions/draft.ts';
import { endCurrent } from '../../../core/publications/actions/end.ts';
import { governing, lockForGoverning } from '../../../core/publications/actions/govern.ts';
import { turnFor } from '../../../core/publications/actions/publish.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { listTerms } from '../queries/ended.ts';
import { findEntry } from '../queries.ts';
import { natural, trader } from '../rules/decision.ts';
import { said, type Values } from '../rules/elements.ts';
import { type Overturned, publicReason, publicUntil } from '../rules/ended.ts';
import { masked } from '../rules/mask.ts';
import { originalOf } from './draft.ts';

const refusal = '您只能撤下本单位公开的决定；政务公开工作机构可以撤下全区的决定。';

/**
 * 撤下被推翻的决定 (行政处罚法第四十八条): it leaves at once, with a public explanation; the place where it stood says so for good. What the
 * explanation says of a person is masked by the decision's own rule.
 */
export const overturn = action('enforcement.overturn', {
  words: '撤下被变更、撤销、确认违法或者无效的决定',
  may: governing,
  async run(act, input: { document: number } & Overturned): Promise<{ document: number }> {
    const { document } = input;
    await lockForGoverning(act, document, refusal);
    const { values, shape } = await getEntry(act, document);
    if (shape !== 'decision') throw new NotFound();
    if (input.overturnedOn > dayOf(act.now)) throw new Refused('变更、撤销、确认的日期还没有到，请检查。');
    const decidedOn = said(values, 'decidedOn');
    if (input.overturnedOn < decidedOn) throw new Refused(`变更、撤销、确认的日期早于决定日期 ${decidedOn}，请检查。`);
    const told = await maskedTold(act, document, { values, ...input });
    const reason = publicReason(told);
    if (!(await endCurrent(act, document, { kind: 'withdrawn', reason })))
      throw new Refused('这份决定现在没有公开，不需要撤下。');
    await sql`
      insert into enforcement.overturned (document, kind, overturned_on, organ, paper, explanation, entered_by, entered_at)
      values (${document}, ${told.kind}, ${told.overturnedOn}, ${told.organ}, ${told.paper}, ${told.explanation}, ${personOf(act)},
        ${act.now})`.execute(act.tx);
    await turnFor(act, [document]);
    await act.line({
      object: objectOf(document),
      reason,
      data: { kind: 'withdrawn', overturned: told.kind },
      open: true,
    });
    return { document };
  },
});

async function getEntry(act: Act, document: number) {
  const entry = await findEntry(act.tx, document);
  if (!entry) throw new NotFound();
  return entry;
}

/** The explanation with the person of the decision covered, as the decision itself was. */
async function maskedTold(
  act: Act,
  document: number,
  { values, kind, overturnedOn, organ, paper, explanation }: { values: Values } & Overturned,
): Promise<Overturned> {
  const original = (await originalOf(act.tx, document)) ?? values;
  const hides = [natural, trader].includes(said(values, 'partyKind'));
  const shown = masked({ ...(hides ? original : values), organ, note: explanation, remedy: paper });
  return {
    kind,
    overturnedOn,
    organ: said(shown, 'organ'),
    paper: said(shown, 'remedy'),
    explanation: said(shown, 'note'),
  };
}

/** 公示期满撤下: what its own term or that of its kind and party has ended for, each approved by a person of its unit. */
export const expire = action('enforcement.expire', {
  words: '撤下公示期满的行政执法决定',
  may: governing,
  async run(act, input: { documents: number[] }): Promise<{ documents: number }> {
    const terms = await listTerms(act.tx);
    for (const document of [...input.documents].sort((a, b) => a - b)) {
      await lockForGoverning(act, document, refusal);
      const { values, title } = await getEntry(act, document);
      const until = publicUntil(values, terms);
      if (!until || until >= dayOf(act.now)) throw new Refused(`“${title}”的公示期还没有满。`);
      const reason = `公示期至 ${until} 届满，经批准撤下。`;
      if (!(await endCurrent(act, document, { kind: 'gone', reason })))
        throw new Refused(`“${title}”现在没有公开，不需要撤下。`);
      await act.line({ object: objectOf(document), reason, data: { kind: 'gone', until }, open: true });
    }
    await turnFor(act, input.documents);
    return { documents: input.documents.length };
  },
});
