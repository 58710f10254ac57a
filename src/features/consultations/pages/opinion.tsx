import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import {
  CheckGroup,
  ErrorSummary,
  Fields,
  FileField,
  Form,
  FormSection,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicCall } from '../queries/live.ts';
import { rulesOfPublication } from '../rules/call-body.ts';
import { clauseOptions } from '../rules/clauses.ts';
import { mostFiles, mostWords } from '../rules/comment.ts';
import { type Carried, tokenOf } from '../rules/tokens.ts';
import { type Frame, OpinionFrame } from './frame.tsx';

export interface Filled {
  frame: Frame;
  call: PublicCall;
  typed: Typed;
  key: string;
  files: Carried[];
  errors?: Record<string, string>;
}

export const opinionHref = ({ id }: PublicCall, clause?: number) =>
  `/consultations/${id}/comment/${clause ? `?clause=${clause}` : ''}`;

/** 提意见: what, about which clause; who is only asked, never demanded, unless the cleared text says why. */
export function OpinionPage(props: Filled) {
  const { frame, call, typed, key, files, errors } = props;
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors?.[name] });
  return (
    <OpinionFrame frame={frame} title="提意见" call={call} open error={!!errors}>
      <ErrorSummary errors={errors} />
      <p class="page-intro">
        对“{call.call.subject}”提意见。
        <Day on={call.closesOn} long /> 24 时（北京时间）截止。
      </p>
      <Form action={opinionHref(call)} idempotencyKey={key} upload label="提意见">
        <input type="hidden" name="step" value="check" />
        <FormSection title="您的意见">
          <SelectField {...field('clause', '针对哪一条')} blank="整体" options={clauseOptions(call.call.clauses)} />
          <TextArea
            {...field('body', '意见')}
            required
            rows={8}
            hint="想改成什么、为什么；一次可以写几点"
            maxLength={mostWords}
          />
          {files.length > 0 && (
            <CheckGroup
              name="file"
              label="已经上传的附件"
              hint="不要的，去掉勾选"
              options={files.map((file) => ({ value: tokenOf(file, key), label: file.name }))}
              values={files.map((file) => tokenOf(file, key))}
            />
          )}
          <FileField
            name="files"
            label="附件"
            hint={`可以不附；最多 ${mostFiles} 个，合计 30 MB，常用的文档和图片都可以`}
            multiple
            error={errors?.files}
          />
        </FormSection>
        <About {...props} />
        <Buttons>
          <Button>下一步，核对</Button>
          <ButtonLink href={call.path} kind="quiet">
            不提了，返回草案
          </ButtonLink>
        </Buttons>
      </Form>
    </OpinionFrame>
  );
}

function About({ call, typed, errors }: Filled) {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors?.[name] });
  const { named } = call;
  return (
    <FormSection
      title="关于您"
      note={
        named
          ? `这次须署名：${call.call.namedReason}`
          : '只须选以个人还是单位的名义，其余都可以不填，匿名的意见一样办理。填了邮箱的，结果公布时发邮件告诉您。'
      }
    >
      <RadioGroup
        {...field('kind', '以谁的名义')}
        required
        inline
        options={[
          { value: 'person', label: '个人' },
          { value: 'organisation', label: '单位' },
        ]}
      />
      <CheckGroup
        name="minor"
        label="年龄"
        options={[{ value: 'on', label: '我未满 18 周岁', hint: '勾选后，公布意见时不出现您的姓名' }]}
        values={one(typed, 'minor') ? ['on'] : []}
      />
      <Fields>
        <TextField {...field('name', '姓名或单位名称')} required={named} autocomplete="name" maxLength={60} />
        <TextField {...field('email', '邮箱')} type="email" inputMode="email" autocomplete="email" maxLength={200} />
        <TextField {...field('phone', '电话')} type="tel" inputMode="tel" autocomplete="tel" maxLength={30} />
      </Fields>
      <p class="field-hint">
        {rulesOfPublication}姓名和联系方式加密保存，只用来核实意见和告知结果，公布结果半年后删除。
      </p>
    </FormSection>
  );
}

const one = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? '';

/** Nothing is taken now: when it was, and where the result will stand. */
export function ClosedPage({ frame, call }: { frame: Frame; call: PublicCall }) {
  const early = call.status === 'upcoming';
  return (
    <OpinionFrame frame={frame} title="提意见" call={call}>
      <NoticeBox tone="info" title={early ? '征求意见还没有开始' : '征求意见已经结束'}>
        <p>
          <Day on={call.opensOn} long />至<Day on={call.closesOn} long />。
          {early ? '请在开始以后提交。' : '不再接收新的意见，感谢您的关注。'}
        </p>
      </NoticeBox>
      <p>
        <a href={call.resultPath ?? call.path}>{call.resultPath ? '看意见采纳情况' : '返回草案'}</a>
      </p>
    </OpinionFrame>
  );
}
