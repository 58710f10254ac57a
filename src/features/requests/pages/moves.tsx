import type { Child } from 'hono/jsx';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { DateField, FileField, Form, RadioGroup, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { consulted, groundNames, openConsultations, opinions, servedOn } from '../rules/clock.ts';
import { methods } from '../rules/fees.ts';
import { type Move, moves } from '../rules/flow.ts';
import { notes, outcomeOptions } from '../rules/labels.ts';
import { ways } from '../rules.ts';
import type { CaseProps } from './case.tsx';
import { options } from './fields.tsx';

/** A form for each move that the table allows this person now; the one that was wrong stands open. */
export function MoveForms(props: CaseProps) {
  const { allowed, tried } = props;
  if (allowed.length === 0) return null;
  return (
    <Card title="现在可以办理">
      {allowed.map((move) => (
        <details class="fold" open={tried === move || allowed.length === 1 || undefined}>
          <summary>{moves[move]}</summary>
          {notes[move] && <p class="field-hint">{notes[move]}</p>}
          <MoveForm {...props} move={move} />
        </details>
      ))}
    </Card>
  );
}

type Props = CaseProps & { move: Move };

function MoveForm(props: Props) {
  const { row, move, formKey } = props;
  return (
    <Form
      action={`/staff/requests/${row.id}/${move}`}
      idempotencyKey={`${formKey}-${move}`}
      upload={move === 'draft' || move === 'correct'}
      label={moves[move]}
    >
      {(fields[move] ?? (() => null))(fieldIn(props), props)}
      <Buttons>
        <Button>{moves[move]}</Button>
      </Buttons>
    </Form>
  );
}

/** Several forms of a page have fields of one name: each gets an id of its own. */
const fieldIn =
  ({ move, tried, typed, errors }: Props) =>
  (name: string, label: string) => ({
    name,
    label,
    // The summary leads to the form that was filled in wrongly; the others have ids of their own.
    ...(tried === move ? {} : { id: `${move}-${name}` }),
    value: tried === move ? (typed[name] ?? '') : '',
    error: tried === move ? errors?.[name] : undefined,
  });
type Field = ReturnType<typeof fieldIn>;

const area = (field: Field, label: string, required = true) => (
  <TextArea {...field('words', label)} required={required} rows={5} maxLength={5000} />
);
const when = (field: Field, label = '日期') => (
  <DateField {...field('on', label)} hint="不填就是今天，例如 2026-03-10" />
);

const waiting = (row: CaseProps['row'], unserved = false) =>
  openConsultations(row.events)
    .filter((event) => !unserved || !servedOn(event, row.events))
    .map((event) => {
      const party = row.events.find(({ id }) => id === event.id)?.words.split('\n')[0];
      return { value: String(event.data.n), label: `${consulted[event.data.ground!]}：${party}` };
    });

const fields: Partial<Record<Move, (field: Field, props: Props) => Child>> = {
  confirm: (field) => (
    <>
      {when(field, '确认日期')}
      <TextField {...field('words', '确认的方式')} hint="例如：电话确认，申请人本人接听" required maxLength={200} />
    </>
  ),
  transfer: (field, { units, row }) => (
    <>
      <SelectField
        {...field('unit', '移送给')}
        required
        blank="请选择"
        options={units.filter(({ id }) => id !== row.unit).map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      {area(field, '移送的理由')}
    </>
  ),
  register: (field) => (
    <TextField {...field('subject', '摘要')} hint="一句话，不写个人信息；登记簿和统计里显示" required maxLength={100} />
  ),
  split: (field) => area(field, '拆分后的各项，每行一项'),
  askCorrection: (field) => area(field, '需要补正的事项'),
  correct: (field) => (
    <>
      {when(field, '收到补正的日期')}
      {area(field, '补正的内容')}
      <FileField {...field('paper', '补正的材料')} accept=".jpg,.jpeg,.png,.pdf" />
    </>
  ),
  askReason: (field) => area(field, '要求说明的事项'),
  lapse: (field) => (
    <DateField {...field('servedOn', '告知书送达日期')} hint="不填就是作出告知书的当天；期限从送达起算" />
  ),
  explain: (field) => (
    <>
      {when(field)}
      {area(field, '理由')}
    </>
  ),
  noticeFee: (field) => (
    <>
      <RadioGroup {...field('method', '计收方式')} required inline options={options(methods)} />
      <TextField {...field('pages', '页数')} hint="按量计收的填写" inputMode="numeric" width="short" />
      {area(field, '收费的理由和缴费方式')}
    </>
  ),
  pay: (field) => when(field, '缴费完成的日期'),
  consult: (field) => (
    <>
      <RadioGroup
        {...field('ground', '征求谁的意见')}
        required
        options={groundNames.map((value) => ({ value, label: consulted[value] }))}
      />
      <TextField {...field('party', '对方的名称')} required maxLength={100} />
      {area(field, '征求意见的内容')}
      <DateField {...field('servedOn', '送达日期')} hint="今天已经送达的填写；以后送达的，送达后再记录" />
    </>
  ),
  serve: (field, { row }) => (
    <>
      <SelectField {...field('n', '征求意见')} required blank="请选择" options={waiting(row, true)} />
      {when(field, '送达日期')}
    </>
  ),
  hear: (field, { row }) => (
    <>
      <SelectField {...field('n', '征求意见')} required blank="请选择" options={waiting(row)} />
      <RadioGroup {...field('opinion', '意见')} required inline options={options(opinions)} />
      {when(field)}
      {area(field, '意见的内容', false)}
    </>
  ),
  extend: (field) => (
    <>
      <TextField {...field('days', '延长的工作日')} hint="1 至 20" required inputMode="numeric" width="short" />
      {area(field, '延期的理由')}
    </>
  ),
  delay: (field) => (
    <>
      <DateField {...field('until', '延迟到')} required />
      {area(field, '延迟的理由')}
    </>
  ),
  search: (field) => area(field, '检索记录：在哪里、用什么方法、结果是什么'),
  draft: (field, { row }) => (
    <>
      <SelectField {...field('outcome', '处理决定')} required blank="请选择" options={outcomeOptions} />
      <TextArea
        {...field('words', '答复的内容')}
        hint="提供的信息，或者理由。开头、依据、救济途径和落款由系统按当天的法律填写"
        required
        rows={8}
        maxLength={5000}
      />
      {row.filed && <p class="field-hint">申请人选择的获取方式：{ways[row.filed.way]}。</p>}
      <FileField {...field('paper', '提供的信息')} hint="PDF、Word、Excel、JPG 或 PNG，最多 4 份" multiple />
    </>
  ),
  passLaw: (field) => area(field, '法制审核意见'),
  passSecrecy: (field) => area(field, '保密审查意见'),
  sendBack: (field) => area(field, '退回的意见'),
  sign: (field) => area(field, '签发意见', false),
  deliver: (field, { row }) => (
    <>
      {when(field, '送达日期')}
      <SelectField {...field('way', '送达方式')} required value={row.filed?.way} options={options(ways)} />
    </>
  ),
  withdraw: (field) => area(field, '申请人怎样提出撤回，以及原因'),
  weigh: (field) => (
    <>
      <RadioGroup
        {...field('adopted', '审核结论')}
        required
        options={[
          { value: 'yes', label: '属于主动公开的范围，采纳' },
          { value: 'no', label: '不采纳' },
        ]}
      />
      {area(field, '理由，要告知申请人')}
    </>
  ),
  archive: (field) => <TextField {...field('place', '归档号')} maxLength={60} />,
};
