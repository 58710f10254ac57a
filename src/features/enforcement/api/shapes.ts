import { z } from 'zod';
import { editionStates } from '../../../core/publications/rules.ts';
import { choice, id, moment, said, text } from '../../../platform/http/api/shapes.ts';
import { decision } from '../rules/decision.ts';

const longest = 4000;

/** The elements of a decision as a program sends them; the room's own rule reads each. */
export const decisionBody = z
  .strictObject(
    Object.fromEntries(
      Object.entries(decision).map(([name, { label, max = 200, look }]) => [
        name,
        text(label, { max: look === 'text' ? longest : max }),
      ]),
    ),
  )
  .partial()
  .meta({ title: '行政执法决定的内容' });

export const decisionShape = z.object({
  document: id('文件'),
  edition: id('版'),
  title: said('名称'),
  unit: id('单位'),
  unitName: said('单位名称'),
  state: choice('状态', editionStates),
  path: said('公开的网址').nullable(),
  dueOn: said('公开期限的最后一日').nullable(),
  writtenAt: moment('最后填写'),
  decision: z.record(z.string(), z.unknown()).meta({ title: '决定的内容，已脱敏' }),
});

export const decisionExample = {
  kind: '处罚',
  number: '振建罚〔2026〕1号',
  decidedOn: '2026-11-20',
  partyKind: '法人及非法人组织',
  party: '丹东演示建设有限公司',
  uscc: '91210603MA0000003U',
  violation: '擅自占用城市道路',
  facts: '未经批准占用人行道堆放材料。',
  basis: '《城市道路管理条例》第四十二条',
  penaltyKind: '罚款',
  content: '罚款人民币 500 元。',
  fine: '0.05',
  organ: '丹东市振兴区住房城乡建设局',
};
