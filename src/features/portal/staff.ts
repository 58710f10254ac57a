import { type Proposable, proposable } from '../../core/proposals/proposable.ts';
import { whyNotNamed } from '../../core/proposals/queries/documents.ts';
import { LayoutFields } from './pages/layout-fields.tsx';
import { topicHref } from './pages/topic.tsx';
import { TopicFields } from './pages/topic-fields.tsx';
import type { Offers } from './public/frame.ts';
import { composeHome, ownBlocks } from './public/home.ts';
import { previewTopic, tagsOfTopic } from './public/topics.ts';
import { homeKind, loadOffer } from './queries/layout.ts';
import { type Layout, type LayoutOffer, linesOfLayout, readLayout, typedLayout } from './rules/layout.ts';
import { documentsOf, linesOfTopic, readTopic, type Topic, topicKind, typedTopic } from './rules/topic.ts';

/** 首页版面: what stands on the home page, proposed by one person and agreed to by another (core/proposals). */
export const homeLayout = (offers: Offers): Proposable<Layout, LayoutOffer> =>
  proposable<Layout, LayoutOffer>({
    kind: homeKind,
    words: '首页版面',
    about: '首页从上到下有哪些版块、入口和热点，长者模式的首页有哪些大入口。',
    only: homeKind,
    titleOf: () => '首页版面',
    href: () => '/',
    offered: (db) =>
      loadOffer(
        db,
        ownBlocks(offers).map(({ name, words = name }) => ({ name, words })),
      ),
    read: readLayout,
    typed: (layout, offered) => typedLayout(layout ?? offered.start, offered),
    Fields: LayoutFields,
    whyNot: (db, { hot }) => whyNotNamed(db, hot.documents),
    lines: linesOfLayout,
    tags: () => [homeKind],
    preview: (means, _subject, layout) => composeHome(means, offers, layout),
  });

/** 专题: texts of several units under one title, in an order (core/proposals). */
export const topics = (): Proposable<Topic, null> =>
  proposable<Topic, null>({
    kind: topicKind,
    words: '专题',
    about: '围绕一件事，把各单位已经公开的文件、解读和进展集中在一页。',
    titleOf: ({ title }) => title,
    href: topicHref,
    offered: async () => null,
    read: readTopic,
    typed: typedTopic,
    Fields: TopicFields,
    whyNot: (db, topic) => whyNotNamed(db, documentsOf(topic)),
    lines: linesOfTopic,
    tags: tagsOfTopic,
    preview: previewTopic,
  });
