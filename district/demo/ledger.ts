import { conclude, openRound } from '../../src/features/policies/actions/cleaning.ts';
import {
  enterRegulation,
  fileRegulation,
  type RegulationInput,
} from '../../src/features/policies/actions/regulation.ts';
import { addDays, yearOf } from '../../src/platform/time.ts';
import type { Chain, Written } from './chain.ts';
import { signedOn } from './policies.ts';

const unsaid = {
  issuer: '',
  registerNumber: '',
  topic: '',
  bases: '',
  consultation: '',
  legality: null,
  competition: null,
  evaluation: null,
} as const;

/** 台账: what the office knows of its regulations beyond their texts, one filing, and a round of cleaning that is under way. */
export async function keepLedger(
  chain: Chain,
  day: string,
  { policy, old, estates }: { policy: Written; old: Written; estates: Written },
): Promise<void> {
  const enter = (
    written: Written,
    change: Omit<RegulationInput, 'document' | keyof typeof unsaid> & Partial<RegulationInput>,
  ) => enterRegulation(chain.as(written.text.unit, 'drafter'), { ...unsaid, ...change, document: written.document });
  const { old: oldDay, estates: estatesDay } = signedOn(day);
  const register = (signed: string, serial: number) => `ZXQ-${yearOf(signed)}-000${serial}（演示）`;
  const examined = (on: string, serial: number) => ({ number: `振司审〔${yearOf(on)}〕${serial}号（演示）`, on });
  const open = { outcome: '不涉及经营者经济活动，无需审查' };
  await enter(old, { category: 'government', registerNumber: register(oldDay, 4), topic: '政务公开' });
  await enter(policy, {
    category: 'government',
    registerNumber: register(day, 1),
    topic: '政务公开',
    bases: '中华人民共和国政府信息公开条例（国务院令第711号）',
    legality: examined(addDays(day, -6), 2),
    competition: { ...open, on: addDays(day, -6) },
  });
  await fileRegulation(chain.as('office', 'drafter'), {
    document: policy.document,
    authority: '丹东市人民政府',
    number: `丹政备〔${yearOf(day)}〕2号（演示）`,
    filedOn: day,
  });
  await enter(estates, {
    category: 'department',
    registerNumber: register(estatesDay, 2),
    legality: examined(addDays(estatesDay, -5), 3),
    competition: { ...open, on: addDays(estatesDay, -5) },
  });
  const { round } = await openRound(chain.as('office', 'openness'), {
    title: '规章规范性文件清理（演示）',
    unit: null,
    categories: ['government', 'department'],
    issuedUntil: day,
  });
  await conclude(chain.as('office', 'openness'), {
    round,
    document: policy.document,
    outcome: 'keep',
    reason: '符合上位法，继续适用。',
    untilOn: null,
  });
}
