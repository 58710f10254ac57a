import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import { issue } from '../review/actions/issue.ts';
import { submit } from '../review/actions/submit.ts';
import { clearAll, draftAndSubmit, type Office } from '../test-office.ts';
import { revise } from './actions/draft.ts';
import { correct } from './actions/links.ts';
import { markValidity, proposeValidity } from './actions/validity.ts';
import type { Content } from './content.ts';
import { publicationJobs } from './jobs.ts';
import type { Copy } from './queries/copies.ts';
import { getEdition } from './queries.ts';
import type { Validity } from './rules.ts';

/** What the office does to publish, correct and receive receipts, by the deeds themselves. */
export function openPress(t: TestDatabase, office: Office) {
  const press = {
    async published(title: string) {
      const { document, submission } = await draftAndSubmit(office, title);
      await clearAll(t, office, submission);
      const { issued } = await issue(office.by(office.editor), { submission });
      return { document, path: issued[0]!.path! };
    },
    /** A correction on its way. */
    async corrected(document: number, content: Partial<Content>, { note = '更正。', unfit = false } = {}) {
      const { edition } = await correct(office.by(office.drafter), { document, note, unfit });
      const before = await getEdition(t.sides.staff, edition);
      const next = { ...before.content, ...content };
      await revise(office.by(office.drafter), { edition, base: before.revision, content: next });
      const sent = { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] };
      const { submission } = await submit(office.by(office.drafter), sent);
      return { edition, submission };
    },
    async publishCorrected(document: number, content: Partial<Content>) {
      const { submission } = await press.corrected(document, content);
      await clearAll(t, office, submission);
      return issue(office.by(office.editor), { submission });
    },
    /** A validity by two persons: the editor proposes, the signer agrees. */
    async marked(document: number, state: Validity, from: string, note: string) {
      const { proposal } = await proposeValidity(office.by(office.editor), { document, state, from, note });
      return markValidity(office.by(office.signer), { document, proposal });
    },
    async withdrawnAt(document: number): Promise<string> {
      const { at } = await one(
        t.sides.staff,
        sql<{ at: Date }>`
          select coalesce(max(hidden_at), max(ended_at)) as at from publications.publication where document = ${document}`,
      );
      return at.toISOString();
    },
    /** Does the job that was sent with the withdrawal. */
    async receive(document: number) {
      const data = { document, withdrawnAt: await press.withdrawnAt(document) } as never;
      await publicationJobs.find(({ name }) => name === 'publications.writeReceipt')!.run(data, t.sides);
    },
    receiptOf: (document: number) =>
      one(
        t.sides.staff,
        sql<{ id: number; copies: Copy[]; editions: number[]; kind: string; hash: string; withdrawnAt: Date }>`
          select id, copies, editions, kind, hash, withdrawn_at as "withdrawnAt"
          from publications.withdrawal_receipt
          where document = ${document}
          order by id desc
          limit 1`,
      ),
  };
  return press;
}

export type Press = ReturnType<typeof openPress>;
