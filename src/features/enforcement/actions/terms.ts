import { sql } from 'kysely';
import { action, staffOf } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { first } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { type Term, termWords, whyNotAgree } from '../rules/ended.ts';

const objectOf = (id: number) => `enforcement.term:${id}`;

/** 提出公示期限: nothing holds before a second person agreed to it. */
export const proposeTerm = action('enforcement.proposeTerm', {
  words: '提出行政执法决定的公示期限',
  may: ['openness'],
  async run(act, input: Term & { basis: string }): Promise<{ term: number }> {
    const { kind, isNatural, months, basis } = input;
    const made = await first(
      act.tx,
      sql<{ id: number }>`
        insert into enforcement.term (kind, is_natural, months, basis, proposed_by, proposed_at)
        values (${kind}, ${isNatural}, ${months}, ${basis}, ${staffOf(act).person}, ${act.now})
        on conflict do nothing
        returning id`,
    );
    if (!made) throw new Refused('这一类已经有一项期限在等另一个人同意，请先办结。');
    await act.line({ object: objectOf(made.id), reason: basis, data: { words: termWords(input) } });
    return { term: made.id };
  },
});

/** 同意、不同意公示期限: by another person of the office that proposed it. */
export const decideTerm = action('enforcement.decideTerm', {
  words: '同意或者不同意公示期限',
  may: ['openness', 'signer', 'secrecy'],
  async run(act, input: { term: number; agrees: boolean }): Promise<{ term: number }> {
    const row = await first(
      act.tx,
      sql<{ proposedBy: number | null; unit: number | null; open: boolean }>`
        select term.proposed_by as "proposedBy", person.unit, term.agreed_at is null and term.refused_at is null as open
        from enforcement.term
        left join people.person on person.id = term.proposed_by
        where term.id = ${input.term}
        for update of term`,
    );
    if (!row || !holds(act.caller, ['openness', 'signer', 'secrecy'], row.unit)) throw new NotFound();
    if (!row.open) throw new Refused('这项期限已经办结。');
    const { person } = staffOf(act);
    refuseIf(whyNotAgree(row.proposedBy, person), 403);
    await (input.agrees
      ? sql`update enforcement.term set agreed_by = ${person}, agreed_at = ${act.now} where id = ${input.term}`
      : sql`update enforcement.term set refused_at = ${act.now} where id = ${input.term}`
    ).execute(act.tx);
    await act.line({ object: objectOf(input.term), data: { agrees: input.agrees } });
    return { term: input.term };
  },
});
