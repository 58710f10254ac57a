import { day, form, type Typed, text, whole } from '../../../platform/form.ts';
import { type Batch, percent, rateIn } from './plan.ts';
import { type Risk, risks } from './registers.ts';
import type { Entry } from './sample.ts';

const fields = form({
  code: text('批次编号', {
    required: true,
    max: 20,
    pattern: /^[0-9A-Za-z._-]+$/,
    wrong: '批次编号只用半角字母、数字和 . _ -，例如 01。',
  }),
  title: text('批次名称', { required: true, min: 2, max: 60 }),
  kind: text('对象类型', { max: 60 }),
  team: whole('每组人数', { required: true, min: 2, max: 20 }),
  cap: whole('每人最多承担几个', { required: true, min: 1, max: 1000 }),
  fromOn: day('开始日期', { required: true }),
  toOn: day('结束日期', { required: true }),
  joint: text('联合部门', { max: 200 }),
});

type ReadBatch = { batch: Batch; errors: Record<string, never> } | { batch: null; errors: Record<string, string> };

/** Reads the form of a batch; the base is what the library of objects holds now. */
export function readBatch(typed: Typed, objects: Entry[]): ReadBatch {
  const read = fields.read(typed);
  const errors: Record<string, string> = { ...read.errors };
  const matters = [typed.matters ?? []].flat();
  if (matters.length === 0) errors.matters = '请至少选一个抽查事项。';
  const rates = {} as Record<Risk, number>;
  for (const risk of risks) {
    const rate = rateIn([typed[`rate${risk}`] ?? ''].flat()[0] || '0');
    if (rate === null) errors[`rate${risk}`] = `${risk} 类的比例请写 0 到 100 的数，最多两位小数，例如 5 或 2.5。`;
    else rates[risk] = rate;
  }
  if (!read.ok || Object.keys(errors).length > 0) return { batch: null, errors };
  const { team, cap, fromOn, toOn, ...others } = read.values;
  const base = objects.filter(({ fields: own }) => !others.kind || own.kind === others.kind).length;
  const batch = { ...others, matters, rates, base, team: team!, cap: cap!, fromOn: fromOn!, toOn: toOn! };
  return { batch, errors: {} };
}

/** A batch as its form shows it; a new one begins with what is usual. */
export function typedBatch(batch: Batch | undefined, year: number): Typed {
  if (!batch)
    return {
      team: '2',
      cap: '20',
      rateA: '1',
      rateB: '3',
      rateC: '10',
      rateD: '100',
      fromOn: `${year}-01-01`,
      toOn: `${year}-12-31`,
    };
  const { code, title, kind, team, cap, fromOn, toOn, joint, matters } = batch;
  const rates = Object.fromEntries(risks.map((risk) => [`rate${risk}`, percent(batch.rates[risk]).slice(0, -1)]));
  return {
    code,
    title,
    kind,
    fromOn,
    toOn,
    joint,
    matters,
    ...rates,
    team: String(team),
    cap: String(cap),
    gone: code,
  };
}
