import { Card, Columns } from '../../../ui/cards.tsx';
import { DocumentList } from '../../../ui/list.tsx';
import type { Entry } from '../queries/lists.ts';
import { queryOf } from '../rules.ts';
import { plainItem } from './entries.tsx';

/** What people come for most, before they typed anything. */
export interface Start {
  services: Entry[];
  notices: Entry[];
}

/** 常用办事 and 最新通知, each with the way to all of it. */
export function StartCards({ services, notices }: Start) {
  const shown = [
    { title: '常用办事', href: '/services/', entries: services },
    { title: '最新通知', href: '/notices/', entries: notices },
  ].filter(({ entries }) => entries.length > 0);
  return (
    <Columns wide>
      {shown.map(({ title, href, entries }) => (
        <Card title={title} more={{ href }}>
          <DocumentList items={entries.map(plainItem)} label={title} />
        </Card>
      ))}
    </Columns>
  );
}

/** Questions that can be asked: of what is public now, so that each has an answer. */
export function Examples({ services }: Pick<Start, 'services'>) {
  if (services.length === 0) return null;
  return (
    <p class="ways">
      <span>例如：</span>
      {services.slice(0, 3).map(({ title }) => {
        const question = `${title}要带什么？`;
        return <a href={`/ask${queryOf({ q: question })}`}>{question}</a>;
      })}
    </p>
  );
}
