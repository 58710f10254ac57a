import type { DatedThing } from '../../../core/feature.ts';
import { daysBetween, formatDay, weekdayWords } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Frame } from './frame.tsx';

interface Props {
  frame: Frame;
  /** 'YYYY-MM' */
  month: string;
  things: DatedThing[];
  /** The nearest months that hold something. */
  before: string | null;
  after: string | null;
  today: string;
}

const description = '征集和专题的起止、重点任务的完成时限、文件有效期的截止日，按月排列。';
const hrefOf = (month: string) => `/calendar/?month=${month}`;
const wordsOf = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;

/** 公开日历: day by day, each with what it is and where to read on. */
export function CalendarPage({ frame, month, things, before, after, today }: Props) {
  const days = [...new Set(things.map(({ on }) => on))];
  const months = [before, month, after].filter((one) => one !== null);
  return (
    <PublicPage
      {...frame}
      title={`公开日历（${wordsOf(month)}）`}
      crumbs={[...trailTo(frame.site, '/calendar/'), { label: '公开日历' }]}
      meta={{
        column: { name: '公开日历', type: '信息公开目录', description, keywords: ['日历', '时限'] },
        canonical: `${frame.site.origin ?? ''}${hrefOf(month)}`,
      }}
    >
      <h1>公开日历：{wordsOf(month)}</h1>
      <p class="page-intro">{description}</p>
      <ListHead name="公开日历" total={things.length} of="个日期">
        <span class="feed-link">
          <Icon name="calendar" /> <a href="/calendar.ics">订阅到手机或办公日历</a>
        </span>
      </ListHead>
      {months.length > 1 && (
        <Tabs
          label="月份"
          items={months.map((one) => ({ label: wordsOf(one), href: hrefOf(one), current: one === month }))}
        />
      )}
      {days.map((day) => (
        <Card title={`${formatDay(day)}　${weekdayWords(day)}`}>
          <ul class="dates">
            {things
              .filter(({ on }) => on === day)
              .map((thing) => (
                <DateLine thing={thing} today={today} />
              ))}
          </ul>
        </Card>
      ))}
      {days.length === 0 && (
        <EmptyState title="这个月没有需要留意的日期">
          <p>有新的征集、任务时限和有效期时，会自动出现在这里。</p>
        </EmptyState>
      )}
    </PublicPage>
  );
}

function DateLine({ thing: { on, path, title, what }, today }: { thing: DatedThing; today: string }) {
  return (
    <li>
      <p>
        <Tag tone={on < today ? 'plain' : 'info'}>{what}</Tag>
        {isUntil(what) && <span>24 时（北京时间）</span>}
        {on >= today && <strong>{leftWords(today, on)}</strong>}
      </p>
      <a href={path}>
        <Phrases text={title} />
      </a>
    </li>
  );
}

/** A day until which something goes on is over with its last hour. */
const isUntil = (what: string) => /(?:截止|结束|时限|期限)$/.test(what);

function leftWords(today: string, day: string): string {
  const left = daysBetween(today, day);
  return left === 0 ? '今天' : `还有 ${left} 天`;
}
