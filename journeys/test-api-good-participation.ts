import { today } from '../src/platform/time.ts';
import type { Make } from './test-api-good.ts';

/** The operations of consultations, announced decisions and hearings, each with a request that is done. */
export const goodParticipation: Record<string, Make> = {
  listConsultations: async (world) => {
    await world.participation.round();
    return { account: 'drafter', sent: { query: { limit: 1 } } };
  },
  getConsultation: async ({ participation }) => ({
    account: 'drafter',
    sent: { params: { document: (await participation.round()).document } },
  }),
  listComments: async ({ participation }) => ({
    account: 'drafter',
    sent: { params: { round: (await participation.letter()).round }, query: { limit: 1 } },
  }),
  enterComment: async ({ participation }) => ({
    account: 'drafter',
    sent: {
      params: { round: (await participation.round()).round },
      body: { channel: 'mail', receivedOn: today(new Date()), clause: 1, body: '合同测试的意见。', kind: 'person' },
    },
  }),
  listPoints: async ({ participation }) => ({
    account: 'drafter',
    sent: { params: { round: (await participation.point()).round }, query: { limit: 1 } },
  }),
  splitComment: async ({ participation }) => ({
    account: 'drafter',
    sent: { params: { comment: (await participation.letter()).comment } },
  }),
  assignPoint: async (world) => ({
    account: 'drafter',
    sent: { params: { point: (await world.participation.point()).point }, body: { unit: world.unit } },
  }),
  replyToPoint: async ({ participation }) => ({
    account: 'drafter',
    sent: { params: { point: (await participation.point()).point } },
  }),
  decideReply: async ({ participation }) => {
    const { point, reply } = await participation.replied();
    return { account: 'reviewer', sent: { params: { point }, body: { reply, verdict: 'agreed' } } };
  },
  drawUpResult: async ({ participation }) => ({
    account: 'drafter',
    sent: { params: { round: (await participation.closed()).round } },
  }),
  listMajorDecisions: async ({ participation }) => {
    await participation.catalogue();
    return { account: 'drafter', sent: { query: { limit: 1 } } };
  },
  getMajorDecision: async ({ participation }) => ({
    account: 'drafter',
    sent: { params: await participation.catalogue() },
  }),
  listHearings: async ({ participation }) => {
    await participation.hearing();
    return { account: 'drafter', sent: { query: { limit: 1 } } };
  },
  getHearing: async ({ participation }) => ({ account: 'drafter', sent: { params: await participation.hearing() } }),
  listHearingApplications: async ({ participation }) => ({
    account: 'drafter',
    sent: { params: await participation.applied(), query: { limit: 1 } },
  }),
};
