import type { Dataset } from '../../../core/feature.ts';
import type { Sheet } from '../../../platform/spreadsheet.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { languageOf } from '../../../ui/language.ts';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { Correction } from '../queries/corrections.ts';
import type { Terms } from '../rules/catalog.ts';
import { dataHref } from '../rules/files.ts';
import { itemsOf } from '../rules/items.ts';
import { datasetLd } from '../rules/json-ld.ts';
import { rhythmWords } from '../rules/rhythm.ts';
import { CorrectionsCard } from './corrections.tsx';
import { Downloads } from './data.tsx';
import { DataFrame, type Frame, TermsWords } from './frame.tsx';
import { UpdatesCard } from './updates.tsx';

type Props = { frame: Frame; terms: Terms; dataset: Dataset; sheet: Sheet; corrections: Correction[] };

/** One list: what it holds, whose it is, how fresh, and its files. */
export function DatasetPage({ frame, terms, dataset, sheet, corrections }: Props) {
  const { site } = frame;
  const meta = {
    description: dataset.description,
    canonical: `${site.origin ?? ''}${dataHref(dataset.name)}`,
    jsonLd: [datasetLd(dataset, site, terms)],
  };
  return (
    <DataFrame frame={frame} title={dataset.title} inner meta={meta}>
      <p class="page-intro" lang={languageOf(dataset.description)}>
        {dataset.description}
      </p>
      <Facts
        label="清单说明"
        items={[
          { label: '发布单位', value: dataset.publisher?.name ?? site.host ?? site.name },
          { label: '更新周期', value: dataset.rhythmWords ?? rhythmWords[dataset.rhythm] },
          { label: '最近更新', value: dataset.changedAt && <Day on={dayOf(dataset.changedAt)} /> },
          { label: '条数', value: String(sheet.rows.length) },
          { label: '网页', value: <a href={dataset.page}>在网页上查看</a> },
          { label: '下载', value: <Downloads dataset={dataset} /> },
        ]}
      />
      <UpdatesCard dataset={dataset} sheet={sheet} origin={site.origin ?? ''} />
      <CorrectionsCard made={corrections} />
      <Card title="包含的项目" note="每一项是什么样的值；例子取自第一条有这一项的记录。">
        <Table
          caption="包含的项目"
          hideCaption
          rows={itemsOf(sheet)}
          columns={[
            { key: 'head', head: '项目', kind: 'title', cell: ({ head }) => head },
            { key: 'type', head: '类型', kind: 'short', cell: ({ type }) => type },
            { key: 'filled', head: '有值的条数', kind: 'short', cell: ({ filled }) => `${filled} 条` },
            { key: 'example', head: '例子', cell: ({ example }) => example },
          ]}
        />
      </Card>
      <Card title="更新和供程序取用">
        <p>
          文件在下载时按当时公开的内容生成：增加、更正和撤回都会马上反映，撤回的不再出现。一条信息改过什么，看它自己的网页上的“发布与更正记录”。
        </p>
        <p>
          程序可以直接取用：
          <code>
            {site.origin ?? ''}
            {dataHref(dataset.name, 'json')}
          </code>
        </p>
      </Card>
      <Card title="使用条件">
        <TermsWords terms={terms} />
      </Card>
    </DataFrame>
  );
}
