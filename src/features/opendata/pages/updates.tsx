import type { Dataset } from '../../../core/feature.ts';
import type { Sheet } from '../../../platform/spreadsheet.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import { updatesOf } from '../rules/updates.ts';

/** 更新记录: what came to the list or changed in it last, read from its own rows. */
export function Updates({ dataset: { changedAt, page }, sheet }: { dataset: Dataset; sheet: Sheet }) {
  const told = updatesOf(sheet);
  return (
    <Card title="更新记录" more={{ href: page }}>
      {told ? (
        <Table
          caption={`最近的 ${told.updates.length} 条`}
          rows={told.updates}
          columns={[
            { key: 'on', head: told.head, kind: 'date', cell: ({ on }) => <Day on={on} /> },
            { key: 'what', head: '记录', kind: 'title', cell: ({ what }) => <Phrases text={what} /> },
          ]}
        />
      ) : (
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
    </Card>
  );
}
