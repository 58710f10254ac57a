import { sql } from 'kysely';
import { first, rows } from '../../platform/database.ts';
import { Refused, refuseIf } from '../../platform/errors.ts';
import { action } from '../action.ts';
import { turnGeneration } from '../publications/actions/publish.ts';
import { whyNotBasis } from './rules.ts';

/**
 * 依法删除个人信息: the salts of one subject's values go, in every line that names them. What stays in the lines can be neither
 * recognised nor guessed, and no hash of the chain has changed. Each line concerned gets its own line about it.
 */
export const forget = action('ledger.forget', {
  words: '依法删除台账中的个人信息',
  may: ['security'],
  async run(act, input: { subject: string; reason: string }) {
    refuseIf(whyNotBasis(input.reason));
    const found = await rows(
      act.tx,
      sql<{ line: number; fields: string[] }>`
        select line, array_agg(field order by field) as fields
        from ledger.personal
        where subject = ${input.subject.trim()} and salt is not null
        group by line
        order by line`,
    );
    if (found.length === 0) throw new Refused('台账里没有这个对象的个人信息，或者已经删除。请检查对象的写法。');
    for (const { line, fields } of found)
      await act.line({ object: `ledger.line:${line}`, reason: input.reason.trim(), data: { fields } });
    await sql`
      update ledger.personal set salt = null, erased_at = ${act.now}
      where subject = ${input.subject.trim()} and salt is not null`.execute(act.tx);
    return { lines: found.length };
  },
});

/**
 * 依法抹去一条记录的原文: for what should never have been written into a line, such as a telephone number in a reason. Salt,
 * words and facts go; time, person, verb, object, leaf and place in the chain stay, and so does this line about it.
 */
export const erase = action('ledger.erase', {
  words: '依法抹去台账记录的原文',
  may: ['security'],
  async run(act, input: { position: number; reason: string }) {
    refuseIf(whyNotBasis(input.reason));
    const row = await first(
      act.tx,
      sql<{ line: number; verb: string; words: boolean }>`
        select line.id as line, line.verb, line.salt is not null as words
        from ledger.seal join ledger.line on line.id = seal.line
        where seal.position = ${input.position}`,
    );
    if (!row) throw new Refused('台账里没有这个序号的记录，或者它还没有封存。请在审计页面查看序号。');
    if (!row.words) throw new Refused('这条记录的原文已经抹去。');
    if (['ledger.erase', 'ledger.forget'].includes(row.verb))
      throw new Refused('删除本身的记录不能抹去，否则无法说明原文为什么不在了。');
    await act.line({
      object: `ledger.line:${row.line}`,
      reason: input.reason.trim(),
      data: { position: input.position },
    });
    await sql`select ledger.erase_words(${row.line})`.execute(act.tx);
    await sql`
      update ledger.personal set salt = null, erased_at = ${act.now}
      where line = ${row.line} and salt is not null`.execute(act.tx);
    await turnGeneration(act);
    return { position: input.position };
  },
});
