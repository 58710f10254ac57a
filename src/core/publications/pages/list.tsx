import { Button, ButtonLink } from '../../../ui/buttons.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField, TextField } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { DocumentRow } from '../queries/documents.ts';
import type { KindRow } from '../queries.ts';
import { editionFlow } from '../rules.ts';
import { StateTag } from './state-tag.tsx';

export interface ListView {
  whose: 'mine' | 'unit';
  kind: string;
  state: string;
  words: string;
  page: number;
}

/** The address of the list with some of its view changed. */
export function listHref(view: ListView, change: Partial<ListView> = {}): string {
  const next = { ...view, ...change };
  const query = new URLSearchParams();
  if (next.whose !== 'mine') query.set('whose', next.whose);
  if (next.kind) query.set('kind', next.kind);
  if (next.state) query.set('state', next.state);
  if (next.words) query.set('words', next.words);
  if (change.page && change.page > 1) query.set('page', String(change.page));
  const text = query.toString();
  return text ? `/staff/documents?${text}` : '/staff/documents';
}

export const listStates = [
  ...Object.entries(editionFlow).map(([value, { words }]) => ({ value, label: words })),
  { value: 'live', label: '公开中' },
  { value: 'ended', label: '已撤下' },
];

/** 文件: what I wrote, or what my unit wrote. */
export function DocumentsPage(props: {
  view: ListView;
  items: DocumentRow[];
  total: number;
  perPage: number;
  kinds: KindRow[];
  mayDraft: boolean;
}) {
  const { view, items, total, perPage, kinds, mayDraft } = props;
  return (
    <>
      {mayDraft && (
        <div class="filters draft-kinds">
          <form method="get" action="/staff/documents/new" aria-label="起草">
            <SelectField
              name="kind"
              label="起草新文件"
              options={kinds.map((kind) => ({ value: kind.name, label: kind.words }))}
            />
            <Button>起草</Button>
          </form>
        </div>
      )}
      <Tabs
        label="文件的范围"
        items={[
          { label: '我的', href: listHref(view, { whose: 'mine' }), current: view.whose === 'mine' },
          { label: '本单位的', href: listHref(view, { whose: 'unit' }), current: view.whose === 'unit' },
        ]}
      />
      <Filters
        action="/staff/documents"
        active={activeFilters(view, kinds)}
        clearHref={listHref({ ...view, kind: '', state: '', words: '' })}
      >
        {view.whose === 'unit' && <input type="hidden" name="whose" value="unit" />}
        <TextField name="words" label="标题中的词" value={view.words} type="search" />
        <SelectField
          name="kind"
          label="种类"
          blank="全部种类"
          value={view.kind}
          options={kinds.map((kind) => ({ value: kind.name, label: kind.words }))}
        />
        <SelectField name="state" label="状态" blank="全部状态" value={view.state} options={listStates} />
      </Filters>
      {items.length > 0 && (
        <div class="list-bar">
          <span class="list-bar-end">
            <ButtonLink href={listHref(view).replace(/^\/staff\/documents/, '/staff/documents.xlsx')}>
              导出 Excel
            </ButtonLink>
          </span>
        </div>
      )}
      <Documents items={items} empty={emptyReason(view, mayDraft)} />
      <Pager page={view.page} total={total} perPage={perPage} href={(page) => listHref(view, { page })} unit="份" />
    </>
  );
}

function Documents({ items, empty }: { items: DocumentRow[]; empty: string }) {
  return (
    <Table
      caption="文件"
      hideCaption
      rows={items}
      empty={empty}
      columns={[
        {
          key: 'title',
          head: '标题',
          kind: 'title',
          cell: (row) => <a href={`/staff/documents/${row.document}`}>{row.title || '（无标题）'}</a>,
        },
        { key: 'kind', head: '种类', kind: 'date', cell: (row) => row.kind },
        { key: 'number', head: '发文字号', kind: 'date', cell: (row) => row.number ?? '—' },
        { key: 'unit', head: '起草单位', kind: 'short', cell: (row) => row.unit },
        {
          key: 'state',
          head: '状态',
          cell: (row) => (
            <>
              <StateTag state={row.state} live={row.live && row.state === 'issued'} />{' '}
              {row.live && row.state !== 'issued' && <Tag tone="success">前一版公开中</Tag>}
              {row.ended && row.state === 'issued' && <Tag tone="warning">已撤下</Tag>}
            </>
          ),
        },
        { key: 'author', head: '修改人', kind: 'date', cell: (row) => row.author ?? '系统' },
        { key: 'changed', head: '修改时间', kind: 'date', cell: (row) => <Moment at={row.changedAt} /> },
      ]}
    />
  );
}

function activeFilters(view: ListView, kinds: KindRow[]) {
  const kind = kinds.find((one) => one.name === view.kind)?.words;
  const state = listStates.find((one) => one.value === view.state)?.label;
  return [
    ...(view.words ? [{ label: `“${view.words}”`, removeHref: listHref(view, { words: '' }) }] : []),
    ...(kind ? [{ label: kind, removeHref: listHref(view, { kind: '' }) }] : []),
    ...(state ? [{ label: state, removeHref: listHref(view, { state: '' }) }] : []),
  ];
}

function emptyReason(view: ListView, mayDraft: boolean): string {
  if (view.kind || view.state || view.words) return '没有符合条件的文件，请放宽筛选条件。';
  if (view.whose === 'unit') return '本单位还没有文件。';
  return mayDraft ? '您还没有起草过文件。从上面选择种类，开始起草。' : '您没有起草过文件；您的岗位不负责起草。';
}
