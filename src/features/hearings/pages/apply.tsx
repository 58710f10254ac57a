import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Called } from '../../../ui/called.tsx';
import { Answers } from '../../../ui/check-answers.tsx';
import {
  CheckGroup,
  ErrorSummary,
  Fields,
  Form,
  FormSection,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { ConfirmationPanel } from '../../../ui/panel.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { PublicHearing } from '../queries/live.ts';
import { rulesOfPublication } from '../rules/body.ts';
import { applyHref, type Frame, HearingsFrame } from './frame.tsx';

interface Filled {
  frame: Frame;
  hearing: PublicHearing;
  typed: Typed;
  formKey: string;
  errors?: Record<string, string>;
}

const one = (typed: Typed, name: string) => [typed[name] ?? ''].flat()[0];
const kinds = [
  { value: 'person', label: '个人' },
  { value: 'organisation', label: '单位' },
];

/** 报名: who, how to reach them, and what they have to do with it. */
export function ApplyPage({ frame, hearing, typed, formKey, errors }: Filled) {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors?.[name] });
  return (
    <HearingsFrame frame={frame} title="报名" hearing={hearing} error={!!errors} noIndex={!!errors}>
      <ErrorSummary errors={errors} />
      <p class="page-intro">
        <Day on={hearing.notice.applyUntil} long /> 24 时（北京时间）截止，名额 {hearing.seats} 名。
      </p>
      <Form action={applyHref(hearing)} idempotencyKey={formKey} label="报名">
        <input type="hidden" name="step" value="check" />
        <FormSection title="关于您" note={`${rulesOfPublication}姓名和联系方式加密保存，会后半年删除。`}>
          <RadioGroup {...field('kind', '以谁的名义')} required inline options={kinds} />
          <TextField {...field('name', '姓名或单位名称')} required autocomplete="name" maxLength={60} />
          <CheckGroup
            name="minor"
            label="年龄"
            options={[{ value: 'on', label: '我未满 18 周岁', hint: '勾选后，名单里不出现您的姓名' }]}
            values={one(typed, 'minor') ? ['on'] : []}
          />
          <Fields>
            <TextField {...field('phone', '电话')} type="tel" inputMode="tel" autocomplete="tel" maxLength={30} />
            <TextField
              {...field('email', '邮箱')}
              type="email"
              inputMode="email"
              autocomplete="email"
              maxLength={200}
            />
          </Fields>
        </FormSection>
        <FormSection title="为什么参加">
          <TextArea
            {...field('stake', '与事项的关系和主要观点')}
            required
            rows={5}
            hint="例如：住在附近、经营者、赞成或反对什么"
            maxLength={500}
          />
        </FormSection>
        <Buttons>
          <Button>下一步，核对</Button>
          <ButtonLink href={hearing.path} kind="quiet">
            不报了，返回公告
          </ButtonLink>
        </Buttons>
      </Form>
    </HearingsFrame>
  );
}

const asked = ['kind', 'name', 'minor', 'phone', 'email', 'stake'];

/** 核对: everything as it was typed; sending is one button, changing another, and neither needs a script. */
export function CheckPage({ frame, hearing, typed, formKey }: Filled) {
  const label = (value: string | undefined) => kinds.find((kind) => kind.value === value)?.label;
  const sent = { form: 'answers', action: applyHref(hearing), back: { name: 'step', value: 'edit' } };
  return (
    <HearingsFrame frame={frame} title="核对报名" hearing={hearing} noIndex>
      <Answers
        {...sent}
        columns={1}
        items={[
          { field: 'kind', label: '以谁的名义', value: label(one(typed, 'kind')) },
          { field: 'name', label: '姓名或单位名称', value: one(typed, 'name') },
          { field: 'minor', label: '年龄', value: one(typed, 'minor') && '未满 18 周岁' },
          { field: 'phone', label: '电话', value: one(typed, 'phone') },
          { field: 'email', label: '邮箱', value: one(typed, 'email') },
          { field: 'stake', label: '与事项的关系和主要观点', value: one(typed, 'stake') },
        ]}
      />
      <Form id={sent.form} action={sent.action} idempotencyKey={formKey} label="核对报名">
        {asked.map((name) => (
          <input type="hidden" name={name} value={one(typed, name)} />
        ))}
        <Buttons>
          <Button name="step" value="send">
            提交报名
          </Button>
          <Button kind="secondary" {...sent.back}>
            返回修改
          </Button>
        </Buttons>
      </Form>
    </HearingsFrame>
  );
}

/** 回执: the number by which the list of participants names its people, and what happens next. */
export function ReceiptPage({
  frame,
  hearing,
  receipt,
}: {
  frame: Frame;
  hearing: PublicHearing;
  receipt: { number: string; at: string };
}) {
  return (
    <HearingsFrame frame={frame} title="报名成功" hearing={hearing} noIndex bare>
      <ConfirmationPanel
        title="报名成功"
        number={{ label: '报名编号', value: receipt.number }}
        next={[
          '请打印或抄下报名编号，参加人名单按编号公布。',
          <>
            <Day on={hearing.notice.applyUntil} long />
            报名截止，随后按公告确定参加人，名单会前公布。
          </>,
          '确定参加的，承办单位通知您并提前送达材料。',
        ]}
      >
        <p>
          收到时间：
          <Moment at={receipt.at} />
        </p>
        <p>
          有疑问，请联系{hearing.unitName}：
          <Called text={hearing.notice.contact} />。<a href={hearing.path}>返回公告</a>
        </p>
      </ConfirmationPanel>
    </HearingsFrame>
  );
}

export function ClosedPage({ frame, hearing }: { frame: Frame; hearing: PublicHearing }) {
  return (
    <HearingsFrame frame={frame} title="报名已经截止" hearing={hearing} noIndex>
      <NoticeBox tone="info">
        <p>
          这次不再接收报名。<a href={hearing.path}>看公告和进展</a>
        </p>
      </NoticeBox>
    </HearingsFrame>
  );
}
