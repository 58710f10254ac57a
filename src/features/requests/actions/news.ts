import type { Act } from '../../../core/action.ts';
import { writeLetter } from '../../../core/notices/letter.ts';
import type { Move } from '../rules/flow.ts';
import { objectOf } from '../rules.ts';
import type { Held } from './case.ts';

/** What the applicant is told of by mail, without a word about the matter. */
const news: Partial<Record<Move, string>> = {
  acknowledge: '请您确认',
  confirm: '已收到',
  askCorrection: '需要您补正',
  askReason: '需要您说明理由',
  noticeFee: '需要您缴费',
  consult: '正在征求意见',
  extend: '延期答复',
  delay: '延迟答复',
  lapse: '已不再处理',
  deliver: '已经答复',
  weigh: '审核了您的建议',
};

/** A letter to the applicant who left an address; the matter itself stands on the page, behind number and code. */
export async function tellApplicant(act: Act, held: Held, move: Move): Promise<void> {
  const words = news[move];
  if (!words || !held.filed?.email || act.caller.kind === 'visitor') return;
  await writeLetter(act, {
    template: 'requests.news',
    to: held.filed.email,
    facts: { 编号: held.number, 进展: words },
    links: { 查询页: '/requests/status/' },
    object: objectOf(held.id),
  });
}
