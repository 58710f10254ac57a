import type { EditionRow } from '../../../core/publications/queries.ts';
import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import {
  CheckGroup,
  DateField,
  ErrorSummary,
  Fields,
  Form,
  type FormErrors,
  HiddenKey,
  TextField,
} from '../../../ui/form.tsx';
import { fieldId } from '../../../ui/form-field.tsx';
import { Table } from '../../../ui/table.tsx';
import { type Batch, rateWords, type YearPlan } from '../rules/plan.ts';
import { risks } from '../rules/registers.ts';
import type { Entry } from '../rules/sample.ts';

interface Props {
  edition: EditionRow;
  plan: YearPlan;
  /** Matters that the unit may take into its plan. */
  matters: Entry[];
  writes: boolean;
  typed: Typed;
  errors: FormErrors;
  formKey: string;
  goneKey: string;
}

/** A plan: its batches, and the form of one. */
export function PlanPage(props: Props) {
  const { edition, plan, writes, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Table caption="批次" rows={plan.batches} empty="还没有批次，请在下面写第一个。" columns={columnsOf(props)} />
      <Buttons>
        <ButtonLink href={`/staff/documents/${edition.document}`}>{writes ? '查看全文和送审' : '查看全文'}</ButtonLink>
      </Buttons>
      {writes && <BatchForm {...props} />}
    </>
  );
}

const columnsOf = ({ edition, writes, goneKey }: Props) => [
  { key: 'code', head: '批次', kind: 'short' as const, cell: ({ code }: Batch) => code },
  {
    key: 'title',
    head: '名称',
    kind: 'title' as const,
    cell: ({ code, title }: Batch) =>
      writes ? (
        <a href={`/staff/inspections/editions/${edition.edition}?batch=${encodeURIComponent(code)}#batch`}>{title}</a>
      ) : (
        title
      ),
  },
  { key: 'rates', head: '比例', cell: ({ rates }: Batch) => rateWords(rates) },
  { key: 'days', head: '时间', cell: ({ fromOn, toOn }: Batch) => `${fromOn} 至 ${toOn}` },
  {
    key: 'acts',
    head: '办理',
    kind: 'actions' as const,
    cell: ({ code, title }: Batch) => (
      <>
        <a href={`/staff/inspections/plans/${edition.document}/batches/${encodeURIComponent(code)}`}>抽签</a>
        {writes && (
          <form action={`/staff/inspections/editions/${edition.edition}`} method="post" class="inline">
            <HiddenKey value={`${goneKey}.${code}`} />
            <input type="hidden" name="base" value={String(edition.revision)} />
            <input type="hidden" name="gone" value={code} />
            <button type="submit" name="drop" value="yes" class="button button-quiet">
              删去<span class="visually-hidden">{title}</span>
            </button>
          </form>
        )}
      </>
    ),
  },
];

function BatchForm({ edition, matters, typed, errors, formKey }: Props) {
  const value = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '');
  const field = (name: string, label: string) => ({ name, label, value: value(name), error: errors[name] });
  return (
    <section id="batch">
      <Card title={value('gone') ? `修改批次 ${value('gone')}` : '写入批次'}>
        <Form action={`/staff/inspections/editions/${edition.edition}`} idempotencyKey={formKey} guard label="批次">
          <input type="hidden" name="base" value={String(edition.revision)} />
          <input type="hidden" name="gone" value={value('gone')} />
          <Fields>
            <TextField {...field('code', '批次编号')} required width="short" maxLength={20} hint="例如 01" />
            <TextField {...field('title', '批次名称')} required maxLength={60} />
          </Fields>
          {matters.length > 0 ? (
            <CheckGroup
              name="matters"
              label="抽查事项"
              hint="选几个的，一次上门一并检查"
              error={errors.matters}
              values={[typed.matters ?? []].flat()}
              options={matters.map(({ key, name, fields }) => ({
                value: key,
                label: `${name}（${fields.category ?? ''}）`,
              }))}
            />
          ) : (
            <p id={fieldId('matters')} tabindex={-1}>
              本单位的抽查事项清单还是空的，请先<a href="/staff/inspections/registers/matter">导入</a>。
            </p>
          )}
          <TextField {...field('kind', '对象类型')} maxLength={60} hint="与名录库里的写法一致；空着是全部对象" />
          <Fields>
            {risks.map((risk) => (
              <TextField {...field(`rate${risk}`, `${risk} 类比例`)} width="short" suffix="%" inputMode="decimal" />
            ))}
          </Fields>
          <Fields>
            <TextField {...field('team', '每组人数')} required width="short" inputMode="numeric" hint="至少 2 人" />
            <TextField {...field('cap', '每人最多承担几个')} required width="short" inputMode="numeric" />
            <DateField {...field('fromOn', '开始日期')} required />
            <DateField {...field('toOn', '结束日期')} required />
          </Fields>
          <TextField
            {...field('joint', '联合部门')}
            maxLength={200}
            hint="单位名称，几个之间用“、”；他们的人员一起参加抽签"
          />
          <Buttons>
            <Button>保存批次</Button>
          </Buttons>
        </Form>
      </Card>
    </section>
  );
}
