import { ApprovalSheet } from '../approval-sheet.tsx';
import { Board } from '../board.tsx';
import { Button, ButtonLink, Buttons } from '../buttons.tsx';
import { Form, PasswordField, TextField } from '../form.tsx';
import { BarePage, StaffPage } from '../layout.tsx';
import { NoticeBox } from '../notice-box.tsx';
import { Tabs } from '../tabs.tsx';
import { ClockTag } from '../tag.tsx';
import { office } from './office.ts';

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

export function ApprovalSpecimen() {
  return (
    <StaffPage {...office} title="打印审查呈批单" path="/staff/desk/1/sheet" actions={<print-button />}>
      <ApprovalSheet
        title="政府信息公开保密审查呈批单"
        number="振审〔2019〕17号"
        rows={[
          { label: '拟稿单位', value: '区住房城乡建设局' },
          { label: '拟稿人', value: '李某某' },
          { label: '文件标题', value: '振兴区城市垃圾分类处置管理办法', wide: true },
          { label: '公开属性', value: '主动公开' },
          { label: '公开方式', value: '区政府门户网站' },
          { label: '校验码', value: '7F3A-92C1-0B4E', wide: true },
        ]}
        opinions={[
          { step: '拟稿单位', opinion: '拟主动公开，请审核。', who: '王某', at: '2019年8月6日 08:50' },
          {
            step: '保密审查',
            opinion: '经审查，不涉及国家秘密、工作秘密，可以公开。',
            who: '张某某',
            at: '2019年8月7日 10:12',
          },
          { step: '签发', opinion: '同意。', who: '赵某', at: '2019年8月8日 09:00' },
        ]}
        note="本单由系统按流转记录打印，意见与记录一致。"
      />
    </StaffPage>
  );
}
