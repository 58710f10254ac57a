import { ButtonLink } from '../../../ui/buttons.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { newKey, SelectField, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { TaskCounts, TaskRow } from '../queries/list.ts';
import { type Due, dueWords } from '../rules.ts';
import { type DeskQuery, deskHref, exportHref } from './desk-query.ts';
import { DeskTabs } from './desk-tabs.tsx';
import { DueCell } from './due-tag.tsx';

export type DeskTask = TaskRow & { due: Due };

interface DeskProps {
  query: DeskQuery;
  order: NonNullable<DeskQuery['sort']>;
  tasks: DeskTask[];
  total: number;
  perPage: number;
  counts: TaskCounts;
  drafts: number;
  steps: string[];
}

/** 工作台: what waits for me, what I did, what I started. */
export function DeskPage({ query, order, tasks, total, perPage, counts, drafts, steps }: DeskProps) {
  const uncovered = [...new Set(tasks.flatMap(({ due }) => due.uncovered))];
  const active = activeFilters(query);
  return (
    <>
      <DeskTabs view={query.view} counts={counts} drafts={drafts} />
      {uncovered.length > 0 && (
        <NoticeBox tone="warning" title="剩余天数只是推算">
          日历中还没有 {uncovered.join('、')} 年的节假日安排，相关期限只按周末推算，公布后可能变化。
        </NoticeBox>
      )}
      <div class="desk-tools">
        <DeskFilters query={query} steps={steps} active={active} />
        {tasks.length > 0 && <More query={query} order={order} />}
      </div>
      <form class="task-list" method="get" action="/staff/tasks/hand-over" aria-label={captions[query.view]}>
        <Table
          caption={captions[query.view]}
          hideCaption
          columns={columnsOf(query.view)}
          rows={tasks}
          select={
            query.view === 'todo'
              ? { name: 'task', value: (task) => String(task.id), label: (task) => task.title }
              : undefined
          }
          unread={(task) => query.view === 'todo' && !task.openedAt}
          sort={{
            ...order,
            href: (key, direction) => deskHref(query, { sort: { key: key as typeof order.key, direction }, page: 1 }),
          }}
          empty={active.length ? <NoMatch query={query} /> : empty[query.view]}
        />
        {query.view === 'todo' && tasks.length > 0 && <BatchBar tasks={tasks} />}
      </form>
      <Pager page={query.page} total={total} perPage={perPage} href={(page) => deskHref(query, { page })} unit="件" />
    </>
  );
}

const captions = { todo: '待办事项', done: '已办事项', mine: '我发起的事项' };
const empty = {
  todo: '没有待办。文件送到您的岗位，或同事转给您办理时，会出现在这里。',
  done: '还没有办结的事项。您办结一件后，可以在这里查到。',
  mine: '您还没有发起过事项。送审一份文件后，可以在这里看它走到了哪一步。',
};

/** The order, and the list on paper or as a file, with the view and filters in force; on a phone behind 「更多」. */
function More({ query, order }: { query: DeskQuery; order: DeskProps['order'] }) {
  return (
    <div class="desk-more">
      <details class="filters-switch">
        <summary>更多</summary>
      </details>
      <div class="list-bar">
        <Order query={query} order={order} />
        <span class="list-bar-end">
          <print-button data-words="打印" data-look="button button-secondary" />
          <ButtonLink href={exportHref(query)}>导出 Excel</ButtonLink>
        </span>
      </div>
    </div>
  );
}

/** Acts on what is ticked, at the foot of the window; without a tick there is nothing to act on and nothing to see. */
function BatchBar({ tasks }: { tasks: DeskTask[] }) {
  return (
    <div class="batch-bar no-print">
      <span class="selected-count" data-selected-count>
        对勾选的事项
      </span>
      <select-all for="task" class="only-narrow" data-words="全选" />
      <span class="batch-acts">
        {tasks.some((task) => !task.openedAt) && (
          <button
            type="submit"
            class="button button-secondary"
            formmethod="post"
            formaction="/staff/tasks/receive"
            name="_key"
            value={newKey()}
          >
            批量签收
          </button>
        )}
        <button type="submit" class="button button-secondary">
          批量转办
        </button>
      </span>
    </div>
  );
}

const orderWords = { title: '标题', step: '环节', arrived: '到达时间', due: '期限' } as const;

/** The order in words, and the other usual one a link away: on a phone the table's heads are not there to be pressed. */
function Order({ query, order }: { query: DeskQuery; order: DeskProps['order'] }) {
  const other = order.key === 'due' || query.view === 'done' ? 'arrived' : 'due';
  const direction = other === 'due' ? 'ascending' : 'descending';
  return (
    <span class="list-order">
      <span class="quiet">
        按{orderWords[order.key]}
        {order.direction === 'ascending' ? '从前到后' : '从后到前'}排序
      </span>{' '}
      {other !== order.key && (
        <a href={deskHref(query, { sort: { key: other, direction }, page: 1 })}>改按{orderWords[other]}排序</a>
      )}
    </span>
  );
}

function activeFilters(query: DeskQuery) {
  const { filters } = query;
  const without = (part: keyof typeof filters) =>
    deskHref(query, { filters: { ...filters, [part]: undefined }, page: 1 });
  return [
    filters.words && { label: `标题含“${filters.words}”`, removeHref: without('words') },
    filters.step && { label: `环节：${filters.step}`, removeHref: without('step') },
    filters.state && { label: `状态：${dueWords[filters.state]}`, removeHref: without('state') },
    filters.urgent && { label: '只看紧急', removeHref: without('urgent') },
  ].filter((one) => !!one);
}

type Active = ReturnType<typeof activeFilters>;

function DeskFilters({ query, steps, active }: { query: DeskQuery; steps: string[]; active: Active }) {
  const { view, filters, sort } = query;
  return (
    <Filters action="/staff" active={active} clearHref={deskHref(query, { filters: {}, page: 1 })}>
      {view !== 'todo' && <input type="hidden" name="view" value={view} />}
      {sort && <input type="hidden" name="sort" value={`${sort.key}.${sort.direction}`} />}
      {filters.urgent && <input type="hidden" name="urgent" value="1" />}
      <TextField name="q" label="标题" type="search" value={filters.words} width="medium" />
      <SelectField
        name="step"
        label="环节"
        blank="全部"
        value={filters.step}
        options={steps.map((step) => ({ value: step, label: step }))}
      />
      {view !== 'done' && (
        <SelectField
          name="state"
          label="状态"
          blank="全部"
          value={filters.state}
          options={Object.entries(dueWords).map(([value, label]) => ({ value, label }))}
        />
      )}
    </Filters>
  );
}

function NoMatch({ query }: { query: DeskQuery }) {
  return (
    <>
      没有符合条件的事项。<a href={deskHref(query, { filters: {}, page: 1 })}>取消全部条件</a>
    </>
  );
}

function columnsOf(view: DeskQuery['view']): Column<DeskTask>[] {
  const start: Column<DeskTask>[] = [
    { key: 'title', head: '标题', kind: 'title', sortable: true, cell: (task) => <Title task={task} view={view} /> },
    {
      key: 'number',
      head: '发文字号',
      kind: 'short',
      cell: (task) => task.number ?? <span class="quiet unnumbered">未编号</span>,
    },
    view === 'mine'
      ? { key: 'holder', head: '承办', cell: (task) => <Holder task={task} /> }
      : { key: 'drafter', head: '拟稿', cell: (task) => <Drafter task={task} /> },
    { key: 'step', head: '环节', sortable: true, cell: (task) => <StepCell task={task} /> },
    // day and hour may stand in two lines: nine columns have to find room at 1280
    { key: 'arrived', head: '到达时间', sortable: true, cell: (task) => <Moment at={task.arrivedAt} /> },
  ];
  const due: Column<DeskTask>[] = [
    {
      key: 'due',
      head: '期限',
      kind: 'date',
      sortable: true,
      cell: (task) => (task.dueOn ? <Day on={task.dueOn} /> : <span class="quiet">未设</span>),
    },
    {
      key: 'state',
      head: '状态',
      cell: (task) => <DueCell task={task} due={task.due} outcome={task.doneAt && (task.outcome ?? '办结')} />,
    },
  ];
  if (view === 'todo') return [...start, ...due, more('转办')];
  const done: Column<DeskTask> = { key: 'outcome', head: '结果', cell: (task) => task.outcome ?? '办结' };
  const doneAt: Column<DeskTask> = {
    key: 'done',
    head: '办结时间',
    kind: 'date',
    cell: (task) => task.doneAt && <Moment at={task.doneAt} />,
  };
  if (view === 'done') return [...start, doneAt, done];
  return [...start, ...due, more('催办')];
}

/** 环节; a matter about a text itself, not about its review, is a text that came back. */
function StepCell({ task }: { task: DeskTask }) {
  if (task.doneAt || !task.object.startsWith('publications.edition:')) return <>{task.step}</>;
  const parts = task.step.split(/(?<=，)/);
  return (
    <Tag tone="warning">
      {parts.map((part) => (
        <>
          <wbr />
          <span class="whole">{part}</span>
        </>
      ))}
    </Tag>
  );
}

/** 拟稿单位 and 拟稿人, one above the other. */
function Drafter({ task }: { task: DeskTask }) {
  return (
    <span class="two-lines">
      <span>{task.draftUnit ?? task.unitName}</span>
      {task.startedByName && <span class="quiet">{task.startedByName}</span>}
    </span>
  );
}

/** Who has it now: the unit, and the person when it is given by name. */
function Holder({ task }: { task: DeskTask }) {
  return (
    <span class="two-lines">
      <span>{task.unitName}</span>
      {task.personName && <span class="quiet">{task.personName}</span>}
    </span>
  );
}

/** Handing over and urging stand on the task's own page; one that is done, or came back to who started it, has nothing more to offer. */
const more = (label: string): Column<DeskTask> => ({
  key: 'more',
  head: '操作',
  kind: 'actions',
  cell: (task) =>
    task.doneAt || (label === '催办' && task.person === task.startedBy && task.person !== null) ? null : (
      <a href={`/staff/tasks/${task.id}`}>
        {label}
        <span class="visually-hidden">：{task.title}</span>
      </a>
    ),
});

function Title({ task, view }: { task: DeskTask; view: DeskQuery['view'] }) {
  return (
    <>
      <a href={task.path}>{task.title}</a> {view === 'todo' && !task.openedAt && <Tag tone="info">未读</Tag>}{' '}
      {task.urgent && <Tag tone="error">紧急</Tag>} {task.insteadName && <Tag>代{task.insteadName}</Tag>}
    </>
  );
}
