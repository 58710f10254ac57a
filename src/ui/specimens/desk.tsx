import { Button, ButtonLink, Buttons } from '../buttons.tsx';
import { Form } from '../form.tsx';
import { StaffPage } from '../layout.tsx';
import { NoticeBox } from '../notice-box.tsx';
import { Pager } from '../pager.tsx';
import type { ViewMode } from '../site.ts';
import { type Column, Table } from '../table.tsx';
import { Tabs } from '../tabs.tsx';
import { ClockTag, Tag } from '../tag.tsx';
import { office } from './office.ts';

type Matter = {
  title: string;
  number: string;
  unit: string;
  step: string;
  at: string;
  state: 'normal' | 'soon' | 'late';
  days: number;
  unread?: boolean;
};

const matters: Matter[] = [
  {
    title: '振兴区城市垃圾分类处置管理办法',
    number: '—',
    unit: '区住房城乡建设局',
    step: '保密审查',
    at: '2019-08-06 16:20',
    state: 'late',
    days: -2,
    unread: true,
  },
  {
    title: '关于转发区营商环境建设监督局等部门振兴区工程建设项目审批制度改革实施方案（试行）的通知',
    number: '振政办发〔2019〕9号',
    unit: '区营商环境建设监督局',
    step: '签发',
    at: '2019-08-12 09:05',
    state: 'soon',
    days: 1,
  },
  {
    title: '振兴区2019年义务教育学校招生工作方案及解读',
    number: '—',
    unit: '区教育局',
    step: '科室审核',
    at: '2019-08-13 10:41',
    state: 'normal',
    days: 6,
  },
];

const columns: Column<Matter>[] = [
  {
    key: 'title',
    head: '标题',
    kind: 'title',
    sortable: true,
    cell: (row) => (
      <>
        <a href="/staff/desk/1">{row.title}</a> {row.unread && <Tag tone="info">未读</Tag>}
      </>
    ),
  },
  { key: 'number', head: '发文字号', kind: 'short', cell: (row) => row.number },
  { key: 'unit', head: '拟稿单位', cell: (row) => row.unit },
  { key: 'step', head: '环节', kind: 'short', cell: (row) => row.step },
  { key: 'at', head: '到达时间', kind: 'date', sortable: true, cell: (row) => row.at },
  {
    key: 'due',
    head: '期限',
    kind: 'date',
    sortable: true,
    cell: (row) => <ClockTag state={row.state} days={row.days} />,
  },
];

export function DeskSpecimen({ mode }: { mode?: ViewMode }) {
  return (
    <StaffPage
      {...office}
      mode={mode}
      title="待办"
      path="/staff/desk"
      crumbs={[{ label: '工作台', href: '/staff' }, { label: '待办' }]}
      notice={
        <NoticeBox tone="success" title="已转保密审查">
          <p>《招生工作方案》已送保密审查员，可在“我发起的”查看。</p>
        </NoticeBox>
      }
      actions={
        <ButtonLink href="#" kind="primary">
          起草文件
        </ButtonLink>
      }
    >
      <Tabs
        label="待办的视图"
        items={[
          { label: '待办', href: '#', current: true, count: 12 },
          { label: '传阅', href: '#', count: 5 },
          { label: '已办', href: '#', count: 240 },
        ]}
      />
      <Form action="#" class="form form-wide" label="批量办理">
        <Table
          caption="待办事项"
          hideCaption
          columns={columns}
          rows={matters}
          select={{ name: 'id', value: (row) => row.title, label: (row) => row.title }}
          unread={(row) => !!row.unread}
          sort={{ key: 'due', direction: 'ascending', href: (key, direction) => `?sort=${key}.${direction}` }}
        />
        <Buttons>
          <span class="selected-count" data-selected-count="" />
          <Button kind="secondary">批量签收</Button>
          <Button kind="secondary">导出 Excel</Button>
        </Buttons>
      </Form>
      <Pager page={1} total={12} perPage={20} href={(page) => `?page=${page}`} unit="件" />
      <Table caption="传阅" columns={columns} rows={[]} empty="没有传阅给您的文件。" />
    </StaffPage>
  );
}
