import { Button, Buttons, DangerButton } from '../buttons.tsx';
import { Card, WithSide } from '../cards.tsx';
import { Diff } from '../diff.tsx';
import { Facts } from '../facts.tsx';
import { Fields, Form, RadioGroup, SelectField, TextArea, TextField } from '../form.tsx';
import { StaffPage } from '../layout.tsx';
import { NoticeBox } from '../notice-box.tsx';
import { ClockTag } from '../tag.tsx';
import { Timeline } from '../timeline.tsx';
import { office } from './office.ts';

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
              { label: '拟稿建议', value: '主动公开', change: <a href="/">修改</a> },
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
