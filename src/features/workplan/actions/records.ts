import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { one } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import type { DutyKind } from '../rules.ts';
import { personOf } from './filing.ts';

export interface DutyInput {
  unit: number;
  kind: DutyKind;
  on: string;
  title: string;
  words: string;
  solution: string;
  figure: number | null;
}

/** 履职记录 (article 十七): a report heard, a problem solved, staff, funds. */
export const recordDuty = action('workplan.recordDuty', {
  words: '登记履职',
  may: ['drafter', 'openness'],
  async run(act, input: DutyInput) {
    if (!holds(act.caller, ['drafter', 'openness'], input.unit)) throw new NotFound();
    if (input.kind === 'problem' && input.solution.trim() === '')
      throw new Refused('研究解决问题的，请写明解决的办法和结果。');
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into workplan.duty_record (unit, year, kind, on_day, title, words, solution, figure, written_by, written_at)
        values (${input.unit}, ${Number(input.on.slice(0, 4))}, ${input.kind}, ${input.on}, ${input.title}, ${input.words},
          ${input.solution || null}, ${input.figure}, ${personOf(act)}, ${act.now})
        returning id`,
    );
    await act.line({ object: `workplan.duty_record:${id}`, data: { kind: input.kind, on: input.on } });
    return { id };
  },
});

export interface TrainingInput {
  unit: number;
  on: string;
  title: string;
  place: string;
  lecturer: string;
  hours: number;
  invited: number;
  attended: number;
  material: number | null;
}

/** 培训记录 (article 十九): with attendance and material. */
export const recordTraining = action('workplan.recordTraining', {
  words: '登记培训',
  may: ['drafter', 'openness'],
  async run(act, input: TrainingInput) {
    if (!holds(act.caller, ['drafter', 'openness'], input.unit)) throw new NotFound();
    if (input.attended > input.invited) throw new Refused('到训人数不能多于应训人数，请检查两个数字。');
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into workplan.training (unit, on_day, title, place, lecturer, hours, invited, attended, material, written_by, written_at)
        values (${input.unit}, ${input.on}, ${input.title}, ${input.place}, ${input.lecturer}, ${input.hours}, ${input.invited},
          ${input.attended}, ${input.material}, ${personOf(act)}, ${act.now})
        returning id`,
    );
    await act.line({
      object: `workplan.training:${id}`,
      data: { on: input.on, attended: input.attended, invited: input.invited },
    });
    return { id };
  },
});
