import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { eraseLetters } from '../../../core/notices/letter.ts';
import { first, rows } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { getCase, readPaper } from '../queries/case.ts';
import { matterObject } from '../rules/matter.ts';
import type { DisputeKind } from '../rules/report.ts';
import { keptFor, objectOf } from '../rules.ts';
import { actorsOf } from './case.ts';

/** 查看个人信息: unmasked once, against a reason that the ledger keeps. Answers the case opened, or one of its papers. */
export const unmask = action('requests.unmask', {
  words: '查看申请人的个人信息',
  may: ['drafter', 'disclosure'],
  async run(act, input: { request: number; paper: number | null; reason: string }) {
    const row = await getCase(act.tx, input.request, dayOf(act.now));
    const actors = actorsOf(act, row, false);
    if (!actors.some((one) => one === 'drafter' || one === 'disclosure')) throw new NotFound();
    if ([...input.reason.trim()].length < 2) throw new Refused('请写明查看个人信息的理由。');
    const paper = input.paper === null ? null : await readPaper(act.tx, row.id, input.paper);
    if (input.paper !== null && !paper) throw new NotFound();
    await act.line({ object: objectOf(row.id), reason: input.reason.trim(), data: { paper: input.paper } });
    return { filed: row.filed, paper };
  },
});

/** 登记复议、诉讼: what somebody started against an answer, or against silence. */
export const dispute = action('requests.dispute', {
  words: '登记政府信息公开行政复议、行政诉讼',
  may: ['drafter', 'disclosure'],
  async run(act, input: { request: number; kind: DisputeKind; filedOn: string }) {
    const row = await getCase(act.tx, input.request, dayOf(act.now));
    actorsOf(act, row, false);
    if (input.filedOn > dayOf(act.now)) throw new Refused('日期还没有到，请检查。');
    await sql`
      insert into requests.dispute (request, kind, filed_on) values (${row.id}, ${input.kind}, ${input.filedOn})`.execute(
      act.tx,
    );
    await act.line({ object: objectOf(row.id), data: { dispute: input.kind, filedOn: input.filedOn } });
    return { request: row.id };
  },
});

/** 登记结果 of a review or lawsuit, once. */
export const decideDispute = action('requests.decideDispute', {
  words: '登记行政复议、行政诉讼的结果',
  may: ['drafter', 'disclosure'],
  async run(act, input: { request: number; dispute: number; result: 'upheld' | 'corrected' | 'other'; on: string }) {
    const row = await getCase(act.tx, input.request, dayOf(act.now));
    actorsOf(act, row, false);
    if (input.on > dayOf(act.now)) throw new Refused('日期还没有到，请检查。');
    const known = row.disputes.find(({ id }) => id === input.dispute);
    if (known && input.on < known.filedOn) throw new Refused(`结果的日期不能早于 ${known.filedOn}，请检查。`);
    const decided = await first(
      act.tx,
      sql`
        update requests.dispute set result = ${input.result}, decided_on = ${input.on}
        where id = ${input.dispute} and request = ${row.id} and result is null
        returning id`,
    );
    if (!decided) throw new Refused('这一件已经登记结果，不能再改。请刷新页面。');
    await act.line({ object: objectOf(row.id), data: { dispute: input.dispute, result: input.result } });
    return { request: row.id };
  },
});

/** 按期删除: pictures of identity cards and everything about the applicant, once their time is over; what was never sent, after a day. */
export const forget = action('requests.forget', {
  words: '按期删除申请人的个人信息',
  may: 'system',
  async run(act, _input: object) {
    const waiting = await rows(
      act.tx,
      sql`delete from requests.paper where request is null and matter is null and at < ${act.now}::timestamptz - interval '1 day' returning id`,
    );
    const papers = await rows(
      act.tx,
      sql`
        update requests.paper set content = null, erased_at = ${act.now}
        from requests.request
        where request.id = paper.request and paper.content is not null and paper.use in ('identity', 'authorisation')
          and ended_on < (${act.now}::timestamptz at time zone 'Asia/Shanghai')::date - ${keptFor.identity}::int
        returning paper.id`,
    );
    const over = await rows(
      act.tx,
      sql<{ id: number }>`
        update requests.request set filed = null, erased_at = ${act.now}
        where filed is not null and state in ('closed', 'archived')
          and ended_on < (${act.now}::timestamptz at time zone 'Asia/Shanghai')::date - ${keptFor.applicant}::int
        returning id`,
    );
    const ids = over.map(({ id }) => id);
    await sql`update requests.event set words = null where request = any (${ids}::bigint[])`.execute(act.tx);
    await sql`update requests.paper set content = null, erased_at = ${act.now} where request = any (${ids}::bigint[]) and content is not null`.execute(
      act.tx,
    );
    await sql`update requests.document set content = null where request = any (${ids}::bigint[])`.execute(act.tx);
    const matters = await rows(
      act.tx,
      sql<{ id: number }>`
        update requests.matter set filed = null, words = null, erased_at = ${act.now}
        where filed is not null
          and decided_on < (${act.now}::timestamptz at time zone 'Asia/Shanghai')::date - ${keptFor.applicant}::int
        returning id`,
    );
    const told = matters.map(({ id }) => id);
    await sql`update requests.paper set content = null, erased_at = ${act.now} where matter = any (${told}::bigint[]) and content is not null`.execute(
      act.tx,
    );
    for (const id of ids) await eraseLetters(act, objectOf(id));
    for (const id of told) await eraseLetters(act, matterObject(id));
    await act.line({
      object: objectOf(0),
      data: { waiting: waiting.length, papers: papers.length, cases: ids.length, matters: matters.length },
    });
    return { waiting: waiting.length, papers: papers.length, cases: ids.length };
  },
});
