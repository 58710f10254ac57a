import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { CheckGroup, ErrorSummary, Form, type FormErrors, SelectField, TextField } from '../../../ui/form.tsx';
import { type Step, states, steps } from '../../review/rules.ts';
import type { KindRow } from '../queries/site.ts';

type SiteKindProps = {
  /** The kind that is there; absent when one is being added. */
  kind?: KindRow;
  columns: { slug: string; name: string }[];
  rooms: string[];
  typed?: Typed;
  errors?: FormErrors;
  idempotencyKey: string;
};

const roomWords: Record<string, string> = { publications: '文件', policies: '政策与解读', workplan: '工作安排' };

/** One kind of document with the steps that clear it; the secrecy review is shown ticked and cannot be unticked. */
export function SiteKind({ kind, columns, rooms, typed, errors = {}, idempotencyKey }: SiteKindProps) {
  const field = (name: keyof KindRow, label: string) => ({
    name,
    label,
    value: String(typed?.[name] ?? kind?.[name] ?? ''),
    error: errors[name],
  });
  const route = (name: 'steps' | 'urgentSteps', label: string, hint: string) => ({
    name,
    label,
    hint,
    error: errors[name],
    values: ['secrecy', ...(typed ? [typed[name] ?? []].flat() : (kind?.[name] ?? []))],
    options: stepOptions,
  });
  const ticked = (name: 'takesNumber' | 'isPolicy') => ((typed ? typed[name] : kind?.[name]) ? ['on'] : []);
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action={`/staff/kinds/${kind?.name ?? 'add'}`} idempotencyKey={idempotencyKey} guard>
        {!kind && (
          <TextField
            {...field('name', '代号')}
            hint="小写字母和连字符，定了不能再改，例如 policy"
            required
            width="medium"
          />
        )}
        <TextField {...field('words', '种类名称')} hint="例如 行政规范性文件" required width="medium" />
        <SelectField
          {...field('siteColumn', '发布到的栏目')}
          blank="请选择"
          required
          options={columns.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <SelectField
          {...field('room', '由哪个模块办理')}
          blank="请选择"
          required
          options={rooms.map((room) => ({ value: room, label: roomWords[room] ?? room }))}
        />
        <CheckGroup {...route('steps', '审查环节', '按从上到下的顺序办理；文件正在送审的，仍按送审时的环节办完')} />
        <CheckGroup
          {...route('urgentSteps', '紧急程序的环节', '紧急时可以少几个环节、缩短时限，仍须两个人看过同一份稿子')}
        />
        <TextField
          {...field('stepDays', '每个环节的时限')}
          hint="1 到 30，例如 3"
          required
          inputMode="numeric"
          width="short"
          suffix="个工作日"
        />
        <TextField
          {...field('mendDays', '退回后修改的时限')}
          hint="从退回的第二天算起，1 到 30；不填按 3 个工作日"
          inputMode="numeric"
          width="short"
          suffix="个工作日"
        />
        <CheckGroup
          name="takesNumber"
          label="发文字号"
          values={ticked('takesNumber')}
          options={[{ value: 'on', label: '编发文字号', hint: '在签发时编号，所以两条路线里都要有签发' }]}
        />
        <CheckGroup
          name="isPolicy"
          label="政策文件"
          values={ticked('isPolicy')}
          options={[{ value: 'on', label: '是政策文件', hint: '可以要求同步解读；拟不予公开的，先经政务公开机构审查' }]}
        />
        <Buttons>
          <Button>{kind ? '保存' : '增加'}</Button>
          <ButtonLink href="/staff/kinds">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

/** In the order in which a route takes them. */
const stepOptions = (['openness', ...steps.filter((step) => step !== 'openness')] as Step[]).map((step) => ({
  value: step,
  label: states[step],
  disabled: step === 'secrecy',
  hint: step === 'secrecy' ? '不能省去：先审查、后公开（工作安排第（三）条）' : undefined,
}));
