import type { PublicColumn } from '../../../core/publications/queries/column.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { activeOf, Filters } from '../../../ui/filters.tsx';
import { DateField, type FormErrors, SelectField, TextField } from '../../../ui/form.tsx';
import { DocumentList, EmptyState } from '../../../ui/list.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicEntry } from '../queries/live.ts';
import { kinds, kindWords } from '../rules/decision.ts';
import { said } from '../rules/elements.ts';
import { openFilter, type PublicFilter, queryOf } from '../rules/public-list.ts';
import { monthWords } from '../rules/shapes.ts';
import { type Frame, listHref, RoomPage } from './frame.tsx';

export const perPage = 20;

interface DecisionsProps {
  frame: Frame;
  column: PublicColumn | undefined;
  /** Units that have something public, to choose from. */
  units: { slug: string; name: string }[];
  all: number;
  decisions: PublicEntry[];
  total: number;
  page: number;
  filter: PublicFilter;
  /** What is wrong with the days, and how they were typed. */
  errors: FormErrors;
  typedDays: { from?: string; to?: string };
  statements: PublicEntry[];
  updatedAt: Date | null;
  today: string;
}

/** 行政执法决定: everything that is public, narrowed by body, kind, days and party; where there is none, who says so. */
export function DecisionsPage(props: DecisionsProps) {
  const { frame, column, all, decisions, total, page, filter, statements, updatedAt } = props;
  const name = column?.name ?? '行政执法公示';
  return (
    <RoomPage
      {...{ frame, column }}
      tab="decisions"
      title={page > 1 ? `${name}（第 ${page} 页）` : name}
      canonical={`${listHref}${queryOf(filter, page)}`}
      count={`共 ${total} 份`}
      files={total > 0 ? listHref : undefined}
      query={queryOf(filter)}
      updatedAt={updatedAt}
      errors={props.errors}
      filters={all > 0 && <ListFilters {...props} />}
    >
      {total === 0 && <Nothing {...props} />}
      {decisions.length > 0 && (
        <Card>
          <DocumentList items={decisions.map(lineOf)} look="rich" label={name} />
        </Card>
      )}
      <Pager {...{ page, total, perPage }} href={(to) => listHref + queryOf(filter, to)} unit="份" />
      {decisions.length > 0 && statements.length > 0 && <Statements statements={statements} />}
    </RoomPage>
  );
}

function ListFilters({ filter, units, errors, typedDays }: DecisionsProps) {
  const active = activeOf(
    {
      q: filter.q && `含：${filter.q}`,
      unit: units.find(({ slug }) => slug === filter.unit)?.name ?? filter.unit,
      kind: filter.kind && kindWords(filter.kind),
      from: filter.from && `${filter.from} 起`,
      to: filter.to && `到 ${filter.to}`,
    },
    { filter, open: openFilter, href: (other) => listHref + queryOf(other) },
  );
  return (
    <Filters action={listHref} active={active} clearHref={listHref} folded={Object.keys(errors).length === 0}>
      <TextField name="q" label="单位名称或文书号" value={filter.q} maxLength={60} />
      <SelectField
        name="unit"
        label="执法机关"
        blank="全部机关"
        value={filter.unit}
        options={units.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <SelectField
        name="kind"
        label="执法类别"
        blank="全部类别"
        value={filter.kind}
        options={kinds.map((value) => ({ value, label: kindWords(value) }))}
      />
      <DateField name="from" label="决定日期从" value={typedDays.from} error={errors.from} />
      <DateField name="to" label="到" value={typedDays.to} error={errors.to} />
    </Filters>
  );
}

const lineOf = ({ path, title, values, unitName }: PublicEntry) => ({
  href: path,
  title,
  on: said(values, 'decidedOn'),
  tags: <Tag tone="info">{kindWords(said(values, 'kind'))}</Tag>,
  note: [said(values, 'organ') || unitName, said(values, 'penaltyKind'), said(values, 'violation')]
    .filter(Boolean)
    .join('　'),
});

/** An empty list says who states that there was nothing, and as of when; or that nobody has stated it yet. */
function Nothing({ column, all, units, filter, statements, today }: DecisionsProps) {
  const unit = units.find(({ slug }) => slug === filter.unit)?.name ?? '';
  if (statements.length > 0)
    return (
      <>
        <p>
          <strong>{unit || '所选的范围'}</strong>：
          <span>没有公开的行政执法决定，哪个月没有作出决定、哪一天说明的，见下面。</span>
          <span class="quiet">
            数据截至：
            <Day on={today} />
          </span>
        </p>
        <Statements statements={statements} />
      </>
    );
  if (all > 0)
    return (
      <EmptyState title="没有符合条件的行政执法决定">
        {filter.from || filter.to ? '有关单位还没有说明这段时间没有决定。' : ''}请<a href={listHref}>清除筛选条件</a>
        ，或者到<a href="/search">搜索</a>里查找。自然人的决定不能按姓名查找。
      </EmptyState>
    );
  return (
    <EmptyState title="还没有公开的行政执法决定">
      <p>{column?.emptyNotice ?? '行政执法决定正在整理。'}</p>
      {column && (
        <p>
          由{column.unitName}负责，{column.updateRule}。
        </p>
      )}
    </EmptyState>
  );
}

/** 本月无行政执法决定, each stated by a unit and cleared like every text, with the day on which it said so. */
function Statements({ statements }: { statements: PublicEntry[] }) {
  return (
    <Card title="无行政执法决定的说明">
      <DocumentList
        look="rich"
        label="无行政执法决定的说明"
        items={statements.slice(0, perPage).map(({ path, title, unitName, values, publishedAt }) => ({
          href: path,
          title,
          on: dayOf(publishedAt),
          note: `${unitName}　${monthWords(said(values, 'month'))}无行政执法决定`,
        }))}
      />
    </Card>
  );
}
