import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { keptDays, whyNotWrite } from '../rules/import.ts';
import { keepers } from '../rules/who.ts';
import { objectOf, takeImport, writeImport } from './import.ts';

/** 确认写入一份长名录: a job writes it; the person looks on, or goes on. */
export const startImport = action('inspections.startImport', {
  words: '确认导入较长的抽查名录',
  may: keepers,
  async run(act, input: { import: number }): Promise<{ import: number }> {
    const whole = await takeImport(act, input.import);
    refuseIf(whyNotWrite(whole, act.now));
    await sql`update inspections.import set begun_at = ${act.now}, failed = null where id = ${whole.id}`.execute(
      act.tx,
    );
    await act.later('inspections.write', { import: whole.id }, { once: `import-${whole.id}-${act.now.getTime()}` });
    await act.line({ object: objectOf(whole.id), data: { register: whole.register, total: whole.total } });
    return { import: whole.id };
  },
});

/** 写入: by the job, all rows or none. */
export const writeStarted = action('inspections.write', {
  words: '写入抽查名录',
  may: 'system',
  async run(act, input: { import: number }) {
    const whole = await takeImport(act, input.import);
    if (!whole.begunAt || whole.appliedAt) throw new Refused('这份文件没有等待写入。');
    return writeImport(act, whole);
  },
});

/** 没有写成: why, for whoever asked for it. */
export const failImport = action('inspections.failImport', {
  words: '登记名录导入失败',
  may: 'system',
  async run(act, input: { import: number; why: string }): Promise<{ import: number }> {
    const whole = await takeImport(act, input.import);
    if (whole.appliedAt) throw new Refused('这份文件已经导入。');
    await sql`
      update inspections.import set begun_at = null, failed = ${input.why.slice(0, 1000)} where id = ${whole.id}`.execute(
      act.tx,
    );
    await act.line({ object: objectOf(whole.id), reason: input.why.slice(0, 300) });
    return { import: whole.id };
  },
});

/** 清理: the rows of a file that nobody confirmed go; that it was read stays in the log. */
export const dropImport = action('inspections.dropImport', {
  words: '清理没有确认的名录文件',
  may: 'system',
  async run(act, input: { import: number }): Promise<{ import: number }> {
    const whole = await takeImport(act, input.import);
    if (whole.appliedAt || whole.droppedAt) throw new NotFound();
    await sql`update inspections.import set dropped_at = ${act.now}, begun_at = null where id = ${whole.id}`.execute(
      act.tx,
    );
    await sql`update inspections.import_part set rows = '[]' where import = ${whole.id}`.execute(act.tx);
    await act.line({
      object: objectOf(whole.id),
      reason: `读入后 ${keptDays} 日没有确认`,
      data: { total: whole.total },
    });
    return { import: whole.id };
  },
});
