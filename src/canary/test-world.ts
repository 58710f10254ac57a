import { sql } from 'kysely';
import type { Chain, Written } from '../../district/demo/chain.ts';
import type { Staff } from '../core/caller.ts';
import { drawFile } from '../core/files/preview/keep.ts';
import { draft, revise } from '../core/publications/actions/draft.ts';
import { correct } from '../core/publications/actions/links.ts';
import type { Attachment, Content } from '../core/publications/content.ts';
import { getEdition } from '../core/publications/queries.ts';
import { draftInterpretation, draftPolicy } from '../features/policies/actions.ts';
import { importPlan } from '../features/workplan/actions/import.ts';
import { keepWith } from '../first-start.ts';
import { one } from '../platform/database.ts';
import { enterDistrict } from '../test-district.ts';
import { type TestHouse, testHouse } from '../test-house.ts';
import { publishCalls } from './test-consultations.ts';
import { publishDecisionTexts } from './test-decisions.ts';
import { publishDecisions } from './test-enforcement.ts';
import { publishHearing } from './test-hearings.ts';
import { publishInspection } from './test-inspections.ts';
import { publishTopic } from './test-proposals.ts';
import { publishGuide } from './test-services.ts';
import { publishUnit } from './test-units.ts';
import { type Canary, canaryContent, canaryFiles, makeCanary } from './test-word.ts';

/** A text that may be public. */
export const clean = (title: string): Content => ({
  title,
  body: '<p>这是一份可以公开的文件。</p>',
  metadata: { source: '区政府办公室' },
  disclosure: 'open',
  ground: null,
  reason: null,
  attachments: [],
});

/** The house with its district, one clean public document and one clean public plan; canaries are let in afterwards. */
export async function openWorld() {
  const house = await testHouse();
  const { staff: db } = house.t.sides;
  const { people, chain } = await enterDistrict(db);
  const canary = makeCanary();
  const desk = openDesk(house, chain, canary);
  const plain = await desk.draft(clean('关于公布政务公开专区开放时间的通知'));
  await chain.publish(plain);
  const plan = await desk.importPlan('本年度政务公开工作安排', '公布工作进展');
  await chain.publish(plan.written);
  await publishUnit({ house, chain, canary });
  await publishGuide({ house, chain, canary });
  await publishDecisions({ house, chain, canary });
  await publishCalls({ house, chain, canary });
  await publishDecisionTexts({ house, chain, canary });
  await publishHearing({ house, chain, canary, plain });
  await publishInspection({ house, chain, canary });
  await publishTopic(db, [people.get('openness')!.staff, people.get('secrecy')!.staff], plain);
  return {
    house,
    canary,
    chain,
    desk,
    plain,
    plan,
    staffOf: (account: string): Staff => people.get(account)!.staff,
    close: () => house.close(),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** What the office's drafter does with canaries, by the same actions as everybody. */
function openDesk({ t, house }: TestHouse, chain: Chain, canary: Canary) {
  const db = t.sides.staff;
  const by = () => chain.as('office', 'drafter');
  const unit = chain.unitOf('office');
  const written = (opened: { document: number; edition: number; revision: number }, kind: string): Written => ({
    ...opened,
    text: { key: kind, unit: 'office', kind, title: '', body: '', metadata: {} },
  });
  const desk = {
    async files(): Promise<Attachment[]> {
      const keep = keepWith(house.storage);
      const kept: Attachment[] = [];
      for (const { name, bytes } of await canaryFiles(canary)) kept.push(await keep(by(), name, bytes));
      for (const { file } of kept) await drawFile(db, house.storage, file);
      return kept;
    },
    content: async (more: Partial<Content> = {}) => canaryContent(canary, await desk.files(), more),
    async draft(content: Content, kind = 'keywork'): Promise<Written> {
      return written(await draft(by(), { kind, unit, content }), kind);
    },
    async fill(document: Written, content: Content): Promise<Written> {
      const { revision: base } = await getEdition(db, document.edition);
      const { revision } = await revise(by(), { edition: document.edition, base, content });
      return { ...document, revision };
    },
    async correct(document: Written, note: string, content: Content, unfit = false): Promise<Written> {
      const { edition } = await correct(by(), { document: document.document, note, unfit });
      return desk.fill({ ...document, edition }, content);
    },
    async policy(content: Content): Promise<Written> {
      const interpreter = { name: canary.word('interpreter'), post: '主任' };
      const plan = { plan: canary.word('plan'), planForm: '', planChannel: '', planTime: '' };
      const duties = { needsInterpretation: true, reason: '', later: [], topic: null, interpreter };
      const opened = await draftPolicy(by(), { kind: 'policy', unit, title: content.title, plan, ...duties });
      return desk.fill(written(opened, 'policy'), content);
    },
    async interpretation(policy: Written, content: Content): Promise<Written> {
      const input = {
        policy: policy.document,
        form: '文字解读' as const,
        title: content.title,
        interpreter: canary.word('interpreter'),
      };
      const opened = await draftInterpretation(by(), input);
      return desk.fill(written(opened, 'interpretation'), content);
    },
    async importPlan(title: string, task: string) {
      const duties = [{ role: 'lead' as const, literal: '区政府办公室' }];
      const paragraphs = [{ seq: 1, text: task, note: null, duties }];
      const { plan, document, edition } = await importPlan(by(), {
        unit,
        matches: {},
        plan: {
          title,
          noticeTitle: title,
          issuer: '区政府办公室',
          issuedOn: '2026-01-05',
          documentNumber: '',
          recipients: [],
          basedOn: [],
          year: 2026,
          sourceName: `${title}.txt`,
          sourceText: `${title}\n一、${task}`,
          warnings: [],
          tasks: [
            {
              no: '一',
              section: null,
              title: task,
              deadline: null,
              deadlineRaw: null,
              recurrence: null,
              paragraphs,
              source: null,
            },
          ],
          filings: [],
        },
      });
      const { id } = await one(db, sql<{ id: number }>`select id from workplan.task where plan = ${plan}`);
      const { revision } = await getEdition(db, edition);
      return { task: id, written: written({ document, edition, revision }, 'work-plan') };
    },
  };
  return desk;
}
