import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import {
  DateField,
  ErrorSummary,
  Fields,
  Form,
  type FormErrors,
  FormSection,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { kinds, sources } from '../rules/beacon.ts';
import { algorithms } from '../rules/pool.ts';

interface Props {
  action: string;
  /** The draw that this one repeats. */
  before: { id: number; number: string | null; title: string } | null;
  units: { id: number; name: string }[];
  typed: Typed;
  errors: FormErrors;
  formKey: string;
}

const listHint =
  '每行一个，写“编号 名称”，或者只写名称（自动编号）。分层、分组抽取的，按行写 stratum、target、inspector、exclude、conflict 和 name，样子见下方说明。';

/** 拟定方案: what the public reads first, and what is drawn from. */
export function PlanForm({ action, before, units, typed, errors, formKey }: Props) {
  const value = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '');
  const field = (name: string, label: string) => ({ name, label, value: value(name), error: errors[name] });
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action={action} idempotencyKey={formKey} guard label="抽签方案">
        {before && (
          <FormSection
            title="重新抽取"
            note={`这是 ${before.number}“${before.title}”之后的重新抽取，两次都公开，并互相注明。`}
          >
            <input type="hidden" name="after" value={String(before.id)} />
            <TextField {...field('afterReason', '重新抽取的理由')} required maxLength={300} />
          </FormSection>
        )}
        <FormSection title="方案" note="由另一人核对后公布。公布以后不能修改，编号也不再用于别的抽签。">
          <SelectField
            {...field('unit', '单位')}
            required
            options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <TextField {...field('title', '事项')} required maxLength={100} />
          <TextArea {...field('reason', '抽什么、为什么抽')} required rows={4} maxLength={1000} />
          <DateField
            {...field('revealOn', '公布结果的期限')}
            required
            hint="最晚在这一天公布名单、随机数和结果，例如 2026-11-30"
          />
        </FormSection>
        <FormSection title="名单">
          <TextArea {...field('list', '名单')} required rows={12} hint={listHint} />
          <Fields>
            <TextField {...field('size', '抽取数量')} inputMode="numeric" width="short" hint="不分层的名单填写" />
            <TextField {...field('team', '每组人数')} inputMode="numeric" width="short" hint="只抽对象的不填" />
            <TextField {...field('cap', '每人最多承担几个')} inputMode="numeric" width="short" hint="只抽对象的不填" />
          </Fields>
          <Example />
          <RadioGroup
            {...field('names', '公布名称')}
            required
            options={[
              { value: 'closed', label: '只公布编号', hint: '名单里有个人姓名的选这一项' },
              { value: 'open', label: '公布编号和名称' },
            ]}
          />
        </FormSection>
        <FormSection
          title="公共事件"
          note="名单冻结、各方承诺以后才发生，谁也不能左右的事件。至少一个，最好两个；不用的留空。"
        >
          {sources.map((source) => (
            <Fields>
              <TextField
                {...field(`event-${source}`, `${kinds[source].words}：${kinds[source].eventLabel}`)}
                hint={kinds[source].eventHint}
              />
              <TextField {...field(`at-${source}`, `${kinds[source].words}：时间`)} hint="例如 2026-10-29 21:30" />
            </Fields>
          ))}
        </FormSection>
        <FormSection
          title="随机数"
          note="本单位的随机数由系统生成，谁也看不到。请纪检、公证或群众代表再各定一个，防止任何一方单独左右结果。"
        >
          <TextArea
            {...field('parties', '其他参加方')}
            rows={3}
            hint="每行一个，写“代码 名称”，例如 JIJIAN 区纪委监委"
          />
          <RadioGroup
            {...field('alg', '摘要算法')}
            required
            options={Object.entries(algorithms).map(([name, label]) => ({ value: name, label }))}
          />
        </FormSection>
        <Buttons>
          <Button>保存方案</Button>
          <ButtonLink href="/staff/draws" kind="quiet">
            返回
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

const Example = () => (
  <details>
    <summary>分层、分组的名单怎么写</summary>
    <pre class="command" tabindex={0}>
      {`stratum A 500 1         层代码 比例（万分之几，500 即 5%） 最少个数
target 9121001 A 1      对象编号 层代码 权重
inspector P01 SCJG      人员编号 单位代码
exclude 9121001 CLOSED  排除的对象 原因代码
conflict 9121001 P01 KIN  回避：对象 人员 原因代码
name 9121001 某某商店     编号对应的名称`}
    </pre>
  </details>
);

/** 调整名单, between the plan and the freeze. */
export function ListForm({ action, typed, errors, formKey }: Pick<Props, 'action' | 'typed' | 'errors' | 'formKey'>) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>调整以后须由另一人核对并冻结。冻结以后不能再改。</p>
      <Form action={action} idempotencyKey={formKey} guard label="调整名单">
        <TextArea
          name="list"
          label="名单"
          required
          rows={16}
          value={typed.list as string}
          error={errors.list}
          hint={listHint}
        />
        <TextArea
          name="reason"
          label="调整的理由"
          required
          rows={2}
          maxLength={300}
          value={typed.reason as string}
          error={errors.reason}
        />
        <Example />
        <Buttons>
          <Button>保存名单</Button>
        </Buttons>
      </Form>
    </>
  );
}
