import type { Job } from '../feature.ts';
import { announce } from './announce.ts';
import { type SendParts, sendDue } from './send.ts';

/** What was done is told after its commit; each minute what waits for another try is looked at. */
export const webhookJobs = (parts: SendParts): Job[] => [
  {
    name: 'webhooks.hear',
    async run({ verb, answer }: { verb: string; answer: unknown }, sides) {
      if ((await announce(sides.staff, verb, answer)) > 0) await sendDue(sides, parts);
    },
  },
  {
    name: 'webhooks.sweep',
    every: '* * * * *',
    async run(_: object, sides) {
      await sendDue(sides, parts);
    },
  },
];
