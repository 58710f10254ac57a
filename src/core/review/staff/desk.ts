import { formatMoment } from '../../../platform/time.ts';
import { newKey } from '../../../ui/form.tsx';
import { holds } from '../../caller.ts';
import type { StaffContext } from '../../doors.ts';
import { listUnread } from '../../workflow/queries/circulation.ts';
import { findTaskAbout } from '../../workflow/queries/task.ts';
import { urgeKind, urgeWords } from '../../workflow/rules.ts';
import type { ScreenView } from '../pages/screen.tsx';

/** What the desk offers about the matter: to send it on, to urge it, to mark it as read. */
export async function deskOf(c: StaffContext, id: number): Promise<Pick<ScreenView, 'acts' | 'unread'>> {
  const { staff, who } = c.var;
  const object = `review.submission:${id}`;
  const [task, unread] = await Promise.all([findTaskAbout(staff, who, object), listUnread(staff, who, object)]);
  const urges = task && !task.doneAt && !task.todo && (task.startedBy === who.person || holds(who, 'openness'));
  const acts = task && [
    { label: '传阅', href: `/staff/tasks/${task.id}/circulate` },
    ...(task.todo && !task.doneAt ? [{ label: '转办', href: `/staff/tasks/${task.id}/hand-over` }] : []),
    ...(urges ? [{ label: urgeWords[urgeKind(task, who.person)], href: `/staff/tasks/${task.id}/urge` }] : []),
  ];
  const waiting = unread.map(({ id: circulation, sentByName, words, sentAt }) => ({
    key: newKey(),
    circulation,
    by: sentByName,
    words,
    at: formatMoment(sentAt),
  }));
  return { acts: acts ?? [], unread: waiting };
}
