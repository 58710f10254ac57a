import type { Staff } from '../../core/caller.ts';
import { revise } from '../../core/publications/actions/draft.ts';
import type { Content } from '../../core/publications/content.ts';
import { getEdition } from '../../core/publications/queries.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { clearAll, type Office } from '../../core/test-office.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import { enterRegulation, type RegulationInput } from './actions/regulation.ts';
import { draftInterpretation, draftPolicy, type PolicyInput, submitBundle } from './actions.ts';
import type { InterpretationForm } from './rules.ts';

const unsaid = {
  category: 'department',
  issuer: '',
  registerNumber: '',
  topic: '',
  bases: '',
  consultation: '',
  legality: null,
  competition: null,
  evaluation: null,
} as const;

/** What a drafter and a signer do with policies, for the stories of this room. */
export function openDesk(t: TestDatabase, office: Office) {
  async function policyOf(title: string, change: Partial<PolicyInput> = {}) {
    const made = await draftPolicy(office.by(office.drafter), {
      kind: 'policy',
      unit: office.unit,
      title,
      needsInterpretation: true,
      reason: '',
      later: [],
      topic: null,
      interpreter: { name: '负责人甲', post: '局长' },
      plan: { plan: '背景、内容、期限。', planForm: '文字解读' },
      ...change,
    });
    await write(made.edition);
    return made;
  }

  /** The drafter completes the text so that it can be sent. */
  async function write(edition: number, change: Partial<Content> = {}, who: Staff = office.drafter) {
    const { revision, content } = await getEdition(t.sides.staff, edition);
    const written = { ...content, body: '<p>第一条　为了公开。</p>', disclosure: 'open' as const, ...change };
    await revise(office.by(who), {
      edition,
      base: revision,
      content: { ...written, metadata: { ...content.metadata, ...change.metadata } },
    });
  }

  async function interpretationOf(policy: number, form: InterpretationForm = '文字解读', title = '解读') {
    const made = await draftInterpretation(office.by(office.drafter), { policy, form, title, interpreter: '' });
    await write(made.edition);
    return made;
  }

  const bundle = (policy: number, interpretations: number[]) =>
    submitBundle(office.by(office.drafter), {
      policy,
      interpretations,
      urgent: false,
      urgentReason: '',
      channels: ['portal'],
    });
  const alone = (edition: number) =>
    submit(office.by(office.drafter), { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] });
  const publish = (submission: number) => issue(office.by(office.signer), { submission });

  /** A policy on the whole road to the public, without an interpretation; links are tied before it goes out. */
  async function published(
    title: string,
    change: Partial<Content> = {},
    before: (made: { document: number; edition: number }) => Promise<unknown> = async () => {},
  ) {
    const made = await policyOf(title, { needsInterpretation: false, reason: '只转发上级通知', interpreter: null });
    await write(made.edition, change);
    await before(made);
    const { submission } = await alone(made.edition);
    await clearAll(t, office, submission);
    await publish(submission);
    return made;
  }

  /** What the office enters in the ledger about a document: the category, and what `change` says. */
  const enter = (document: number, change: Partial<RegulationInput> = {}, who: Staff = office.drafter) =>
    enterRegulation(office.by(who), { ...unsaid, document, ...change });
  return { enter, published, policyOf, write, interpretationOf, bundle, alone, publish };
}
