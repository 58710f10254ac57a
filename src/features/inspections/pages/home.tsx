import { asset } from '../../../ui/assets.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card, Figures } from '../../../ui/cards.tsx';
import { CheckGroup, Form } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Task } from '../queries/tasks.ts';
import { registerNames, registers } from '../rules/registers.ts';

type State = 'todo' | 'sign' | 'report' | 'mend' | 'late' | 'all';

interface Props {
  tasks: Task[];
  /** Published results in which something is told as 整改中 that is mended by now. */
  stale: { document: number; title: string; objects: number }[];
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
  late: '整改超期',
  all: '全部',
};
const fits: Record<State, (task: Task, today: string) => boolean> = {
  todo: ({ visit }) => !visit,
  sign: ({ visit, complete }) => !!visit && !complete,
  report: ({ visit, complete }) => complete && visit?.document === null,
  mend: ({ open }) => open,
  late: ({ mendBy }, today) => mendBy !== null && mendBy < today,
  all: () => true,
};

/** 随机抽查: the way to registers and plans, and every drawn object with how far its check has come. */
export function HomePage({ tasks, stale, state, page, today, keeps, keyFor }: Props) {
  const of = (one: State) => tasks.filter((task) => fits[one](task, today));
  const found = of(state);
  const due = [...new Set(of('report').map(({ draw }) => draw))];
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
          value: of(one).length,
          unit: '项',
          tone: one === 'late' && of(one).length > 0 ? ('error' as const) : undefined,
          href: `/staff/inspections?state=${one}`,
        }))}
      />
      {keeps &&
        due.map((draw) => <DrawUp tasks={of('report').filter((task) => task.draw === draw)} formKey={keyFor()} />)}
      {keeps && stale.map((one) => <Correct {...one} formKey={keyFor()} />)}
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
          { key: 'team', head: '检查人员', cell: (task) => <Team task={task} /> },
          { key: 'to', head: '检查截止', kind: 'date', cell: ({ toOn }) => toOn },
          { key: 'mend', head: '整改期限', kind: 'date', cell: (task) => <Mend task={task} today={today} /> },
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

function Team({ task: { team, wanted } }: { task: Task }) {
  return (
    <>
      {team.map(({ name }) => name).join('、')}
      {team.length < wanted && <Tag tone="error">缺 {wanted - team.length} 人</Tag>}
    </>
  );
}

function Mend({ task: { mendBy }, today }: { task: Task; today: string }) {
  if (!mendBy) return <>—</>;
  return mendBy < today ? <Tag tone="error">超期 {mendBy}</Tag> : <>{mendBy}</>;
}

function Correct({ document, title, objects, formKey }: Props['stale'][number] & { formKey: string }) {
  return (
    <Card title={title} note={`已公布为“整改中”的 ${objects} 户已经整改，更正后送审，公众会看到两个日期。`}>
      <Form action={`/staff/inspections/results/${document}/correct`} idempotencyKey={formKey} label="更正整改情况">
        <Buttons>
          <Button>更正整改情况</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

function DrawUp({ tasks, formKey }: { tasks: Task[]; formKey: string }) {
  const { draw, number, title } = tasks[0]!;
  const photos = tasks.flatMap(({ target, name, visit }) =>
    visit!.photos.map(({ file }, at) => ({
      value: String(file),
      label: (
        <a href={`/staff/inspections/tasks/${draw}/${target}/photos/${file}`}>
          {name}，照片 {at + 1}
        </a>
      ),
    })),
  );
  return (
    <Card title={title} note={`${number}：有 ${tasks.length} 项检查结果可以公布，起草后送审。`}>
      <Form action={`/staff/inspections/draws/${draw}/results`} idempotencyKey={formKey} label="起草抽查结果">
        {photos.length > 0 && (
          <CheckGroup
            name="photo"
            id={`photo-${draw}`}
            label="随结果公开的照片"
            hint="不选的不公开。有人脸、车牌、门牌的不要选"
            options={photos}
          />
        )}
        <Buttons>
          <Button>起草抽查结果</Button>
        </Buttons>
      </Form>
    </Card>
  );
}
