import type { Typed } from '../../../platform/form.ts';
import { asset } from '../../../ui/assets.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import {
  DateField,
  ErrorSummary,
  FileField,
  Form,
  type FormErrors,
  FormSection,
  RadioGroup,
  SelectField,
  TextArea,
} from '../../../ui/form.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { Task } from '../queries/tasks.ts';
import type { PlannedMatter } from '../rules/plan.ts';
import { isProblem, mendDays, mostPhotos, type Photo, resultKinds } from '../rules/visit.ts';
import { AssignCard, type Assigning } from './assign.tsx';
import { Photos } from './photos.tsx';

interface Props {
  task: Task;
  matters: PlannedMatter[];
  person: number;
  today: string;
  typed: Typed;
  assigning: Assigning;
  /** What the form holds of photographs now. */
  photos: Photo[];
  errors: FormErrors;
  formKey: string;
  keyFor(): string;
}

const pathOf = ({ draw, target }: Task) => `/staff/inspections/tasks/${draw}/${target}`;

/** On the spot, on a phone: the task, what to look at, what was found, and the signatures of the team. */
export function VisitPage(props: Props) {
  const { task, person, errors } = props;
  const signed = task.visit?.signatures ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Card title="检查任务">
        <Facts
          label="检查任务"
          items={[
            { label: '检查对象', value: task.name },
            { label: '统一社会信用代码', value: task.target },
            { label: '抽签', value: `${task.number}，第 ${task.batch} 批` },
            { label: '检查截止', value: task.toOn },
            { label: '整改期限', value: task.open && task.mendBy },
            {
              label: '检查人员',
              value: task.team
                .map(
                  ({ name, person: one }) => `${name}（${one !== null && signed.includes(one) ? '已签名' : '未签名'}）`,
                )
                .join('、'),
              wide: true,
            },
          ]}
        />
      </Card>
      <AssignCard
        {...props.assigning}
        path={pathOf(task)}
        person={person}
        reason={typeof props.typed.assignReason === 'string' ? props.typed.assignReason : ''}
        error={errors.assignReason}
        keyFor={props.keyFor}
      />
      {task.visit && <Recorded {...props} />}
      {task.own && signed.length < 2 && <VisitForm {...props} />}
      {task.complete && task.own && task.open && <FollowUp {...props} />}
      {!task.own && !task.visit && <p>检查结果由抽中的检查人员录入，还没有录入。</p>}
      {task.own && task.team.some((one) => one.person === person && !one.able) && (
        <p>您的执法证件已过期或者停用，请先在抽签里申请更换检查人员。</p>
      )}
    </>
  );
}

function Recorded({ task, matters, person, keyFor }: Props) {
  const visit = task.visit!;
  const called = (key: string) => matters.find((matter) => matter.key === key)?.name ?? key;
  const mine = task.team.some((one) => one.person === person && one.able) && !visit.signatures.includes(person);
  return (
    <Card
      title="检查记录"
      note={
        <>
          {visit.recordedByName} <Moment at={visit.recordedAt} /> 录入，检查日期 {visit.visitedOn}
        </>
      }
    >
      <Facts
        label="检查记录"
        columns={1}
        items={visit.results.map(({ matter, kind, found }) => ({
          label: called(matter),
          value: found ? `${kind}：${found}` : kind,
        }))}
      />
      <Photos base={pathOf(task)} photos={visit.photos} />
      {visit.followups.map(({ done, note, by, at }) => (
        <p>
          {done ? '已整改' : '整改中'}：{note}（{by}，<Moment at={new Date(at)} />）
        </p>
      ))}
      {mine && (
        <Form action={`${pathOf(task)}/sign`} idempotencyKey={keyFor()} label="签名">
          <input type="hidden" name="seen" value={visit.hash} />
          <Buttons>
            <Button>核对无误，签名</Button>
          </Buttons>
        </Form>
      )}
    </Card>
  );
}

function VisitForm({ task, matters, typed, photos, errors, formKey }: Props) {
  const value = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '');
  return (
    <Card
      title={task.visit ? '修改记录' : '录入检查结果'}
      note="保存就是签名。没有网络时先存在这台设备里，恢复以后自动发送，不会重复。"
    >
      <outbox-form data-label={task.name}>
        <Form action={pathOf(task)} idempotencyKey={formKey} upload label="现场检查记录">
          <DateField name="visitedOn" label="检查日期" required value={value('visitedOn')} error={errors.visitedOn} />
          {matters.map(({ key, name, fields }) => (
            <FormSection title={name} note={[fields.way, fields.content].filter(Boolean).join('：')}>
              <SelectField
                name={`kind.${key}`}
                label="检查结果"
                required
                blank="请选择"
                value={value(`kind.${key}`)}
                options={resultKinds.map((kind) => ({ value: kind, label: kind }))}
                error={errors[`kind.${key}`]}
              />
              <TextArea
                name={`found.${key}`}
                label="检查情况"
                rows={3}
                value={value(`found.${key}`)}
                maxLength={1000}
                hint="供内部使用，不公开"
                error={errors[`found.${key}`]}
              />
            </FormSection>
          ))}
          <DateField
            name="mendBy"
            label="整改期限"
            value={value('mendBy')}
            error={errors.mendBy}
            hint={`发现问题的填写；空着是检查后 ${mendDays} 日`}
          />
          <Photos base={pathOf(task)} photos={photos} name="photo" />
          <FileField
            name="photos"
            label="现场照片"
            multiple
            accept="image/jpeg,image/png,image/webp"
            hint={`最多 ${mostPhotos} 张。拍摄地点、设备等信息自动去掉；供内部使用，经选择和审查才会公开`}
            error={errors.photos}
          />
          <Buttons>
            <Button>保存并签名</Button>
          </Buttons>
        </Form>
      </outbox-form>
      <script type="module" src={asset('outbox.js')} />
    </Card>
  );
}

function FollowUp({ task, typed, errors, keyFor }: Props) {
  if (!task.visit!.results.some(({ kind }) => isProblem(kind))) return null;
  return (
    <Card title="整改情况">
      <Form action={`${pathOf(task)}/followup`} idempotencyKey={keyFor()} label="整改情况">
        <TextArea
          name="note"
          label="整改情况"
          required
          rows={3}
          value={typeof typed.note === 'string' ? typed.note : ''}
          maxLength={500}
          error={errors.note}
        />
        <RadioGroup
          name="done"
          label="是否完成"
          value="no"
          inline
          options={[
            { value: 'no', label: '整改中' },
            { value: 'yes', label: '已完成' },
          ]}
        />
        <Buttons>
          <Button>登记</Button>
        </Buttons>
      </Form>
    </Card>
  );
}
