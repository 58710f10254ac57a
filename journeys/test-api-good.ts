import { compound } from '../src/core/files/extract/samples.ts';
import { today } from '../src/platform/time.ts';
import type { ApiClient, Sent } from './test-api-client.ts';
import { goodParticipation } from './test-api-good-participation.ts';
import type { ApiWorld } from './test-api-world.ts';

/** Who asks, and what: a request that is done. The body is the document's own example where none is given. */
export interface Good {
  account: string;
  sent: Sent;
}

export type Make = (world: ApiWorld, as: (account: string) => ApiClient) => Promise<Good>;

const plain =
  (account: string, sent: Sent = {}): Make =>
  async () => ({ account, sent });

/** The tag of a thing as it stands. */
const tagOf = async (who: ApiClient, id: string, params: Record<string, unknown>) =>
  (await who.call(id, { params })).tag;

const onDraft = async (world: ApiWorld, as: (account: string) => ApiClient) => {
  const params = { document: (await world.draft()).document };
  return { params, seen: await tagOf(as('drafter'), 'getDocument', params) };
};
const onPublished = async (world: ApiWorld) => ({ params: { document: (await world.published()).document } });
const onCleared = async (world: ApiWorld) => ({
  params: { submission: (await world.submitted('cleared')).submission },
});
const upload = async (who: ApiClient, file: File) => ({
  file: (await who.call('uploadFile', { file })).body.id as number,
});
const report = async (world: ApiWorld, as: (account: string) => ApiClient) => {
  const { task } = await world.plan();
  const body = { unit: world.unit, stage: 'under_way', words: '已制定方案，正在征求意见。' };
  const { progress } = (await as('drafter').call('reportProgress', { params: { task }, body })).body;
  return { params: { progress }, task };
};
const proven = async (world: ApiWorld, as: (account: string) => ApiClient) => {
  const [{ task }, { path }] = [await world.plan(), await world.published()];
  await as('drafter').call('addEvidence', { params: { task }, body: { address: path } });
  return { params: { task } };
};

/** For every operation of the document one request that is done; a new operation is not complete without its line here. */
export const good: Record<string, Make> = {
  getMe: plain('drafter'),
  listUnits: plain('drafter', { query: { limit: 2 } }),
  getUnitProfile: async (world) => ({ account: 'drafter', sent: { params: { unit: world.unit } } }),
  saveUnitProfile: async (world, as) => {
    await world.profileDraft();
    const params = { unit: world.unit };
    return { account: 'drafter', sent: { params, seen: await tagOf(as('drafter'), 'getUnitProfile', params) } };
  },
  submitUnitProfile: async (world) => {
    await world.profileDraft();
    return { account: 'drafter', sent: { params: { unit: world.unit } } };
  },
  listColumns: plain('drafter', { query: { limit: 2 } }),
  listKinds: plain('drafter', { query: { limit: 2 } }),
  listDocuments: plain('drafter', { query: { limit: 2 } }),
  draftDocument: async (world) => ({
    account: 'drafter',
    sent: { body: { kind: 'notice', unit: world.unit, content: { title: '合同测试', disclosure: 'open' } } },
  }),
  getDocument: async (world, as) => ({ account: 'drafter', sent: { params: (await onDraft(world, as)).params } }),
  reviseDocument: async (world, as) => ({ account: 'drafter', sent: await onDraft(world, as) }),
  abandonDocument: async (world, as) => ({ account: 'drafter', sent: await onDraft(world, as) }),
  submitDocument: async (world, as) => ({ account: 'drafter', sent: await onDraft(world, as) }),
  correctDocument: async (world) => ({ account: 'drafter', sent: await onPublished(world) }),
  linkDocument: async (world) => ({
    account: 'drafter',
    sent: { ...(await onPublished(world)), body: { kind: 'related', to: (await world.draft()).document } },
  }),
  withdrawDocument: async (world) => ({ account: 'editor', sent: await onPublished(world) }),
  listVersions: async (world) => ({ account: 'drafter', sent: await onPublished(world) }),
  getVersionOn: async (world) => ({ account: 'drafter', sent: await onPublished(world) }),
  withdrawVersion: async (world) => ({
    account: 'editor',
    sent: { params: { document: await world.corrected(), edition: 1 } },
  }),
  listWithdrawalReceipts: async (world) => ({ account: 'drafter', sent: await onPublished(world) }),
  proposeValidity: async (world) => ({ account: 'editor', sent: await onPublished(world) }),
  decideValidity: async (world) => ({ account: 'editor', sent: { params: await world.proposed() } }),
  moveDocument: async (world) => ({
    account: 'editor',
    sent: { ...(await onPublished(world)), body: { siteColumn: 'news' } },
  }),
  waiveRequirement: async (world) => ({
    account: 'signer',
    sent: { params: { document: (await world.policy()).document } },
  }),
  voidNumber: async (world) => ({
    account: 'signer',
    sent: { params: { document: (await world.numbered()).document } },
  }),
  uploadFile: plain('drafter', { file: new File(['附件'], '附件.txt') }),
  getFile: async (_, as) => ({
    account: 'drafter',
    sent: { params: await upload(as('drafter'), new File(['一'], '一.txt')) },
  }),
  downloadFile: async (_, as) => ({
    account: 'drafter',
    sent: { params: await upload(as('drafter'), new File(['二'], '二.txt')) },
  }),
  acceptFile: async (_, as) => {
    const old = new File([new Uint8Array(compound('WordDocument'))], '旧.doc');
    return { account: 'reviewer', sent: { params: await upload(as('drafter'), old) } };
  },
  listTasks: async (world) => {
    await world.submitted();
    return { account: 'reviewer', sent: { query: { limit: 1 } } };
  },
  getSubmission: async (world) => ({
    account: 'reviewer',
    sent: { params: { submission: (await world.submitted()).submission } },
  }),
  giveOpinion: async (world, as) => {
    const params = { submission: (await world.submitted()).submission };
    return { account: 'reviewer', sent: { params, seen: await tagOf(as('reviewer'), 'getSubmission', params) } };
  },
  recallSubmission: async (world) => ({
    account: 'drafter',
    sent: { params: { submission: (await world.submitted()).submission } },
  }),
  issueSubmission: async (world) => ({ account: 'editor', sent: await onCleared(world) }),
  scheduleSubmission: async (world) => ({ account: 'editor', sent: await onCleared(world) }),
  unscheduleSubmission: async (world, as) => {
    const sent = await onCleared(world);
    await as('editor').call('scheduleSubmission', { ...sent, body: { at: '2099-01-01T00:00:00+08:00' } });
    return { account: 'editor', sent };
  },
  listDecisions: plain('drafter', { query: { limit: 1 } }),
  draftDecision: async (world) => ({
    account: 'drafter',
    sent: { body: { unit: world.unit, decision: world.decision() } },
  }),
  ...goodParticipation,
  importDecisions: async (world) => ({
    account: 'drafter',
    sent: { body: { unit: world.unit, kind: '强制', decisions: [world.decision(), world.decision()] } },
  }),
  listServices: plain('drafter', { query: { limit: 1 } }),
  getService: async (world) => ({ account: 'drafter', sent: { params: await world.service() } }),
  draftService: async (world) => ({
    account: 'drafter',
    sent: { body: { unit: world.unit, title: '合同测试事项', guide: { organ: '区政府办公室' } } },
  }),
  writeService: async (world, as) => {
    const params = await world.service();
    const body = { title: '合同测试事项', guide: { organ: '区政府办公室', charged: '否' } };
    return { account: 'drafter', sent: { params, body, seen: await tagOf(as('drafter'), 'getService', params) } };
  },
  importServices: async (world) => ({
    account: 'drafter',
    sent: { body: { unit: world.unit, name: '合同测试清单', items: [{ title: '合同测试导入的事项', guide: {} }] } },
  }),
  listPolicies: async (world) => {
    await world.policy();
    return { account: 'drafter', sent: { query: { limit: 1 } } };
  },
  getPolicy: async (world) => ({ account: 'drafter', sent: { params: { document: (await world.policy()).document } } }),
  draftPolicy: async (world) => ({
    account: 'drafter',
    sent: {
      body: {
        kind: 'policy',
        unit: world.unit,
        title: '合同测试的办法',
        needsInterpretation: true,
        interpreter: { name: '负责人', post: '主任' },
        plan: '提纲。',
      },
    },
  }),
  setPolicyDuties: async (world, as) => {
    const params = { document: (await world.policy()).document };
    return { account: 'drafter', sent: { params, seen: await tagOf(as('drafter'), 'getPolicy', params) } };
  },
  draftInterpretation: async (world) => ({
    account: 'drafter',
    sent: { params: { document: (await world.policy()).document } },
  }),
  submitPolicy: async (world, as) => {
    const { policy, interpretation } = await world.bundle();
    const params = { document: policy.document };
    const body = { interpretations: [interpretation.document] };
    return { account: 'drafter', sent: { params, body, seen: await tagOf(as('drafter'), 'getPolicy', params) } };
  },
  listRegulations: async (world) => {
    await world.regulation();
    return { account: 'drafter', sent: { query: { limit: 1 } } };
  },
  getRegulation: async (world) => ({
    account: 'drafter',
    sent: { params: { document: (await world.regulation()).document } },
  }),
  enterRegulation: async (world, as) => {
    const params = { document: (await world.regulation()).document };
    return { account: 'drafter', sent: { params, seen: await tagOf(as('drafter'), 'getRegulation', params) } };
  },
  fileRegulation: async (world, as) => {
    const params = { document: (await world.regulation()).document };
    const seen = await tagOf(as('drafter'), 'getRegulation', params);
    await as('drafter').call('enterRegulation', { params, seen, body: { category: 'government' } });
    const body = { authority: '丹东市人民政府', filedOn: today(new Date()) };
    return { account: 'drafter', sent: { params, body } };
  },
  listRounds: async (world) => {
    await world.round();
    return { account: 'drafter', sent: { query: { limit: 1 } } };
  },
  getRound: async (world) => ({ account: 'drafter', sent: { params: { round: (await world.round()).round } } }),
  openRound: async (world) => ({ account: 'drafter', sent: { body: world.roundOf() } }),
  concludeRegulation: async (world, as) => {
    const { round, documents } = await world.round();
    const seen = await tagOf(as('drafter'), 'getRound', { round });
    return { account: 'drafter', sent: { params: { round, document: documents[0] }, seen } };
  },
  announceRound: async (world, as) => {
    const { round, documents } = await world.round();
    for (const document of documents) await world.concluded(round, document);
    const body = { unit: world.unit, kind: 'policy', title: '关于公布清理结果的公告' };
    const seen = await tagOf(as('drafter'), 'getRound', { round });
    return { account: 'drafter', sent: { params: { round }, body, seen } };
  },
  closeRound: async (world, as) => {
    const { round } = await world.round();
    return { account: 'drafter', sent: { params: { round }, seen: await tagOf(as('drafter'), 'getRound', { round }) } };
  },
  listPublications: async (world) => {
    await world.published();
    return { account: 'drafter', sent: { query: { limit: 1 } } };
  },
  searchPublications: async (world) => {
    await world.published();
    return { account: 'drafter', sent: { query: { q: '合同测试', limit: 1 } } };
  },
  getPublication: async (world) => ({
    account: 'drafter',
    sent: { params: { publication: (await world.published()).publication } },
  }),
  listPlans: async (world) => {
    await world.plan();
    return { account: 'drafter', sent: { query: { limit: 1 } } };
  },
  getPlan: async (world) => ({ account: 'drafter', sent: { params: { plan: (await world.plan()).plan } } }),
  listPlanTasks: async (world) => ({
    account: 'drafter',
    sent: { params: { plan: (await world.plan()).plan }, query: { limit: 1 } },
  }),
  getPlanTask: async (world, as) => ({
    account: 'drafter',
    sent: { params: { task: (await report(world, as)).task } },
  }),
  listFilings: async (world) => ({ account: 'drafter', sent: { params: { plan: (await world.plan()).plan } } }),
  getFiling: async (world) => ({ account: 'drafter', sent: { params: { filing: (await world.plan()).filing } } }),
  reportProgress: async (world) => ({
    account: 'drafter',
    sent: {
      params: { task: (await world.plan()).task },
      body: { unit: world.unit, stage: 'under_way', words: '已制定方案。' },
    },
  }),
  approveProgress: async (world, as) => ({ account: 'openness', sent: { params: (await report(world, as)).params } }),
  returnProgress: async (world, as) => ({ account: 'openness', sent: { params: (await report(world, as)).params } }),
  addEvidence: async (world) => ({
    account: 'drafter',
    sent: { params: { task: (await world.plan()).task }, body: { address: (await world.published()).path } },
  }),
  closePlanTask: async (world, as) => ({ account: 'openness', sent: await proven(world, as) }),
  reopenPlanTask: async (world, as) => {
    const sent = await proven(world, as);
    await as('openness').call('closePlanTask', { ...sent, body: { words: '各项均已完成。' } });
    return { account: 'openness', sent };
  },
  file: async (world) => ({ account: 'drafter', sent: { params: { filing: (await world.plan()).filing } } }),
  returnFiling: async (world, as) => {
    const sent = { params: { filing: (await world.plan()).filing } };
    await as('drafter').call('file', { ...sent, body: { title: '实施方案' } });
    return { account: 'openness', sent };
  },
  listLedgerLines: plain('audit', { query: { limit: 2 } }),
  verifyLedger: plain('audit'),
};
