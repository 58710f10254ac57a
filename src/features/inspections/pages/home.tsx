import { asset } from '../../../ui/assets.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card, Figures } from '../../../ui/cards.tsx';
import { Form } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Task } from '../queries/tasks.ts';
import { registerNames, registers } from '../rules/registers.ts';

type State = 'todo' | 'sign' | 'report' | 'mend' | 'all';

interface Props {
  tasks: Task[];
  state: State;
  page: number;
  today: string;
  keeps: boolean;
  keyFor(): string;
}

const perPage = 50;
const words: Record<State, string> = {
  todo: '待检查',
  sign: '待签名',
  report: '待公布',
  mend: '待整改',
  all: '全部',
};
const fits: Record<State, (task: Task) => boolean> = {
  todo: ({ visit }) => !visit,
  sign: ({ visit, complete }) => !!visit && !complete,
  report: ({ visit, complete }) => complete && visit?.document === null,
  mend: ({ open }) => open,
  all: () => true,
};

/** 随机抽查: the way to registers and plans, and every drawn object with how far its check has come. */
export function HomePage({ tasks, state, page, today, keeps, keyFor }: Props) {
  const found = tasks.filter(fits[state]);
  const due = [...new Set(tasks.filter(fits.report).map(({ draw }) => draw))];
  return (
    <>
      <outbox-form />
      <script type="module" src={asset('outbox.js')} />
      <Buttons>
        <ButtonLink href="/staff/inspections/plans">年度计划</ButtonLink>
        {registerNames.map((name) => (
          <ButtonLink href={`/staff/inspections/registers/${name}`} kind="secondary">
            {registers[name].words}
          </ButtonLink>
        ))}
        <ButtonLink href="/staff/inspections/overview" kind="quiet">
          抽查情况
        </ButtonLink>
      </Buttons>
      <Figures
        items={(Object.keys(words) as State[]).map((one) => ({
          label: words[one],
          value: tasks.filter(fits[one]).length,
          unit: '项',
          href: `/staff/inspections?state=${one}`,
        }))}
      />
      {keeps &&
        due.map((draw) => (
          <DrawUp tasks={tasks.filter((task) => task.draw === draw && fits.report(task))} formKey={keyFor()} />
        ))}
      <Table
        caption={words[state]}
        rows={found.slice((page - 1) * perPage, page * perPage)}
        empty="没有这样的检查任务。抽签抽取以后，任务出现在这里。"
        columns={[
          {
            key: 'name',
            head: '检查对象',
            kind: 'title',
            cell: ({ draw, target, name }) => <a href={`/staff/inspections/tasks/${draw}/${target}`}>{name}</a>,
          },
          { key: 'batch', head: '抽签', kind: 'short', cell: ({ number, batch }) => `${number ?? ''} 第 ${batch} 批` },
          { key: 'team', head: '检查人员', cell: ({ team }) => team.map(({ name }) => name).join('、') },
          { key: 'to', head: '检查截止', kind: 'date', cell: ({ toOn }) => toOn },
          { key: 'due', head: '公布期限', kind: 'date', cell: (task) => <Due task={task} today={today} /> },
        ]}
      />
      <Pager
        page={page}
        total={found.length}
        perPage={perPage}
        href={(to) => `/staff/inspections?state=${state}&page=${to}`}
        unit="项"
      />
    </>
  );
}

function Due({ task, today }: { task: Task; today: string }) {
  if (!task.dueOn) return task.toOn < today ? <Tag tone="error">超期未检查</Tag> : <>检查后 20 个工作日</>;
  if (task.visit?.document != null) return <>已起草公布</>;
  return task.dueOn < today ? <Tag tone="error">超期 {task.dueOn}</Tag> : <>{task.dueOn}</>;
}

function DrawUp({ tasks, formKey }: { tasks: Task[]; formKey: string }) {
  const { draw, number, title } = tasks[0]!;
  return (
    <Card title={title} note={`${number}：有 ${tasks.length} 项检查结果可以公布，起草后送审。`}>
      <Form action={`/staff/inspections/draws/${draw}/results`} idempotencyKey={formKey} label="起草抽查结果">
        <Buttons>
          <Button>起草抽查结果</Button>
        </Buttons>
      </Form>
    </Card>
  );
}
