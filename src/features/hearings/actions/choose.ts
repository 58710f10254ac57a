import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { loadCalendar } from '../../../core/calendar/queries.ts';
import { holds } from '../../../core/caller.ts';
import { openDraw } from '../../../core/draws/open.ts';
import { eventDayFrom } from '../../../core/draws/rules/event-day.ts';
import { unseal } from '../../../core/people/secret.ts';
import { turnFor } from '../../../core/publications/actions/publish.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { addDays, dayOf } from '../../../platform/time.ts';
import { findDraw, getApplication, getHearing, listApplications, loadPapersDays } from '../queries/hearings.ts';
import { ownerOf } from '../queries/list.ts';
import { arePapersLate } from '../rules/days.ts';
import { numberOf } from '../rules/forms.ts';
import { hearingFor } from './texts.ts';

type Verdict = 'chosen' | 'not_chosen';

async function decide(act: Act, application: number, verdict: Verdict, reason: string): Promise<void> {
  await sql`
    insert into hearings.choice (application, verdict, reason, by, at)
    values (${application}, ${verdict}, ${reason}, ${staffOf(act).person}, ${act.now})`.execute(act.tx);
  await act.line({ object: `hearings.application:${application}`, reason, data: { verdict } });
}

/** 确定参加人: by the conditions of the notice, each with its reason. Where the notice says that a draw chooses, nobody does. */
export const choose = action('hearings.choose', {
  words: '确定参加人',
  may: ['drafter', 'editor'],
  async run(act, input: { application: number; verdict: Verdict; reason: string }) {
    const application = await getApplication(act.tx, input.application);
    const hearing = await hearingFor(act, application.hearing, 'choose');
    if (hearing.method === 'draw') throw new Refused('公告说明由公开抽签确定参加人，不能由人确定。');
    if (input.reason.trim().length < 2) throw new Refused('请写明理由，按公告的哪一项条件。');
    await decide(act, application.id, input.verdict, input.reason.trim());
    return { application: application.id };
  },
});

/** 发起抽签: among all who applied, by the numbers of their receipts. The plan is looked at and published by another person. */
export const beginDraw = action('hearings.openDraw', {
  words: '发起听证参加人抽签',
  may: ['drafter', 'editor'],
  async run(act, input: { hearing: number }): Promise<{ draw: number }> {
    const hearing = await hearingFor(act, input.hearing, 'openDraw');
    if (hearing.method !== 'draw') throw new Refused('公告说明按条件确定参加人，不抽签。');
    const applied = await listApplications(act.tx, hearing.document);
    if (applied.length <= hearing.seats!) throw new Refused('报名的没有超过名额，不需要抽签，请直接采用。');
    const before = await findDraw(act.tx, hearing.document);
    if (before && !before.ended) throw new Refused('抽签已经发起，请在“公开抽签”里继续。');
    const event = eventDayFrom('SSE-CLOSE', addDays(dayOf(act.now), 2), await loadCalendar(act.tx));
    const draw = await openDraw(act, {
      object: `hearings.hearing:${hearing.document}`,
      plan: {
        ...{
          unit: hearing.unit,
          title: `${hearing.notice.subject}参加人抽签`.slice(0, 100),
          alg: 'sha256',
          team: 0,
          cap: 0,
        },
        reason: `报名 ${applied.length} 份，名额 ${hearing.seats} 名，按公告公开抽签确定参加人。名单是报名回执的编号。`,
        ...{ size: hearing.seats!, list: applied.map(({ id }) => numberOf(id)).join('\n'), namesOpen: false },
        revealOn: addDays(event, 7),
        parties: [{ party: 'OFFICE', name: hearing.unitName, own: true }],
        sources: [{ source: 'SSE-CLOSE', event, at: new Date(`${event}T07:00:00Z`) }],
      },
      follows: before ? { draw: before.draw, reason: '前一次抽签已经作废或者终止。' } : null,
    });
    await sql`insert into hearings.draw (draw, hearing) values (${draw}, ${hearing.document})`.execute(act.tx);
    await act.line({ object: `hearings.hearing:${hearing.document}`, data: { draw } });
    return { draw };
  },
});

/** 采用抽签结果: who was drawn takes part and nobody else; with no more applications than seats, all do. */
export const takeDraw = action('hearings.takeDraw', {
  words: '采用抽签结果',
  may: ['drafter', 'editor'],
  async run(act, input: { hearing: number }) {
    const hearing = await hearingFor(act, input.hearing, 'takeDraw');
    if (hearing.method !== 'draw') throw new Refused('公告说明按条件确定参加人，不抽签。');
    const applied = await listApplications(act.tx, hearing.document);
    if (applied.length <= hearing.seats!) {
      for (const { id } of applied) await decide(act, id, 'chosen', '报名没有超过名额，全部参加。');
    } else {
      const draw = await findDraw(act.tx, hearing.document);
      if (!draw?.result || draw.ended) throw new Refused('抽签的结果还没有公布，请先在“公开抽签”里完成。');
      const drawn = new Set(draw.result.split('\n').flatMap((line) => /^drawn (\S+)$/.exec(line)?.[1] ?? []));
      for (const { id } of applied) {
        const lucky = drawn.has(numberOf(id));
        await decide(act, id, lucky ? 'chosen' : 'not_chosen', `抽签 ${draw.number}${lucky ? '抽中' : '未抽中'}。`);
      }
    }
    await act.line({ object: `hearings.hearing:${hearing.document}`, data: { applied: applied.length } });
    return { hearing: hearing.document };
  },
});

/** 登记材料送达: on which day participants had the papers; late ones say why, in public. */
export const sendPapers = action('hearings.papers', {
  words: '登记会议材料送达',
  may: ['drafter', 'editor'],
  async run(act, input: { hearing: number; sentOn: string; what: string; lateReason: string }) {
    const hearing = await hearingFor(act, input.hearing, 'papers');
    if (input.sentOn > dayOf(act.now)) throw new Refused('送达的日期还没有到，请检查。');
    const days = await loadPapersDays(act.tx);
    const late = arePapersLate(input.sentOn, hearing.notice.heldOn, days);
    if (late && input.lateReason.trim().length < 5)
      throw new Refused(
        `材料要在会前 ${days} 日送达。晚了的，请写明理由（至少五个字，会公开），或者更正公告、改期举行。`,
      );
    await sql`
      insert into hearings.papers (hearing, sent_on, what, late_reason, by, at)
      values (${hearing.document}, ${input.sentOn}, ${input.what}, ${late ? input.lateReason.trim() : ''},
        ${staffOf(act).person}, ${act.now})`.execute(act.tx);
    await act.line({ object: `hearings.hearing:${hearing.document}`, data: { papers: input.sentOn, late } });
    await turnFor(act, [hearing.document]);
    return { hearing: hearing.document };
  },
});

/** 查看联系方式: with the reason why it is needed; the ledger says who looked and why, and not what they saw. */
export const reveal = action('hearings.reveal', {
  words: '查看报名人的姓名和联系方式',
  may: ['drafter', 'editor'],
  async run(
    act,
    input: { application: number; reason: string; see(who: { name: string; phone: string; email: string }): void },
  ) {
    const application = await getApplication(act.tx, input.application);
    const { unit } = await getHearing(act.tx, application.hearing);
    if (!holds(staffOf(act), ['drafter', 'editor'], unit)) throw new NotFound();
    if (input.reason.trim().length < 4) throw new Refused('请写明为什么要查看（至少四个字）。');
    const { name, address, seed } = application;
    if (!name || !address) throw new Refused('姓名和联系方式已经按期清除。');
    const owner = ownerOf(seed);
    input.see({ name: unseal(name, owner), ...JSON.parse(unseal(address, owner)) });
    await act.line({ object: `hearings.application:${application.id}`, reason: input.reason.trim() });
    return { application: application.id };
  },
});
