import { randomBytes } from 'node:crypto';
import { action, staffOf } from '../../../core/action.ts';
import { type Channel, receiptOf } from '../../../core/calendar/rules/receipt.ts';
import { holds } from '../../../core/caller.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Filed } from '../rules/filed.ts';
import { objectOf } from '../rules.ts';
import { enterEvent, holdCase, putOnDesk, takeStep } from './case.ts';
import { writeDocument } from './documents.ts';
import { claimPapers } from './papers.ts';
import { enterCase } from './submit.ts';

export interface Entered {
  unit: number;
  channel: Exclude<Channel, 'internet'>;
  /** The day it arrived, was signed for, or was written down for whoever spoke. */
  on: string;
  filed: Filed;
  /** Papers that were held while the form was filled in; a function, so that no key to them is kept for repeats. */
  tokens?(): string[];
}

/** Which day of the arrival the channel looks at. */
const arrivalOf = ({ channel, on }: Entered) =>
  channel === 'signed_mail'
    ? { submittedOn: on, signedOn: on }
    : channel === 'spoken'
      ? { submittedOn: on, writtenOn: on }
      : { submittedOn: on };

/** 录入: on paper, in person, by fax or spoken, into the same register with the same numbering. */
export const enter = action('requests.enter', {
  words: '录入当面、邮寄、传真和口头申请',
  may: ['drafter'],
  async run(act, input: Entered) {
    if (!holds(staffOf(act), 'drafter', input.unit)) throw new NotFound();
    const today = dayOf(act.now);
    if (input.on > today) throw new Refused(`日期 ${input.on} 还没有到，请检查。`);
    const receipt = receiptOf(input.channel, arrivalOf(input));
    const { id, number } = await enterCase(act, {
      ...input,
      seed: randomBytes(16),
      state: 'submitted',
      submittedAt: input.on === today ? act.now : new Date(`${input.on}T00:00:00+08:00`),
    });
    const held = await holdCase(act, id);
    await enterEvent(act, held, { move: 'submit', on: input.on });
    const papers = await claimPapers(act, input.tokens?.() ?? [], { request: id });
    if (receipt.on) {
      const event = await takeStep(act, held, { move: 'confirm', on: receipt.on, words: receipt.line }, ['drafter']);
      await writeDocument(act, held, { kind: 'receipt', event });
    } else await putOnDesk(act, held);
    await act.line({ object: objectOf(id), data: { channel: input.channel, on: input.on, papers } });
    return { id, number };
  },
});
