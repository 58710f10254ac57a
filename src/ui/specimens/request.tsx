import { Button, ButtonLink, Buttons } from '../buttons.tsx';
import { Answers } from '../check-answers.tsx';
import { Derivation } from '../derivation.tsx';
import {
  CheckGroup,
  DateField,
  ErrorSummary,
  Fields,
  FileField,
  Form,
  FormSection,
  RadioGroup,
  TextArea,
  TextField,
} from '../form.tsx';
import { PublicPage } from '../layout.tsx';
import { NoticeBox } from '../notice-box.tsx';
import { ConfirmationPanel } from '../panel.tsx';
import type { ViewMode } from '../site.ts';
import { Steps } from '../steps.tsx';
import { ClockTag } from '../tag.tsx';
import { ordinary, specimenSite } from './site.tsx';

export function RequestSpecimen() {
  const errors = {
    name: '请填写申请人姓名',
    need: '请写明要获取的政府信息的名称、发文字号或者特征，例如“2019年招生方案”',
    on: '“2026-02-30”这一天不存在，请按 2026-03-10 的样子填写',
  };
  return (
    <PublicPage
      site={specimenSite}
      title="申请获取政府信息"
      error
      mode={ordinary}
      path="/requests/new"
      crumbs={[{ label: '首页', href: '/' }, { label: '依申请公开' }]}
    >
      <ErrorSummary errors={errors} />
      <h1>申请获取政府信息</h1>
      <NoticeBox title="先查一查是否已经公开">
        <p>
          多数文件已经公开，<a href="/search">搜索</a>可以立即看到。申请不需要说明用途。
        </p>
      </NoticeBox>
      <Form action="/requests" idempotencyKey="01J" upload guard label="政府信息公开申请">
        <FormSection title="申请人">
          <RadioGroup
            name="kind"
            label="申请人类型"
            inline
            value="person"
            options={[
              { value: 'person', label: '公民' },
              { value: 'body', label: '法人或者其他组织' },
            ]}
          />
          <Fields>
            <TextField name="name" label="姓名" required autocomplete="name" error={errors.name} />
            <TextField
              name="phone"
              label="联系电话"
              type="tel"
              autocomplete="tel"
              hint="用于办理中与您联系，不会公开"
              value="0415-0000000"
            />
          </Fields>
        </FormSection>
        <FormSection title="所需信息">
          <TextArea
            name="need"
            label="信息的名称、发文字号或者特征"
            required
            maxLength={500}
            error={errors.need}
            value="<script>alert(1)</script>"
          />
          <DateField name="on" label="文件的大致日期" value="2026-02-30" error={errors.on} />
          <CheckGroup
            name="form"
            label="获取方式"
            values={['mail']}
            options={[
              { value: 'mail', label: '电子邮件' },
              { value: 'post', label: '邮寄', hint: '只收取邮寄成本' },
              { value: 'self', label: '自行领取' },
            ]}
          />
          <FileField
            name="proof"
            label="身份证明"
            hint="JPG、PNG 或 PDF，不超过 10 MB。只用于核对身份，办结后按规定删除。"
            accept=".jpg,.png,.pdf"
          />
        </FormSection>
        <Buttons>
          <Button>检查后提交</Button>
          <ButtonLink href="/" kind="quiet">
            放弃填写
          </ButtonLink>
        </Buttons>
      </Form>
    </PublicPage>
  );
}

const said = (kind: string, plain: string) => ({ kind, plain, line: plain });
const steps = [
  said('rule', '答复政府信息公开申请：自收到申请之日起 20 个工作日内（《政府信息公开条例》第三十三条第二款）。'),
  said('start', '2019年8月13日收到申请，从第二天开始计算。'),
  said('count', '计入 20 个工作日。'),
  said('weekend', '其间周末 8 天，不计入。'),
  said('end', '最迟2019年9月10日。'),
];

export function AnswersSpecimen({ mode = ordinary }: { mode?: ViewMode }) {
  const asked = { form: 'answers', action: '/requests/', back: { name: 'back', value: '1' } };
  return (
    <PublicPage site={specimenSite} title="核对申请内容" mode={mode} path="/requests/check">
      <h1>核对申请内容</h1>
      <Answers
        {...asked}
        label="申请人"
        items={[
          { field: 'kind', label: '申请人类型', value: '公民' },
          { field: 'name', label: '姓名', value: '周小演' },
          { field: 'idNumber', label: '居民身份证', value: '11010519491231002X' },
          {
            field: 'address',
            label: '通信地址',
            value: '辽宁省丹东市振兴区演示街道演示路 10 号演示小区 3 号楼 2 单元 501 室',
          },
        ]}
      />
      <Form id={asked.form} action={asked.action} idempotencyKey="01J" label="提交申请">
        <Buttons>
          <Button>提交申请</Button>
          <Button kind="secondary" {...asked.back}>
            返回修改
          </Button>
        </Buttons>
      </Form>
    </PublicPage>
  );
}

export function ReceiptSpecimen() {
  return (
    <PublicPage site={specimenSite} title="申请已提交" mode={ordinary} path="/requests/done">
      <ConfirmationPanel
        title="申请已提交"
        number={{ label: '申请编号', value: '振公申〔2019〕0042号' }}
        next={[
          '今天起 20 个工作日内答复，最迟 2019年9月10日。',
          '需要补正的，7 个工作日内通知您一次说清。',
          '凭编号和查询码随时查看进度。',
        ]}
      >
        <Derivation
          dueOn="2019-09-10"
          steps={steps}
          standing="还剩 20 个工作日。"
          audience="public"
          of="答复期限"
          open
        />
        <p>
          有疑问请拨打 <a href="tel:8890">8890</a>。
        </p>
      </ConfirmationPanel>
      <Steps
        label="办理进度"
        steps={[
          { label: '收到', state: 'done', on: '2019-08-13' },
          { label: '登记', state: 'done', on: '2019-08-13' },
          { label: '补正', state: 'skipped' },
          { label: '办理', state: 'current', note: '区教育局' },
          { label: '答复', state: 'todo', note: '最迟 2019-09-10' },
        ]}
      />
      <p>
        <ClockTag state="normal" days={12} /> <ClockTag state="soon" days={2} /> <ClockTag state="late" days={3} />
      </p>
    </PublicPage>
  );
}
