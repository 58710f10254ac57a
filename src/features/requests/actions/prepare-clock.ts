import { sql } from 'kysely';
import { type Act, staffOf } from '../../../core/action.ts';
import type { Ground } from '../../../core/calendar/rules/period.ts';
import { one } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { consulted, type Opinion, openConsultations, servedOn } from '../rules/clock.ts';
import { feeByCases, feeByPages } from '../rules/fees.ts';
import type { Move } from '../rules/flow.ts';
import type { Held } from './case.ts';
import { lastDayFor, writeDocument } from './documents.ts';
import type { Given, Prepare, Prepared } from './moves.ts';
import { addPapers } from './papers.ts';

const words = ({ told }: Given) => String(told.words ?? '');

/** What stops, restarts or lengthens the time of an answer, and the notice that tells of it. */
export const clockMoves: Partial<Record<Move, Prepare>> = {
  askCorrection: async (given) => {
    const until = await lastDayFor(given.act, 'correction_reply', dayOf(given.act.now));
    return {
      data: { until },
      after: notice(given, { kind: 'correction', dueOn: until }),
    };
  },
  correct: ({ act, held, files }) => ({
    after: (event) => addPapers(act, files, { request: held.id, event, use: 'correction' }),
  }),
  lapse: (given) => lapsed(given),
  askReason: (given) => ({ after: notice(given, { kind: 'reason' }) }),
  noticeFee: (given) => noticed(given),
  consult: (given) => asked(given),
  serve: ({ held, told }) => {
    const consult = openConsultations(held.events).find(({ data }) => data.n === told.n);
    if (!consult) throw new Refused('没有进行中的这一件征求意见，请刷新页面后再记。');
    if (servedOn(consult, held.events)) throw new Refused('这一件征求意见书的送达日期已经记录。');
    if (typeof told.on === 'string' && told.on < consult.on)
      throw new Refused(`送达日期不能早于发出日期 ${consult.on}，请检查。`);
    return { data: { ground: consult.data.ground, n: consult.data.n } };
  },
  hear: (given) => heard(given),
  extend: (given) => ({
    data: { days: Number(given.told.days), by: staffOf(given.act).name },
    after: notice(given, { kind: 'extension', days: Number(given.told.days) }),
  }),
  delay: (given) => ({
    data: { until: String(given.told.until), by: staffOf(given.act).name },
    after: notice(given, { kind: 'delay', dueOn: String(given.told.until) }),
  }),
};

/** The document of a move, once the move is an event. */
const notice = (given: Given, more: Omit<Parameters<typeof writeDocument>[2], 'event'>) => async (event: number) =>
  void (await writeDocument(given.act, given.held, { words: words(given), ...more, event }));

/** Nobody corrected, or paid, in time after the notice had reached them: the law takes it for given up. */
async function lapsed(given: Given): Promise<Prepared> {
  const { act, held, told } = given;
  const fee = held.state === 'paying';
  const asked = held.events.findLast(({ move }) => move === (fee ? 'noticeFee' : 'askCorrection'))!;
  const servedOn = typeof told.servedOn === 'string' ? told.servedOn : asked.on;
  if (servedOn < asked.on) throw new Refused(`告知书是 ${asked.on} 作出的，送达日期不能更早，请检查。`);
  const until = await lastDayFor(act, fee ? 'fee_payment' : 'correction_reply', servedOn);
  if (dayOf(act.now) <= until)
    throw new Refused(
      `期限到 ${until} 才届满，届满之前不能不再处理。请等申请人${fee ? '缴费' : '补正'}，或者到期后再办。`,
    );
  const outcome = fee ? 'abandoned_fee' : 'abandoned_correction';
  return {
    outcome,
    data: { until, servedOn },
    after: notice(given, { kind: 'lapse', outcome, servedOn, dueOn: until }),
  };
}

/** 收费: by cases of this applicant in the calendar month, or by pages; what costs nothing is not charged. */
async function noticed(given: Given): Promise<Prepared> {
  const { act, held, told } = given;
  const pages = Number(told.pages ?? 0);
  if (told.method === 'pages' && held.filed?.way === 'on_site')
    throw new Refused('申请人选择当场查阅、抄录，不提供纸质件、邮件或者复制件，不能按量计收。');
  if (told.method === 'pages' && pages < 1) throw new Refused('按量计收的，请填写页数。');
  const month = held.receivedOn!.slice(0, 7);
  const n = await countOfMonth(act, held, month);
  const { amount, lines } = told.method === 'pages' ? feeByPages(pages) : feeByCases(n, month);
  if (amount === 0)
    throw new Refused(
      told.method === 'pages'
        ? `${pages} 页在免费的范围内（30 页以下），不能收费。`
        : `这是该申请人本月的第 ${n} 件申请，10 件以下不收费。`,
    );
  const until = await lastDayFor(act, 'fee_payment', dayOf(act.now));
  return {
    data: { method: told.method, amount, n, until, ...(told.method === 'pages' && { pages }) },
    words: [words(given), ...lines].join('\n'),
    after: notice(given, { kind: 'fee', amount, lines, dueOn: until }),
  };
}

/** Which one this is of its applicant's with this organ in the calendar month of receipt: it charges for what it was asked itself. */
async function countOfMonth(act: Act, held: Held, month: string): Promise<number> {
  const { count } = await one(
    act.tx,
    sql<{ count: number }>`
      select count(*)::int as count from requests.request
      where applicant = ${held.applicant} and unit = ${held.unit} and to_char(received_on, 'YYYY-MM') = ${month}
        and (received_on, id) <= (${held.receivedOn}::date, ${held.id}::bigint)`,
  );
  return count;
}

/** A letter to a third party, a co-maker or another organ; the applicant is told that one was written, not to whom. */
function asked(given: Given): Prepared {
  const { act, held, told } = given;
  const ground = told.ground as Ground;
  const n = held.events.filter(({ move }) => move === 'consult').length + 1;
  const served = typeof told.servedOn === 'string' ? told.servedOn : undefined;
  if (served && served !== dayOf(act.now))
    throw new Refused('今天以后送达的，请在送达以后再记录；以前送达的，请核对发出的日期。');
  const party = String(told.party);
  return {
    data: { ground, n, ...(served && { servedOn: served }) },
    words: `${party}\n${words(given)}`,
    after: async (event) => {
      await writeDocument(act, held, { kind: 'opinion', event, ground, party, words: words(given) });
      if (ground === 'third_party') await writeDocument(act, held, { kind: 'consulting', event, ground });
    },
  };
}

const limits = { third_party: 'third_party_opinion', co_maker: 'co_maker_opinion', other_organ: null } as const;

/** An opinion, or the silence of somebody whose time is over. */
async function heard({ act, held, told }: Given): Promise<Prepared> {
  const open = openConsultations(held.events);
  const consult = open.find(({ data }) => data.n === told.n);
  if (!consult) throw new Refused('没有进行中的这一件征求意见，请刷新页面后再记。');
  const ground = consult.data.ground!;
  const opinion = told.opinion as Opinion;
  if (opinion === 'silent') {
    const period = limits[ground];
    if (!period) throw new Refused(`${consulted[ground]}没有法定的答复期限，不能按逾期处理，请催办。`);
    const served = servedOn(consult, held.events);
    if (!served) throw new Refused('还没有记录征求意见书送达的日期，不能按逾期处理。请先记录送达。');
    const until = await lastDayFor(act, period, served);
    if (dayOf(act.now) <= until) throw new Refused(`对方的期限到 ${until} 才届满，届满之前不能按逾期处理。`);
  } else if (!String(told.words ?? '').trim()) throw new Refused('请写明对方的意见。');
  return { data: { ground, n: consult.data.n, opinion }, stays: open.length > 1 };
}
