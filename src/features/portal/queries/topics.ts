import { type Agreed, findAgreed, listAgreed } from '../../../core/proposals/queries/live.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { documentsOf, type Topic, topicKind } from '../rules/topic.ts';
import { type Entry, listByIds } from './lists.ts';

export type PublicTopic = Agreed<Topic>;

/** Topics that two persons made public, the newest first. */
export async function listTopics(live: PublicDb): Promise<PublicTopic[]> {
  const topics = await listAgreed<Topic>(live, topicKind);
  return topics.sort((a, b) => b.agreedAt.getTime() - a.agreedAt.getTime());
}

export async function getTopic(live: PublicDb, slug: string): Promise<PublicTopic> {
  const topic = await findAgreed<Topic>(live, topicKind, slug);
  if (!topic) throw new NotFound();
  return topic;
}

export interface TopicList {
  title: string;
  entries: Entry[];
}

/** Its sections with what of them is public now; one that holds nothing is left out. */
export async function listSections(live: PublicDb, topic: Topic): Promise<TopicList[]> {
  const found = await listByIds(live, documentsOf(topic));
  const entryOf = (id: string) => found.find((entry) => entry.id === id) ?? [];
  return topic.sections
    .map(({ title, documents }) => ({ title, entries: documents.flatMap(entryOf) }))
    .filter(({ entries }) => entries.length > 0);
}
