import { randomUUID } from 'node:crypto';
import { By, type Staff } from '../../src/core/caller.ts';
import { accept } from '../../src/core/checks/actions/accept.ts';
import { lookAt } from '../../src/core/checks/queries.ts';
import { isOpen } from '../../src/core/checks/rules/gate.ts';
import { draft, revise } from '../../src/core/publications/actions/draft.ts';
import type { Attachment, Content, Metadata } from '../../src/core/publications/content.ts';
import { getEdition } from '../../src/core/publications/queries.ts';
import { issue } from '../../src/core/review/actions/issue.ts';
import { opine } from '../../src/core/review/actions/opine.ts';
import { submit } from '../../src/core/review/actions/submit.ts';
import { getSubmission } from '../../src/core/review/queries.ts';
import { type Check, checks, type State, type Step } from '../../src/core/review/rules.ts';
import { draftInterpretation, draftPolicy } from '../../src/features/policies/actions.ts';
import type { InterpretationForm } from '../../src/features/policies/rules.ts';
import type { StaffDb } from '../../src/platform/database.ts';
import { openMove } from './moved.ts';
import type { DemoPerson } from './people.ts';
import type { DemoText } from './text.ts';

export interface Written {
  document: number;
  edition: number;
  revision: number;
  text: DemoText;
}

const allChecks = Object.fromEntries(Object.keys(checks).map((check) => [check, true])) as Record<Check, boolean>;

const plan: Metadata = {
  plan: '背景依据、主要内容、适用范围、惠民举措、新旧差异。',
  planForm: '文字解读、图解',
  planChannel: '区政府门户网站',
  planTime: '与文件同步发布',
};

function contentOf(text: DemoText, attachments: Attachment[] = []): Content {
  const { title, body, metadata, disclosure = 'open', ground = null, reason = null } = text;
  return { title, body, metadata, disclosure, ground, reason, attachments };
}

/** Who does which step in which unit: a department has two persons, the government's office one for each step. */
const accounts: Record<DemoText['unit'], Record<Step | 'drafter' | 'editor', string>> = {
  office: {
    drafter: 'drafter',
    department: 'reviewer',
    openness: 'openness',
    secrecy: 'secrecy',
    signoff: 'signer',
    editor: 'editor',
  },
  education: departmentOf('education'),
  housing: departmentOf('housing'),
};

function departmentOf(unit: string) {
  const [drafter, reviewer] = [`${unit}.drafter`, `${unit}.reviewer`];
  return { drafter, editor: drafter, department: reviewer, openness: 'openness', secrecy: reviewer, signoff: reviewer };
}

/** The road from draft to public page, walked by the demonstration accounts through the same actions as everybody. */
export function openChain(db: StaffDb, people: Map<string, DemoPerson>, today: string) {
  const who = (unit: DemoText['unit'], step: Step | 'drafter' | 'editor'): Staff =>
    people.get(accounts[unit][step])!.staff;
  const as = (unit: DemoText['unit'], step: Step | 'drafter' | 'editor') => new By(db, who(unit, step), randomUUID());

  const unitOf = (unit: DemoText['unit']) => who(unit, 'drafter').unit;
  const move = openMove((unit) => as(unit, 'drafter'), unitOf);

  async function fill(
    opened: { document: number; edition: number; revision: number },
    text: DemoText,
    attachments: Attachment[] = [],
    more: Metadata = {},
  ): Promise<Written> {
    const content = contentOf(text, attachments);
    const { edition, revision: base } = opened;
    const { revision } = await revise(as(text.unit, 'drafter'), {
      edition,
      base,
      content: { ...content, metadata: { ...content.metadata, ...more } },
    });
    return { ...opened, revision, text };
  }

  /** What the checks could not read, the drafter has looked at and says so by name, as every office does. */
  async function answerChecks({ document, edition, text }: Written): Promise<void> {
    const { findings } = await lookAt(db, await getEdition(db, edition));
    const open = findings.filter((finding) => isOpen(finding, 'submit', []));
    if (open.length === 0) return;
    await accept(as(text.unit, 'drafter'), {
      document,
      fingerprints: open.map(({ fingerprint }) => fingerprint),
      verdict: 'needed',
      reason: '已打开逐项核对，与所附文字一致，同意公开。',
    });
  }

  const chain = {
    as,
    unitOf,
    finishMove: move.finish,

    async write(text: DemoText, attachments: Attachment[] = []): Promise<Written> {
      const unit = unitOf(text.unit);
      const content = contentOf(text, attachments);
      if (text.first) return { ...(await move.draft(text, content, text.first(today))), revision: 0, text };
      const opened = await draft(as(text.unit, 'drafter'), { kind: text.kind, unit, content });
      return { ...opened, text };
    },

    /** A policy in its own room: with the decision about its interpretation and the 解读方案. */
    async writePolicy(text: DemoText, attachments: Attachment[] = []): Promise<Written> {
      const opened = await draftPolicy(as(text.unit, 'drafter'), {
        kind: text.kind,
        unit: unitOf(text.unit),
        title: text.title,
        needsInterpretation: true,
        reason: '',
        later: [],
        topic: null,
        interpreter: { name: '负责人（演示）', post: '单位主要负责人' },
        plan,
      });
      return fill(opened, text, attachments, plan);
    },

    /** An interpretation of a policy, tied to it from the first moment. */
    async explain(policy: Written, text: DemoText, attachments: Attachment[] = []): Promise<Written> {
      const { form = '文字解读', interpreter = '' } = text.metadata;
      const opened = await draftInterpretation(as(text.unit, 'drafter'), {
        policy: policy.document,
        form: form as InterpretationForm,
        title: text.title,
        interpreter,
      });
      return fill(opened, text, attachments);
    },

    async submit(...written: Written[]): Promise<number> {
      const { unit } = written[0]!.text;
      for (const one of written) await answerChecks(one);
      const urgent = written[0]!.text.kind === 'urgent-notice';
      const { submission } = await submit(as(unit, 'drafter'), {
        editions: written.map((one) => one.edition),
        urgent,
        urgentReason: urgent ? '抢修已经开始，需要立即告知居民。' : '',
        channels: ['portal'],
      });
      return submission;
    },

    /** Lets each step agree until the submission stands at `until`. */
    async clear(unit: DemoText['unit'], submission: number, until: State = 'cleared'): Promise<void> {
      for (;;) {
        const now = await getSubmission(db, submission);
        if (now.state === until || now.state === 'cleared') return;
        await chain.say(unit, submission, { verdict: 'agree', words: '同意。' });
      }
    },

    async say(
      unit: DemoText['unit'],
      submission: number,
      opinion: { verdict: 'agree' | 'send_back' | 'refer' | 'refuse'; words: string; position?: string },
    ): Promise<void> {
      const now = await getSubmission(db, submission);
      await opine(as(unit, now.state as Step), {
        submission,
        hash: now.manifestHash,
        verdict: opinion.verdict,
        words: opinion.words,
        checks: now.state === 'secrecy' ? allChecks : {},
        backTo: null,
        position: opinion.position ?? '',
      });
    },

    issue: (unit: DemoText['unit'], submission: number) => issue(as(unit, 'editor'), { submission }),

    /** Several texts that go out together, from submission to public page. */
    async publish(...written: Written[]): Promise<void> {
      const { unit } = written[0]!.text;
      const submission = await chain.submit(...written);
      await chain.clear(unit, submission);
      await chain.issue(unit, submission);
    },
  };
  return chain;
}

export type Chain = ReturnType<typeof openChain>;
