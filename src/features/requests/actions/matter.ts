import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { writeLetter } from '../../../core/notices/letter.ts';
import { findOffice } from '../../../core/organisations/queries.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { first, one } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { getMatter, type MatterRow, matterOf } from '../queries/matter.ts';
import {
  type Matter,
  type MatterKind,
  type MatterOutcome,
  matterKinds,
  matterObject as objectOf,
  series,
} from '../rules/matter.ts';
import type { Dealer } from '../rules/remedies.ts';
import { codeOf, hashOf, plainCode, plainNumber, sealFor } from './keys.ts';
import type { Proof } from './look.ts';
import { nextNumber } from './number.ts';
import { claimPapers } from './papers.ts';
import { countFailure, countTurn, refuseGuessing } from './throttle.ts';
import { readDealer } from './where.ts';

interface Brought {
  kind: MatterKind;
  /** The slug of the unit that it is about. */
  unit: string;
  /** Functions, so that nothing of it is part of what is kept for repeats of the form. */
  told(): Matter;
  seed(): Buffer;
  /** Keys to the papers that came with the form. */
  tokens(): string[];
  place(): string;
}

/** 提出更正申请（第四十一条）或者投诉（第四十七条）: to the organ that keeps the record, or to who supervises openness. */
export const bringMatter = action('requests.bringMatter', {
  words: '提出更正申请或者公开工作投诉',
  may: 'anyone',
  async run(act, input: Brought): Promise<Dealer & { number: string }> {
    await countTurn(act, input.place(), 'submit');
    const again = await first(
      act.tx,
      sql<{
        id: number;
        number: string;
        unit: number;
      }>`select id, number, unit from requests.matter where seed = ${input.seed()}`,
    );
    if (again) {
      await act.line({ object: objectOf(again.id), data: { again: true } });
      return { number: again.number, ...(await readDealer(act, again.unit)) };
    }
    const about = await first(
      act.tx,
      sql<{ id: number }>`select id from organisations.unit where slug = ${input.unit} and closed_on is null`,
    );
    if (!about) throw new Refused('这个单位已经撤销，请重新选择。');
    const unit = input.kind === 'correction' ? about.id : ((await findOffice(act.tx)) ?? about.id);
    const number = await nextNumber(act, series[input.kind]);
    const seed = input.seed();
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into requests.matter (number, seed, kind, about, unit, filed, submitted_at)
        values (${number}, ${seed}, ${input.kind}, ${about.id}, ${unit}, ${sealFor(seed, 'filed', JSON.stringify(input.told()))}, ${act.now})
        returning id`,
    );
    await openTask(act, {
      object: objectOf(id),
      title: `${matterKinds[input.kind]}：${number}`,
      step: '处理',
      path: `/staff/requests/matters/${id}`,
      unit,
      role: roleOf(input.kind),
      dueOn: null,
    });
    const papers = await claimPapers(act, input.tokens(), { matter: id });
    await tell(act, { id, number, kind: input.kind, email: input.told().email }, '已收到');
    await act.line({ object: objectOf(id), data: { kind: input.kind, papers } });
    return { number, ...(await readDealer(act, unit)) };
  },
});

/** A letter to who left an address, without a word of what was brought: that stands behind number and code. */
async function tell(
  act: Act,
  { id, number, kind, email }: { id: number; number: string; kind: MatterKind; email: string },
  news: '已收到' | '已处理',
): Promise<void> {
  if (!email) return;
  await writeLetter(act, {
    template: 'requests.matter',
    to: email,
    facts: { 事项: matterKinds[kind], 编号: number, 进展: news },
    links: { 查询页: '/requests/status/' },
    object: objectOf(id),
  });
}

/** Who deals with it: the head of the organ's disclosure office, or the office that supervises openness. */
export const roleOf = (kind: MatterKind) => (kind === 'correction' ? 'disclosure' : 'openness');

/** 查询更正申请、投诉: by number and code; failures are counted as those of applications are. */
export const lookMatter = action('requests.lookMatter', {
  words: '凭编号和查询码查询更正申请、投诉',
  may: 'anyone',
  async run(act, input: { proof: Proof; place(): string }) {
    await refuseGuessing(act, input.place());
    const id = await proved(act, input.proof);
    if (id === null) await countFailure(act, input.place());
    await act.line({ object: objectOf(id ?? 0), data: { found: id !== null } });
    const row: MatterRow | null = id === null ? null : await getMatter(act.tx, id);
    return { view: row && matterOf(row) };
  },
});

/** What nobody can choose is compared, at the same pace for a number that never was. */
async function proved(act: Act, proof: Proof): Promise<number | null> {
  const row = await first(
    act.tx,
    sql<{
      id: number;
      seed: Buffer;
    }>`select id, seed from requests.matter where number = ${plainNumber(proof.number())}`,
  );
  const typed = hashOf(plainCode(proof.code()));
  return timingSafeEqual(hashOf(codeOf(row?.seed ?? Buffer.alloc(16))), typed) && row ? row.id : null;
}

/** 处理更正申请、投诉, once, in words that whoever brought it reads. */
export const decideMatter = action('requests.decideMatter', {
  words: '处理更正申请、公开工作投诉',
  may: ['disclosure', 'openness'],
  async run(act, input: { matter: number; outcome: MatterOutcome; words: string }) {
    const row = await getMatter(act.tx, input.matter);
    const who = staffOf(act);
    if (!who.grants.some(({ unit, role }) => unit === row.unit && role === roleOf(row.kind))) throw new NotFound();
    const decided = await first(
      act.tx,
      sql`
        update requests.matter
        set outcome = ${input.outcome}, words = ${sealFor(row.seed, 'words', input.words)}, decided_on = ${dayOf(act.now)},
          decided_by = ${who.person}
        where id = ${row.id} and outcome is null
        returning id`,
    );
    if (!decided) throw new Refused('这一件已经处理，不能再改。请刷新页面。');
    await closeTasks(act, objectOf(row.id), '已处理');
    await tell(act, { ...row, email: row.told?.email ?? '' }, '已处理');
    await act.line({ object: objectOf(row.id), data: { outcome: input.outcome } });
    return { matter: row.id };
  },
});
