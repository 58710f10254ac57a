import type { Child } from 'hono/jsx';
import type { Dataset } from '../../../core/feature.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { dayOf } from '../../../platform/time.ts';
import { CallBody } from '../pages/call.tsx';
import { CallCard, OpenCalls } from '../pages/offers.tsx';
import { ResultBody } from '../pages/result.tsx';
import { listPublicBroadcasts } from '../queries/known.ts';
import {
  findPublicCall,
  findPublicResult,
  listCallsOf,
  listFinalTexts,
  listOpenCalls,
  listPublicCalls,
  listPublicRounds,
} from '../queries/live.ts';
import { sheetOf } from '../rules/public-list.ts';

/** Pages of what is open end at midnight, as every page in memory does; so the day is the one on which they are made. */
const now = () => dayOf(new Date());

/** A call or a result in the place of its stored text; null for what is neither. */
export async function renderBody(live: PublicDb, id: string): Promise<Child> {
  const call = await findPublicCall(live, id);
  if (call) {
    const [rounds, finals, broadcasts] = await Promise.all([
      listPublicRounds(live, id),
      listFinalTexts(live, id),
      listPublicBroadcasts(live, id, call.round),
    ]);
    return <CallBody {...{ call, rounds, finals, broadcasts }} today={now()} />;
  }
  const result = await findPublicResult(live, id);
  if (!result) return null;
  const broadcasts = result.callId ? await listPublicBroadcasts(live, result.callId, result.round) : [];
  return <ResultBody {...result} finals={await listFinalTexts(live, id)} broadcasts={broadcasts} />;
}

export const renderBlock = async (live: PublicDb): Promise<Child> => {
  const calls = await listOpenCalls(live);
  return calls.length > 0 ? <OpenCalls calls={calls.slice(0, 5)} today={now()} /> : null;
};

export async function callCards(live: PublicDb, ids: string[]): Promise<Map<string, Child>> {
  const calls = await listCallsOf(live, ids);
  return new Map(calls.map((call): [string, Child] => [call.id, <CallCard call={call} today={now()} />]));
}

/** 征求意见 as open data: the rows of its page. */
export async function callDatasets(live: PublicDb): Promise<Dataset[]> {
  const items = await listPublicCalls(live);
  if (items.length === 0) return [];
  return [
    {
      name: 'consultations',
      title: '征求意见和采纳情况',
      description: '每一次公开征求意见的草案、起止日期、状态、收到意见的数量和采纳情况',
      keywords: ['征求意见', '意见征集', '采纳情况', '预公开'],
      page: '/consultations/',
      rhythm: 'continuous',
      changedAt: new Date(Math.max(...items.map(({ publishedAt, resultAt }) => (resultAt ?? publishedAt).getTime()))),
      tags: [everyChange],
      sheet: async ({ origin }) => sheetOf(items, origin),
    },
  ];
}
