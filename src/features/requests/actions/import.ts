import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { rows } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { findStored, importableUnits } from '../queries/import.ts';
import type { OldCase } from '../rules/import.ts';
import { objectOf } from '../rules.ts';

/** 导入旧登记簿: finished cases of former years, all of them or none; a number that is known is refused, so a file is one act. */
export const importRegister = action('requests.importRegister', {
  words: '导入旧的依申请公开登记簿',
  may: ['drafter', 'openness'],
  async run(act, input: { rows: OldCase[] }) {
    const units = new Set((await importableUnits(act.tx, staffOf(act))).values());
    if (input.rows.some(({ unit }) => !units.has(unit))) throw new NotFound();
    await sql`select pg_advisory_xact_lock(8890, 1)`.execute(act.tx); // two who bring the same file queue here
    const [taken] = (
      await findStored(
        act.tx,
        input.rows.map(({ number }) => number),
      )
    ).keys();
    if (taken) throw new Refused(`编号“${taken}”刚刚已经导入，请重新选择文件核对。`);
    await insertCases(act, input.rows);
    await act.line({ object: objectOf(0), data: { imported: input.rows.length } });
    return { imported: input.rows.length };
  },
});

const endings = { withdrawn: 'withdraw', abandoned_correction: 'lapse', abandoned_fee: 'lapse' } as const;

async function insertCases(act: Act, cases: OldCase[]): Promise<void> {
  const facts = cases.map((one) => ({
    ...one,
    seed: randomBytes(16).toString('hex'),
    // nobody has a code for it, and nobody else's cases are its applicant's
    hash: createHash('sha256').update(randomBytes(32)).digest('hex'),
    move: endings[one.outcome as keyof typeof endings] ?? 'deliver',
  }));
  const made = await rows(
    act.tx,
    sql<{ id: number; number: string }>`
      insert into requests.request (number, seed, code_hash, unit, channel, kind, applicant, subject, state, outcome, submitted_at, received_on,
        ended_on, imported_at)
      select number, decode(seed, 'hex'), decode(hash, 'hex'), unit, channel, kind, decode(hash, 'hex'), subject, 'archived', outcome,
        ("submittedOn" || ' 00:00:00+08')::timestamptz, "receivedOn", "endedOn", ${act.now}
      from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as given (number text, seed text, hash text, unit bigint, channel text, kind text,
        subject text, outcome text, "submittedOn" text, "receivedOn" date, "endedOn" date)
      returning id, number`,
  );
  const ids = new Map(made.map(({ id, number }) => [number, id]));
  const events = facts.flatMap(({ number, submittedOn, receivedOn, endedOn, outcome, move }) => {
    const request = ids.get(number);
    return [
      { request, move: 'submit', on: submittedOn, data: {} },
      ...(receivedOn ? [{ request, move: 'confirm', on: receivedOn, data: {} }] : []),
      { request, move, on: endedOn, data: { outcome } },
      { request, move: 'archive', on: endedOn, data: {} },
    ];
  });
  await sql`
    insert into requests.event (request, move, "on", at, data)
    select request, move, "on", ${act.now}, data
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as given (request bigint, move text, "on" date, data jsonb)`.execute(
    act.tx,
  );
}
