import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { holds, type Staff } from '../../../core/caller.ts';
import { turnGeneration } from '../../../core/publications/actions/publish.ts';
import { first } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { listPlanTags } from '../queries/tags.ts';

export const objectOfFiling = (id: number) => `workplan.filing:${id}`;
export const personOf = (act: Act) => (act.caller as Staff).person;

/** 备案: a unit hands in its scheme, or says how its columns were agreed; late ones are taken and stay late. */
export const file = action('workplan.file', {
  words: '报送备案',
  may: ['drafter'],
  async run(act, input: { filing: number; title: string; words: string; file: number | null }) {
    const filing = await first(
      act.tx,
      sql<{
        unit: number;
        due_on: string;
      }>`select unit, due_on from workplan.filing where id = ${input.filing} for update`,
    );
    if (!filing || !holds(act.caller, 'drafter', filing.unit)) throw new NotFound();
    const made = await first(
      act.tx,
      sql`
        insert into workplan.filed (filing, title, words, file, filed_by, filed_at)
        values (${input.filing}, ${input.title}, ${input.words}, ${input.file}, ${personOf(act)}, ${act.now})
        on conflict do nothing
        returning id`,
    );
    if (!made) throw new Refused('这一项已经报送。需要更换的，请先请区政府办公室退回。');
    // The public sees who filed and when.
    await turnGeneration(act, await listPlanTags(act.tx, 'filing', input.filing));
    await act.line({ object: objectOfFiling(input.filing), data: { due: filing.due_on } });
    return { filing: input.filing };
  },
});

/** 退回备案: with what is to be mended; the first hour of filing stays on record. */
export const returnFiling = action('workplan.returnFiling', {
  words: '退回备案',
  may: ['openness'],
  async run(act, input: { filing: number; why: string }) {
    if (input.why.trim().length < 2) throw new Refused('退回要写明需要修改什么。');
    const returned = await first(
      act.tx,
      sql`
        update workplan.filed
        set returned_at = ${act.now}, returned_by = ${personOf(act)}, returned_why = ${input.why.trim()}
        where filing = ${input.filing} and returned_at is null
        returning id`,
    );
    if (!returned) throw new Refused('这一项还没有报送，不能退回。');
    await turnGeneration(act, await listPlanTags(act.tx, 'filing', input.filing));
    await act.line({ object: objectOfFiling(input.filing), reason: input.why.trim() });
    return { filing: input.filing };
  },
});
