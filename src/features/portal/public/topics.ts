import type { PublicContext } from '../../../core/doors.ts';
import type { Block } from '../../../core/feature.ts';
import type { Preview } from '../../../core/proposals/proposable.ts';
import { dayOf } from '../../../platform/time.ts';
import { TopicPage, TopicsCard, TopicsPage, topicHref } from '../pages/topic.tsx';
import { getTopic, listSections, listTopics, type PublicTopic } from '../queries/topics.ts';
import { atom, type Feed, jsonFeed } from '../rules/feeds.ts';
import { documentsOf, isOver, type Topic } from '../rules/topic.ts';
import { perFeed } from '../rules.ts';
import { answer, frameOf, type Offers } from './frame.ts';

export const topicTag = (slug: string) => `topic:${slug}`;
const topicsTag = 'topics';
export const tagsOfTopic = (slug: string) => [topicsTag, topicTag(slug)];

/** On the home page: the newest topics that go on, as far as there are any. */
export const topicsBlock: Block = {
  name: 'topics',
  words: '专题',
  order: 60,
  async render(live) {
    const today = dayOf(new Date());
    const going = (await listTopics(live)).filter(({ content }) => !isOver(content, today));
    return TopicsCard({ topics: going.slice(0, 4) });
  },
};

export async function showTopics(c: PublicContext) {
  c.var.shows(topicsTag);
  return answer(c, TopicsPage({ frame: frameOf(c), topics: await listTopics(c.var.live), today: c.var.today }));
}

export const showTopic = (offers: Offers) => async (c: PublicContext) => {
  const { live, today } = c.var;
  const found = await openTopic(c);
  const lists = await listSections(live, found.content);
  const moments = [found.agreedAt, ...lists.flatMap(({ entries }) => entries.map(({ publishedAt }) => publishedAt))];
  const changedAt = new Date(Math.max(...moments.map((moment) => moment.getTime())));
  const { subject: slug, content: topic } = found;
  const follow = isOver(topic, today) ? [] : offers.follows.map((one) => one({ topic: slug }));
  const page = TopicPage({ frame: frameOf(c), slug, topic, lists, updatedOn: dayOf(changedAt), today, follow });
  return answer(c, page, { changedAt });
};

/** What it shows are its texts, each with its own tag: a publication elsewhere leaves the page in memory. */
async function openTopic(c: PublicContext): Promise<PublicTopic> {
  const slug = c.req.param('topic') ?? '';
  const topic = await getTopic(c.var.live, slug);
  c.var.shows(topicTag(slug), ...documentsOf(topic.content).map((id) => `document:${id}`));
  return topic;
}

export async function previewTopic({ live, site, mode, today }: Preview, slug: string, topic: Topic) {
  const lists = await listSections(live, topic);
  return TopicPage({ frame: { site, mode, path: topicHref(slug) }, slug, topic, lists, updatedOn: null, today });
}

const feedTypes = { 'feed.atom': 'application/atom+xml', 'feed.json': 'application/feed+json' } as const;

/** The texts of a topic as a feed, newest first; what is not public any more is not in it. */
export const sendTopicFeed = (name: keyof typeof feedTypes) => async (c: PublicContext) => {
  const { subject, content } = await openTopic(c);
  const { live, site } = c.var;
  const lists = await listSections(live, content);
  const entries = lists
    .flatMap((list) => list.entries)
    .sort((a, b) => b.listedAt.getTime() - a.listedAt.getTime())
    .slice(0, perFeed);
  const feed: Feed = {
    ...{ site, entries, stones: [], base: topicHref(subject) },
    title: `${content.title} - ${site.name}`,
    description: content.introduction,
  };
  const body = name === 'feed.atom' ? atom(feed) : jsonFeed(feed);
  return c.body(body, 200, { 'content-type': `${feedTypes[name]}; charset=utf-8`, 'cache-control': 'no-cache' });
};
