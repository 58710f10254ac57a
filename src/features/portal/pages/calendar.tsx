import type { DatedThing } from '../../../core/feature.ts';
import { daysBetween, formatDay, weekdayWords } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type Frame, home } from './frame.tsx';

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
      crumbs={[home, { label: '公开日历' }]}
      meta={{
        column: { name: '公开日历', type: '信息公开目录', description, keywords: ['日历', '时限'] },
        canonical: `${frame.site.origin ?? ''}${hrefOf(month)}`,
      }}
    >
      <h1>公开日历：{wordsOf(month)}</h1>
      <p class="page-intro">
        {description}
        <br />
        <Icon name="calendar" /> <a href="/calendar.ics">订阅到手机或办公日历</a>
      </p>
      {months.length > 1 && (
        <Tabs
          label="月份"
          items={months.map((one) => ({ label: wordsOf(one), href: hrefOf(one), current: one === month }))}
        />
      )}
      {days.map((day) => (
        <Card title={`${formatDay(day)}　${weekdayWords(day)}`}>
          <ul>
            {things
              .filter(({ on }) => on === day)
              .map(({ path, title, what }) => (
                <li>
                  <Tag tone={day < today ? 'plain' : 'info'}>{what}</Tag> <a href={path}>{title}</a>
                  {day >= today && <span class="quiet">（{leftWords(today, day)}）</span>}
                </li>
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

function leftWords(today: string, day: string): string {
  const left = daysBetween(today, day);
  return left === 0 ? '今天' : `还有 ${left} 天`;
}
