import { Board } from './board.tsx';
import { Button, ButtonLink, Buttons, DangerButton } from './buttons.tsx';
import { Card, WithSide } from './cards.tsx';
import { Diff } from './diff.tsx';
import { Facts } from './facts.tsx';
import { Fields, Form, PasswordField, RadioGroup, SelectField, TextArea, TextField } from './form.tsx';
import { BarePage, StaffPage } from './layout.tsx';
import { NoticeBox } from './notice-box.tsx';
import { Pager } from './pager.tsx';
import type { StaffMenuItem } from './site.ts';
import { type Column, Table } from './table.tsx';
import { Tabs } from './tabs.tsx';
import { ClockTag, Tag } from './tag.tsx';
import { Timeline } from './timeline.tsx';

const menu: StaffMenuItem[] = [
  { label: '待办', href: '/staff/desk', count: 12, late: 2, group: '我的工作', icon: 'inbox' },
  { label: '已办', href: '/staff/done', group: '我的工作', icon: 'check' },
  { label: '我发起的', href: '/staff/mine', count: 4, group: '我的工作', icon: 'send' },
  { label: '草稿', href: '/staff/drafts', count: 3, group: '我的工作', icon: 'draft' },
  { label: '政策文件', href: '/staff/policies', group: '公开', icon: 'file' },
  { label: '工作安排', href: '/staff/workplan', group: '公开', icon: 'list' },
  { label: '意见征集', href: '/staff/consultations', group: '公开', icon: 'megaphone' },
  { label: '人员与岗位', href: '/staff/people', group: '管理', icon: 'people' },
  { label: '流水账', href: '/staff/ledger', group: '管理', icon: 'history' },
];
const office = {
  siteName: '丹东市振兴区',
  who: { name: '张某某', post: '政务公开科科员', unit: '区政府办公室' },
  menu,
  signOut: { action: '/staff/sign-out', key: 'k' },
};

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
        <a href="#">{row.title}</a> {row.unread && <Tag tone="info">未读</Tag>}
      </>
    ),
  },
  { key: 'number', head: '文号', kind: 'short', cell: (row) => row.number },
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

export function DeskSpecimen() {
  return (
    <StaffPage
      {...office}
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

export function ReviewSpecimen() {
  return (
    <StaffPage
      {...office}
      title="审核：振兴区城市垃圾分类处置管理办法"
      path="/staff/desk/1"
      crumbs={[{ label: '工作台', href: '/staff' }, { label: '待办', href: '/staff/desk' }, { label: '审核' }]}
      error
    >
      <WithSide
        label="流转与附件"
        side={
          <Card title="流转记录">
            <Timeline
              entries={[
                {
                  step: '拟稿',
                  who: '李某某',
                  unit: '区住房城乡建设局',
                  post: '法规科科员',
                  decision: { text: '送审', tone: 'plain' },
                  opinion: '拟主动公开，请审核。',
                  arrivedAt: '2019-08-05 09:00',
                  finishedAt: '2019-08-05 11:30',
                  elapsed: '2 小时 30 分',
                },
                {
                  step: '科室审核',
                  who: '王某',
                  onBehalfOf: '赵某',
                  unit: '区住房城乡建设局',
                  post: '科长',
                  decision: { text: '退回修改', tone: 'warning' },
                  opinion: '第三条处罚依据不明确，请补充法律依据后再送。\n附件名称与正文不一致。',
                  arrivedAt: '2019-08-05 11:30',
                  finishedAt: '2019-08-06 08:50',
                  elapsed: '1 个工作日',
                },
                {
                  step: '保密审查',
                  who: '张某某',
                  unit: '区政府办公室',
                  post: '保密审查员',
                  arrivedAt: '2019-08-06 16:20',
                  current: true,
                  note: <ClockTag state="late" days={-2} />,
                },
              ]}
            />
          </Card>
        }
      >
        <NoticeBox tone="warning" title="正文中有疑似个人信息">
          <p>第 2 段出现一个手机号码，请核对是否需要公开。</p>
        </NoticeBox>
        <NoticeBox tone="error" title="您看到的不是最新版本" />
        <Card title="与上一版的差别">
          <Diff
            label="正文差别"
            parts={[
              { kind: 'same', text: '第三条　违反本办法规定的，由' },
              { kind: 'removed', text: '有关部门' },
              { kind: 'added', text: '区城市管理综合行政执法局依照《中华人民共和国固体废物污染环境防治法》' },
              { kind: 'same', text: '予以处罚。' },
            ]}
          />
        </Card>
        <Card title="公开属性">
          <Facts
            columns={1}
            items={[
              { label: '拟稿建议', value: '主动公开', change: '#' },
              { label: '依据', value: '《中华人民共和国政府信息公开条例》第二十条第一项' },
              { label: '密级', value: '' },
            ]}
          />
        </Card>
        <Card title="审查意见">
          <Form action="#" idempotencyKey="k2" autosave="/staff/desk/1/copy" label="审查意见">
            <RadioGroup
              name="attribute"
              label="审定的公开属性"
              required
              value="open"
              options={[
                { value: 'open', label: '主动公开' },
                { value: 'request', label: '依申请公开' },
                { value: 'closed', label: '不予公开', hint: '须写明依据和理由' },
              ]}
            />
            <TextArea
              name="opinion"
              label="意见"
              hint="退回时必须填写"
              maxLength={500}
              phrases={['同意。', '请补充法律依据。', '退回修改：']}
              error="退回时请写明意见，例如哪一条、怎样修改"
            />
            <Fields>
              <SelectField
                name="back"
                label="退回给"
                options={[
                  { value: 'd', label: '拟稿人 李某某' },
                  { value: 'r', label: '科室审核 王某' },
                ]}
              />
              <TextField name="days" label="办理时限" suffix="个工作日" inputMode="numeric" value="5" width="short" />
            </Fields>
            <Buttons>
              <Button name="verb" value="clear">
                审查通过
              </Button>
              <Button kind="secondary" name="verb" value="back">
                退回
              </Button>
              <DangerButton name="verb" value="publish" consequence="发布后公众立即可见">
                签发并发布
              </DangerButton>
            </Buttons>
          </Form>
        </Card>
      </WithSide>
    </StaffPage>
  );
}

export function BoardSpecimen() {
  return (
    <StaffPage
      {...office}
      title="2019 年政务公开工作安排"
      path="/staff/workplan"
      crumbs={[{ label: '工作台', href: '/staff' }, { label: '工作安排' }]}
      actions={<ButtonLink href="#">导入工作安排</ButtonLink>}
    >
      <Tabs
        label="视图"
        items={[
          { label: '看板', href: '#', current: true },
          { label: '清单', href: '#' },
          { label: '时间', href: '#' },
        ]}
      />
      <Board
        label="任务看板"
        columns={[
          {
            title: '未开始',
            cards: [
              {
                no: '（九）',
                title: '细化财政信息公开',
                href: '#',
                lead: '区财政局',
                due: '12月31日',
                status: <ClockTag state="normal" days={92} />,
              },
            ],
          },
          {
            title: '进行中',
            cards: [
              {
                no: '（六）',
                title: '推进行政执法和市场监管信息公开',
                href: '#',
                lead: '区市场监督管理局',
                due: '9月13日',
                status: <ClockTag state="soon" days={2} />,
                progress: '事项目录清单已梳理 41 项，实施清单待审。',
              },
              {
                no: '（十二）',
                title: '深入推进“互联网+政务服务”工作',
                href: '#',
                lead: '区营商环境建设监督局',
                due: '9月13日',
                status: <ClockTag state="late" days={-1} />,
              },
            ],
          },
          { title: '已完成', cards: [] },
        ]}
      />
    </StaffPage>
  );
}

export function SignInSpecimen() {
  return (
    <BarePage title="登录工作台" siteName="丹东市振兴区政务公开" error>
      <NoticeBox tone="error" title="用户名或密码不正确">
        <p>请核对后再试。连续错误 5 次将暂停 10 分钟。</p>
      </NoticeBox>
      <Form action="/staff/sign-in" label="登录">
        <TextField name="login" label="用户名" required autocomplete="username" />
        <PasswordField name="password" label="密码" required />
        <Buttons>
          <Button>登录</Button>
        </Buttons>
      </Form>
    </BarePage>
  );
}
