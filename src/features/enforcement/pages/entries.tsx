import { StateTag } from '../../../core/publications/pages/state-tag.tsx';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Figures } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { ErrorSummary, Form, SelectField, TextField } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { ClockTag, Tag } from '../../../ui/tag.tsx';
import { kinds, kindWords } from '../rules/decision.ts';
import { type DeskEntry, type DeskFilter, deskQuery, deskStates } from '../rules/desk.ts';
import { said } from '../rules/elements.ts';
import { type Shape, shapes } from '../rules/shapes.ts';

const home = '/staff/enforcement';
export const perPage = 50;

interface EntriesProps {
  entries: DeskEntry[];
  total: number;
  page: number;
  filter: DeskFilter;
  late: number;
  soon: number;
  /** Public, and past the last day of its publicity. */
  over: number;
  units: { id: number; name: string }[];
  drafts: boolean;
  formKey: string;
  error?: string;
}

/** 行政执法公示 in the console: what is there, how its time stands, and the ways to add and to send. */
export function EntriesPage(props: EntriesProps) {
  const { entries, total, page, filter, drafts, error, late, soon, over } = props;
  const sendable = drafts && entries.some(({ state, writes }) => state === 'draft' && writes);
  return (
    <>
      <ErrorSummary errors={error ? { '': error } : undefined} />
      <Ways {...props} />
      <Figures
        items={[
          {
            label: '超过公开期限',
            value: late,
            unit: '份',
            tone: late > 0 ? 'error' : 'plain',
            href: `${home}?state=late`,
          },
          { label: '临近期限', value: soon, unit: '份', tone: soon > 0 ? 'warning' : 'plain' },
          {
            label: '公示期满，待批准撤下',
            value: over,
            unit: '份',
            tone: over > 0 ? 'warning' : 'plain',
            href: `${home}/expiry`,
          },
        ]}
      />
      <DeskFilters {...props} />
      <Form action={`${home}/send`} idempotencyKey={props.formKey} label="送审" class="form form-wide">
        <Rows entries={entries} shape={filter.shape} selectable={sendable} />
        {sendable && (
          <Buttons>
            <Button>选中的一并送审</Button>
          </Buttons>
        )}
      </Form>
      <Pager {...{ page, total, perPage }} href={(to) => home + deskQuery(filter, to)} unit="份" />
    </>
  );
}

function Ways({ filter, drafts }: EntriesProps) {
  const query = deskQuery(filter);
  return (
    <div class="form-section">
      <Buttons>
        {drafts && (
          <>
            <ButtonLink
              href={filter.shape === 'report' ? `${home}/statistics` : `${home}/new/${filter.shape}`}
              kind="primary"
            >
              录入{shapes[filter.shape].words}
            </ButtonLink>
            <ButtonLink href={`${home}/imports`}>从表格导入决定</ButtonLink>
          </>
        )}
        {filter.shape === 'decision' && (
          <>
            <ButtonLink href={`${home}/export.xlsx${query}`}>导出 Excel</ButtonLink>
            <ButtonLink href={`${home}/export.csv${query}`}>导出 CSV</ButtonLink>
            <ButtonLink href={`${home}/expiry`}>公示期满</ButtonLink>
            <ButtonLink href={`${home}/terms`}>公示期限</ButtonLink>
            <ButtonLink href={`${home}/statistics`}>统计年报</ButtonLink>
          </>
        )}
      </Buttons>
    </div>
  );
}

function DeskFilters({ filter, units }: EntriesProps) {
  const told: [keyof DeskFilter, string][] = [
    ['words', filter.words],
    ['state', filter.state && deskStates[filter.state]],
    ['kind', filter.kind && kindWords(filter.kind)],
    ['unit', units.find(({ id }) => String(id) === filter.unit)?.name ?? ''],
  ];
  const active = told.flatMap(([name, label]) =>
    label ? [{ label, removeHref: home + deskQuery({ ...filter, [name]: '' }) }] : [],
  );
  const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <Filters action={home} active={active} clearHref={home + deskQuery({ shape: filter.shape })}>
      <SelectField
        name="shape"
        label="内容"
        value={filter.shape}
        options={Object.entries(shapes).map(([value, { words }]) => ({ value, label: words }))}
      />
      <TextField name="words" label="名称或文书号" value={filter.words} />
      <SelectField name="state" label="状态" blank="全部状态" value={filter.state} options={options(deskStates)} />
      <SelectField
        name="kind"
        label="执法类别"
        blank="全部类别"
        value={filter.kind}
        options={kinds.map((value) => ({ value, label: kindWords(value) }))}
      />
      {units.length > 1 && (
        <SelectField
          name="unit"
          label="单位"
          blank="全部单位"
          value={filter.unit}
          options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
    </Filters>
  );
}

export function Rows({ entries, shape, selectable }: { entries: DeskEntry[]; shape: Shape; selectable: boolean }) {
  return (
    <Table
      caption={shapes[shape].words}
      hideCaption
      rows={entries}
      empty={`没有符合条件的${shapes[shape].words}。`}
      select={
        selectable
          ? { name: 'edition', value: ({ edition }) => String(edition), label: ({ title }) => title }
          : undefined
      }
      columns={[
        {
          key: 'title',
          head: '名称',
          kind: 'title',
          cell: ({ title, document }) => <a href={`/staff/documents/${document}`}>{title}</a>,
        },
        { key: 'unit', head: '单位', cell: ({ unitName }) => unitName },
        { key: 'decided', head: '决定日期', kind: 'date', cell: ({ values }) => said(values, 'decidedOn') || '—' },
        { key: 'due', head: '公开期限', cell: (entry) => <Clock entry={entry} /> },
        { key: 'state', head: '状态', cell: (entry) => <State entry={entry} /> },
      ]}
    />
  );
}

function Clock({ entry: { dueOn, due, lateBy, firstPublishedAt } }: { entry: DeskEntry }) {
  if (!dueOn) return <>—</>;
  return (
    <>
      {dueOn} {due && <ClockTag state={due.state} days={due.days ?? undefined} />}
      {firstPublishedAt && (
        <Tag tone={lateBy > 0 ? 'error' : 'success'}>{lateBy > 0 ? `迟了 ${lateBy} 个工作日` : '按期'}</Tag>
      )}
    </>
  );
}

function State({ entry: { state, path, edition, ended, writes, document, covered } }: { entry: DeskEntry }) {
  return (
    <>
      <StateTag state={state} live={state === 'issued' && path !== null} />{' '}
      {state !== 'issued' && path && <Tag tone="success">已公开</Tag>} {ended && <Tag>已撤下</Tag>}
      {writes && state === 'draft' && (
        <>
          {' '}
          <a href={`${home}/editions/${edition}`}>填写</a>
        </>
      )}
      {(covered || path || ended) && (
        <>
          {' '}
          <a href={`${home}/entries/${document}`}>{covered ? '已脱敏，详情' : '详情'}</a>
        </>
      )}
    </>
  );
}
