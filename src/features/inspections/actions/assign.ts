import { type Act, action } from '../../../core/action.ts';
import { agreeToAssignment, assignTo } from '../../../core/draws/assign.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { findSample } from '../queries/samples.ts';
import { listCandidates } from '../queries/visits.ts';
import { keepers, seconds } from '../rules/who.ts';

const objectOf = (draw: number, target: string) => `inspections.task:${draw}-${target}`;

/** 指派检查人员: for a team that recusals left short and the draw's own order cannot fill, from any unit; with a reason that the public reads. */
export const assign = action('inspections.assign', {
  words: '指派检查人员',
  may: keepers,
  async run(act, input: { draw: number; target: string; inspector: string; reason: string }) {
    const { draw, target, inspector, reason } = input;
    const sample = await sampleOf(act, draw);
    const candidates = await listCandidates(act.tx, target, sample.told.toOn);
    const chosen = candidates.find(({ id }) => id === inspector);
    if (!chosen) throw new Refused('请选择证件在批次结束前有效、不需要回避的检查人员。');
    await assignTo(act, { draw, target, inspector, name: `${chosen.name}（${chosen.unitName}）`, reason });
    await act.line({ object: objectOf(draw, target), reason: reason.trim(), data: { inspector } });
    return { draw };
  },
});

/** 同意指派: by another person. */
export const approveAssignment = action('inspections.approveAssignment', {
  words: '同意指派检查人员',
  may: seconds,
  async run(act, input: { draw: number; target: string; assignment: number }) {
    await sampleOf(act, input.draw);
    await agreeToAssignment(act, input);
    await act.line({ object: objectOf(input.draw, input.target), data: { assignment: input.assignment } });
    return { draw: input.draw };
  },
});

async function sampleOf(act: Act, draw: number) {
  const sample = await findSample(act.tx, draw);
  if (!sample?.result || sample.endedAt) throw new NotFound('没有这项检查任务，请从任务列表里重新打开。');
  return sample;
}
