import { dayOf } from '../../../platform/time.ts';
import { Called } from '../../../ui/called.tsx';
import { Card, Columns } from '../../../ui/cards.tsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { ExternalLink } from '../../../ui/external-link.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Day } from '../../../ui/when.tsx';
import type { Card as Shown } from '../queries/live.ts';
import type { ConvenienceList } from '../rules/list.ts';

interface Props {
  site: Site;
  mode: ViewMode;
  path: string;
  cards: Shown[];
}

const description = '日常要用的电话、时间和地址。每一份都写明来源和核对日期，过期的自动撤下。';

/** 便民信息: a card for each list that is right today. */
export function ConveniencePage({ site, mode, path, cards }: Props) {
  return (
    <PublicPage
      {...{ site, mode, path }}
      title="便民信息"
      crumbs={[...trailTo(site, '/convenience/'), { label: '便民信息' }]}
      meta={{ column: { name: '便民信息', type: '办事服务', description, keywords: ['便民', '电话', '公交'] } }}
    >
      <h1>便民信息</h1>
      <p class="page-intro">{description}</p>
      <ListHead
        name="便民信息"
        total={cards.length}
        of="份"
        unit={site.host ? { name: site.host } : undefined}
        updatedOn={cards.map(checkedOn).toSorted().at(-1)}
      />
      {cards.length > 0 ? (
        <Columns wide>
          {cards.map((card) => (
            <ConvenienceCard {...card} />
          ))}
        </Columns>
      ) : (
        <EmptyState title="现在没有便民信息">
          <p>资料核实后在这里公开；过期的已经自动撤下。急需的请拨打{site.hotline?.phone ?? '政府热线'}。</p>
        </EmptyState>
      )}
    </PublicPage>
  );
}

function ConvenienceCard({ list, items, readAt }: Shown) {
  return (
    <Card title={list.title}>
      {list.rows.length > 0 && <Rows rows={list.rows} />}
      {items.length > 0 && (
        <ul>
          {items.map(({ title, href, on }) => (
            <li>
              <ExternalLink href={href}>{title}</ExternalLink>
              {on && (
                <span class="quiet">
                  {' '}
                  <Day on={on} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Source list={list} readAt={readAt} />
    </Card>
  );
}

export const Rows = ({ rows }: { rows: ConvenienceList['rows'] }) => (
  <dl class="lookup">
    {rows.map(({ name, value, note }) => (
      <div>
        <dt>{name}</dt>
        <dd>
          <Value text={value} />
          {note && (
            <span class="quiet">
              （<Called text={note} />）
            </span>
          )}
        </dd>
      </div>
    ))}
  </dl>
);

const checkedOn = ({ list, readAt }: Pick<Shown, 'list' | 'readAt'>): string => (readAt ? dayOf(readAt) : list.asOf);

/** Who says it, and of which day it is. */
export const Source = ({ list, readAt }: Pick<Shown, 'list' | 'readAt'>) => (
  <p class="quiet">
    来源：{list.source}；核对日期 <Day on={checkedOn({ list, readAt })} />
  </p>
);

const phone = /^[\d\s-]{3,20}$/;

/** A telephone number is one to be called, also among other words. */
const Value = ({ text }: { text: string }) =>
  phone.test(text) ? <a href={`tel:${text.replace(/[^\d+]/g, '')}`}>{text}</a> : <Called text={text} />;
