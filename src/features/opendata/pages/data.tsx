import type { Dataset } from '../../../core/feature.ts';
import { dayOf, latestOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { orderQuery, sortBy, withOrder } from '../../../ui/order.ts';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { Terms } from '../rules/catalog.ts';
import { dataHref, formatNames, formats } from '../rules/files.ts';
import { type DataOrder, usualOrder } from '../rules/order.ts';
import { rhythmWords } from '../rules/rhythm.ts';
import { DataFrame, type Frame, TermsWords } from './frame.tsx';

interface DataProps {
  frame: Frame;
  terms: Terms;
  datasets: Dataset[];
  order: DataOrder;
  /** Only the lists of this unit; '' for all. */
  unit: string;
}

/** 数据开放: every public list of the house, to take away as a file. */
export function DataPage({ frame, terms, datasets, order, unit }: DataProps) {
  const { site } = frame;
  const publishers = publishersOf(datasets);
  const shown = unit ? datasets.filter(({ publisher }) => publisher?.slug === unit) : datasets;
  const newest = latestOf(shown.map(({ changedAt }) => changedAt));
  const meta = {
    description: `${site.name}公开的清单和目录，可以下载为 CSV、Excel 和 JSON`,
    canonical: `${site.origin ?? ''}/data/`,
  };
  return (
    <DataFrame frame={frame} title="数据开放" meta={meta}>
      <p class="page-intro">本站公开的清单都可以在这里下载，内容和网页上看到的一样；撤回的信息不再出现。</p>
      <ListHead
        name="数据开放"
        total={shown.length}
        of="份"
        unit={site.host ? { name: site.host } : undefined}
        updatedOn={newest && dayOf(newest)}
      >
        <a href="/data/catalog.jsonld">数据目录</a>
      </ListHead>
      {publishers.length > 1 && <PublisherFilter {...{ publishers, order, unit }} />}
      <Card title="清单和目录">
        <Table
          caption="可以下载的清单"
          hideCaption
          rows={shown}
          sort={sortBy(order, (next) => hrefOf(unit, next))}
          empty={unit ? '这个单位没有公开的清单。' : '还没有公开的清单。有信息公开后，会自动出现在这里。'}
          columns={[
            {
              key: 'title',
              head: '名称',
              kind: 'title',
              sortable: true,
              cell: ({ name, title }) => <a href={dataHref(name)}>{title}</a>,
            },
            {
              key: 'publisher',
              head: '发布单位',
              sortable: true,
              cell: ({ publisher }) => publisher?.name ?? site.host ?? site.name,
              wide: true,
            },
            { key: 'rhythm', head: '更新周期', cell: (one) => one.rhythmWords ?? rhythmWords[one.rhythm] },
            {
              key: 'changed',
              head: '最近更新',
              kind: 'date',
              sortable: true,
              cell: ({ changedAt }) => (changedAt ? <Day on={dayOf(changedAt)} /> : '—'),
            },
            { key: 'files', head: '下载', kind: 'short', cell: (dataset) => <Downloads dataset={dataset} /> },
          ]}
        />
      </Card>
      <Card title="使用条件">
        <TermsWords terms={terms} />
      </Card>
      <Card title="供程序使用">
        <ul>
          <li>
            <a href="/data/catalog.jsonld">数据目录（DCAT 3，JSON-LD）</a>：每一份清单的名称、说明、更新时间和下载地址。
          </li>
          <li>
            <a href="/oai?verb=Identify">元数据收割（OAI-PMH 2.0）</a>：每一条公开信息的著录，撤回的信息留有删除标记。
          </li>
          <li>
            <a href="/api/">供程序取用的接口（API）</a>：各单位的系统凭令牌查询和办理。每个接口的地址和用法都在那里。
          </li>
        </ul>
      </Card>
    </DataFrame>
  );
}

const hrefOf = (unit: string, order: DataOrder) =>
  `/data/${withOrder(unit && `?${new URLSearchParams({ unit })}`, order, usualOrder)}`;

type Publisher = NonNullable<Dataset['publisher']>;

const publishersOf = (datasets: Dataset[]): Publisher[] => [
  ...new Map(datasets.flatMap(({ publisher }) => (publisher ? [[publisher.slug, publisher] as const] : []))).values(),
];

function PublisherFilter({ publishers, order, unit }: Pick<DataProps, 'order' | 'unit'> & { publishers: Publisher[] }) {
  const chosen = publishers.find(({ slug }) => slug === unit);
  return (
    <Filters
      action="/data/"
      active={chosen ? [{ label: `单位：${chosen.name}`, removeHref: hrefOf('', order) }] : []}
      clearHref={hrefOf('', order)}
      keep={orderQuery(order, usualOrder)}
    >
      <SelectField
        name="unit"
        label="发布单位"
        blank="全部单位"
        value={unit}
        options={publishers.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
    </Filters>
  );
}

/** One link for each format, told apart also when read aloud. */
export function Downloads({ dataset }: { dataset: Dataset }) {
  return (
    <>
      {formatNames.map((format, at) => (
        <>
          {at > 0 && ' · '}
          <a href={dataHref(dataset.name, format)}>
            <span class="visually-hidden">{dataset.title}：</span>
            {formats[format].words}
          </a>
        </>
      ))}
    </>
  );
}
