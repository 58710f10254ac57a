import { kinds, sources } from '../../../core/draws/rules/beacon.ts';
import { algorithms } from '../../../core/draws/rules/pool.ts';
import { eventFields } from '../../../core/draws/staff/form.ts';
import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import {
  DateField,
  ErrorSummary,
  Fields,
  Form,
  type FormErrors,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { type Batch, rateWords, type YearPlan } from '../rules/plan.ts';
import { isOpen, type Try } from '../rules/sample.ts';

interface Props {
  document: number;
  plan: YearPlan;
  batch: Batch;
  tries: Try[];
  keeps: boolean;
  typed: Typed;
  errors: FormErrors;
  formKey: string;
}

/** One batch: what was published of it, its draws, and the form of the next. */
export function BatchPage(props: Props) {
  const { plan, batch, tries, keeps, errors } = props;
  const called = (key: string) => plan.matters.find((matter) => matter.key === key)?.name ?? key;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Card title="公布的批次">
        <Facts
          label="公布的批次"
          items={[
            { label: '抽查事项', value: batch.matters.map(called).join('、'), wide: true },
            { label: '对象类型', value: batch.kind || '全部' },
            { label: '抽查基数', value: String(batch.base) },
            { label: '抽查比例', value: rateWords(batch.rates) },
            { label: '检查人员', value: `每组 ${batch.team} 人，每人最多 ${batch.cap} 个` },
            { label: '时间', value: `${batch.fromOn} 至 ${batch.toOn}` },
            { label: '联合部门', value: batch.joint || '无' },
          ]}
        />
      </Card>
      <Table
        caption="抽签"
        rows={tries}
        empty="还没有抽签。"
        columns={[
          {
            key: 'number',
            head: '编号',
            kind: 'title',
            cell: ({ draw, number }) => <a href={`/staff/draws/${draw}`}>{number ?? '方案待发布'}</a>,
          },
          {
            key: 'drawn',
            head: '抽取',
            kind: 'date',
            cell: ({ drawnAt }) => (drawnAt ? <Moment at={drawnAt} /> : '还没有'),
          },
          { key: 'ended', head: '状态', kind: 'short', cell: ({ endedAt }) => (endedAt ? '已作废或终止' : '有效') },
        ]}
      />
      {keeps &&
        (tries.some(isOpen) ? <p>这个批次的抽签还在进行，办完或者终止以后才能再抽。</p> : <DrawForm {...props} />)}
    </>
  );
}

function DrawForm({ document, batch, tries, typed, errors, formKey }: Props) {
  const value = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '');
  const field = (name: string, label: string) => ({ name, label, value: value(name), error: errors[name] });
  return (
    <Card
      title={tries.length > 0 ? '再抽一次' : '拟定抽签'}
      note="名单按此刻的名录库生成：注销停业的和今年已抽查过同一一般事项的对象先排除，证件在批次结束前到期的人员不参加。方案由另一人核对后公布，名单由另一人核对后冻结。"
    >
      <Form
        action={`/staff/inspections/plans/${document}/batches/${encodeURIComponent(batch.code)}`}
        idempotencyKey={formKey}
        guard
        label="拟定抽签"
      >
        {tries.length > 0 && (
          <TextField {...field('afterReason', '再抽一次的理由')} required maxLength={300} hint="公众会看到" />
        )}
        <DateField {...field('revealOn', '公布结果的期限')} required hint="最晚在这一天公布名单、随机数和结果" />
        {sources.map((source) => {
          const names = eventFields(source);
          return (
            <Fields>
              <TextField
                {...field(names.event, `${kinds[source].words}：${kinds[source].eventLabel}`)}
                hint={kinds[source].eventHint}
              />
              <TextField {...field(names.at, '时间')} hint="例如 2026-11-30 21:15" />
            </Fields>
          );
        })}
        <TextArea
          {...field('parties', '其他参加方')}
          rows={3}
          hint="每行一方，写“代码 名称”，例如 JIJIAN 区纪委监委；本机关的随机数由系统生成"
        />
        <RadioGroup
          {...field('alg', '摘要算法')}
          inline
          options={Object.entries(algorithms).map(([name, label]) => ({ value: name, label }))}
        />
        <Buttons>
          <Button>从名录库生成名单</Button>
        </Buttons>
      </Form>
    </Card>
  );
}
