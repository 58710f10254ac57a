import { dayOf, latestOf } from '../../../platform/time.ts';
import { Called } from '../../../ui/called.tsx';
import { Card } from '../../../ui/cards.tsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import type { Follow } from '../../../ui/follow.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { DocumentList, EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { Title } from '../../../ui/phrases.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicTopic, TopicList } from '../queries/topics.ts';
import { introductionOf, isOver, leadOf, type Topic } from '../rules/topic.ts';
import { richItem } from './entries.tsx';
import { type Frame, feedsOf } from './frame.tsx';

export const topicHref = (slug: string) => `/topics/${slug}/`;
const crumb = { label: '专题', href: '/topics/' };

interface ListProps {
  frame: Frame;
  topics: PublicTopic[];
  today: string;
}

/** 专题: those that go on, then those that ended and stay readable. */
export function TopicsPage({ frame, topics, today }: ListProps) {
  const description = '围绕一件事，把各单位公开的文件、解读和进展集中在一起。';
  const newest = latestOf(topics.map(({ agreedAt }) => agreedAt));
  const going = topics.filter(({ content }) => !isOver(content, today));
  const ended = topics.filter(({ content }) => isOver(content, today));
  return (
    <PublicPage
      {...frame}
      title="专题"
      crumbs={[...trailTo(frame.site, '/topics/'), { label: '专题' }]}
      meta={{ column: { name: '专题', type: '工作动态', description, keywords: ['专题'] } }}
    >
      <h1>专题</h1>
      <p class="page-intro">{description}</p>
      <ListHead name="专题" total={topics.length} of="个" updatedOn={newest && dayOf(newest)} />
      {going.length > 0 ? (
        <Banners topics={going} />
      ) : (
        <EmptyState title="现在没有进行中的专题">
          <p>有需要集中公开的工作时，由区政府办公室编排后在这里公开。</p>
        </EmptyState>
      )}
      {ended.length > 0 && (
        <Card title="已结束的专题">
          <DocumentList items={ended.map(topicItem)} look="rich" label="已结束的专题" />
        </Card>
      )}
    </PublicPage>
  );
}

/** 专题 as people know them: each under a drawn band with its name. */
const Banners = ({ topics }: { topics: PublicTopic[] }) => (
  <ul class="banners" aria-label="专题">
    {topics.map(({ subject, content, agreedAt }) => (
      <li>
        <a class="banner" href={topicHref(subject)}>
          <Icon name="book" />
          <span>
            <Title text={content.title} />
          </span>
        </a>
        <p>{leadOf(content.introduction)}</p>
        <p class="quiet">
          更新 <Day on={dayOf(agreedAt)} />
        </p>
      </li>
    ))}
  </ul>
);

/** On the home page; nothing where there is none. */
export const TopicsCard = ({ topics }: { topics: PublicTopic[] }) =>
  topics.length > 0 ? (
    <Card title="专题" more={{ href: '/topics/' }}>
      <Banners topics={topics} />
    </Card>
  ) : null;

const topicItem = ({ subject, content, agreedAt }: PublicTopic) => ({
  href: topicHref(subject),
  title: content.title,
  on: dayOf(agreedAt),
  summary: leadOf(content.introduction),
});

interface TopicProps {
  frame: Frame;
  slug: string;
  topic: Topic;
  lists: TopicList[];
  /** null while it is only looked at. */
  updatedOn: string | null;
  today: string;
  follow?: Follow[];
}

/** One topic: what it is about, its days, and its texts section by section. */
export function TopicPage({ frame, slug, topic, lists, updatedOn, today, follow = [] }: TopicProps) {
  const base = topicHref(slug);
  const said = introductionOf(topic);
  return (
    <PublicPage
      {...frame}
      title={topic.title}
      crumbs={[...trailTo(frame.site, '/topics/'), crumb, { label: topic.title }]}
      meta={{
        column: { name: topic.title, type: '工作动态', description: topic.introduction, keywords: [topic.title] },
        canonical: `${frame.site.origin ?? ''}${base}`,
        feeds: feedsOf(base, topic.title),
      }}
    >
      <h1>
        <Title text={topic.title} />
      </h1>
      <div class="page-intro">
        {said.words.map((line) => (
          <p>
            <Called text={line} />
          </p>
        ))}
        <Days topic={topic} today={today} />
      </div>
      <ListHead
        name={topic.title}
        total={lists.reduce((sum, { entries }) => sum + entries.length, 0)}
        updatedOn={updatedOn}
        feed={`${base}feed.atom`}
        follow={follow}
      />
      {said.facts.length > 0 && (
        <Card title="地址、时间和电话">
          <dl class="lookup">
            {said.facts.map(({ label, text }) => (
              <div>
                <dt>{label}</dt>
                <dd>
                  <Called text={text} />
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      {lists.map(({ title, entries }) => (
        <Card title={title || undefined}>
          <DocumentList items={entries.map(richItem)} look="rich" label={title || topic.title} />
        </Card>
      ))}
      {lists.length === 0 && (
        <EmptyState title="本专题暂无内容">
          <p>专题里的文件现在都不再公开。请到各栏目或者搜索里查找。</p>
        </EmptyState>
      )}
    </PublicPage>
  );
}

function Days({ topic, today }: { topic: Topic; today: string }) {
  const { opensOn, closesOn } = topic;
  if (!opensOn && !closesOn) return null;
  return (
    <p>
      {isOver(topic, today) && <Tag>已结束</Tag>} 时间：
      {opensOn && <Day on={opensOn} long />}
      {opensOn && closesOn ? '至' : opensOn ? '起' : '至'}
      {closesOn && <Day on={closesOn} long />}。
    </p>
  );
}
