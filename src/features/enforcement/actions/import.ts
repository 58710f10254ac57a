import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { keyedName, seal } from '../../../core/people/secret.ts';
import { personOf, refuseForeignUnit } from '../../../core/publications/actions/draft.ts';
import { first, one } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { getImport } from '../queries/imports.ts';
import { ownerOfLines, planImport } from '../queries/plan.ts';
import type { Kind } from '../rules/decision.ts';
import type { Planned, ReadList } from '../rules/import.ts';
import { openEntry } from './draft.ts';

const objectOf = (id: number) => `enforcement.import:${id}`;

/** The name of a file's bytes: found again without being read. */
export const markOfFile = (bytes: Uint8Array): string =>
  keyedName('enforcement file', Buffer.from(bytes).toString('base64')).toString('hex');

/** 读入决定清单: kept sealed, for one unit; nothing is drafted yet. The same file again is the same import, and both are on record. */
export const keepDecisions = action('enforcement.readList', {
  words: '读入行政执法决定清单',
  may: ['drafter', 'editor'],
  async run(
    act,
    input: { unit: number; kind: Kind; mark: string; list(): ReadList },
  ): Promise<{ import: number; again: boolean }> {
    refuseForeignUnit(act, input.unit);
    const mark = Buffer.from(input.mark, 'hex');
    const before = await first(
      act.tx,
      sql<{ id: number }>`
        select id from enforcement.import where unit = ${input.unit} and mark = ${mark} and dropped_at is null`,
    );
    const id = before?.id ?? (await keep(act, { ...input, mark }));
    await act.line({ object: objectOf(id), data: { again: before !== undefined } });
    return { import: id, again: before !== undefined };
  },
});

async function keep(act: Act, input: { unit: number; kind: Kind; mark: Buffer; list(): ReadList }): Promise<number> {
  const [seed, list] = [randomBytes(16), input.list()];
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into enforcement.import (unit, kind, seed, mark, lines, sealed, read_by, read_at)
      values (${input.unit}, ${input.kind}, ${seed}, ${input.mark}, ${list.lines.length},
        ${seal(JSON.stringify(list), ownerOfLines(seed))}, ${personOf(act)}, ${act.now})
      returning id`,
  );
  return id;
}

/** The import, and that whoever acts drafts for its unit; two who act on it queue here. */
async function lockImport(act: Act, id: number) {
  await sql`select id from enforcement.import where id = ${id} for update`.execute(act.tx);
  const whole = await getImport(act.tx, id);
  refuseForeignUnit(act, whole.unit);
  if (whole.finishedAt || whole.droppedAt) throw new Refused('这份文件已经处理完毕，请重新上传。');
  return whole;
}

/** 起草清单里的决定: all of them or none. */
export const draftList = action('enforcement.draftList', {
  words: '起草清单里的行政执法决定',
  may: ['drafter', 'editor'],
  async run(act, input: { import: number }): Promise<{ drafted: number; unchanged: number }> {
    const whole = await lockImport(act, input.import);
    await sql`select pg_advisory_xact_lock(hashtext('enforcement.entry'))`.execute(act.tx);
    const planned = await planImport(act.tx, whole, dayOf(act.now));
    const wrong = planned.filter(({ fate }) => fate === 'refused').length;
    if (wrong > 0) throw new Refused(`还有 ${wrong} 行有错，一行也没有录入。请在表格里改好后重新上传。`);
    const fresh = planned.filter(({ fate }) => fate === 'new');
    for (const { original } of fresh)
      await openEntry(act, { unit: whole.unit, shape: 'decision', original, from: whole.id });
    const done = { drafted: fresh.length, unchanged: countSame(planned) };
    await sql`
      update enforcement.import
      set drafted = ${done.drafted}, unchanged = ${done.unchanged}, finished_at = ${act.now}, sealed = null
      where id = ${whole.id}`.execute(act.tx);
    await act.line({ object: objectOf(whole.id), data: done });
    return done;
  },
});

const countSame = (planned: Planned[]) => planned.filter(({ fate }) => fate === 'same').length;

/** 放弃这份文件: its lines go; the file may be uploaded again. */
export const dropList = action('enforcement.dropList', {
  words: '放弃读入的决定清单',
  may: ['drafter', 'editor'],
  async run(act, input: { import: number }): Promise<{ import: number }> {
    const { id } = await lockImport(act, input.import);
    const dropped = await first(
      act.tx,
      sql`update enforcement.import set dropped_at = ${act.now}, sealed = null where id = ${id} returning id`,
    );
    if (!dropped) throw new NotFound();
    await act.line({ object: objectOf(id) });
    return { import: id };
  },
});
