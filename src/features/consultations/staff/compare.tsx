import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { StaffComparePage } from '../pages/compare-staff.tsx';
import { getCall } from '../queries/calls.ts';
import { listComments } from '../queries/comments.ts';
import { listPoints } from '../queries/points.ts';
import { listRounds, type RoundRow } from '../queries/rounds.ts';
import { crumb, roundOf, showHref } from './frame.ts';

/** 与下一轮比较: what the next round changes beside what was said, also while it is still being drafted. */
export function compareDoors(app: StaffApp): void {
  app.get('/staff/consultations/rounds/:round{[0-9]{1,15}}/compare', async (c) => {
    const round = await roundOf(c);
    const [next, comments, points] = await Promise.all([
      nextOf(c, round),
      listComments(c.var.staff, round.id),
      listPoints(c.var.staff, round.id),
    ]);
    return c.var.page({
      title: `与第 ${next.number} 轮比较：${round.subject}`,
      crumbs: [crumb, { label: round.title, href: showHref(round.document) }, { label: '与下一轮比较' }],
      children: StaffComparePage({ round, next, comments, points }),
    });
  });
}

/** The round after this one, or the draft that will open it; not found when there is neither. */
async function nextOf(c: StaffContext, { document, number }: RoundRow) {
  const opened = (await listRounds(c.var.staff, document)).find((one) => one.number === number + 1);
  if (opened) return { number: opened.number, clauses: opened.clauses, edition: null };
  const { call, edition } = await getCall(c.var.staff, document);
  if (call.round !== number + 1) throw new NotFound();
  return { number: call.round, clauses: call.clauses, edition };
}
