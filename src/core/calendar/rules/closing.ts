import { addDays, startOf } from '../../../platform/time.ts';

/** The first instant that is too late: midnight in Asia/Shanghai after the last day, whatever the process thinks its zone is. */
export const closesAt = (lastDay: string): Date => startOf(addDays(lastDay, 1));

/** Whether something that came in at an instant still counts: 23:59:59 of the last day does, 00:00:00 does not (民法典第二百零三条第二款). */
export const isInTime = (at: Date, lastDay: string): boolean => at.getTime() < closesAt(lastDay).getTime();
