import { sql } from 'kysely';
import type { Written } from '../district/demo/chain.ts';
import { correct } from '../src/core/publications/actions/links.ts';
import { proposeValidity } from '../src/core/publications/actions/validity.ts';
import { saveParts } from '../src/features/agencies/actions/draft.ts';
import { recallProfile } from '../src/features/agencies/actions/submit.ts';
import { findAgency, workingOf } from '../src/features/agencies/queries/working.ts';
import { conclude, openRound } from '../src/features/policies/actions/cleaning.ts';
import { getRound, listScope } from '../src/features/policies/queries/cleaning.ts';
import { categoryNames } from '../src/features/policies/rules/regulation.ts';
import { draftItem } from '../src/features/services/actions.ts';
import { importPlan } from '../src/features/workplan/actions/import.ts';
import { rows } from '../src/platform/database.ts';
import { dayOf } from '../src/platform/time.ts';
import type { ApiOffice } from './test-api-office.ts';
import { openParticipation } from './test-api-participation.ts';

/** Things of the office in the states that the API's operations need, each made anew by the deeds themselves. */
export function openApiWorld({ chain, house }: ApiOffice) {
  const db = house.t.sides.staff;
  let turn = 0;
  const textOf = (kind = 'notice') => {
    turn += 1;
    const words = `合同测试第 ${turn} 份`;
    return { key: words, unit: 'office' as const, kind, title: words, body: `<p>${words}的正文。</p>`, metadata: {} };
  };
  const idOf = async (query: ReturnType<typeof sql>) => ((await rows(db, query)) as { id: number }[])[0]!.id;
  const world = {
    unit: chain.unitOf('office'),
    draft: (): Promise<Written> => chain.write(textOf()),
    /** The office's profile as a draft that can be sent: what waits is taken back. */
    async profileDraft(): Promise<void> {
      const agency = (await findAgency(db, chain.unitOf('office')))!;
      const by = () => chain.as('office', 'drafter');
      if (agency.waiting) await recallProfile(by(), { revision: agency.waiting.revision });
      const { basic } = workingOf(agency);
      await saveParts(by(), { units: [{ unit: agency.unit, parts: { basic } }] });
    },
    async submitted(until: 'secrecy' | 'signoff' | 'cleared' | null = null, kind = 'notice') {
      const written = await chain.write(textOf(kind));
      const submission = await chain.submit(written);
      if (until) await chain.clear('office', submission, until);
      return { ...written, submission };
    },
    async published() {
      const written = await chain.write(textOf());
      await chain.publish(written);
      const { id: publication, path } = (
        await rows(
          db,
          sql<{ id: string; path: string }>`
            select public_id as id, path from publications.document
            join publications.address on address.document = document.id and current
            where document.id = ${written.document}`,
        )
      )[0]!;
      return { ...written, publication, path };
    },
    /** A document with a former version. */
    async corrected(): Promise<number> {
      const written = await world.published();
      const { edition } = await correct(chain.as('office', 'drafter'), {
        document: written.document,
        note: '更正电话。',
      });
      await chain.publish({ ...written, edition });
      return written.document;
    },
    /** A validity that the signer proposed, for the second person. */
    async proposed(): Promise<{ document: number; proposal: number }> {
      const { document } = await world.published();
      const of = { document, state: 'expired', from: '2020-01-01', note: '期限届满' } as const;
      const { proposal } = await proposeValidity(chain.as('office', 'signoff'), of);
      return { document, proposal };
    },
    /** A decision with a number of its own. */
    decision(): Record<string, string> {
      turn += 1;
      return {
        kind: '强制',
        number: `合同强〔2026〕${turn}号`,
        decidedOn: '2026-01-05',
        partyKind: '个体工商户',
        party: '合同测试商店',
        basis: '合同测试依据',
        content: '合同测试内容',
        organ: '区政府办公室',
      };
    },
    /** A guide in the making. */
    async service(): Promise<{ document: number }> {
      const { title } = textOf();
      const made = await draftItem(chain.as('office', 'drafter'), { unit: chain.unitOf('office'), title, guide: {} });
      return { document: made.document };
    },
    participation: openParticipation(chain, house),
    policy: (): Promise<Written> => chain.writePolicy(textOf('policy')),
    async bundle() {
      const policy = await world.policy();
      const interpretation = await chain.explain(policy, textOf('interpretation'));
      return { policy, interpretation };
    },
    /** A policy that is out, and in the ledger of regulations. */
    async regulation(): Promise<Written> {
      const { policy, interpretation } = await world.bundle();
      await chain.publish(policy, interpretation);
      return policy;
    },
    roundOf() {
      turn += 1;
      return {
        title: `合同测试的清理 ${turn}`,
        unit: world.unit,
        categories: [...categoryNames],
        issuedUntil: dayOf(new Date()),
      };
    },
    /** A round of the office's own with at least one regulation in it. */
    async round(): Promise<{ round: number; documents: number[] }> {
      const { round } = await openRound(chain.as('office', 'drafter'), world.roundOf());
      const scope = async () => listScope(db, await getRound(db, round));
      if ((await scope()).length === 0) await world.regulation();
      return { round, documents: (await scope()).map(({ document }) => document) };
    },
    concluded: (round: number, document: number) =>
      conclude(chain.as('office', 'drafter'), {
        round,
        document,
        outcome: 'amend',
        reason: '适应改革要求。',
        untilOn: null,
      }),
    /** A policy that has its number and is not out. */
    async numbered(): Promise<Written> {
      const { policy, interpretation } = await world.bundle();
      await chain.clear('office', await chain.submit(policy, interpretation));
      return policy;
    },
    async plan() {
      turn += 1;
      const duties = [{ role: 'lead' as const, literal: '区政府办公室' }];
      const paragraphs = [{ seq: 1, text: '公布进展。', note: null, duties }];
      const text = { deadline: null, deadlineRaw: null, recurrence: null, section: null, source: null };
      const { plan, document, edition } = await importPlan(chain.as('office', 'drafter'), {
        unit: world.unit,
        matches: {},
        plan: {
          ...{
            title: `工作安排 ${turn}`,
            noticeTitle: '',
            issuer: '区政府办公室',
            issuedOn: '2026-01-05',
            documentNumber: '',
          },
          ...{
            recipients: ['区政府办公室'],
            basedOn: [],
            year: 2026,
            sourceName: 'a.txt',
            sourceText: '一、公布进展',
            warnings: [],
          },
          tasks: [{ no: '一', title: '公布进展', paragraphs, ...text }],
          filings: [{ kind: 'scheme', dueOn: '2026-09-13' }],
        },
      });
      const task = await idOf(sql`select id from workplan.task where plan = ${plan}`);
      const filing = await idOf(sql`select id from workplan.filing where plan = ${plan}`);
      return { plan, document, edition, task, filing };
    },
  };
  return world;
}

export type ApiWorld = ReturnType<typeof openApiWorld>;
