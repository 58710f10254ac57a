import type { DatedThing, Dates } from '../../../core/feature.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { listTopics } from './topics.ts';

/** What every room offers between two days, and the topics that open or close, in the order of the days. */
export async function listDates(
  live: PublicDb,
  offered: Dates[],
  { from, to }: { from: string; to: string },
): Promise<DatedThing[]> {
  const lists = await Promise.all([...offered.map(({ list }) => list(live, from, to)), topicDates(live)]);
  return lists
    .flat()
    .filter(({ on }) => on >= from && on <= to)
    .sort((a, b) => (a.on === b.on ? a.uid.localeCompare(b.uid) : a.on < b.on ? -1 : 1));
}

async function topicDates(live: PublicDb): Promise<DatedThing[]> {
  return (await listTopics(live)).flatMap(({ subject, content, agreedAt: at }) => {
    const { title, opensOn, closesOn } = content;
    const thing = { title, path: `/topics/${subject}/`, at };
    return [
      ...(opensOn ? [{ ...thing, uid: `topic-${subject}-opens`, on: opensOn, what: '专题开始' }] : []),
      ...(closesOn ? [{ ...thing, uid: `topic-${subject}-closes`, on: closesOn, what: '专题结束' }] : []),
    ];
  });
}
