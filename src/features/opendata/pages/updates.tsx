import type { Dataset } from '../../../core/feature.ts';
import type { Sheet } from '../../../platform/spreadsheet.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import { type Update, type Updates, updatesOf } from '../rules/updates.ts';

type Props = { dataset: Dataset; sheet: Sheet; origin: string };

/** 更新记录: what came to the list or changed in it last, read from its own rows, each with the way to its page. */
export function UpdatesCard({ dataset: { changedAt, page }, sheet, origin }: Props) {
  const told = updatesOf(sheet, origin);
  return (
    <Card title={told.head ? '更新记录' : '记录'} more={{ href: page }}>
      {told.head === null && (
        <p>
          {changedAt && (
            <>
              最近一次更新：
              <Day on={dayOf(changedAt)} />。
            </>
          )}
          这份清单的记录没有各自的日期。
        </p>
      )}
      {told.updates.length > 0 && <Records told={told} page={page} />}
    </Card>
  );
}

function Records({ told: { head, updates }, page }: { told: Updates; page: string }) {
  const record = {
    key: 'what',
    head: '记录',
    kind: 'title' as const,
    cell: ({ what, path }: Update) => (
      <a href={path ?? page}>
        <Phrases text={what} />
      </a>
    ),
  };
  const day = { key: 'on', head: head ?? '', kind: 'date' as const, cell: ({ on }: Update) => on && <Day on={on} /> };
  return (
    <Table
      caption={`${head ? '最近' : '最前'}的 ${updates.length} 条`}
      rows={updates}
      columns={head ? [day, record] : [record]}
    />
  );
}
