import { StateTag } from '../../../core/publications/pages/state-tag.tsx';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { ErrorSummary, Form, SelectField, TextField } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type DeskFilter, type DeskItem, deskQuery, deskStates } from '../rules/desk.ts';
import { said } from '../rules/elements.ts';
import { withoutSample } from '../rules/why-not.ts';

export const itemsHref = '/staff/services';
export const perPage = 50;

interface ItemsProps {
  items: DeskItem[];
  total: number;
  page: number;
  filter: DeskFilter;
  types: string[];
  units: { id: number; name: string }[];
  drafts: boolean;
  /** Who sets the office's lists. */
  governs: boolean;
  formKey: string;
  error?: string;
}

/** 办事指南 in the console: every item of one's units, what it lacks, and the way to review and out. */
export function ItemsPage(props: ItemsProps) {
  const { items, total, page, filter, drafts, governs, error } = props;
  const query = deskQuery(filter);
  return (
    <>
      <ErrorSummary errors={error ? { '': error } : undefined} />
      <div class="form-section">
        <Buttons>
          {drafts && (
            <>
              <ButtonLink href={`${itemsHref}/new`} kind="primary">
                新增事项
              </ButtonLink>
              <ButtonLink href={`${itemsHref}/imports`}>从清单导入</ButtonLink>
            </>
          )}
          <ButtonLink href={`${itemsHref}/export.xlsx${query}`}>导出 Excel</ButtonLink>
          <ButtonLink href={`${itemsHref}/export.csv${query}`}>导出 CSV</ButtonLink>
          <ButtonLink href={`${itemsHref}/export.jsonl${query}`}>导出 JSON</ButtonLink>
          {governs && <ButtonLink href={`${itemsHref}/lists`}>清单和表头</ButtonLink>}
        </Buttons>
      </div>
      <DeskFilters {...props} />
      <Form action={`${itemsHref}/send`} idempotencyKey={props.formKey} label="送审" class="form form-wide">
        <Rows items={items} selectable={drafts && items.some(({ state }) => state === 'draft')} />
        {drafts && items.some(({ state, lacks }) => state === 'draft' && lacks.length === 0) && (
          <Buttons>
            <Button>选中的一并送审</Button>
          </Buttons>
        )}
      </Form>
      <Pager {...{ page, total, perPage }} href={(to) => itemsHref + deskQuery(filter, to)} unit="项" />
    </>
  );
}

function DeskFilters({ filter, types, units }: ItemsProps) {
  const said: [keyof DeskFilter, string][] = [
    ['words', filter.words],
    ['state', filter.state && deskStates[filter.state]],
    ['type', filter.type],
    ['unit', units.find(({ id }) => String(id) === filter.unit)?.name ?? ''],
  ];
  const active = said.flatMap(([name, label]) =>
    label ? [{ label, removeHref: itemsHref + deskQuery({ ...filter, [name]: '' }) }] : [],
  );
  return (
    <Filters action={itemsHref} active={active} clearHref={itemsHref}>
      <TextField name="words" label="名称、机构或编码" value={filter.words} />
      <SelectField
        name="state"
        label="状态"
        blank="全部状态"
        value={filter.state}
        options={Object.entries(deskStates).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        name="type"
        label="事项类型"
        blank="全部类型"
        value={filter.type}
        options={types.map((value) => ({ value, label: value }))}
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

export function Rows({ items, selectable }: { items: DeskItem[]; selectable: boolean }) {
  return (
    <Table
      caption="事项"
      hideCaption
      rows={items}
      empty="没有符合条件的事项。可以新增一项，也可以从别的系统导出的清单导入。"
      select={
        selectable
          ? { name: 'edition', value: ({ edition }) => String(edition), label: ({ title }) => title }
          : undefined
      }
      columns={[
        {
          key: 'title',
          head: '事项名称',
          kind: 'title',
          cell: ({ title, document }) => <a href={`/staff/documents/${document}`}>{title}</a>,
        },
        { key: 'organ', head: '办理机构', cell: ({ guide, unitName }) => said(guide, 'organ') || unitName },
        { key: 'type', head: '事项类型', kind: 'short', cell: ({ guide }) => said(guide, 'type') || '—' },
        { key: 'state', head: '状态', cell: (item) => <State item={item} /> },
      ]}
    />
  );
}

function State({ item }: { item: DeskItem }) {
  const { state, path, lacks, edition, ended, writes, guide } = item;
  const unsampled = withoutSample(guide);
  return (
    <>
      <StateTag state={state} live={state === 'issued' && path !== null} />{' '}
      {state !== 'issued' && path && <Tag tone="success">已公开</Tag>} {ended && <Tag>已撤回</Tag>}
      {state === 'draft' && writes && (
        <>
          {' '}
          <a href={`${itemsHref}/editions/${edition}`}>填写</a>
        </>
      )}
      {lacks.length > 0 && <p class="quiet">还缺：{lacks.join('、')}</p>}
      {unsampled.length > 0 && <p class="quiet">没有样表：{unsampled.join('、')}</p>}
    </>
  );
}
